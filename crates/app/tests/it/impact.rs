use crate::outcomes::{case, speak};
use crate::world::World;
use axum::http::StatusCode;
use jiff::SignedDuration;

/// How they are is asked before and after and compared; equality answers are
/// kept and shown nowhere.
#[tokio::test]
async fn how_they_are_is_asked_again_and_equality_answers_stand_apart() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        speak(&world, &mut desk, &case, &[]).await;
        assert!(world.get(&mut desk, &case).await.says("Ask how they are, before the work changes it"));
        let here = format!("{case}/impact");
        let bare = world.post(&mut desk, &here, &[("stage", "before")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.says("Answer at least one of the questions"), "{}", bare.text());
        let many = [("stage", "before"), ("felt-sleep", "2"), ("felt-ons_happy", "eleven")];
        let wrong = world.post(&mut desk, &here, &many).await;
        assert!(wrong.says("Write a whole number from 0 to 10") && wrong.body.contains("eleven"));
        assert_eq!(wrong.all("input[name=felt-sleep][checked]", "value"), ["2"], "nothing is lost");
        let more = [("stage", "before"), ("felt-ons_happy", "11")];
        assert!(world.post(&mut desk, &here, &more).await.says("Write a whole number from 0 to 10"));
        for (stage, sleep, anxious) in [("before", "1", "9"), ("after", "3", "4")] {
            world.clock.advance(SignedDuration::from_mins(1));
            let form = [("stage", stage), ("felt-sleep", sleep), ("felt-ons_anxious", anxious)];
            assert_eq!(world.post(&mut desk, &here, &form).await.location, here);
        }
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("1 of 4 3 of 4 Better") && page.says("9 of 10 4 of 10 Better"), "{}", page.text());
        assert!(!world.get(&mut desk, &case).await.says("Ask how they are, before"));

        let equality = format!("{case}/equality");
        assert!(world.post(&mut desk, &equality, &[]).await.says("Answer at least one of them"));
        let answers = [("ethnic", "pakistani"), ("age", "35_44")];
        assert_eq!(world.post(&mut desk, &equality, &answers).await.location, case);
        let again = world.get(&mut desk, &equality).await;
        assert!(again.says("They have answered before"), "{}", again.text());
        assert!(again.all("input[checked]", "value").is_empty(), "what they answered is not shown");
        assert!(!world.get(&mut desk, &case).await.says("Pakistani"));
    }
}
