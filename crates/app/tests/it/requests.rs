use crate::outcomes::case;
use crate::world::World;
use axum::http::StatusCode;
use jiff::SignedDuration;

/// An agency is asked, comes back when it does not answer, is reminded one rung
/// higher each time, and whatever it never answered is listed.
#[tokio::test]
async fn an_agency_that_does_not_answer_comes_back_until_it_has_ended() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        let here = format!("{case}/requests");
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("Tidewater Homes") && page.says("Nothing yet"), "{}", page.text());
        let agency = page.all("input[name=agency]", "value");
        let bare = world.post(&mut desk, &here, &[("what", "Move the bins")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.says("Choose whether they agree") && bare.says("Choose how they were asked"));
        assert!(bare.body.contains("Move the bins"), "nothing typed is lost");
        let ask = [("what", "Move the bins"), ("asking", "agreed"), ("how", "email"), ("answer-by", "in 1 week")];
        assert!(world.post(&mut desk, &here, &ask).await.says("Choose the agency, or write its name"));
        let mut gone = ask.to_vec();
        gone[3] = ("answer-by", "yesterday");
        gone.push(("agency", agency[0].as_str()));
        assert!(world.post(&mut desk, &here, &gone).await.says("This day has gone"));
        for who in [("agency", agency[0].as_str()), ("other", "A firm of locksmiths")] {
            let mut form = ask.to_vec();
            form.push(who);
            assert_eq!(world.post(&mut desk, &here, &form).await.location, here);
        }
        let shown = world.get(&mut desk, &case).await;
        assert!(shown.says("An agency’s answer") && shown.says("A firm of locksmiths asked, to answer by"));
        assert!(world.get(&mut desk, "/unanswered").await.says("No answer is late"));

        world.clock.advance(SignedDuration::from_hours(24 * 9));
        let mut desk = world.signed_in("marcus").await;
        let late = world.get(&mut desk, "/unanswered").await;
        assert!(late.says("Move the bins") && late.says("remind the officer"), "{}", late.text());
        let page = world.get(&mut desk, &here).await;
        let requests = page.all("form[action$=chases] input[name=request]", "value");
        let one = requests[0].as_str();
        let (how, until) = (format!("chase-{one}"), format!("until-{one}"));
        let chase = [("request", one), (how.as_str(), "Rang Mr Lee, left word"), (until.as_str(), "in 1 week")];
        let chases = format!("{here}/chases");
        assert!(world.post(&mut desk, &chases, &[chase[0], chase[2]]).await.says("how you reminded them"));
        assert_eq!(world.post(&mut desk, &chases, &chase).await.location, here);
        world.clock.advance(SignedDuration::from_hours(24 * 8));
        let mut desk = world.signed_in("marcus").await;
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("Rang Mr Lee, left word") && page.says("ask their manager"), "{}", page.text());

        let (answer, end) = (format!("answer-{one}"), format!("end-{one}"));
        let ends = format!("{here}/ends");
        let never = [("request", one), (end.as_str(), "unanswered"), (answer.as_str(), "Three letters, nothing")];
        assert!(world.post(&mut desk, &ends, &never[..1]).await.says("Choose what came of it"));
        assert!(world.post(&mut desk, &ends, &never[..2]).await.says("Write in a line what they said"));
        assert_eq!(world.post(&mut desk, &ends, &never).await.location, here);
        let again = world.post(&mut desk, &chases, &chase).await;
        assert!(again.says("it has ended"), "{}", again.text());
        let never = world.get(&mut desk, "/unanswered?show=never").await;
        assert!(never.says("Move the bins") && never.says("given up on"), "{}", never.text());
        assert!(world.get(&mut desk, &case).await.says("Asked of an agency: they never answered"));
        // Behind a wall nobody is asked, by the list or by typing the name.
        let access = world.get(&mut desk, &format!("{case}/access")).await;
        let wall = access.all("input[value^='agency ']", "value");
        let raise =
            [("against", wall[0].as_str()), ("wall-reason", "Her ex works there"), ("wall-review", "in 6 weeks")];
        assert_eq!(world.post(&mut desk, &format!("{case}/walls"), &raise).await.status, StatusCode::SEE_OTHER);
        let listed = world.store.read(|db| db.agencies()).await.expect("readable");
        let behind = listed.iter().find(|one| wall[0].ends_with(&one.id.to_string())).expect("it is listed");
        let (id, name) = (behind.id.to_string(), behind.name.to_uppercase());
        assert!(!world.get(&mut desk, &here).await.all("input[name=agency]", "value").contains(&id));
        for who in [("agency", id.as_str()), ("other", name.as_str())] {
            let mut form = ask.to_vec();
            form.push(who);
            assert!(world.post(&mut desk, &here, &form).await.says("A wall stands before them"), "{who:?}");
        }
        // Whoever may not open the case sees nothing of it there.
        let mut priya = world.signed_in("priya").await;
        assert!(!world.get(&mut priya, "/unanswered?show=never").await.says("Move the bins"));
    }
}
