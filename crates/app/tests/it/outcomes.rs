use crate::world::{Browser, World};
use axum::http::StatusCode;

/// A case that has just been accepted, of a client with a telephone.
pub async fn case(world: &World, desk: &mut Browser) -> String {
    case_of(world, desk, "Rosa Lind", "07700 900654").await
}

pub async fn case_of(world: &World, desk: &mut Browser, name: &str, phone: &str) -> String {
    let entered = [
        ("source", "phone"),
        ("story", "They throw things at my window."),
        ("name", name),
        ("phone", phone),
        ("channel", "call"),
    ];
    let key = world.get(desk, "/reports/new").await.form_key();
    let mut form = vec![("form", key.as_str())];
    form.extend(entered);
    let report = world.enter_anyway(desk, &form).await.location;
    let page = world.get(desk, &report).await;
    let (key, worker) = (page.form_key(), page.find("input[name=worker]", "value"));
    let accept = [
        ("form", key.as_str()),
        ("decision", "accepted"),
        ("worker", worker.as_str()),
        ("risk", "medium"),
        ("why", "Every week"),
    ];
    world.post(desk, &format!("{report}/decision"), &accept).await.location
}

pub async fn speak(world: &World, desk: &mut Browser, case: &str, extra: &[(&str, &str)]) {
    // Contacts have minutes: what was told in this one does not count as said before it.
    world.clock.advance(jiff::SignedDuration::from_mins(1));
    let form = world.get(desk, &format!("{case}/contacts/new")).await;
    let (key, on, time) =
        (form.form_key(), form.find("input[name=on]", "value"), form.find("input[name=time]", "value"));
    let mut spoke = vec![
        ("form", key.as_str()),
        ("on", on.as_str()),
        ("time", time.as_str()),
        ("result", "spoke"),
        ("channel", "call"),
        ("note", "We spoke for a while."),
        ("then", "client"),
    ];
    spoke.retain(|(name, _)| extra.iter().all(|(other, _)| other != name));
    spoke.extend_from_slice(extra);
    let logged = world.post(desk, &format!("{case}/contacts"), &spoke).await;
    assert_eq!(logged.status, StatusCode::SEE_OTHER, "{}", logged.text());
}

#[tokio::test]
async fn what_a_client_wants_is_owed_once_they_have_spoken_and_is_judged_by_both() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        assert!(!world.get(&mut desk, &case).await.says("Ask what they want to come of it"));
        speak(&world, &mut desk, &case, &[]).await;
        let owed = world.get(&mut desk, &case).await;
        assert!(owed.says("Ask what they want to come of it"), "{}", owed.text());

        let here = format!("{case}/outcomes");
        let key = world.get(&mut desk, &here).await.form_key();
        let nothing = world.post(&mut desk, &here, &[("form", &key), ("test", "kept words")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.says("Write what they want, in their own words") && nothing.body.contains("kept words"));
        let wish = [("form", key.as_str()), ("wanted", "I want to sit in my garden."), ("test", "Tea outside")];
        assert_eq!(world.post(&mut desk, &here, &wish).await.status, StatusCode::SEE_OTHER);
        let kept = world.get(&mut desk, &case).await;
        assert!(kept.says("I want to sit in my garden.") && !kept.says("Ask what they want to come of it"));

        // Two judge at once: the second sees the first, and loses nothing.
        let page = world.get(&mut desk, &here).await;
        let outcome = page.find("input[name=outcome]", "value");
        let (worker, client, reached) =
            (format!("worker-{outcome}"), format!("client-{outcome}"), format!("reached-{outcome}"));
        let judge = |form: &'static str, words: &'static str| {
            vec![
                ("form", form),
                ("outcome", outcome.as_str()),
                ("version", ""),
                (worker.as_str(), "part"),
                (client.as_str(), "none"),
                (reached.as_str(), words),
            ]
        };
        let judgement = format!("{here}/judgement");
        let first = judge("key-one", "Quiet on weekdays");
        assert_eq!(world.post(&mut desk, &judgement, &first).await.status, StatusCode::SEE_OTHER);
        let second = world.post(&mut desk, &judgement, &judge("key-two", "Nothing has changed")).await;
        assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(second.says("Somebody else has written this meanwhile") && second.says("Nothing has changed"));
        assert!(second.says("Quiet on weekdays"));
        let read = world.get(&mut desk, &here).await;
        assert!(read.says("They say: Nothing of it") && read.says("We say: Part of it"), "{}", read.text());
    }
}
