use crate::outcomes::{case, speak};
use crate::world::World;
use axum::http::StatusCode;
use jiff::SignedDuration;

/// A case closes when what comes first is done and the client has said yes; it
/// leaves the worklist and the numbers, and everything is there when it is opened again.
#[tokio::test]
async fn a_case_is_closed_with_the_clients_yes_and_opened_again() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        speak(&world, &mut desk, &case, &[("quiet", "yes")]).await;
        world.clock.advance(SignedDuration::from_hours(24 * 29));
        let mut desk = world.signed_in("marcus").await;
        let page = world.get(&mut desk, &case).await;
        assert!(page.says("Things are quiet: talk about closing"), "{}", page.text());
        assert!(page.says("They say nothing has happened since"));

        let here = format!("{case}/closure");
        let form = world.get(&mut desk, &here).await;
        assert!(form.says("First: Write where it stands"), "{}", form.text());
        let agrees = [("reason", "incidents_ceased"), ("view", "agrees"), ("words", "“I can sleep again.”")];
        let early = world.post(&mut desk, &here, &agrees).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(early.says("Write where it stands") && early.says("I can sleep again"), "nothing typed is lost");
        world.post(&mut desk, &format!("{case}/summary"), &[("summary", "All quiet."), ("version", "")]).await;
        let silent =
            world.post(&mut desk, &here, &[("reason", "no_contact"), ("view", "not_reached"), ("words", "x")]).await;
        assert!(silent.says("Silence closes nothing"), "{}", silent.text());
        let nothing = world.post(&mut desk, &here, &[("words", "x")]).await;
        assert!(nothing.says("Choose why it is closed") && nothing.says("Choose what the client says"));
        assert_eq!(world.post(&mut desk, &here, &agrees).await.location, case);

        let closed = world.get(&mut desk, &case).await;
        assert!(closed.says("Kept as: an adult’s case: six years after closing"), "{}", closed.text());
        assert!(closed.says("Closed on ") && closed.says("I can sleep again") && !closed.says("Plan a step"));
        assert!(!closed.says("talk about closing"), "nothing is owed any more: {}", closed.text());
        let name = "Rosa Lind";
        // A colleague closes it a moment later: what they wrote is not thrown away.
        let objects = [("reason", "incidents_ceased"), ("view", "objects"), ("words", "“Please do not.”")];
        let late = world.post(&mut desk, &here, &objects).await;
        assert!(late.says("Somebody has closed it meanwhile") && late.says("Please do not."), "{}", late.text());
        // One thing is left: asking what they think of us. Then it is off the worklist.
        let asked = format!("{case}/evaluations");
        assert!(closed.says("Ask what they think of us"), "{}", closed.text());
        assert!(world.get(&mut desk, "/today").await.says(name));
        let silent = world.post(&mut desk, &asked, &[("how", "not")]).await;
        assert!(silent.says("why they are not asked"), "{}", silent.text());
        let not = [("how", "not"), ("why-not", "She does not want to be asked")];
        assert_eq!(world.post(&mut desk, &asked, &not).await.location, asked);
        assert!(!world.get(&mut desk, "/today").await.says(name) && !world.get(&mut desk, "/cases").await.says(name));
        assert!(world.get(&mut desk, "/cases?show=closed").await.says(name));
        let step = [("step", "Ring them"), ("owner", "worker"), ("due", "tomorrow")];
        assert!(world.post(&mut desk, &format!("{case}/steps"), &step).await.says("closed meanwhile"));

        let why = world.post(&mut desk, &format!("{here}/removal"), &[]).await;
        assert!(why.says("Say why it is opened again"), "{}", why.text());
        world.post(&mut desk, &format!("{here}/removal"), &[("why", "It began again last night.")]).await;
        let open = world.get(&mut desk, &case).await;
        assert!(!open.says("Closed on ") && open.says("Opened again") && open.says("It began again last night."));
        assert!(!open.says("by their own word") && !open.says("talk about closing"), "it began again: {}", open.text());
        let old = world.post(&mut desk, &here, &agrees).await;
        assert!(old.says("Nobody has spoken with them since something was last told"), "{}", old.text());
        assert!(open.says("I can sleep again") && world.get(&mut desk, "/cases").await.says(name));
    }
}

/// The same words of the same minute are one contact, however often they are sent.
#[tokio::test]
async fn going_back_and_saving_again_logs_a_contact_once() {
    let world = World::new();
    let mut desk = world.signed_in("marcus").await;
    let case = case(&world, &mut desk).await;
    speak(&world, &mut desk, &case, &[("time", "11:00")]).await;
    speak(&world, &mut desk, &case, &[("time", "11:00")]).await;
    let page = world.get(&mut desk, &case).await.text();
    assert_eq!(page.matches("We spoke for a while.").count(), 1, "{page}");
    speak(&world, &mut desk, &case, &[("note", "And something else.")]).await;
    assert!(world.get(&mut desk, &case).await.says("And something else."));
}

/// Two change the risk at once: the second sees the first before saving.
#[tokio::test]
async fn a_risk_is_never_overwritten_unseen() {
    let world = World::new();
    let mut desk = world.signed_in("marcus").await;
    let case = case(&world, &mut desk).await;
    let here = format!("{case}/risk");
    let page = world.get(&mut desk, &here).await;
    let seen = page.find("input[name=seen]", "value");
    world.clock.advance(SignedDuration::from_secs(5));
    let low = [("seen", seen.as_str()), ("risk", "low"), ("why", "They moved out")];
    assert_eq!(world.post(&mut desk, &here, &low).await.status, StatusCode::SEE_OTHER);
    let high = [("seen", seen.as_str()), ("risk", "high"), ("why", "A knife was shown")];
    let second = world.post(&mut desk, &here, &high).await;
    assert!(second.says("Somebody else has changed the risk meanwhile") && second.says("They moved out"));
    let again = [
        ("seen", second.find("input[name=seen]", "value")),
        ("risk", "high".to_owned()),
        ("why", "A knife was shown".to_owned()),
    ];
    let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (*name, value.as_str())).collect();
    world.clock.advance(SignedDuration::from_secs(5));
    assert_eq!(world.post(&mut desk, &here, &again).await.status, StatusCode::SEE_OTHER);
    assert!(world.get(&mut desk, &case).await.says("A knife was shown"));
}

/// On a closed case nothing is written that nobody would see; what somebody wrote is not lost.
#[tokio::test]
async fn a_closed_case_is_opened_again_before_more_is_written_on_it() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        speak(&world, &mut desk, &case, &[]).await;
        world.post(&mut desk, &format!("{case}/summary"), &[("summary", "All quiet."), ("version", "")]).await;
        let died = [("reason", "deceased"), ("view", "agrees"), ("words", "Her son rang.")];
        let refused = world.post(&mut desk, &format!("{case}/closure"), &died).await;
        assert!(refused.says("Choose that they could not be asked"), "{}", refused.text());
        let closed = [died[0], ("view", "could_not_ask"), died[2]];
        assert_eq!(world.post(&mut desk, &format!("{case}/closure"), &closed).await.location, case);
        let seen = world.get(&mut desk, &format!("{case}/risk")).await.find("input[name=seen]", "value");
        for (path, form) in [
            ("risk", vec![("seen", seen.as_str()), ("risk", "high"), ("why", "A weapon was seen")]),
            ("outcomes", vec![("wanted", "A weapon was seen")]),
            ("incidents", vec![("words", "A weapon was seen")]),
        ] {
            let page = world.post(&mut desk, &format!("{case}/{path}"), &form).await;
            assert!(page.says("This case is closed") && page.body.contains("A weapon was seen"), "{}", page.text());
        }
        assert!(world.get(&mut desk, "/cases?show=closed").await.says("Closed"));
    }
}

/// The same attempt with another next step is another contact, and its step is kept.
#[tokio::test]
async fn what_is_planned_with_a_contact_is_never_thrown_away() {
    let world = World::new();
    let mut desk = world.signed_in("marcus").await;
    let case = case(&world, &mut desk).await;
    let plan = |what: &'static str| {
        [
            ("result", "attempt"),
            ("note", "No answer"),
            ("time", "11:00"),
            ("then", "step"),
            ("step", what),
            ("owner", "worker"),
            ("due", "in 2 weeks"),
        ]
    };
    for what in ["Ring again", "Ring her sister instead", "Ring her sister instead"] {
        speak(&world, &mut desk, &case, &plan(what)).await;
    }
    let page = world.get(&mut desk, &case).await;
    assert!(page.says("Ring again") && page.says("Ring her sister instead"), "{}", page.text());
    assert_eq!(page.text().matches("tried, no answer").count(), 2, "twice the same is once: {}", page.text());
}
