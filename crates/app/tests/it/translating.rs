use crate::world::{Browser, World};
use axum::http::StatusCode;

const URDU: &str = "پڑوسی نے ہمارے دروازے پر تھوکا";

/// A report in Urdu is owed a translation the same day, first by whoever
/// triages and then by the worker, until somebody has written one.
#[tokio::test]
async fn a_report_in_another_language_is_owed_a_translation_today() {
    for world in World::everywhere() {
        let mut visitor = Browser::with("__Host-l", "ur");
        world.post(&mut visitor, "/questions", &[("step", "start"), ("go", "on")]).await;
        world.post(&mut visitor, "/questions", &[("step", "story"), ("go", "on"), ("story", URDU)]).await;
        let named = [("step", "person"), ("go", "on"), ("named", "named"), ("name", "Nadia Siddiqi")];
        world.post(&mut visitor, "/questions", &named).await;
        assert_eq!(world.post(&mut visitor, "/questions", &[("step", "check"), ("go", "send")]).await.status, 303);

        let mut desk = world.signed_in("marcus").await;
        let found = world.post(&mut desk, "/search", &[("for", "Nadia Siddiqi")]).await;
        let report = found.find(".app-row a", "href");
        let page = world.get(&mut desk, &report).await;
        assert!(page.says("Have their own words translated : today"), "{}", page.text());
        let worker = page.find("input[name=worker]", "value");
        let accept =
            [("decision", "accepted"), ("worker", worker.as_str()), ("risk", "medium"), ("why", "Not read yet")];
        let case = world.post(&mut desk, &format!("{report}/decision"), &accept).await.location;
        let owed = world.get(&mut desk, &case).await;
        assert!(owed.says("Have their words translated : today"), "{}", owed.text());

        let here = format!("{report}/translations");
        assert_eq!(owed.find("#due-now ~ ul a, .app-due a", "href"), here);
        let nothing = world.post(&mut desk, &here, &[("words", "Half typed")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.says("Choose who translated it") && nothing.says("Half typed"), "{}", nothing.text());
        let written = [("words", "The neighbour spat at our door."), ("how", "interpreter")];
        assert_eq!(world.post(&mut desk, &here, &written).await.status, StatusCode::SEE_OTHER);

        let kept = world.get(&mut desk, &case).await;
        assert!(kept.says("The neighbour spat at our door.") && kept.says(URDU), "one beside the other");
        assert!(!kept.says("Have their words translated"), "{}", kept.text());
        let found = world.post(&mut desk, "/search", &[("for", "spat neighbour")]).await;
        assert!(found.says("Nadia Siddiqi"), "found by the English words too: {}", found.text());
    }
}

/// “Just write it down” is decided at once and still read: somebody may be threatened in it.
#[tokio::test]
async fn a_report_to_be_written_down_only_is_translated_all_the_same() {
    let world = World::new();
    let mut visitor = Browser::with("__Host-l", "ur");
    world.post(&mut visitor, "/questions", &[("step", "start"), ("go", "on")]).await;
    world.post(&mut visitor, "/questions", &[("step", "story"), ("go", "on"), ("story", URDU)]).await;
    world.post(&mut visitor, "/questions", &[("step", "wants"), ("go", "on"), ("want", "record_only")]).await;
    assert_eq!(world.post(&mut visitor, "/questions", &[("step", "check"), ("go", "send")]).await.status, 303);
    let mut desk = world.signed_in("marcus").await;
    let queue = world.get(&mut desk, "/referrals").await;
    assert!(queue.says("Have it translated: today"), "{}", queue.text());
    let report = queue.all(".app-row a", "href").into_iter().next_back().expect("a report");
    let written = [("words", "They spat at our door."), ("how", "machine")];
    let here = format!("{report}/translations");
    assert_eq!(world.post(&mut desk, &here, &written).await.status, StatusCode::SEE_OTHER);
    assert!(world.get(&mut desk, "/referrals").await.says("Have it translated"), "a machine settles nothing");
    world.post(&mut desk, &here, &[("words", "They spat at our door."), ("how", "colleague")]).await;
    assert!(!world.get(&mut desk, "/referrals").await.says("Have it translated"));
}
