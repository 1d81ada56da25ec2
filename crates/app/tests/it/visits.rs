use crate::entries::{account, refused};
use crate::outcomes::case;
use crate::world::World;
use axum::http::StatusCode;
use jiff::SignedDuration;

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
