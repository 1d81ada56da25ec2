use crate::outcomes::case;
use crate::world::World;
use axum::http::StatusCode;
use jiff::SignedDuration;

/// A case is about several matters, each with its own end; how they live decides
/// which ways are offered, and who refused it is written down.
#[tokio::test]
async fn a_case_is_about_several_matters_and_the_ways_depend_on_how_they_live() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        let here = format!("{case}/issues");
        let bare = world.post(&mut desk, &here, &[("about", "Bins moved before her door")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.says("Choose what it is about") && bare.body.contains("Bins moved before her door"));
        assert!(world.post(&mut desk, &here, &[("kind", "hate")]).await.says("Write in a line what it is about"));
        for (kind, about) in [("hate", "Bins moved before her door"), ("employment", "Shifts cut after she complained")]
        {
            let form = [("kind", kind), ("about", about), ("agency", "Tidewater Homes")];
            assert_eq!(world.post(&mut desk, &here, &form).await.location, here);
        }
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("Hate: Bins moved") && page.says("Acas comes first"), "{}", page.text());
        assert!(page.says("More depends on how they live") && !page.says("two stages, then the Housing Ombudsman"));

        let version = page.find("form[action$=description] input[name=version]", "value");
        let to = format!("{here}/description");
        let unsaid = [("version", version.as_str()), ("described", "yes"), ("complex", "yes")];
        assert!(world.post(&mut desk, &to, &unsaid).await.says("Say in one line what makes it complex"));
        let tenant = [unsaid[0], unsaid[1], ("tenure", "council_tenant")];
        assert_eq!(world.post(&mut desk, &to, &tenant).await.location, here);
        assert!(world.get(&mut desk, &here).await.says("two stages, then the Housing Ombudsman"));
        // From the form of before nothing is overwritten unseen.
        let stale = [unsaid[0], unsaid[1], ("tenure", "owner")];
        assert!(world.post(&mut desk, &to, &stale).await.says("Somebody else has written here meanwhile"));

        let issue = page.find("form[action$=standing] input[name=issue]", "value");
        let seen = page.find("form[action$=standing] input[name=version]", "value");
        let (standing, ended) = (format!("standing-{issue}"), format!("ended-{issue}"));
        let to = format!("{here}/standing");
        let end =
            [("issue", issue.as_str()), ("version", &seen), (&standing, "resolved"), (&ended, "The bins were moved")];
        assert!(world.post(&mut desk, &to, &end[..3]).await.says("Write in a line what came of it"));
        world.clock.advance(SignedDuration::from_secs(1));
        assert_eq!(world.post(&mut desk, &to, &end).await.location, here);
        assert!(world.post(&mut desk, &to, &end[1..]).await.location == here, "no such matter");
        let late = world.post(&mut desk, &to, &[end[0], end[1], end[2], (&ended, "Twice")]).await;
        assert!(late.says("Somebody else has written here meanwhile") && late.body.contains("Twice"));

        let refused =
            [("refused-by", "A solicitor in town"), ("refusal", "no_funds"), ("refused-words", "No legal aid")];
        let to = format!("{here}/refusals");
        assert!(world.post(&mut desk, &to, &refused[1..]).await.says("Write who did not take it on"));
        assert_eq!(world.post(&mut desk, &to, &refused).await.location, here);
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("A solicitor in town") && page.says("no legal aid, no funds"), "{}", page.text());
        // It is counted over all cases, for whoever may open them.
        let unmet = world.get(&mut desk, "/unmet-need").await;
        assert!(unmet.says("No legal aid, no funds 1") && unmet.says("No legal aid"), "{}", unmet.text());
        let mut priya = world.signed_in("priya").await;
        assert!(!world.get(&mut priya, "/unmet-need").await.says("A solicitor in town"), "of another team");
        world.clock.advance(SignedDuration::from_hours(24 * 400));
        let mut desk = world.signed_in("marcus").await;
        assert!(world.get(&mut desk, "/unmet-need").await.says("Nobody has written down a refusal"));
        assert!(world.get(&mut desk, "/unmet-need?show=all").await.says("A solicitor in town"));
        let shown = world.get(&mut desk, &case).await;
        assert!(shown.says("It is about hate: resolved") && shown.says("A solicitor in town did not take it on"));
    }
}
