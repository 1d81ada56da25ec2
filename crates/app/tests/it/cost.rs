use crate::world::{Browser, World};
use alongside_demo::seed;

/// Statements each job sends, with the look and all.
async fn costs(world: &World) -> Vec<(&'static str, u64)> {
    let mut samira = world.signed_in("samira").await;
    let case = world.get(&mut samira, "/cases").await.find("td a", "href");
    let form = world.get(&mut samira, &format!("{case}/contacts/new")).await;
    let key = form.form_key();
    let mut visitor = Browser::default();
    world.post(&mut visitor, "/questions", &[("step", "start"), ("go", "on")]).await;
    let story = [("step", "story"), ("go", "on"), ("story", "Name and number given.")];
    world.post(&mut visitor, "/questions", &story).await;
    world
        .post(
            &mut visitor,
            "/questions",
            &[("step", "person"), ("go", "on"), ("named", "named"), ("name", "Counting Person")],
        )
        .await;
    world
        .post(
            &mut visitor,
            "/questions",
            &[("step", "contact"), ("go", "on"), ("phone", "07700 900999"), ("channel", "call")],
        )
        .await;
    let mut costs = Vec::new();
    let so_far = || world.store.statements().so_far();
    for (name, path) in [("worklist", "/today"), ("case page", case.as_str())] {
        let before = so_far();
        assert_eq!(world.get(&mut samira, path).await.status, 200);
        costs.push((name, so_far() - before));
    }
    let mut marcus = world.signed_in("marcus").await;
    for (name, path) in [("triage", "/referrals"), ("team", "/team"), ("emergency openings", "/emergency-accesses")] {
        let before = so_far();
        assert_eq!(world.get(&mut marcus, path).await.status, 200);
        costs.push((name, so_far() - before));
    }
    let before = so_far();
    let logged = [
        ("form", key.as_str()),
        ("result", "spoke"),
        ("channel", "call"),
        ("on", "today"),
        ("time", "10:00"),
        ("note", "Counted"),
        ("update", "yes"),
        ("then", "client"),
    ];
    assert_eq!(world.post(&mut samira, &format!("{case}/contacts"), &logged).await.status, 303);
    costs.push(("log a contact", so_far() - before));
    let before = so_far();
    assert_eq!(world.post(&mut visitor, "/questions", &[("step", "check"), ("go", "send")]).await.status, 303);
    costs.push(("submit a report", so_far() - before));
    let before = so_far();
    assert_eq!(world.post(&mut samira, "/search", &[("for", "nasreen akhtar")]).await.status, 200);
    costs.push(("search", so_far() - before));
    costs
}

/// The same work at thirty cases and at a thousand, on every database.
#[tokio::test]
async fn the_main_jobs_send_few_statements_and_no_more_when_there_are_many_cases() {
    for world in World::everywhere() {
        let small = costs(&world).await;
        eprintln!("{}: {small:?}", world.database.name);
        for (job, statements) in &small {
            // The dearest logs a contact: one of its statements makes the note findable, one
            // asks whether the very same was logged before.
            assert!(*statements <= 14, "{}: {job} sent {statements}", world.database.name);
        }
        let (store, now) = (world.store.clone(), world.clock.now());
        std::thread::spawn(move || seed(&store, now, 3, 1_000).expect("seeded")).join().expect("seeded");
        assert_eq!(costs(&world).await, small, "{}", world.database.name);
    }
}

/// And at ten thousand, on the embedded one.
#[tokio::test]
async fn the_main_jobs_cost_the_same_at_a_thousand_and_at_ten_thousand_cases() {
    let world = World::new();
    let grow = |cases: u32, number: u64| {
        let (store, now) = (world.store.clone(), world.clock.now());
        std::thread::spawn(move || seed(&store, now, number, cases).expect("seeded")).join().expect("seeded");
    };
    grow(1_000, 3);
    let thousand = costs(&world).await;
    grow(9_000, 4);
    assert_eq!(costs(&world).await, thousand);
}
