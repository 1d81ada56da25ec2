use crate::outcomes::{case, speak};
use crate::world::{Answer, Browser, World};
use axum::http::StatusCode;
use jiff::SignedDuration;

/// What the form of one thing says of it: where it is sent, and which writing it changes.
pub fn change(page: &Answer, nth: usize) -> (String, String) {
    let forms = page.all("details form", "action");
    let versions = page.all("details form input[name=version]", "value");
    (forms[nth].clone(), versions[nth].clone())
}

/// Sends the form of one thing, its fields ending with its id.
pub async fn changed(world: &World, desk: &mut Browser, page: &Answer, nth: usize, fields: &[(&str, &str)]) -> Answer {
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

pub async fn refused(world: &World, desk: &mut Browser, to: &str, fields: &[(&str, &str)], says: &str) {
    let answer = world.post(desk, to, fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{to}: {}", answer.text());
    assert!(answer.says(says), "{to}: {}", answer.text());
}

pub fn account(world: &World, name: &str) -> String {
    world.members.iter().find(|member| member.name.starts_with(name)).expect("is there").account.to_string()
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
