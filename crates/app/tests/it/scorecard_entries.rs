use crate::access::somebody;
use crate::scorecards::{begun, with_measure};
use crate::world::{Browser, World};
use alongside_gate::{AccountState, Role};

/// Puts an action beside an edition; its address.
pub async fn with_action(world: &World, browser: &mut Browser, edition: &str) -> String {
    let new = format!("{edition}/entries/new/action");
    let key = world.get(browser, &new).await.form_key();
    let typed = [
        ("form", key.as_str()),
        ("about", "stopped"),
        ("says", "Publish searches each month"),
        ("owner", "Borough Commander"),
        ("due", "3 December 2026"),
    ];
    let kept = world.post(browser, &new, &typed).await;
    assert_eq!(kept.location, format!("{edition}/entries"), "{}", kept.text());
    world.get(browser, &kept.location).await.find("#action .app-row a", "href")
}

/// Publishes an edition as Marcus, with a key of a form of its own.
pub async fn published(world: &World, manager: &mut Browser, edition: &str, key: &str) -> String {
    let read = world.get(manager, edition).await.find("input[name=read]", "value");
    let role = [("form", key), ("read", &read), ("role", "Director")];
    let published = world.post(manager, &format!("{edition}/releases"), &role).await;
    assert!(published.location.starts_with("/scorecard/"), "{}", published.text());
    published.location
}

#[tokio::test]
async fn whoever_answers_for_a_finding_answers_by_a_link_and_what_is_published_stands() {
    for world in World::everywhere() {
        let mut analyst = somebody(&world, Role::Analyst, AccountState::Confirmed, 511).await;
        let mut manager = world.signed_in("marcus").await;
        let edition = begun(&world, &mut analyst, "Kingston answers").await;
        with_measure(&world, &mut analyst, &edition).await;
        let new = format!("{edition}/entries/new/response");
        let key = world.get(&mut analyst, &new).await.form_key();
        let mut typed = vec![
            ("form", key.as_str()),
            ("holder", "Metropolitan Police"),
            ("asked", "24 November 2026"),
            ("due", "1 November 2026"),
            ("link", "yes"),
        ];
        let refused = world.post(&mut analyst, &new, &typed).await;
        assert!(refused.says("Choose what it is about"), "{}", refused.text());
        typed.push(("about", "stopped"));
        let refused = world.post(&mut analyst, &new, &typed).await;
        assert!(refused.says("They cannot answer by a day before they were asked"), "{}", refused.text());
        assert_eq!(refused.find("input[name=holder]", "value"), "Metropolitan Police");
        typed[3] = ("due", "10 December 2026");
        let asked = world.post(&mut analyst, &new, &typed).await.location;
        let page = world.get(&mut analyst, &asked).await;
        let text = page.text();
        let link = text.split("/scorecard-answers/").nth(1).and_then(|rest| rest.split_whitespace().next());
        let link = format!("/scorecard-answers/{}", link.expect("a link"));
        assert!(world.get(&mut analyst, &format!("{edition}/draft/index.html")).await.says("answered: None"));

        // Whoever has the link sees this finding of the draft, and nothing else.
        let mut holder = Browser::default();
        let open = world.get(&mut holder, &link).await;
        assert!(open.says("What does Metropolitan Police say?") && open.says("10 December 2026"), "{}", open.text());
        let draft = format!("{link}/draft");
        assert!(world.get(&mut holder, &format!("{draft}/measures/stopped.html")).await.says("Stopped"));
        for path in ["index.html", "data/scorecard.json", "embed/x.html"] {
            assert_eq!(world.get(&mut holder, &format!("{draft}/{path}")).await.status, 404, "{path}");
        }
        assert_eq!(world.get(&mut holder, "/scorecard-answers/another").await.status, 404);
        let (key, unanswered) = (open.form_key(), open.find("input[name=seen]", "value"));
        let silent = [("form", key.as_str()), ("seen", &unanswered), ("by", "A. Person")];
        let silent = world.post(&mut holder, &link, &silent).await;
        assert!(silent.says("Enter what you say to it"), "{}", silent.text());
        assert_eq!(silent.find("input[name=by]", "value"), "A. Person");
        let says = [
            ("form", key.as_str()),
            ("seen", &unanswered),
            ("by", "A. Person, Commander"),
            ("says", "We look into each search."),
        ];
        assert_eq!(world.post(&mut holder, &link, &says).await.location, link);
        // Two people with one link: neither is lost without a word.
        let other = [("form", "a-key-of-a-form-of-theirs"), ("seen", &unanswered), ("by", "B"), ("says", "Nothing.")];
        let other = world.post(&mut holder, &link, &other).await;
        assert!(
            other.says("Somebody else has changed this meanwhile: “We look into each search.”"),
            "{}",
            other.text()
        );
        assert!(other.find("textarea[name=says]", "name") == "says" && other.says("Nothing."), "theirs is kept");
        let answered = world.get(&mut holder, &link).await;
        assert!(answered.says("You answered on") && answered.says("Until it is published"), "{}", answered.text());
        assert!(
            world.get(&mut analyst, &format!("{edition}/draft/index.html")).await.says("We look into each search.")
        );

        // Somebody who had the form open does not lose the answer that came meanwhile.
        let seen = page.find("input[name=seen]", "value");
        let stale = [("form", "a-key-of-a-form-opened-long-ago"), ("seen", &seen), ("about", "stopped")];
        let stale = [stale.as_slice(), &[("holder", "Police"), ("asked", "today"), ("due", "tomorrow")]].concat();
        let refused = world.post(&mut analyst, &asked, &stale).await;
        assert!(
            refused.says("Somebody else has changed this meanwhile: “We look into each search.”"),
            "{}",
            refused.text()
        );

        published(&world, &mut manager, &edition, "a-key-of-a-form-that-is-sent").await;
        let again = world.get(&mut holder, &link).await;
        assert!(again.says("It is published.") && again.all("textarea", "name").is_empty(), "{}", again.text());
        let key = "another-key-of-a-form-of-theirs";
        let seen = answered.find("input[name=seen]", "value");
        let changed = [("form", key), ("seen", &seen), ("by", "A"), ("says", "Something else")];
        let changed = world.post(&mut holder, &link, &changed).await;
        assert!(changed.says("What you said is published and stands"), "{}", changed.text());
        // More time is noted at the desk: the answer that is published stands all the same.
        let page = world.get(&mut analyst, &asked).await;
        let (seen, key) = (page.find("input[name=seen]", "value"), page.form_key());
        let day = page.find("input[name=answered]", "value");
        let more = [
            ("form", key.as_str()),
            ("seen", &seen),
            ("about", "stopped"),
            ("holder", "Metropolitan Police"),
            ("asked", "2026-11-24"),
            ("due", "2026-12-11"),
            ("answered", &day),
            ("by", "A. Person, Commander"),
            ("says", "We look into each search."),
            ("link", "yes"),
        ];
        let kept = world.post(&mut analyst, &asked, &more).await;
        assert_eq!(kept.location, format!("{edition}/entries"), "{}", kept.text());
        let again = world.get(&mut holder, &link).await;
        assert!(again.says("It is published.") && again.says("11 December 2026"), "{}", again.text());
        // The link is ended.
        let page = world.get(&mut analyst, &asked).await;
        let (seen, key) = (page.find("input[name=seen]", "value"), page.form_key());
        let form: Vec<(&str, &str)> = vec![
            ("form", &key),
            ("seen", &seen),
            ("about", "stopped"),
            ("holder", "Metropolitan Police"),
            ("asked", "2026-11-24"),
            ("due", "2026-12-10"),
            ("answered", "2026-11-24"),
            ("by", "A. Person, Commander"),
            ("says", "We look into each search."),
        ];
        let ended = world.post(&mut analyst, &asked, &form).await;
        assert_eq!(ended.location, format!("{edition}/entries"), "{}", ended.text());
        assert_eq!(world.get(&mut holder, &link).await.status, 404);
    }
}

#[tokio::test]
async fn residents_comment_and_nothing_is_shown_before_somebody_has_read_it() {
    for world in World::everywhere() {
        let mut manager = world.signed_in("marcus").await;
        let edition = begun(&world, &mut manager, "Kingston listens").await;
        with_measure(&world, &mut manager, &edition).await;
        let mut resident = Browser::default();
        let say = "/scorecard/kingston-listens/say";
        assert_eq!(world.get(&mut resident, say).await.status, 404, "nothing is published yet");
        published(&world, &mut manager, &edition, "a-key-of-a-form-that-is-sent").await;
        let page = world.get(&mut resident, &format!("{say}?about=stopped")).await;
        let key = page.form_key();
        let empty = world.post(&mut resident, say, &[("form", &key), ("says", " ")]).await;
        assert!(empty.status == 422 && empty.says("Write what you think"), "{}", empty.text());
        let words = "Ask Mrs Example in Flat 3. They stop my son every week.";
        let sent = world.post(&mut resident, say, &[("form", &key), ("says", words), ("about", "stopped")]).await;
        assert_eq!(sent.location, format!("{say}?kept=yes"), "{}", sent.text());
        let after = world.get(&mut resident, &sent.location).await;
        assert!(after.says("Thank you. We have it.") && !after.says("my son"), "{}", after.text());

        let list = world.get(&mut manager, &format!("{edition}/entries")).await;
        assert!(list.says("To be read:"), "{}", list.text());
        let one = list.find("#comment .app-row a", "href");
        let page = world.get(&mut manager, &one).await;
        let (seen, key) = (page.find("input[name=seen]", "value"), page.form_key());
        let mut decided = vec![
            ("form", key.as_str()),
            ("seen", seen.as_str()),
            ("said", "2026-11-24"),
            ("about", "stopped"),
            ("says", "They stop my son every week."),
            ("answer", "We asked the police for the reasons."),
            ("standing", "not-shown"),
        ];
        let refused = world.post(&mut manager, &one, &decided).await;
        assert!(refused.says("Enter why it is not shown"), "{}", refused.text());
        decided[6] = ("standing", "shown");
        assert_eq!(world.post(&mut manager, &one, &decided).await.location, format!("{edition}/entries"));
        let shown = world.get(&mut resident, say).await;
        assert!(shown.says("They stop my son every week.") && shown.says("We asked the police"), "{}", shown.text());
        assert!(!shown.body.contains("Flat 3"), "what tells who somebody is, is not there");
        let stands = world.get(&mut resident, "/scorecard/kingston-listens/index.html").await;
        assert!(!stands.says("my son"), "what is published stands as it was");
        let says = [("form", "another-key-of-a-form-sent"), ("says", "A comment was added.")];
        world.post(&mut manager, &format!("{edition}/corrections"), &says).await;
        assert!(world.get(&mut manager, &format!("{edition}/draft/index.html")).await.says("They stop my son"));
    }
}

#[tokio::test]
async fn what_is_owed_stands_on_today_and_goes_on_into_the_next_edition() {
    for world in World::everywhere() {
        let mut manager = world.signed_in("marcus").await;
        let edition = begun(&world, &mut manager, "Kingston agrees").await;
        with_measure(&world, &mut manager, &edition).await;
        let action = with_action(&world, &mut manager, &edition).await;
        published(&world, &mut manager, &edition, "a-key-of-a-form-that-is-sent").await;
        assert!(!world.get(&mut manager, "/today").await.says("an action that was agreed"), "more than three days");
        let new = format!("{edition}/entries/new/request");
        let key = world.get(&mut manager, &new).await.form_key();
        let request = [
            ("form", key.as_str()),
            ("holder", "Council"),
            ("asks-for", "Allocations by ethnic group"),
            ("freedom", "yes"),
            ("asked", "26 October 2026"),
        ];
        assert_eq!(world.post(&mut manager, &new, &request).await.location, format!("{edition}/entries"));
        let list = world.get(&mut manager, &format!("{edition}/entries")).await;
        assert!(list.says("No answer yet: due yesterday"), "twenty working days after 26 October: {}", list.text());
        assert!(world.get(&mut manager, "/today").await.says("Scorecard: figures that were asked for"));
        assert!(world.get(&mut manager, &edition).await.says("1 is due or late"));
        let mut worker = world.signed_in("samira").await;
        assert!(!world.get(&mut worker, "/today").await.says("Scorecard:"), "it is for whoever prepares them");

        let report = format!("{edition}/entries/new/report");
        let key = world.get(&mut manager, &report).await.form_key();
        let given = [("form", key.as_str()), ("to", "Scrutiny"), ("due", "today"), ("every", "6"), ("given", "today")];
        assert_eq!(world.post(&mut manager, &report, &given).await.location, format!("{edition}/entries"));
        let list = world.get(&mut manager, &format!("{edition}/entries")).await;
        assert_eq!(list.all("#report .app-row a", "href").len(), 2, "the next is planned: {}", list.text());

        // The next edition follows what was agreed in this one.
        let next = begun(&world, &mut manager, "Kingston goes on").await;
        with_measure(&world, &mut manager, &next).await;
        let page = world.get(&mut manager, &next).await;
        let (key, seen) = (page.form_key(), page.find("input[name=seen]", "value"));
        let typed = [
            ("form", key.as_str()),
            ("seen", seen.as_str()),
            ("title", "Kingston goes on"),
            ("publisher", "Kingston REC"),
            ("date", "2026-11-24"),
            ("threshold", "5"),
            ("areas", "E09000021 Kingston upon Thames"),
            ("themes", "Criminal justice"),
            ("previous", "kingston-agrees"),
        ];
        let saved = world.post(&mut manager, &next, &typed).await;
        assert_eq!(saved.location, next, "{}", saved.text());
        let around = world.get(&mut manager, &format!("{next}/entries")).await;
        assert!(around.says("Agreed in the edition before") && around.body.contains(&action), "{}", around.text());
        let draft = world.get(&mut manager, &format!("{next}/draft/index.html")).await;
        assert!(draft.says("agreed_in: Some(\"Kingston agrees\")"), "{}", draft.text());
        let seen = world.get(&mut manager, &action).await.find("input[name=seen]", "value");
        let remove = format!("{action}/removal");
        let stale = [("form", "a-key-of-a-form-to-remove"), ("seen", "something else")];
        let stale = world.post(&mut manager, &remove, &stale).await;
        assert!(stale.says("It stands below as it is now"), "{}", stale.text());
        let gone = [("form", "another-key-of-a-form-to-remove"), ("seen", seen.as_str())];
        let gone = world.post(&mut manager, &remove, &gone).await;
        assert_eq!(gone.location, format!("{edition}/entries"), "{} {}", gone.status, gone.text());
        assert_eq!(world.get(&mut manager, &action).await.status, 404);
    }
}

#[tokio::test]
async fn a_launch_stands_where_residents_comment_until_it_has_been() {
    for world in World::everywhere() {
        let mut manager = world.signed_in("marcus").await;
        let edition = begun(&world, &mut manager, "Kingston launches").await;
        with_measure(&world, &mut manager, &edition).await;
        published(&world, &mut manager, &edition, "a-key-of-a-form-that-is-sent").await;
        let new = format!("{edition}/entries/new/launch");
        let key = world.get(&mut manager, &new).await.form_key();
        let mut typed = vec![("form", key.as_str()), ("title", "Launch of the phase"), ("on", "3 December 2026")];
        let refused = world.post(&mut manager, &new, &typed).await;
        assert!(refused.says("Enter where it is, and at what time"), "{}", refused.text());
        typed.push(("place", "Guildhall, 6 pm"));
        let planned = world.post(&mut manager, &new, &typed).await;
        assert_eq!(planned.location, format!("{edition}/entries"), "{}", planned.text());
        let mut resident = Browser::default();
        let say = world.get(&mut resident, "/scorecard/kingston-launches/say").await;
        assert!(say.says("Launch of the phase") && say.says("Guildhall, 6 pm"), "{}", say.text());
        let list = world.get(&mut manager, &planned.location).await;
        assert!(list.says("To be held:"), "{}", list.text());
        let one = list.find("#launch .app-row a", "href");
        let page = world.get(&mut manager, &one).await;
        let (seen, key) = (page.find("input[name=seen]", "value"), page.form_key());
        let mut after = typed.clone();
        after[0] = ("form", key.as_str());
        after.extend([("seen", seen.as_str()), ("came", "sixty"), ("heard", "People asked for it each year.")]);
        let refused = world.post(&mut manager, &one, &after).await;
        assert!(refused.says("Enter how many people came"), "{}", refused.text());
        assert!(refused.says("This day has not come yet"), "{}", refused.text());
        assert_eq!(refused.find("input[name=came]", "value"), "sixty");
    }
}

#[tokio::test]
async fn whoever_works_on_a_finding_sees_what_was_agreed_about_it_and_silence_is_not_told_of_them() {
    let world = World::new();
    let mut manager = world.signed_in("marcus").await;
    let edition = begun(&world, &mut manager, "Kingston studies").await;
    with_measure(&world, &mut manager, &edition).await;
    with_action(&world, &mut manager, &edition).await;
    let new = format!("{edition}/entries/new/response");
    let key = world.get(&mut manager, &new).await.form_key();
    let typed = [
        ("form", key.as_str()),
        ("about", "stopped"),
        ("holder", "Kingston University"),
        ("part", "works"),
        ("asked", "24 November 2026"),
        ("due", "10 December 2026"),
        ("link", "yes"),
    ];
    let asked = world.post(&mut manager, &new, &typed).await;
    let page = world.get(&mut manager, &asked.location).await.text();
    let link =
        page.split("/scorecard-answers/").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("a link");
    let open = world.get(&mut Browser::default(), &format!("/scorecard-answers/{link}")).await;
    assert!(open.says("Publish searches each month") && open.says("what could be done"), "{}", open.text());
    assert!(!open.says("did not answer"), "{}", open.text());
}
