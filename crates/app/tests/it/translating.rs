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
