use crate::outcomes::{case, speak};
use crate::world::World;
use axum::http::StatusCode;
use jiff::SignedDuration;

/// The level is judged with ten questions, stays in one step only where it may,
/// and is never lowered by one person alone.
#[tokio::test]
async fn the_risk_is_gone_through_kept_side_by_side_and_lowered_by_two() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        let here = format!("{case}/risk");
        let page = world.get(&mut desk, &here).await;
        assert!(
            page.says("Medium risk") && !page.says("Still the same?"),
            "nobody has spoken with them: {}",
            page.text()
        );
        let seen = |page: &crate::world::Answer| page.find("input[name=seen]", "value");
        let first = seen(&page);
        let knife = [
            ("seen", first.as_str()),
            ("factor-weapon_fire", "yes"),
            ("factor-alone", "not_known"),
            ("risk", "medium"),
            ("why", "He showed a knife"),
        ];
        let refused = world.post(&mut desk, &here, &knife).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("the risk is high") && refused.body.contains("He showed a knife"), "{}", refused.text());
        assert_eq!(refused.all("input[name=factor-weapon_fire][checked]", "value"), ["yes"], "nothing is lost");
        world.clock.advance(SignedDuration::from_secs(5));
        let mut high = knife;
        high[3] = ("risk", "high");
        let raised = world.post(&mut desk, &here, &high).await;
        assert_eq!(raised.location, here, "{}", raised.text());
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("What to think of now") && page.says("letterbox guard") && page.says("Side by side"));
        // From the form of before nothing is overwritten unseen.
        let stale = world.post(&mut desk, &here, &high).await;
        assert!(stale.says("Somebody else has changed the risk meanwhile"), "{}", stale.text());

        world.clock.advance(SignedDuration::from_mins(5));
        let lower = [("seen", seen(&page)), ("risk", "low".to_owned()), ("why", "He has moved away".to_owned())];
        let lower: Vec<(&str, &str)> = lower.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let lowered = world.post(&mut desk, &here, &lower).await;
        assert_eq!(lowered.location, here, "{}", lowered.text());
        assert!(world.get(&mut desk, &case).await.says("A colleague looks at the lowered risk"));
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("nobody else has looked at it") && page.says("You lowered it, so a colleague looks at it"));
        let mut samira = world.signed_in("samira").await;
        let page = world.get(&mut samira, &here).await;
        let assessed = page.find("input[name=assessed]", "value");
        let check = format!("{here}/check");
        let own = [("assessed", assessed.as_str()), ("right", "yes"), ("finding", "I did it")];
        assert!(world.post(&mut desk, &check, &own).await.says("You lowered it yourself"));
        let bare = world.post(&mut samira, &check, &[("assessed", &assessed)]).await;
        assert!(bare.says("Choose whether it was right"), "{}", bare.text());
        let found = [("assessed", assessed.as_str()), ("right", "yes"), ("finding", "I rang the landlord")];
        assert_eq!(world.post(&mut samira, &check, &found).await.location, here);
        let shown = world.get(&mut desk, &case).await;
        assert!(shown.says("it was right") && !shown.says("A colleague looks at the lowered risk"), "{}", shown.text());

        // Still the same: once they have spoken, until something more happens.
        speak(&world, &mut desk, &case, &[]).await;
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("Still the same?"), "{}", page.text());
        let same = [("seen", seen(&page)), ("same", "She says that all is calm".to_owned())];
        let same: Vec<(&str, &str)> = same.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert!(world.post(&mut desk, &format!("{here}/same"), &same[..1]).await.says("Say in one line how you know"));
        assert_eq!(world.post(&mut desk, &format!("{here}/same"), &same).await.location, case);
        speak(&world, &mut desk, &case, &[("note", "She rang, frightened.")]).await;
        let told = [("words", "They broke the window."), ("conduct", "damage")];
        world.clock.advance(SignedDuration::from_mins(1));
        world.post(&mut desk, &format!("{case}/incidents"), &told).await;
        assert!(!world.get(&mut desk, &here).await.says("Still the same?"), "something has happened");
        assert!(world.get(&mut desk, &case).await.says("Look at the risk again"));
    }
}
