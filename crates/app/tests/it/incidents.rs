use crate::outcomes::{case, speak};
use crate::world::World;
use axum::http::StatusCode;

/// What happens again is written down, counted over rolling months, and ends “settled”.
#[tokio::test]
async fn incidents_are_written_down_and_together_say_what_each_does_not() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        speak(&world, &mut desk, &case, &[("quiet", "yes")]).await;
        assert!(world.get(&mut desk, &case).await.says("by their own word, since"));
        let here = format!("{case}/incidents");
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("Day not known") && page.says("from a report"), "the report is the first: {}", page.text());

        let form = world.get(&mut desk, &format!("{here}/new")).await;
        let key = form.form_key();
        let nothing = world.post(&mut desk, &here, &[("form", &key), ("place", "street")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.says("Write what happened, or tick what was done"));
        assert_eq!(nothing.all("input[name=place][checked]", "value"), ["street"], "nothing chosen is lost");
        let wrong = [
            ("form", key.as_str()),
            ("words", "They spat at me."),
            ("when", "exact"),
            ("day-day", "31"),
            ("day-month", "2"),
            ("day-year", "2026"),
            ("postcode", "not one"),
            ("told", "police"),
            ("told-on-police", "some day"),
        ];
        let refused = world.post(&mut desk, &here, &wrong).await;
        assert!(refused.says("Write a day") && refused.body.contains("They spat at me."), "{}", refused.text());
        for (day, conduct) in [("yesterday", "spitting"), ("2 weeks ago", "assault"), ("3 months ago", "verbal_abuse")]
        {
            let form = [
                ("words", day),
                ("conduct", conduct),
                ("when", "about"),
                ("when-words", day),
                ("label", "hate_crime"),
                ("why", "race"),
                ("told", "police"),
                ("told-on-police", "yesterday"),
                ("told-reference-police", "01/98765/26"),
                ("offence", "common_assault"),
            ];
            let kept = world.post(&mut desk, &here, &form).await;
            assert_eq!(kept.location, here, "{}", kept.text());
        }
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("Hate crime") && page.says("reference 01/98765/26"), "{}", page.text());
        assert!(page.says("Nobody knows the day of 1"), "of the report: {}", page.text());
        let shown = world.get(&mut desk, &case).await;
        assert!(shown.says("Incidents (4)") && shown.says("They told of something more"), "{}", shown.text());
        assert!(!shown.says("by their own word, since"), "something has happened since");
        let found = world.post(&mut desk, "/search", &[("for", "01/98765/26")]).await;
        assert!(found.status == StatusCode::OK || !found.location.is_empty());

        // Three that were told in time are a right to a review; what asking would say holds no name.
        assert!(page.says("of 3 complaints count"), "{}", page.text());
        for day in ["3 days ago", "4 days ago", "5 days ago"] {
            let told = [
                ("words", day),
                ("when", "about"),
                ("when-words", day),
                ("told", "council"),
                ("told-on-council", "yesterday"),
            ];
            assert_eq!(world.post(&mut desk, &here, &told).await.location, here);
        }
        let right = world.get(&mut desk, &here).await;
        assert!(right.says("They have a right to an ASB case review"), "{}", right.text());
        let letter = world.get(&mut desk, &format!("{case}/asb-review")).await;
        assert!(letter.says("section 104") && letter.says("01/98765/26"), "{}", letter.text());
        assert!(!letter.says("Rosa Lind") && !letter.says("They throw things"), "no name and nobody’s words");

        // Two write at once: the second is told, and loses nothing.
        let one = page.all("a[href*='/incidents/']", "href").into_iter().find(|href| !href.ends_with("new"));
        let one = one.expect("an incident");
        let open = world.get(&mut desk, &one).await;
        let version = open.find("input[name=version]", "value");
        let mine = [("version", version.as_str()), ("words", "Mine"), ("conduct", "fire"), ("when", "ongoing")];
        let theirs = [("version", version.as_str()), ("words", "Theirs"), ("conduct", "threats"), ("when", "ongoing")];
        assert_eq!(world.post(&mut desk, &one, &theirs).await.location, here);
        let stale = world.post(&mut desk, &one, &mine).await;
        assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(stale.says("Somebody else has written here meanwhile") && stale.body.contains("Mine"));
        let now = stale.find("input[name=version]", "value");
        let again = [("version", now.as_str()), mine[1], mine[2], mine[3]];
        assert_eq!(world.post(&mut desk, &one, &again).await.location, here);
        let shown = world.get(&mut desk, &case).await;
        assert!(shown.says("Theirs") && shown.says("Mine"), "both stand in what happened");

        let police = format!("{one}/police");
        let bare = world.post(&mut desk, &police, &[("on", "tomorrow")]).await;
        assert!(bare.says("Choose what they did"), "{}", bare.text());
        let early = world.post(&mut desk, &police, &[("police", "charged"), ("on", "tomorrow")]).await;
        assert!(early.says("still to come"));
        let known = [("police", "recorded_crime"), ("on", "3 days ago"), ("they-know", "yes")];
        assert_eq!(world.post(&mut desk, &police, &known).await.location, here);
        assert!(!world.get(&mut desk, &case).await.says("Tell them what the police did"), "they told us themself");
        assert_eq!(world.post(&mut desk, &police, &[("police", "no_suspect"), ("on", "today")]).await.location, here);
        assert!(world.get(&mut desk, &case).await.says("Tell them what the police did"));
        speak(&world, &mut desk, &case, &[("update", "yes")]).await;
        assert!(!world.get(&mut desk, &case).await.says("Tell them what the police did"), "they have been told");
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("Recorded it as a crime") && page.says("Ended it: no suspect found"), "{}", page.text());
        let nobodys = format!("{here}/00000000-0000-0000-0000-000000000001");
        assert_eq!(world.get(&mut desk, &nobodys).await.status, StatusCode::NOT_FOUND);
    }
}
