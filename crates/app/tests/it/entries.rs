use crate::outcomes::{case, speak};
use crate::world::{Answer, Browser, World};
use axum::http::StatusCode;
use jiff::SignedDuration;

/// What the form of one thing says of it: where it is sent, and which writing it changes.
fn change(page: &Answer, nth: usize) -> (String, String) {
    let forms = page.all("details form", "action");
    let versions = page.all("details form input[name=version]", "value");
    (forms[nth].clone(), versions[nth].clone())
}

/// Sends the form of one thing, its fields ending with its id.
async fn changed(world: &World, desk: &mut Browser, page: &Answer, nth: usize, fields: &[(&str, &str)]) -> Answer {
    let (to, version) = change(page, nth);
    let id = to.rsplit('/').next().expect("an id").to_owned();
    let own: Vec<(String, &str)> = fields
        .iter()
        .map(|(name, value)| (if *name == "do" { "do".to_owned() } else { format!("{name}-{id}") }, *value))
        .collect();
    let mut form: Vec<(&str, &str)> = own.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    form.push(("version", &version));
    world.post(desk, &to, &form).await
}

async fn refused(world: &World, desk: &mut Browser, to: &str, fields: &[(&str, &str)], says: &str) {
    let answer = world.post(desk, to, fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{to}: {}", answer.text());
    assert!(answer.says(says), "{to}: {}", answer.text());
}

#[tokio::test]
async fn a_safety_plan_is_written_with_them_comes_back_and_is_never_written_over() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        let here = format!("{case}/safety-plan");
        refused(&world, &mut desk, &here, &[("review", "in 1 week")], "at least one part of the plan").await;
        let words = [("part-door", "Chain on, look first"), ("review", "yesterday")];
        refused(&world, &mut desk, &here, &words, "This day or time has gone").await;
        let first = [("part-door", "Chain on, look first"), ("review", "in 1 week"), ("with-them", "yes")];
        assert_eq!(world.post(&mut desk, &here, &first).await.location, here);
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("Written with them") && page.body.contains("Chain on, look first"), "{}", page.text());
        assert!(world.get(&mut desk, &case).await.says("Go through the safety plan again"));
        // From a page on which the first did not stand yet: what stands now is shown first.
        let next = [("part-door", "A bar across"), ("review", "in 2 weeks")];
        let unseen = world.post(&mut desk, &here, &next).await;
        assert!(unseen.says("Somebody else has written to this meanwhile") && unseen.body.contains("A bar across"));
        let seen = unseen.find("input[name=seen]", "value");
        let next = [next[0], next[1], ("seen", seen.as_str())];
        assert_eq!(world.post(&mut desk, &here, &next).await.location, here);
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("Plans before this one (1)") && page.says("Chain on, look first"), "{}", page.text());
        // A high risk wants a plan: it is there already, so nothing more is owed today.
        let owed = world.get(&mut desk, &case).await;
        assert_eq!(owed.text().matches("Go through the safety plan again").count(), 1, "{}", owed.text());
    }
}

#[tokio::test]
async fn advice_says_what_they_can_do_and_what_they_chose() {
    let world = World::new();
    let mut desk = world.signed_in("marcus").await;
    let case = case(&world, &mut desk).await;
    let here = format!("{case}/advice");
    let bare = [("situation", "housing"), ("chosen", "She thinks about it")];
    refused(&world, &mut desk, &here, &bare, "at least one thing they can do").await;
    refused(&world, &mut desk, &here, &[("option-1", "Wait")], "Choose what it was about").await;
    let given = [
        ("situation", "housing"),
        ("card", "yes"),
        ("option-1", "Complain to the landlord"),
        ("leads-1", "They answer in ten working days"),
        ("chosen", "To complain, with us"),
        ("did-not-know", "yes"),
        ("wrongly-told", "The officer said nothing could be done"),
    ];
    assert_eq!(world.post(&mut desk, &here, &given).await.location, here);
    let page = world.get(&mut desk, &here).await;
    assert!(page.says("Complain to the landlord – They answer in ten working days"), "{}", page.text());
    assert!(page.says("They did not know of these rights") && page.says("Told wrongly"), "{}", page.text());
    assert!(world.get(&mut desk, &case).await.says("Rights and advice: home and neighbours"));
}

#[tokio::test]
async fn an_appointment_that_was_missed_comes_back_on_its_day() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        let here = format!("{case}/appointments");
        refused(&world, &mut desk, &here, &[("place", "The library")], "Choose where you meet").await;
        let gone = [("kind", "office"), ("day", "yesterday"), ("time", "10:00")];
        refused(&world, &mut desk, &here, &gone, "This day or time has gone").await;
        let meet = [("kind", "agency"), ("day", "in 2 days"), ("time", "09:30"), ("place", "The library")];
        assert_eq!(world.post(&mut desk, &here, &meet).await.location, here);
        assert!(world.get(&mut desk, &case).await.says("An appointment: what came of it?"));
        // A case with a meeting ahead is not closed over it.
        assert!(world.get(&mut desk, &format!("{case}/closure")).await.says("An appointment: what came of it?"));
        world.clock.advance(SignedDuration::from_hours(48));
        let mut desk = world.signed_in("marcus").await;
        let page = world.get(&mut desk, &here).await;
        let silent = changed(&world, &mut desk, &page, 0, &[("end", "they_did_not")]).await;
        assert!(silent.says("why it did not take place"), "{}", silent.text());
        let missed = changed(&world, &mut desk, &page, 0, &[("end", "they_did_not"), ("end-words", "No bus")]).await;
        assert_eq!(missed.location, here, "{}", missed.text());
        let again = changed(&world, &mut desk, &page, 0, &[("end", "met")]).await;
        assert!(again.says("Somebody else has written to this meanwhile"), "{}", again.text());
        let shown = world.get(&mut desk, &case).await;
        assert!(shown.says("they did not come") && !shown.says("An appointment: what came of it?"), "{}", shown.text());
    }
}

#[tokio::test]
async fn equipment_is_fitted_looked_at_and_holds_closing_up_until_it_is_settled() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        let here = format!("{case}/equipment");
        refused(&world, &mut desk, &here, &[("kind", "locks"), ("next", "in 1 week")], "Write which").await;
        let ask = [("kind", "locks"), ("what", "The back door"), ("next", "in 1 week"), ("from-stock", "yes")];
        assert_eq!(world.post(&mut desk, &here, &ask).await.location, here);
        assert!(world.get(&mut desk, &format!("{case}/closure")).await.says("Security equipment: have it fitted"));
        let page = world.get(&mut desk, &here).await;
        let fitted = [("stage", "fitted"), ("on", "today"), ("next", "in 4 weeks")];
        let lost = [("stage", "returned"), ("on", "today"), ("next", "in 4 weeks")];
        assert!(changed(&world, &mut desk, &page, 0, &lost).await.says("does not follow on where it has got to"));
        assert_eq!(changed(&world, &mut desk, &page, 0, &fitted).await.location, here);
        let page = world.get(&mut desk, &here).await;
        let faulty = [("stage", "faulty"), ("on", "today"), ("next", "in 1 week")];
        assert!(changed(&world, &mut desk, &page, 0, &faulty).await.says("what is wrong, or why"));
        let kept = [("stage", "left_with_them"), ("on", "today"), ("next", "in 1 week")];
        assert_eq!(changed(&world, &mut desk, &page, 0, &kept).await.location, here);
        let closing = world.get(&mut desk, &format!("{case}/closure")).await;
        assert!(!closing.says("Security equipment: have it fitted"), "{}", closing.text());
    }
}

#[tokio::test]
async fn nothing_is_referred_before_they_have_heard_the_very_words() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        let here = format!("{case}/onward-referrals");
        let to = [
            ("agency", "other"),
            ("other", "Law Centre"),
            ("why", "Legal advice"),
            ("how", "referred"),
            ("text", "Her name is Rosa. She wants a solicitor."),
            ("answer-by", "in 1 week"),
        ];
        let silent: Vec<_> = to.into_iter().filter(|(name, _)| *name != "text").collect();
        refused(&world, &mut desk, &here, &silent, "nothing goes that they have not heard").await;
        let shown = world.post(&mut desk, &here, &to).await;
        assert_eq!(shown.status, StatusCode::OK);
        assert!(shown.says("This would go to Law Centre") && shown.says("She wants a solicitor"), "{}", shown.text());
        assert!(!world.get(&mut desk, &here).await.says("Sent"), "nothing has gone yet");
        let mut seen = to.to_vec();
        seen.push(("seen", "yes"));
        refused(&world, &mut desk, &here, &seen, "Without their yes nothing goes").await;
        seen.push(("agreed", "Yes, on the phone, in Spanish"));
        assert_eq!(world.post(&mut desk, &here, &seen).await.location, here);
        assert!(world.get(&mut desk, &case).await.says("A referral to others: what came of it?"));
        let page = world.get(&mut desk, &here).await;
        let accepted = [("stage", "accepted"), ("answer-by", "in 2 weeks")];
        assert_eq!(changed(&world, &mut desk, &page, 0, &accepted).await.location, here);
        let page = world.get(&mut desk, &here).await;
        let silent = [("stage", "done"), ("answer-by", "in 2 weeks")];
        assert!(changed(&world, &mut desk, &page, 0, &silent).await.says("what they said, or what they did"));
        let done = [("stage", "done"), ("answer-by", "in 2 weeks"), ("words", "She has a solicitor")];
        assert_eq!(changed(&world, &mut desk, &page, 0, &done).await.location, here);
        let over = world.get(&mut desk, &case).await;
        assert!(!over.says("A referral to others: what came of it?") && over.says("Law Centre: they have helped"));
    }
}

#[tokio::test]
async fn people_they_trust_and_people_it_is_for_are_kept_apart() {
    let world = World::new();
    let mut desk = world.signed_in("marcus").await;
    let case = case(&world, &mut desk).await;
    let here = format!("{case}/trusted-people");
    let sister = [("name", "Amina"), ("may", "reach_them"), ("agreed", "On the phone, alone")];
    refused(&world, &mut desk, &here, &sister, "how to reach them").await;
    let mut sister = sister.to_vec();
    sister.push(("reach", "07700 900321"));
    assert_eq!(world.post(&mut desk, &here, &sister).await.location, here);
    let page = world.get(&mut desk, &here).await;
    assert!(page.says("Be rung when the client cannot be reached"), "{}", page.text());
    assert!(changed(&world, &mut desk, &page, 0, &[("ended", "")]).await.says("what the client said"));
    assert_eq!(changed(&world, &mut desk, &page, 0, &[("ended", "They fell out")]).await.location, here);
    assert!(!world.get(&mut desk, &here).await.says("07700 900321"), "what is over is not to be rung");

    let here = format!("{case}/members");
    let child = [
        ("name", "Leo"),
        ("role", "child"),
        ("under-18", "yes"),
        ("voice", "I do not want to go to school."),
        ("in-confidence", "Mum must not know that I cry"),
    ];
    let mut decides = child.to_vec();
    decides.push(("decides", "yes"));
    refused(&world, &mut desk, &here, &decides, "does not decide for a child").await;
    assert_eq!(world.post(&mut desk, &here, &child).await.location, here);
    let page = world.get(&mut desk, &here).await;
    assert!(page.says("I do not want to go to school") && page.says("In confidence"), "{}", page.text());
    assert!(!world.get(&mut desk, &case).await.says("I cry"), "what is in confidence stands on its own page");
    let left = [("name", "Leo"), ("role", "child"), ("left", "He is 18 and has his own case")];
    assert_eq!(changed(&world, &mut desk, &page, 0, &left).await.location, here);
    assert!(world.get(&mut desk, &here).await.says("No longer part of it"));
}

#[tokio::test]
async fn a_story_gives_nobody_away_and_is_taken_back() {
    let world = World::new();
    let mut desk = world.signed_in("marcus").await;
    let case = case(&world, &mut desk).await;
    let here = format!("{case}/case-studies");
    let story = |text: &'static str, agreed: &'static str| {
        [
            ("do", "write"),
            ("title", "Windows"),
            ("text", text),
            ("used-for", "The yearly report"),
            ("agreed", agreed),
            ("again", "in 52 weeks"),
        ]
    };
    let named = story("Rosa rang us in spring.", "");
    refused(&world, &mut desk, &here, &named, "The story has a name, a reference").await;
    assert_eq!(world.post(&mut desk, &here, &story("A woman rang us.", "")).await.location, here);
    let page = world.get(&mut desk, &here).await;
    assert!(page.says("Draft: not agreed to"), "{}", page.text());
    let yes: Vec<_> = story("A woman rang us.", "On the phone").to_vec();
    assert_eq!(changed(&world, &mut desk, &page, 0, &yes).await.location, here);
    let page = world.get(&mut desk, &here).await;
    assert!(changed(&world, &mut desk, &page, 1, &[("do", "publish")]).await.says("where it came out"));
    let out = [("do", "publish"), ("out", "Yearly report 2026, page 4")];
    assert_eq!(changed(&world, &mut desk, &page, 1, &out).await.location, here);
    let page = world.get(&mut desk, &here).await;
    assert!(page.says("page 4"), "{}", page.text());
    let back = [("do", "withdraw"), ("withdrawn", "She rang and said stop")];
    assert_eq!(changed(&world, &mut desk, &page, 1, &back).await.location, here);
    let page = world.get(&mut desk, &here).await;
    assert!(page.says("Use it no more") && !page.says("A woman rang us"), "{}", page.text());
}

fn account(world: &World, name: &str) -> String {
    world.members.iter().find(|member| member.name.starts_with(name)).expect("is there").account.to_string()
}

#[tokio::test]
async fn what_two_people_write_between_them_nobody_else_opens() {
    for world in World::everywhere() {
        let mut manager = world.signed_in("marcus").await;
        let case = case(&world, &mut manager).await;
        let here = format!("{case}/counselling-notes");
        let (mut samira, mut jo) = (world.signed_in("samira").await, world.signed_in("jo").await);
        let supervisor = account(&world, "Jo");
        let page = world.get(&mut samira, &here).await;
        assert!(page.all("input[name=colleague]", "value").contains(&supervisor));
        let note = [
            ("what", "counselling"),
            ("on", "today"),
            ("note", "She dreams of broken glassware."),
            ("colleague", supervisor.as_str()),
        ];
        refused(&world, &mut samira, &here, &note[..2], "Write the note").await;
        assert_eq!(world.post(&mut samira, &here, &note).await.location, here);
        for opens in [&mut samira, &mut jo] {
            assert!(world.get(opens, &here).await.says("broken glassware"));
            assert!(!world.get(opens, &case).await.says("glassware"), "it is on no other page");
            assert!(!world.post(opens, "/search", &[("q", "glassware")]).await.says("Rosa Lind"), "no search finds it");
        }
        // The manager of the team opens the case, and not this.
        let page = world.get(&mut manager, &here).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.says("glassware"), "{}", page.text());
    }
}

#[tokio::test]
async fn nobody_goes_in_alone_before_a_colleague_watches_and_an_alarm_rings_there() {
    for world in World::everywhere() {
        let mut manager = world.signed_in("marcus").await;
        let case = case(&world, &mut manager).await;
        let here = format!("{case}/visits");
        let (mut samira, mut jo) = (world.signed_in("samira").await, world.signed_in("jo").await);
        let watcher = account(&world, "Jo");
        let now = alongside_domain::local(world.clock.now());
        let until = now.saturating_add(SignedDuration::from_mins(10)).strftime("%H:%M").to_string();
        let ask = [
            ("watcher", watcher.as_str()),
            ("place", "9 Quay Street"),
            ("until", until.as_str()),
            ("ring", "Samira 07700 900555, then Marcus, then 999"),
        ];
        refused(&world, &mut samira, &here, &ask[..3], "whom they ring").await;
        assert_eq!(world.post(&mut samira, &here, &ask).await.location, here);
        let page = world.get(&mut samira, &here).await;
        assert!(page.says("Do not go in yet"), "{}", page.text());
        let one = page.find("section form", "action");
        let version = page.find("section input[name=version]", "value");
        let inside = [("do", "inside"), ("version", version.as_str())];
        refused(&world, &mut samira, &one, &inside, "nobody is watching now").await;

        // Only whoever was asked can say that they watch.
        let id = one.rsplit('/').next().expect("an id");
        let case_id = case.trim_start_matches("/cases/");
        let watch = [("visit", id), ("case", case_id), ("do", "watch")];
        world.post(&mut samira, "/visits", &watch).await;
        assert!(world.get(&mut samira, &here).await.says("Do not go in yet"));
        assert!(world.get(&mut jo, "/today").await.says("asks you to watch a visit alone"));
        let page = world.get(&mut jo, "/visits").await;
        assert_eq!(page.headers["refresh"], "60", "it looks again by itself");
        assert!(page.says("9 Quay Street") && !page.says("Rosa"), "{}", page.text());
        assert_eq!(world.post(&mut jo, "/visits", &watch).await.location, "/visits");

        let page = world.get(&mut samira, &here).await;
        let version = page.find("section input[name=version]", "value");
        let inside = [("do", "inside"), ("version", version.as_str())];
        assert_eq!(world.post(&mut samira, &one, &inside).await.location, here);
        world.clock.advance(SignedDuration::from_mins(11));
        let alarm = world.get(&mut jo, "/today").await;
        assert!(alarm.says("Not back from a visit alone: Samira"), "{}", alarm.text());
        assert!(world.get(&mut jo, "/visits").await.says("Ring now: Samira 07700 900555"));
        // A manager hears it too, and not where it is.
        let page = world.get(&mut manager, "/visits").await;
        assert!(page.says("Not back: Samira") && !page.says("9 Quay Street"), "{}", page.text());
        let back = [("visit", id), ("case", case_id), ("do", "back")];
        assert_eq!(world.post(&mut jo, "/visits", &back).await.location, "/visits");
        assert!(world.get(&mut jo, "/visits").await.says("Nobody is on a visit"));
        assert!(world.get(&mut samira, &here).await.says("said by whoever watched"));
    }
}

#[tokio::test]
async fn what_was_learnt_comes_back_to_be_looked_at() {
    let world = World::new();
    let mut desk = world.signed_in("marcus").await;
    let case = case(&world, &mut desk).await;
    let here = format!("{case}/learning-reviews");
    let review = [("on", "today"), ("with", "Jo, the housing officer"), ("otherwise", "We rang too late")];
    refused(&world, &mut desk, &here, &review[..2], "what went well or what should go otherwise").await;
    let mut looked = review.to_vec();
    looked.push(("look-on", "in 4 weeks"));
    refused(&world, &mut desk, &here, &looked, "Write what changes").await;
    looked.push(("changes", "Two numbers on every case"));
    assert_eq!(world.post(&mut desk, &here, &looked).await.location, here);
    assert!(world.get(&mut desk, &case).await.says("Has what we learnt changed anything?"));
    let page = world.get(&mut desk, &here).await;
    assert_eq!(changed(&world, &mut desk, &page, 0, &[("came", "Yes, all of them")]).await.location, here);
    assert!(world.get(&mut desk, &here).await.says("Yes, all of them"));
}

/// The client answers by themself, once, in their language; the worker sees that
/// it came, and whoever manages sees what was said and not by whom.
#[tokio::test]
async fn a_client_says_what_they_think_and_whoever_worked_with_them_does_not_read_it() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        let here = format!("{case}/evaluations");
        assert!(world.get(&mut desk, &here).await.says("They are asked when the case is closed"));
        refused(&world, &mut desk, &here, &[("how", "call")], "The case is open").await;
        speak(&world, &mut desk, &case, &[("quiet", "yes")]).await;
        world.post(&mut desk, &format!("{case}/summary"), &[("summary", "All quiet."), ("version", "")]).await;
        let agrees = [("reason", "incidents_ceased"), ("view", "agrees"), ("words", "Yes, thank you.")];
        assert_eq!(world.post(&mut desk, &format!("{case}/closure"), &agrees).await.location, case);
        assert!(world.get(&mut desk, &case).await.says("Ask what they think of us"));
        let report = world.get(&mut desk, &case).await.find("a[href$='/messages']", "href");
        let renewing = report.replace("/messages", "/phrase");
        let (reference, phrase) =
            crate::reporting::kept(&world.post(&mut desk, &renewing, &[("checked", "Knew the day")]).await);
        let mut client = Browser::default();
        let secrets = [("reference", reference.as_str()), ("phrase", phrase.as_str())];
        assert_eq!(world.post(&mut client, "/return", &secrets).await.location, "/return");
        assert!(!world.get(&mut client, "/return").await.says("Tell us how we did"), "nobody has asked them yet");
        assert_eq!(world.get(&mut client, "/return/evaluation").await.location, "/return");

        refused(&world, &mut desk, &here, &[], "Choose how they were asked").await;
        assert_eq!(world.post(&mut desk, &here, &[("how", "call")]).await.location, here);
        assert!(world.get(&mut client, "/return").await.says("Tell us how we did"));
        let form = world.get(&mut client, "/return/evaluation").await;
        let key = form.form_key();
        let empty = world.post(&mut client, "/return/evaluation", &[("form", &key)]).await;
        assert!(empty.says("Answer at least one question"), "{}", empty.text());
        let said = [
            ("form", key.as_str()),
            ("evaluation-listened", "fully"),
            ("evaluation-soon", "not"),
            ("solved", "no"),
            ("better", "You rang when my husband was at home."),
        ];
        assert_eq!(world.post(&mut client, "/return/evaluation", &said).await.location, "/return");
        let thanks = world.get(&mut client, "/return").await;
        assert!(thanks.says("We have your answers") && !thanks.says("Tell us how we did"), "{}", thanks.text());

        let worker = world.get(&mut desk, &here).await;
        assert!(worker.says("They have answered") && !worker.says("my husband"), "{}", worker.text());
        assert!(!world.get(&mut desk, &case).await.says("my husband"));
        let all = world.get(&mut desk, "/evaluations").await;
        assert!(all.says("Fewer than 5 have answered") && !all.says("my husband"), "{}", all.text());
        assert!(!all.says("Rosa") && !all.says(&reference));
        let mut samira = world.signed_in("samira").await;
        assert_eq!(world.get(&mut samira, "/evaluations").await.status, StatusCode::NOT_FOUND);
    }
}

/// What an agency answered is told to the client in time, and one press says that it was.
#[tokio::test]
async fn what_came_of_it_is_told_and_one_press_writes_it_down() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        let here = format!("{case}/requests");
        let ask = [
            ("agency", "other"),
            ("other", "Locksmith"),
            ("what", "A new lock"),
            ("asking", "agreed"),
            ("how", "email"),
            ("answer-by", "in 1 week"),
        ];
        assert_eq!(world.post(&mut desk, &here, &ask).await.location, here);
        assert!(!world.get(&mut desk, &case).await.says("Tell them what came of it"));
        let page = world.get(&mut desk, &here).await;
        let one = page.find("form[action$=ends] input[name=request]", "value");
        let (end, answer) = (format!("end-{one}"), format!("answer-{one}"));
        let ended = [("request", one.as_str()), (end.as_str(), "answered"), (answer.as_str(), "On Thursday")];
        assert_eq!(world.post(&mut desk, &format!("{here}/ends"), &ended).await.location, here);
        assert!(world.get(&mut desk, &case).await.says("Tell them what came of it"));
        // Whoever is never reached again cannot be told: it does not keep a case open for ever.
        assert!(!world.get(&mut desk, &format!("{case}/closure")).await.says("Tell them what came of it"));
        world.clock.advance(SignedDuration::from_mins(1));
        let key = world.get(&mut desk, &case).await.find("form[action$='/updates'] input[name=form]", "value");
        for _ in 0..2 {
            let told = world.post(&mut desk, &format!("{case}/updates"), &[("form", &key)]).await;
            assert_eq!(told.location, case, "pressing twice is once");
        }
        let shown = world.get(&mut desk, &case).await;
        assert!(!shown.says("Tell them what came of it"), "{}", shown.text());
        assert_eq!(shown.text().matches("Rung, and told how things stand.").count(), 1);
        let held = [("interpreter", "Mrs Khan, Mirpuri"), ("adjusted", "Half an hour more")];
        speak(&world, &mut desk, &case, &held).await;
        let shown = world.get(&mut desk, &case).await;
        assert!(shown.says("Interpreter: Mrs Khan, Mirpuri") && shown.says("For them: Half an hour more"));
    }
}

#[tokio::test]
async fn our_own_equipment_is_counted_and_what_is_promised_is_not_free() {
    let world = World::new();
    let mut desk = world.signed_in("marcus").await;
    let bad = world.post(&mut desk, "/equipment", &[("locks", "many"), ("lights", "3")]).await;
    assert!(bad.says("Write a number from 0 to 10000") && bad.body.contains("many"), "{}", bad.text());
    assert_eq!(world.post(&mut desk, "/equipment", &[("letterbox", "4")]).await.location, "/equipment");
    let case = case(&world, &mut desk).await;
    let ask = [("kind", "letterbox"), ("what", "Front door"), ("next", "in 1 week"), ("from-stock", "yes")];
    world.post(&mut desk, &format!("{case}/equipment"), &ask).await;
    assert!(world.get(&mut desk, "/equipment").await.says("Fireproof letterbox 4 0 1 3"));
    let mut samira = world.signed_in("samira").await;
    assert_eq!(world.get(&mut samira, "/equipment").await.status, StatusCode::NOT_FOUND);
}

/// What a client did themself is written down with what they can do now.
#[tokio::test]
async fn a_step_of_the_clients_ends_with_what_they_learnt() {
    let world = World::new();
    let mut desk = world.signed_in("marcus").await;
    let case = case(&world, &mut desk).await;
    let step = [("step", "Ring the landlord herself"), ("owner", "client"), ("due", "in 1 week")];
    assert_eq!(world.post(&mut desk, &format!("{case}/steps"), &step).await.status, StatusCode::SEE_OTHER);
    let page = world.get(&mut desk, &case).await;
    let one = page.find("form[action$='/steps/removal'] input[name=step]", "value");
    let learned = format!("learned-{one}");
    let done = [("step", one.as_str()), (learned.as_str(), "She knows whom to ask for")];
    world.post(&mut desk, &format!("{case}/steps/removal"), &done).await;
    let shown = world.get(&mut desk, &case).await;
    assert!(shown.says("They did it themself: Ring the landlord herself"), "{}", shown.text());
    assert!(shown.says("She knows whom to ask for"));
}
