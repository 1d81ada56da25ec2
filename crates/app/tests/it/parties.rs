use crate::world::{Answer, Browser, World};
use axum::http::StatusCode;

const SAMIRA: usize = 0;
const MARCUS: usize = 1;
const JO: usize = 2;

/// Two cases of two clients, one Samira's alone and one Jo's alone, with their references.
async fn two_cases(world: &World, marcus: &mut Browser) -> [(String, String); 2] {
    let mut two = Vec::new();
    for (worker, at) in [(SAMIRA, 0), (JO, 1)] {
        let from = world.members[SAMIRA].account;
        let listed = world.get(marcus, &format!("/handovers/new?from={from}")).await;
        let case = format!("/cases/{}", listed.all("input[name=cases]", "value")[at]);
        let given = give(world, marcus, &case, worker).await;
        assert!(given.status == 303 || given.says("who they were"), "{}", given.text());
        let reference = listed_reference(&world.get(marcus, &case).await);
        two.push((case, reference));
    }
    two.try_into().expect("two")
}

fn listed_reference(page: &Answer) -> String {
    let text = page.text();
    let is = |word: &&str| word.len() == 11 && word.matches('-').count() == 2;
    text.split_whitespace().find(is).expect("a reference").to_owned()
}

/// Gives a case to one worker, with nobody as deputy.
async fn give(world: &World, browser: &mut Browser, case: &str, worker: usize) -> Answer {
    let form = world.get(browser, &format!("{case}/handover")).await;
    let seen = |name: &str| form.find(&format!("input[name={name}]"), "value");
    let (before, deputy, summary) = (seen("worker-before"), seen("deputy-before"), seen("summary-before"));
    let worker = world.members[worker].account.to_string();
    let change = [
        ("worker", worker.as_str()),
        ("deputy", "none"),
        ("summary", "As it was."),
        ("worker-before", before.as_str()),
        ("deputy-before", deputy.as_str()),
        ("summary-before", summary.as_str()),
    ];
    world.post(browser, &format!("{case}/handover"), &change).await
}

async fn link(world: &World, browser: &mut Browser, case: &str, other: &str, kind: &str) -> Answer {
    let form = [
        ("reference", other),
        ("kind", kind),
        ("link-reason", "Both told us of the stairs"),
        ("link-review", "in 6 weeks"),
    ];
    world.post(browser, &format!("{case}/links"), &form).await
}

/// Whoever works with one party does not open the other's case, by any change
/// of hands, and what was written of the one is not read by the other's worker.
#[tokio::test]
async fn two_parties_are_kept_apart_from_the_first_day() {
    for world in World::everywhere() {
        let mut marcus = world.signed_in("marcus").await;
        let mut samira = world.signed_in("samira").await;
        let mut jo = world.signed_in("jo").await;
        let [(ours, our_reference), (theirs, their_reference)] = two_cases(&world, &mut marcus).await;
        assert_eq!(world.get(&mut samira, &theirs).await.status, StatusCode::OK, "one team");
        let refused = link(&world, &mut marcus, &ours, "K7MQ-4XWT-C", "other_party").await;
        assert!(refused.says("No case that you look after has this reference"), "{}", refused.text());
        let oneself = link(&world, &mut marcus, &ours, &our_reference, "other_party").await;
        assert!(oneself.says("the case you are on"), "{}", oneself.text());
        let linked = link(&world, &mut marcus, &ours, &their_reference, "other_party").await;
        assert_eq!(linked.status, StatusCode::SEE_OTHER, "{}", linked.text());

        assert_eq!(world.get(&mut samira, &theirs).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.get(&mut jo, &ours).await.status, StatusCode::NOT_FOUND);
        let links = world.get(&mut samira, &format!("{ours}/links")).await;
        assert!(links.says("None that you may open") && !links.says(&their_reference), "{}", links.text());
        let seen = world.get(&mut marcus, &format!("{ours}/links")).await;
        assert!(seen.says(&their_reference) && seen.says("other party"), "{}", seen.text());
        let told = world.get(&mut jo, &theirs).await;
        assert!(told.says("A conflict of interest") && !told.says("stairs"), "{}", told.text());

        let crossed = give(&world, &mut marcus, &ours, JO).await;
        assert!(crossed.says("A wall stands between"), "{}", crossed.text());
        // Whoever takes one over loses sight of the other.
        assert_eq!(give(&world, &mut marcus, &ours, MARCUS).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.get(&mut marcus, &theirs).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.get(&mut marcus, &ours).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn nobody_who_works_on_both_parties_is_left_with_both() {
    let world = World::new();
    let mut marcus = world.signed_in("marcus").await;
    let [(ours, _), (theirs, reference)] = two_cases(&world, &mut marcus).await;
    give(&world, &mut marcus, &theirs, SAMIRA).await;
    let refused = link(&world, &mut marcus, &ours, &reference, "other_party").await;
    assert!(refused.says("Hand one over first") && refused.body.contains("Both told us of the stairs"));
    // About one incident they may be hers both, and are unlinked again.
    assert_eq!(link(&world, &mut marcus, &ours, &reference, "same_incident").await.status, StatusCode::SEE_OTHER);
    let mut samira = world.signed_in("samira").await;
    let page = world.get(&mut samira, &format!("{theirs}/links")).await;
    assert!(page.says("About the same incident"), "{}", page.text());
    let other = page.find("input[name=other]", "value");
    let why = format!("why-{other}");
    let bare = [("other", other.as_str()), ("kind-of", "same_incident")];
    let removal = format!("{theirs}/links/removal");
    assert!(world.post(&mut samira, &removal, &bare).await.says("Say why they are not linked"));
    let said = [bare[0], bare[1], (why.as_str(), "Two different nights")];
    assert_eq!(world.post(&mut samira, &removal, &said).await.status, StatusCode::SEE_OTHER);
    assert!(world.get(&mut marcus, &format!("{ours}/links")).await.says("None that you may open"));
}

/// The person complained of in two cases is recognised, but by nobody to whom
/// the other case is closed; and of a child little is kept.
#[tokio::test]
async fn whoever_is_complained_of_twice_is_recognised_by_those_who_may() {
    for world in World::everywhere() {
        let mut marcus = world.signed_in("marcus").await;
        let [(ours, _), (theirs, their_reference)] = two_cases(&world, &mut marcus).await;
        let at = |case: &str| format!("{case}/complained-of");
        let nobody = world.post(&mut marcus, &at(&theirs), &[("address", "12 Station Road")]).await;
        assert!(nobody.says("Enter a name, or describe them") && nobody.body.contains("12 Station Road"));
        let known = [("name", "Liam O’Brien"), ("known", "neighbour"), ("address", "12 Station Road")];
        assert_eq!(world.post(&mut marcus, &at(&theirs), &known).await.status, StatusCode::SEE_OTHER);
        let spelt = [("name", "liam o'brien"), ("description", "Red jacket, a dog")];
        assert_eq!(world.post(&mut marcus, &at(&ours), &spelt).await.status, StatusCode::SEE_OTHER);
        let suggested = world.get(&mut marcus, &at(&ours)).await;
        assert!(suggested.says("with a name like this") && suggested.says(&their_reference), "{}", suggested.text());

        // A colleague in the team opens Jo's case, but not what was said there of others.
        let mut samira = world.signed_in("samira").await;
        assert_eq!(world.get(&mut samira, &theirs).await.status, StatusCode::OK);
        let hers = world.get(&mut samira, &at(&ours)).await;
        assert!(!hers.says("with a name like this") && !hers.says("Station Road"), "{}", hers.text());

        // Jo's case is walled off from Samira: she is told nothing of it.
        let against = format!("person {}", world.members[SAMIRA].account);
        let wall = [("against", against.as_str()), ("wall-reason", "The client asked"), ("wall-review", "in 6 weeks")];
        assert_eq!(world.post(&mut marcus, &format!("{theirs}/walls"), &wall).await.status, StatusCode::SEE_OTHER);
        let hers = world.get(&mut samira, &at(&ours)).await;
        assert!(!hers.says("with a name like this") && !hers.says("Station Road"), "{}", hers.text());
        let person = suggested.find("form[action$='/complained-of/link'] input[name=person]", "value");
        let guess = world.post(&mut samira, &format!("{ours}/complained-of/link"), &[("person", &person)]).await;
        assert_eq!(guess.status, StatusCode::UNPROCESSABLE_ENTITY);

        let linked = world.post(&mut marcus, &format!("{ours}/complained-of/link"), &[("person", &person)]).await;
        assert_eq!(linked.status, StatusCode::SEE_OTHER, "{}", linked.text());
        assert!(world.get(&mut marcus, &at(&ours)).await.says("12 Station Road"));
        let hers = world.get(&mut samira, &at(&ours)).await;
        assert!(hers.says("Liam O’Brien") && !hers.says("Station Road"), "the name alone: {}", hers.text());
        let child = [("name", "Noah Smith"), ("address", "3 High Street"), ("under-18", "yes")];
        world.post(&mut marcus, &at(&ours), &child).await;
        let kept = world.get(&mut marcus, &at(&ours)).await;
        assert!(kept.says("N. S.") && !kept.says("Noah") && !kept.says("3 High Street"), "{}", kept.text());
    }
}

#[tokio::test]
async fn two_records_of_one_person_become_one_client_and_part_again() {
    for world in World::everywhere() {
        let mut marcus = world.signed_in("marcus").await;
        let [(ours, our_reference), (theirs, their_reference)] = two_cases(&world, &mut marcus).await;
        for (case, name) in [(&ours, "Amina Yusuf Warsame"), (&theirs, "Aminah Yusuf Warsame")] {
            let form = world.get(&mut marcus, &format!("{case}/name")).await;
            let seen = |name: &str| form.find(&format!("input[name={name}]"), "value");
            let (name_before, called_before) = (seen("name-before"), seen("called-before"));
            let change =
                [("name", name), ("called", ""), ("name-before", &name_before), ("called-before", &called_before)];
            assert_eq!(world.post(&mut marcus, &format!("{case}/name"), &change).await.status, StatusCode::SEE_OTHER);
        }
        let merge = format!("{ours}/merge");
        let page = world.get(&mut marcus, &merge).await;
        assert!(page.says(&their_reference), "{}", page.text());
        let person = page.find("input[name=person]", "value");
        assert!(world.post(&mut marcus, &merge, &[("person", &person)]).await.says("Say how you know"));
        let said = [("person", person.as_str()), ("reason", "She told me on the phone")];
        assert_eq!(world.post(&mut marcus, &merge, &said).await.status, StatusCode::SEE_OTHER);
        let case = world.get(&mut marcus, &ours).await;
        assert!(case.says("Aminah Yusuf Warsame") && case.says("She told me on the phone"), "{}", case.text());
        let linked = link(&world, &mut marcus, &ours, &their_reference, "other_party").await;
        assert!(linked.says("Both are cases of one client"), "{}", linked.text());
        let found = world.post(&mut marcus, "/search", &[("for", "Amina Yusuf Warsame")]).await;
        assert!(found.says(&our_reference) && found.says(&their_reference), "{}", found.text());

        // A wall before the case stands before a report under the name it came with.
        let jo = format!("person {}", world.members[JO].account);
        let wall = [("against", jo.as_str()), ("wall-reason", "The client asked"), ("wall-review", "in 6 weeks")];
        assert_eq!(world.post(&mut marcus, &format!("{ours}/walls"), &wall).await.status, StatusCode::SEE_OTHER);
        let again = [("source", "phone"), ("story", "He came back."), ("name", "Amina Yusuf Warsame")];
        let report = world.enter_anyway(&mut marcus, &again).await.location;
        let mut at_desk = world.signed_in("jo").await;
        assert_eq!(world.get(&mut at_desk, &report).await.status, StatusCode::NOT_FOUND);

        let undo = format!("{ours}/merge/undo");
        assert!(world.post(&mut marcus, &undo, &[]).await.says("Say how you know that they are two people"));
        let parted = world.post(&mut marcus, &undo, &[("undo-reason", "Another date of birth")]).await;
        assert_eq!(parted.status, StatusCode::SEE_OTHER, "{}", parted.text());
        assert!(world.get(&mut marcus, &ours).await.says("Amina Yusuf Warsame"));
        // Behind a wall of the one nobody works for the other: they are not made one.
        let walled = world.post(&mut marcus, &merge, &said).await;
        assert!(walled.says("somebody else looks after their case") && !walled.says("wall"), "{}", walled.text());
        let again = world.post(&mut marcus, &undo, &[("undo-reason", "Once more")]).await;
        assert!(again.says("taken it back already") || again.status == 422, "{}", again.text());
    }
}

#[tokio::test]
async fn cover_puts_a_colleagues_cases_on_the_list_for_some_days() {
    let world = World::new();
    let mut marcus = world.signed_in("marcus").await;
    let (away, by) = (world.members[SAMIRA].account.to_string(), world.members[JO].account.to_string());
    let mut jo = world.signed_in("jo").await;
    assert!(!world.get(&mut jo, "/today").await.says("For a colleague"));
    let long = [("away", away.as_str()), ("by", by.as_str()), ("since", "today"), ("until", "in 5 months")];
    assert!(world.post(&mut marcus, "/covers", &long).await.says("within two months"));
    let oneself = [("away", away.as_str()), ("by", away.as_str()), ("since", "today"), ("until", "in 2 weeks")];
    assert!(world.post(&mut marcus, "/covers", &oneself).await.says("nobody covers for themself"));
    let cover = [long[0], long[1], long[2], ("until", "in 2 weeks")];
    assert_eq!(world.post(&mut marcus, "/covers", &cover).await.status, StatusCode::SEE_OTHER);
    assert!(world.get(&mut marcus, "/covers").await.says("Jo Pembroke for Samira Khan"));
    assert!(world.get(&mut jo, "/today").await.says("For a colleague"));
    // The last day is today: tomorrow it is over.
    let since = world.get(&mut marcus, "/covers").await.find("input[name=since][type=hidden]", "value");
    let ended = [long[0], long[1], ("since", since.as_str())];
    assert_eq!(world.post(&mut marcus, "/covers/end", &ended).await.status, StatusCode::SEE_OTHER);
    // One that has not begun never begins.
    let later = [long[0], long[1], ("since", "in 1 week"), ("until", "in 2 weeks")];
    assert_eq!(world.post(&mut marcus, "/covers", &later).await.status, StatusCode::SEE_OTHER);
    let listed = world.get(&mut marcus, "/covers").await.all("input[name=since][type=hidden]", "value");
    assert_eq!(listed.len(), 2);
    let never = [long[0], long[1], ("since", listed[1].as_str())];
    assert_eq!(world.post(&mut marcus, "/covers/end", &never).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&mut marcus, "/covers").await.all("input[name=since][type=hidden]", "value").len(), 1);
    assert!(world.get(&mut jo, "/today").await.says("For a colleague"));
    world.clock.advance(jiff::SignedDuration::from_hours(24));
    let mut jo = world.signed_in("jo").await;
    assert!(!world.get(&mut jo, "/today").await.says("For a colleague"));
}

/// A wall against an organisation: it has no news of the case, whatever was agreed.
#[tokio::test]
async fn an_organisation_behind_a_wall_hears_only_that_it_was_received() {
    let world = World::new();
    let mut alex = world.signed_in("alex").await;
    let bare = world.post(&mut alex, "/agencies", &[("name", "Riverside Housing")]).await;
    assert!(bare.says("Choose what kind") && bare.body.contains("Riverside Housing"));
    let named = [("name", "Riverside Housing"), ("kind", "housing")];
    assert_eq!(world.post(&mut alex, "/agencies", &named).await.status, StatusCode::SEE_OTHER);
    assert!(world.post(&mut alex, "/agencies", &[("name", "riverside  HOUSING"), named[1]]).await.says("already"));

    let mut officer = Browser::default();
    let sent = crate::professionals::refer(&world, &mut officer, &[], &[]).await.location;
    let mut desk = world.signed_in("marcus").await;
    let report = crate::professionals::found(&world, &mut desk).await;
    let worker = world.get(&mut desk, &report).await.find("input[name=worker]", "value");
    let accept = [("decision", "accepted"), ("worker", worker.as_str()), ("risk", "medium"), ("why", "Every night")];
    let case = world.post(&mut desk, &format!("{report}/decision"), &accept).await.location;
    let agreed = [("agreed", "yes"), ("how-agreed", "on the phone today")];
    world.post(&mut desk, &format!("{report}/feedback"), &agreed).await;
    let link = async || world.get(&mut Browser::default(), &sent).await;
    assert!(link().await.says("We are working with them"));
    let page = world.get(&mut desk, &format!("{case}/access")).await;
    let listed = world.store.read(|db| db.agencies()).await.expect("readable");
    let id = listed.iter().find(|agency| agency.name == "Riverside Housing").expect("it is listed").id;
    let against = format!("agency {id}");
    assert!(page.all("input[value^='agency ']", "value").contains(&against));
    let wall = [("against", against.as_str()), ("wall-reason", "Her ex works there"), ("wall-review", "in 6 weeks")];
    assert_eq!(world.post(&mut desk, &format!("{case}/walls"), &wall).await.status, StatusCode::SEE_OTHER);
    assert!(!link().await.says("We are working with them"));
    assert!(world.get(&mut desk, &format!("{case}/access")).await.says("Riverside Housing, to whom nothing"));
    assert_eq!(
        world.post(&mut alex, "/agencies/end", &[("agency", &id.to_string())]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(!link().await.says("We are working with them"), "the wall stands although it is off the list");
}

/// A manager sees who opened the case of somebody with their own family name;
/// the work of those who work on it is no news.
#[tokio::test]
async fn openings_by_people_of_the_clients_name_are_there_to_ask_about() {
    for world in World::everywhere() {
        let mut marcus = world.signed_in("marcus").await;
        let [(hers, _), (theirs, reference)] = two_cases(&world, &mut marcus).await;
        for (case, name) in [(&hers, "Nadia Khan"), (&theirs, "Omar Khan")] {
            let form = world.get(&mut marcus, &format!("{case}/name")).await;
            let seen = |name: &str| form.find(&format!("input[name={name}]"), "value");
            let (before, called) = (seen("name-before"), seen("called-before"));
            let change = [("name", name), ("called", ""), ("name-before", &before), ("called-before", &called)];
            assert_eq!(world.post(&mut marcus, &format!("{case}/name"), &change).await.status, StatusCode::SEE_OTHER);
        }
        assert!(world.get(&mut marcus, "/looks").await.says("None."));
        let mut samira = world.signed_in("samira").await;
        let mut jo = world.signed_in("jo").await;
        for case in [&hers, &theirs] {
            world.get(&mut samira, case).await;
            world.get(&mut jo, case).await;
        }
        let page = world.get(&mut marcus, "/looks").await;
        assert!(page.says("Samira Khan opened Omar Khan") && page.says(&reference), "{}", page.text());
        assert!(!page.says("times"), "once is once, by however many things she is near: {}", page.text());
        assert!(!page.says("Nadia Khan") && !page.says("Jo Pembroke"), "{}", page.text());
        world.clock.advance(jiff::SignedDuration::from_hours(15 * 24));
        let mut marcus = world.signed_in("marcus").await;
        assert!(world.get(&mut marcus, "/looks").await.says("None."));
    }
}
