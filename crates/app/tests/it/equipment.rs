use crate::entries::{changed, refused};
use crate::outcomes::case;
use crate::world::World;
use axum::http::StatusCode;

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
