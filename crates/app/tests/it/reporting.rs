use crate::world::{Answer, Browser, World};
use axum::http::StatusCode;

/// Answers one page and says what the next one asks.
async fn answer(world: &World, browser: &mut Browser, step: &str, form: &[(&str, &str)]) -> Answer {
    let mut all = vec![("step", step), ("go", "on")];
    all.extend_from_slice(form);
    let sent = world.post(browser, "/questions", &all).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{step}: {}", sent.text());
    assert_eq!(sent.location, "/questions", "one address for every step");
    world.get(browser, "/questions").await
}

async fn report(world: &World, browser: &mut Browser, extra: &[(&str, &[(&str, &str)])]) -> Answer {
    answer(world, browser, "start", &[]).await;
    answer(world, browser, "phrase", &[("phrase", "no")]).await;
    let with = |step: &str| extra.iter().find(|(name, _)| *name == step).map_or(&[][..], |(_, form)| *form);
    for step in ["reporter", "safe"] {
        answer(world, browser, step, with(step)).await;
    }
    answer(world, browser, "story", &[("story", "They shouted at me again at my door.")]).await;
    for step in
        ["when", "place", "why", "who_did_it", "harm", "evidence", "told", "wants", "person", "contact", "sharing"]
    {
        answer(world, browser, step, with(step)).await;
    }
    let sent = world.post(browser, "/questions", &[("step", "check"), ("go", "send")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    world.get(browser, "/questions").await
}

pub fn kept(page: &Answer) -> (String, String) {
    let shown = scraper::Html::parse_document(&page.body);
    let selector = scraper::Selector::parse(".app-keep__value").expect("a selector");
    let mut values = shown.select(&selector).map(|value| value.text().collect::<String>());
    (values.next().expect("a reference"), values.next().expect("a pass-phrase"))
}

#[tokio::test]
async fn an_anonymous_report_is_sent_and_its_author_comes_back() {
    for world in World::everywhere() {
        let mut browser = Browser::default();
        let sent = report(&world, &mut browser, &[("person", &[("named", "anonymous")])]).await;
        assert!(sent.says("Thank you for telling us"), "{}", sent.text());
        assert!(sent.says("You did not give us a way to reach you"));
        let (reference, phrase) = kept(&sent);
        assert_eq!(phrase.split(' ').count(), 6);

        let mut other_phone = Browser::default();
        let loud = phrase.to_uppercase().replace(' ', "-");
        let form = [("reference", reference.as_str()), ("phrase", loud.as_str())];
        let back = world.post(&mut other_phone, "/return", &form).await;
        assert_eq!(back.location, "/return", "{}", back.text());
        let stands = world.get(&mut other_phone, "/return").await;
        assert!(stands.says("It is waiting for one of us to read it"));
        assert!(!stands.says("shouted"), "what they wrote is not shown back");
        // Send now, add later: this is the later.
        let key = stands.form_key();
        let more = [("form", key.as_str()), ("more", "And today they were at the school gate.")];
        assert_eq!(world.post(&mut other_phone, "/return/additions", &more).await.location, "/return");
        assert!(world.get(&mut other_phone, "/return").await.says("We have added it"));
        assert!(!world.get(&mut other_phone, "/return").await.says("We have added it"), "said once");
        let mut desk = world.signed_in("marcus").await;
        let queue = world.get(&mut desk, "/referrals").await;
        let hit = queue.body.split("/referrals/").find(|part| part.contains(&reference)).expect("it waits");
        let id = &hit[..36];
        let page = world.get(&mut desk, &format!("/referrals/{id}")).await;
        assert!(page.says("And today they were at the school gate."));
        // Whoever takes the case on owes an answer to what was written before.
        let worker = page.find("input[name=worker]", "value");
        let accept = [("decision", "accepted"), ("worker", worker.as_str()), ("risk", "medium"), ("why", "Every week")];
        let case = world.post(&mut desk, &format!("/referrals/{id}/decision"), &accept).await.location;
        let case = world.get(&mut desk, &case).await;
        assert!(case.says("They got in touch: answer them"), "{}", case.text());
        assert!(case.says("And today they were at the school gate."), "it stands in what happened");
        let found = world.post(&mut desk, "/search", &[("for", "school gate")]).await;
        assert!(found.body.contains("/cases/"), "and the case is found by it: {}", found.text());
    }
}

#[tokio::test]
async fn leaving_forgets_everything_and_going_back_finds_a_neutral_page() {
    let world = World::new();
    let mut browser = Browser::default();
    answer(&world, &mut browser, "start", &[]).await;
    answer(&world, &mut browser, "phrase", &[("phrase", "no")]).await;
    let page = answer(&world, &mut browser, "story", &[("story", "my secret words")]).await;
    assert!(page.says("When did it happen?"));
    let mut before = browser.clone();
    let left = world.get(&mut browser, "/leave").await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    assert!(left.location.starts_with("https://www.bbc.co.uk/weather"));
    assert!(left.headers.contains_key("clear-site-data"));
    // Even with the old cookie, nothing is there.
    for browser in [&mut browser, &mut before] {
        let back = world.get(browser, "/questions").await;
        assert!(back.says("Before you start") && !back.body.contains("secret"));
    }
}

#[tokio::test]
async fn leaving_half_way_with_a_phrase_lets_its_author_go_on() {
    let world = World::new();
    let mut browser = Browser::default();
    answer(&world, &mut browser, "start", &[]).await;
    let shown = answer(&world, &mut browser, "phrase", &[("phrase", "digits")]).await;
    let (reference, phrase) = kept(&shown);
    assert_eq!(phrase.chars().filter(char::is_ascii_digit).count(), 20);
    answer(&world, &mut browser, "story", &[("story", "half a story")]).await;
    world.get(&mut browser, "/leave").await;
    let mut later = Browser::default();
    // Typed in the digits of another script.
    let urdu = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(0x6f0 + digit)).unwrap_or(c);
    let (reference, phrase): (String, String) =
        (reference.chars().map(urdu).collect(), phrase.chars().map(urdu).collect());
    let form = [("reference", reference.as_str()), ("phrase", phrase.as_str())];
    assert_eq!(world.post(&mut later, "/return", &form).await.location, "/questions");
    let page = world.get(&mut later, "/questions").await;
    assert!(page.says("When did it happen?"));
}

/// Going back from “send now, add later” leads to the question one came from.
#[tokio::test]
async fn back_from_sending_early_is_the_question_before() {
    let world = World::new();
    let mut browser = Browser::default();
    answer(&world, &mut browser, "start", &[]).await;
    answer(&world, &mut browser, "phrase", &[("phrase", "words")]).await;
    let here = world.get(&mut browser, "/questions").await.find("input[name=step]", "value");
    world.post(&mut browser, "/questions", &[("step", &here), ("go", "early")]).await;
    assert_eq!(world.get(&mut browser, "/questions").await.find("input[name=step]", "value"), "early");
    world.post(&mut browser, "/questions", &[("step", "early"), ("go", "back")]).await;
    assert_eq!(world.get(&mut browser, "/questions").await.find("input[name=step]", "value"), here);
}

#[tokio::test]
async fn pressing_send_twice_sends_once() {
    let world = World::new();
    let mut browser = Browser::default();
    let before = waiting(&world).await;
    answer(&world, &mut browser, "start", &[]).await;
    answer(&world, &mut browser, "story", &[("story", "Once is enough.")]).await;
    let mut twin = browser.clone();
    let send = [("step", "check"), ("go", "send")];
    let (first, second) =
        tokio::join!(world.post(&mut browser, "/questions", &send), world.post(&mut twin, "/questions", &send));
    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(waiting(&world).await, before + 1);
    let (one, two) = (world.get(&mut browser, "/questions").await, world.get(&mut twin, "/questions").await);
    assert_eq!(kept(&one), kept(&two), "both see the same way back");
}

async fn waiting(world: &World) -> i64 {
    let scope = world.scope(1);
    world.store.read(move |db| db.triage_waiting(&scope)).await.expect("readable").0
}

#[tokio::test]
async fn a_wrong_phrase_a_hundred_times_is_stopped_and_says_nothing() {
    let world = World::new();
    let mut browser = Browser::default();
    let sent = report(&world, &mut browser, &[]).await;
    let (reference, _) = kept(&sent);
    let mut stranger = Browser::default();
    let mut answers = Vec::new();
    for guess in 0..100 {
        let phrase = format!("guess number {guess} of many words");
        let form = [("reference", reference.as_str()), ("phrase", phrase.as_str())];
        answers.push(world.post(&mut stranger, "/return", &form).await);
    }
    assert!(answers.iter().all(|answer| answer.status == StatusCode::UNPROCESSABLE_ENTITY));
    assert!(answers[0].says("These two do not belong together"));
    assert!(answers[99].says("Too many tries"));
    // A reference that does not exist reads the same.
    world.clock.advance(jiff::SignedDuration::from_mins(6));
    let known = [("reference", reference.as_str()), ("phrase", "six words that are not right")];
    let never = alongside_domain::people::reference([9; 8]).to_string();
    let unknown = [("reference", never.as_str()), ("phrase", "six words that are not right")];
    let (known, unknown) =
        (world.post(&mut stranger, "/return", &known).await, world.post(&mut stranger, "/return", &unknown).await);
    assert_eq!(known.body.replace(&reference, "R"), unknown.body.replace(&never, "R"));
}

#[tokio::test]
async fn whoever_reports_for_another_learns_only_that_it_was_received() {
    let world = World::new();
    let mut browser = Browser::default();
    let sent = report(&world, &mut browser, &[("reporter", &[("reporter", "someone_else")])]).await;
    let (reference, phrase) = kept(&sent);
    let mut later = Browser::default();
    let form = [("reference", reference.as_str()), ("phrase", phrase.as_str())];
    world.post(&mut later, "/return", &form).await;
    let stands = world.get(&mut later, "/return").await;
    assert!(stands.says("It has been received") && !stands.says("waiting for one of us"));
}

#[tokio::test]
async fn just_write_it_down_is_recorded_and_not_queued_unless_there_is_danger() {
    let world = World::new();
    let before = waiting(&world).await;
    let only: (&str, &[(&str, &str)]) = ("wants", &[("want", "record_only")]);
    let sent = report(&world, &mut Browser::default(), &[only]).await;
    assert!(sent.says("We have written it down, as you asked"));
    assert_eq!(waiting(&world).await, before);
    let danger: (&str, &[(&str, &str)]) = ("safe", &[("safe", "no"), ("danger", "weapon")]);
    report(&world, &mut Browser::default(), &[only, danger]).await;
    assert_eq!(waiting(&world).await, before + 1);
}

/// Name and number are two questions: somebody in danger who does not want to
/// say who she is can still be rung.
#[tokio::test]
async fn whoever_gives_no_name_can_still_leave_a_number() {
    let world = World::new();
    let mut browser = Browser::default();
    answer(&world, &mut browser, "start", &[]).await;
    answer(&world, &mut browser, "story", &[("story", "No name please.")]).await;
    let asked = answer(&world, &mut browser, "person", &[("named", "anonymous"), ("name", "Typed First")]).await;
    assert!(asked.says("How can we reach you safely?"), "{}", asked.text());
    answer(&world, &mut browser, "contact", &[("phone", "07700 900777"), ("channel", "call")]).await;
    world.post(&mut browser, "/questions", &[("step", "check"), ("go", "send")]).await;
    let mut desk = world.signed_in("marcus").await;
    let found = world.post(&mut desk, "/search", &[("for", "07700 900777")]).await;
    let page = world.get(&mut desk, &found.find(".app-row a", "href")).await;
    assert!(page.says("Name not given") && page.says("07700 900777"), "{}", page.text());
    assert!(world.post(&mut desk, "/search", &[("for", "Typed First")]).await.says("0 results"));
}

#[tokio::test]
async fn an_answer_that_arrives_after_the_visit_has_ended_is_not_lost() {
    let world = World::new();
    let mut nobody = Browser::default();
    let page = answer(&world, &mut nobody, "story", &[("story", "Typed for an hour.")]).await;
    assert!(page.says("When did it happen?"));
    let back = world.post(&mut nobody, "/questions", &[("step", "when"), ("go", "back")]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    assert!(world.get(&mut nobody, "/questions").await.body.contains("Typed for an hour."));
}

/// Nobody's telephone rings: an anonymous reporter and a worker write to each
/// other on the page, before there is a case and after, and the lost
/// pass-phrase is given anew.
#[tokio::test]
async fn an_anonymous_reporter_and_a_worker_write_to_each_other() {
    for world in World::everywhere() {
        let mut browser = Browser::default();
        let sent = report(&world, &mut browser, &[("person", &[("named", "anonymous")])]).await;
        let (reference, phrase) = kept(&sent);
        let mut marcus = world.signed_in("marcus").await;
        let queue = world.get(&mut marcus, "/referrals").await;
        let referral =
            queue.body.split("/referrals/").find(|part| part.contains(&reference)).expect("it waits")[..36].to_owned();
        let thread = format!("/referrals/{referral}/messages");

        let refused = world.post(&mut marcus, &thread, &[("words", "")]).await;
        assert!(refused.says("Write the message"));
        let asked =
            world.post(&mut marcus, &thread, &[("words", "Which bus stop was it? We will ask for the camera.")]).await;
        assert_eq!(asked.location, thread, "{}", asked.text());
        assert!(world.get(&mut marcus, &thread).await.says("not shown to them yet"));

        let mut phone = Browser::default();
        let secrets = [("reference", reference.as_str()), ("phrase", phrase.as_str())];
        world.post(&mut phone, "/return", &secrets).await;
        let stands = world.get(&mut phone, "/return").await;
        assert!(stands.says("Which bus stop was it?"), "{}", stands.text());
        assert!(!stands.says("Marcus"), "no worker's name stands on a shared phone");
        assert!(world.get(&mut marcus, &thread).await.says("shown to them"));
        world.post(&mut phone, "/return/additions", &[("more", "The one by the library")]).await;
        assert!(world.get(&mut marcus, &thread).await.says("The one by the library"));

        // Once there is a case, a message is a contact too.
        let page = world.get(&mut marcus, &format!("/referrals/{referral}")).await;
        let worker = world.members[1].account.to_string();
        let accept = [
            ("decision", "accepted"),
            ("person", "new"),
            ("worker", worker.as_str()),
            ("risk", "low"),
            ("why", "Once, no threat"),
            ("form", &page.form_key()),
        ];
        let case = world.post(&mut marcus, &format!("/referrals/{referral}/decision"), &accept).await.location;
        assert!(case.starts_with("/cases/"), "{case}");
        world.post(&mut marcus, &thread, &[("words", "The council keeps the picture.")]).await;
        assert!(world.get(&mut marcus, &case).await.says("The council keeps the picture."));
        world.clock.advance(jiff::SignedDuration::from_mins(5));
        world.post(&mut phone, "/return/additions", &[("more", "Thank you. It happened again.")]).await;
        let shown = world.get(&mut marcus, &case).await;
        assert!(shown.says("It happened again.") && shown.says("They got in touch: answer them"), "{}", shown.text());

        // The pass-phrase is lost and given anew: the old one opens nothing.
        let renewing = format!("/referrals/{referral}/phrase");
        assert!(world.post(&mut marcus, &renewing, &[("checked", " ")]).await.says("Say how you know"));
        let given = world.post(&mut marcus, &renewing, &[("checked", "Knew the bus and the day")]).await;
        let (same, new) = kept(&given);
        assert_eq!(same, reference);
        assert_ne!(new, phrase);
        let mut late = Browser::default();
        assert!(world.post(&mut late, "/return", &secrets).await.says("do not belong together"));
        assert!(
            !world.get(&mut phone, "/return").await.says("The council keeps"),
            "and whoever had the old one is out"
        );
        let back = world.post(&mut late, "/return", &[("reference", &reference), ("phrase", &new)]).await;
        assert_eq!(back.location, "/return");
        assert!(world.get(&mut late, "/return").await.says("The council keeps the picture."));
        assert!(world.get(&mut marcus, &thread).await.says("Knew the bus and the day"));

        // Whoever wants a name before clients says which; colleagues see the whole one.
        let names = [("to-clients", "marcus@example.org"), ("to-agencies", "")];
        assert!(world.post(&mut marcus, "/display-names", &names).await.says("without numbers or an e-mail address"));
        let names = [("to-clients", "Mac"), ("to-agencies", "M. R.")];
        assert_eq!(world.post(&mut marcus, "/display-names", &names).await.location, "/sessions");
        assert!(world.get(&mut marcus, "/display-names").await.body.contains("M. R."));
        let stands = world.get(&mut late, "/return").await;
        assert!(stands.says("Mac") && !stands.says("Marcus") && !stands.says("M. R."), "{}", stands.text());
        assert!(world.get(&mut marcus, &thread).await.says("Marcus Reid"));
    }
}
