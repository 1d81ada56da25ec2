use crate::world::{Answer, Browser, World};
use axum::http::StatusCode;

const REFERRAL: [(&str, &str); 9] = [
    ("source", "housing"),
    ("organisation", "Riverside Housing"),
    ("reporter-name", "A. Officer"),
    ("own-phone", "020 7946 0111"),
    ("permission", "could_not_ask"),
    ("name", "Halima Noor"),
    ("story", "Neighbours shout at her through the wall."),
    ("phone", "07700 900321"),
    ("shared", "not_known"),
];

pub async fn refer(world: &World, browser: &mut Browser, extra: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
    let key = world.get(browser, "/refer").await.form_key();
    let mut form = vec![("form", key.as_str())];
    form.extend(REFERRAL.iter().filter(|(name, _)| extra.iter().all(|(other, _)| other != name)));
    form.extend_from_slice(extra);
    world.upload(browser, "/refer", &form, files).await
}

pub async fn found(world: &World, desk: &mut Browser) -> String {
    world.post(desk, "/search", &[("for", "Halima Noor")]).await.find(".app-row a", "href")
}

/// A referral by a professional says only that it was received, whatever
/// becomes of it, until the person agrees; and never that she was known.
#[tokio::test]
async fn a_professional_learns_what_the_person_agreed_to_and_no_more() {
    for world in World::everywhere() {
        let mut officer = Browser::default();
        let sent = refer(&world, &mut officer, &[], &[("letter.txt", b"Dear colleagues")]).await;
        assert!(sent.location.starts_with("/refer/"), "{}", sent.text());
        let receipt = world.get(&mut Browser::default(), &sent.location).await;
        assert!(
            receipt.says("Received") && receipt.says("You hear more here only if they agree"),
            "{}",
            receipt.text()
        );
        assert!(!receipt.says("Halima") && !receipt.says("wall"), "nothing of the person");

        let mut desk = world.signed_in("marcus").await;
        let report = found(&world, &mut desk).await;
        let page = world.get(&mut desk, &report).await;
        assert!(page.says("Riverside Housing") && page.says("I could not ask them"), "{}", page.text());
        assert!(page.says("Nobody has asked what is safe. One call, to them alone.") && page.says("Files (1)"));

        // The pass-phrase is the person's, and messages reach her and not the officer.
        let given = world.post(&mut desk, &format!("{report}/phrase"), &[("checked", "Rang back, code word")]).await;
        assert!(given.says("Read this out to them"), "{}", given.text());
        let write = [("words", "We are here for you")];
        assert_eq!(world.post(&mut desk, &format!("{report}/messages"), &write).await.status, StatusCode::SEE_OTHER);

        let decision = format!("{report}/decision");
        let worker = page.find("input[name=worker]", "value");
        let accept =
            [("decision", "accepted"), ("worker", worker.as_str()), ("risk", "medium"), ("why", "Every night")];
        assert!(world.post(&mut desk, &decision, &accept).await.location.starts_with("/cases/"));
        let receipt = world.get(&mut Browser::default(), &sent.location).await;
        assert!(receipt.says("Received") && !receipt.says("working with them"));

        let settle = format!("{report}/feedback");
        let refused = world.post(&mut desk, &settle, &[("agreed", "yes")]).await;
        assert!(refused.says("Say how they agreed"), "{}", refused.text());
        let agreed = [("agreed", "yes"), ("how-agreed", "on the phone today")];
        assert_eq!(world.post(&mut desk, &settle, &agreed).await.status, StatusCode::SEE_OTHER);
        let told = world.get(&mut Browser::default(), &sent.location).await;
        assert!(told.says("We are working with them") && !told.says("here for you"));
        // The worker's name stands there only if the worker has said what it is.
        assert!(!told.says("Ask for"));
        assert_eq!(world.members[1].account.to_string(), worker);
        world.post(&mut desk, "/display-names", &[("to-clients", ""), ("to-agencies", "Mac R.")]).await;
        let told = world.get(&mut Browser::default(), &sent.location).await;
        assert!(told.says("Ask for Mac R.") && !told.says("Marcus"), "{}", told.text());
        world.post(&mut desk, &settle, &[("agreed", "no")]).await;
        let received = world.get(&mut Browser::default(), &sent.location).await;
        assert!(received.says("Received") && !received.says("Mac R."), "she changed her mind");

        let end = format!("{report}/referrer-link/removal");
        assert!(world.post(&mut desk, &end, &[]).await.says("Say why the link ends"));
        assert_eq!(world.post(&mut desk, &end, &[("why-ended", "He is the one")]).await.status, StatusCode::SEE_OTHER);
        let gone = world.get(&mut Browser::default(), &sent.location).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        let never = world.get(&mut Browser::default(), "/refer/never-given").await;
        assert_eq!(gone.body, never.body, "a link that was ended and one that never was look the same");
    }
}

#[tokio::test]
async fn a_referral_with_something_missing_says_all_of_it_and_keeps_what_was_typed() {
    let world = World::new();
    let mut officer = Browser::default();
    let bare = [("source", ""), ("organisation", ""), ("permission", ""), ("story", ""), ("phone", "ask her")];
    let refused = refer(&world, &mut officer, &bare, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for sentence in
        ["Choose where you work", "name of your organisation", "Write down what has happened", "phone number"]
    {
        assert!(refused.says(sentence), "{sentence}: {}", refused.text());
    }
    assert!(refused.body.contains("Halima Noor") && refused.body.contains("A. Officer"));
    let link = refused.find(".govuk-error-summary a", "href");
    assert!(refused.body.contains(&format!("id=\"{}\"", link.trim_start_matches('#'))), "{link}");
    let film = vec![7u8; 60 * 1024 * 1024];
    let large = refer(&world, &mut officer, &[], &[("film.mp4", &film)]).await;
    assert_eq!(large.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(large.says("more than 50 MB") && large.body.contains("Halima Noor"), "nothing typed is lost");
    assert!(large.body.contains("Neighbours shout at her") && !large.form_key().is_empty());
    let again = refer(&world, &mut officer, &[("story", "")], &[("letter.txt", b"Dear colleagues")]).await;
    assert!(again.says("Choose the files again"), "{}", again.text());
    // The public form cannot say that it came by telephone.
    assert!(refer(&world, &mut officer, &[("source", "phone")], &[]).await.says("Choose where you work"));
}

/// Whoever may be near a report is named before it is given to them, and not by
/// what; and their opening of it is there to be asked about.
#[tokio::test]
async fn a_case_is_not_given_to_a_neighbour_unawares() {
    for world in World::everywhere() {
        let mut jo = world.signed_in("jo").await;
        let declare = async |browser: &mut Browser, places: &str| {
            let form = [("families", ""), ("places", places), ("organisations", "riverside housing")];
            world.post(browser, "/ties", &form).await
        };
        let refused = declare(&mut jo, "round the corner").await;
        assert!(refused.says("“round the corner” is neither a street"), "{}", refused.text());
        assert_eq!(declare(&mut jo, "Tanner's Lane\nKT1 9ZZ").await.location, "/sessions");
        assert!(world.get(&mut jo, "/ties").await.body.contains("KT1 9ZZ"), "one's own are there to be changed");

        let mut officer = Browser::default();
        refer(&world, &mut officer, &[("address", "Flat 3, 8 Tanners Ln")], &[]).await;
        let mut desk = world.signed_in("marcus").await;
        let report = found(&world, &mut desk).await;
        let page = world.get(&mut desk, &report).await;
        assert!(page.says("May be near: a street or postcode, an organisation. Ask them first"), "{}", page.text());
        assert_eq!(page.text().matches("May be near").count(), 2, "Jo, as worker and as deputy, and nobody else");
        assert!(!page.body.contains("KT1 9ZZ"), "what they said of themselves is theirs");

        let worker = world.members[0].account.to_string();
        let accept =
            [("decision", "accepted"), ("worker", worker.as_str()), ("risk", "medium"), ("why", "Every night")];
        let case = world.post(&mut desk, &format!("{report}/decision"), &accept).await.location;
        assert!(world.get(&mut desk, &format!("{case}/handover")).await.says("May be near: a street"));
        assert!(world.get(&mut desk, "/looks").await.says("None."));
        world.get(&mut jo, &case).await;
        let looks = world.get(&mut desk, "/looks").await;
        assert!(looks.says("Jo Pembroke opened Halima Noor"), "{}", looks.text());
    }
}
