use crate::access::somebody;
use crate::world::{Browser, World};
use alongside_gate::{AccountState, Role};

pub const GOOD: &[u8] = b"area_code,area_name,ethnic_group,numerator,denominator\n\
    E09000021,Kingston,White,713,114325\nE09000021,Kingston,Black,162,4741\nE09000021,Kingston,Asian,3,29938\n";

/// What is typed of a measure.
pub fn measure<'a>(key: &'a str, title: &'a str, seen: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form", key),
        ("seen", seen),
        ("title", title),
        ("theme", "criminal-justice"),
        ("what", "were stopped and searched"),
        ("who", "residents"),
        ("kind", "share"),
        ("sense", "harm"),
        ("reference", "White"),
        ("per", "1000"),
        ("rounded", "1"),
        ("level", "source"),
        ("source", "Police"),
        ("source-title", "Stops"),
        ("licence", "Open Government Licence v3.0"),
        ("retrieved", "2026-11-01"),
        ("source-period", "2025/26"),
        ("narrative", "Words of mine."),
    ]
}

/// Begins an edition; its address.
pub async fn begun(world: &World, browser: &mut Browser, title: &str) -> String {
    let key = world.get(browser, "/scorecards").await.form_key();
    let areas = "E09000021 Kingston upon Thames\nE09000008 Croydon";
    let typed = [("form", key.as_str()), ("title", title), ("publisher", "Kingston REC"), ("areas", areas)];
    let made = world.post(browser, "/scorecards", &typed).await;
    assert!(made.location.starts_with("/scorecards/"), "{}", made.text());
    made.location
}

/// Puts a measure into an edition; its address.
pub async fn with_measure(world: &World, browser: &mut Browser, edition: &str) -> String {
    let key = world.get(browser, &format!("{edition}/measures/new")).await.form_key();
    let to = format!("{edition}/measures");
    let kept = world.upload(browser, &to, &measure(&key, "Stopped", ""), &[("file:stops.csv", GOOD)]).await;
    let at = format!("{edition}/measures/stopped");
    assert_eq!(kept.location, format!("{at}?kept=yes"), "{}", kept.text());
    at
}

#[tokio::test]
async fn an_edition_is_prepared_published_and_corrected() {
    for world in World::everywhere() {
        let mut analyst = somebody(&world, Role::Analyst, AccountState::Confirmed, 501).await;
        let edition = begun(&world, &mut analyst, "Kingston, fourth phase").await;
        let wrong =
            b"area_code,ethnic_group,numerator,denominator\nE09000021,White,713,114325\nE09000021,Black,-1,4741\n";
        let key = world.get(&mut analyst, &format!("{edition}/measures/new")).await.form_key();
        let to = format!("{edition}/measures");
        let refused = world.upload(&mut analyst, &to, &measure(&key, "Stopped", ""), &[("file:a.csv", wrong)]).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert!(refused.says("Row 3, column C (numerator)"), "{}", refused.text());
        assert_eq!(refused.find("input[name=title]", "value"), "Stopped", "nothing typed is lost");
        assert!(world.get(&mut analyst, &edition).await.says("None."), "nothing was kept");
        let mut scripted = measure(&key, "Stopped", "");
        scripted.push(("source-address", "javascript:alert(1)"));
        let refused = world.upload(&mut analyst, &to, &scripted, &[("file:a.csv", GOOD)]).await;
        assert!(refused.says("Enter an address that begins with https://"), "{}", refused.text());
        let at = with_measure(&world, &mut analyst, &edition).await;
        assert!(world.get(&mut analyst, &at).await.says("Words of mine."));
        let draft = world.get(&mut analyst, &format!("{edition}/draft/index.html")).await;
        assert!(draft.says("version 1, signed None"), "{}", draft.text());
        let none = Browser::default();
        assert!(world.get(&mut none.clone(), "/scorecard").await.says("Nothing has been published yet"));

        let release = format!("{edition}/releases");
        let role = [("form", "a-key-of-a-form-that-is-sent"), ("role", "Director")];
        assert_eq!(
            world.post(&mut analyst, &release, &role).await.status.as_u16(),
            404,
            "an analyst publishes nothing"
        );
        let mut manager = world.signed_in("marcus").await;
        let unsigned = world.post(&mut manager, &release, &[("form", "a-key-of-a-form-not-signed")]).await;
        assert!(unsigned.says("Enter as what you sign it off"), "{}", unsigned.text());
        let unread = world.post(&mut manager, &release, &role).await;
        assert!(unread.says("Look at the draft again first"), "{}", unread.text());
        let read = world.get(&mut manager, &edition).await.find("input[name=read]", "value");
        let role = [role[0], role[1], ("read", &read)];
        let published = world.post(&mut manager, &release, &role).await;
        assert_eq!(published.location, "/scorecard/kingston-fourth-phase/index.html", "{}", published.text());
        let page = world.get(&mut none.clone(), &published.location).await;
        let again = world.post(&mut manager, &release, &role).await;
        assert_eq!(again.location, published.location, "pressed twice is once");
        assert!(page.says("signed Some(SignOff { by: \"Marcus") && page.says("made: 1"), "{}", page.text());
        assert!(!page.body.contains("29938"), "what is hidden is not there");
        let framed = world.get(&mut none.clone(), "/scorecard/kingston-fourth-phase/embed/x.html").await;
        let policy = framed.headers["content-security-policy"].to_str().expect("text").to_owned();
        assert!(policy.contains("frame-ancestors *") && !framed.headers.contains_key("x-frame-options"));
        let policy = page.headers["content-security-policy"].to_str().expect("text").to_owned();
        assert!(policy.contains("frame-ancestors 'none'"), "only charts are made for frames");
        assert!(world.get(&mut none.clone(), "/scorecard").await.says("Kingston, fourth phase"));

        // It stands: nothing changes it but a new version that says why.
        let again = world.upload(&mut analyst, &at, &measure(&key, "Other", "x"), &[]).await;
        assert!(!again.location.starts_with("/scorecards"), "{}", again.location);
        let says = [("form", "another-key-of-a-form-sent"), ("says", "A count of 162 was read as 126.")];
        let corrected = world.post(&mut analyst, &format!("{edition}/corrections"), &says).await;
        assert_eq!(corrected.location, edition, "{}", corrected.text());
        assert!(world.get(&mut analyst, &format!("{edition}/draft/index.html")).await.says("version 2"));
        let read = world.get(&mut manager, &edition).await.find("input[name=read]", "value");
        let role = [("form", "a-third-key-of-a-form-sent"), ("read", &read), ("role", "Director")];
        assert!(world.post(&mut manager, &release, &role).await.location.starts_with("/scorecard/"));
        let now = world.get(&mut none.clone(), "/scorecard/kingston-fourth-phase/index.html").await;
        let before = world.get(&mut none.clone(), "/scorecard/kingston-fourth-phase@1/index.html").await;
        assert!(now.says("version 2") && before.says("version 1"));
    }
}

#[tokio::test]
async fn what_is_noticed_in_a_file_stands_beside_it() {
    for world in World::everywhere() {
        let mut analyst = somebody(&world, Role::Analyst, AccountState::Confirmed, 503).await;
        let edition = begun(&world, &mut analyst, "With an empty cell").await;
        let key = world.get(&mut analyst, &format!("{edition}/measures/new")).await.form_key();
        let file = String::from_utf8_lossy(GOOD).replace("Asian,3", "Asian,");
        let sent = [("file:stops.csv", file.as_bytes())];
        let to = format!("{edition}/measures");
        let kept = world.upload(&mut analyst, &to, &measure(&key, "Stopped", ""), &sent).await;
        assert_eq!(kept.location, format!("{edition}/measures/stopped?kept=yes"), "{}", kept.text());
        let page = world.get(&mut analyst, &kept.location).await;
        assert!(page.says("What was noticed in the file"), "{}", page.text());
        assert!(page.says("Row 4, column D (numerator): This cell is empty"), "{}", page.text());
    }
}

#[tokio::test]
async fn what_was_published_and_gives_away_a_small_count_is_said_at_the_desk() {
    let world = World::new();
    let mut manager = world.signed_in("marcus").await;
    let edition = begun(&world, &mut manager, "Small before").await;
    let key = world.get(&mut manager, &format!("{edition}/measures/new")).await.form_key();
    // Nothing is hidden in the first version: three is as many as its threshold.
    let page = world.get(&mut manager, &edition).await;
    let mut plan: Vec<(&str, String)> =
        ["title", "publisher", "date"].map(|name| (name, page.find(&format!("input[name={name}]"), "value"))).into();
    let areas = "E09000021 Kingston upon Thames\nE09000008 Croydon";
    plan.extend([("areas", areas.to_owned()), ("themes", "Criminal justice".to_owned())]);
    plan.extend([("previous", "none".to_owned()), ("seen", page.find("input[name=seen]", "value"))]);
    let keep = |threshold: &str, key: &str, seen: Option<String>| {
        let mut all = plan.clone();
        all.extend([("threshold", threshold.to_owned()), ("form", key.to_owned())]);
        if let Some(seen) = seen {
            all.retain(|(name, _)| *name != "seen");
            all.push(("seen", seen));
        }
        all
    };
    fn lent<'a>(all: &'a [(&str, String)]) -> Vec<(&'a str, &'a str)> {
        all.iter().map(|(name, text)| (*name, text.as_str())).collect()
    }
    let kept = world.post(&mut manager, &edition, &lent(&keep("3", "a-key-of-the-first-form", None))).await;
    assert_eq!(kept.location, edition, "{}", kept.text());
    let to = format!("{edition}/measures");
    let sent = [("file:stops.csv", GOOD)];
    let added = world.upload(&mut manager, &to, &measure(&key, "Stopped", ""), &sent).await;
    assert_eq!(added.location, format!("{to}/stopped?kept=yes"), "{}", added.text());
    let release = format!("{edition}/releases");
    let read = world.get(&mut manager, &edition).await.find("input[name=read]", "value");
    let role = [("form", "a-key-of-a-form-that-is-sent"), ("read", &read), ("role", "Director")];
    assert!(world.post(&mut manager, &release, &role).await.location.starts_with("/scorecard/"));
    let says = [("form", "another-key-of-a-form-sent"), ("says", "Counts under five are hidden now.")];
    world.post(&mut manager, &format!("{edition}/corrections"), &says).await;
    let seen = world.get(&mut manager, &edition).await.find("input[name=seen]", "value");
    let kept = world.post(&mut manager, &edition, &lent(&keep("5", "a-key-of-the-other-form", Some(seen)))).await;
    assert_eq!(kept.location, edition, "{}", kept.text());
    assert!(!world.get(&mut manager, &edition).await.says("can be worked out all the same"), "nobody has looked yet");
    world.get(&mut manager, &format!("{edition}/draft/index.html")).await;
    let page = world.get(&mut manager, &edition).await;
    assert!(page.says("Small counts that are hidden can be worked out all the same"), "{}", page.text());
    assert!(page.says("Asian"), "{}", page.text());
    let read = page.find("input[name=read]", "value");
    let mut role = vec![("form", "a-third-key-of-a-form-sent"), ("read", read.as_str()), ("role", "Chair")];
    // A tick without the list that was read is no tick.
    for more in [None, Some(("known", "yes"))] {
        let sent: Vec<_> = role.iter().copied().chain(more).collect();
        let refused = world.post(&mut manager, &release, &sent).await;
        assert!(refused.says("Read what is said of small counts and of few people"), "{}", refused.text());
        assert!(refused.says("Stopped: Asian"), "{}", refused.text());
        assert_eq!(refused.find("input[name=known]", "checked"), "", "each list is ticked by itself");
        assert_eq!(refused.find("input[name=role]", "value"), "Chair");
    }
    let told = page.find("input[name=told]", "value");
    role.extend([("known", "yes"), ("told", told.as_str())]);
    assert!(world.post(&mut manager, &release, &role).await.location.starts_with("/scorecard/"));
    // An old version says that it was corrected, and the name alone leads to the last.
    let mut reader = Browser::default();
    assert_eq!(world.get(&mut reader, "/scorecard/small-before").await.location, "/scorecard/small-before/index.html");
    let before = world.get(&mut reader, "/scorecard/small-before@1/index.html").await;
    assert!(before.says("version 1"), "{}", before.text());
}

#[tokio::test]
async fn what_is_too_long_or_part_of_nothing_is_said_beside_its_field() {
    let world = World::new();
    let mut analyst = somebody(&world, Role::Analyst, AccountState::Confirmed, 504).await;
    let key = world.get(&mut analyst, "/scorecards").await.form_key();
    let long = "x".repeat(301);
    let typed = [
        ("form", key.as_str()),
        ("title", long.as_str()),
        ("publisher", "Kingston REC"),
        ("areas", "> E05013937 Norbiton Ward\nE09000021 Kingston upon Thames"),
    ];
    let refused = world.post(&mut analyst, "/scorecards", &typed).await;
    assert!(refused.says("This is too long: 300 characters are the most"), "{}", refused.text());
    assert!(refused.says("Line 1: Norbiton Ward is a part of nothing"), "{}", refused.text());
    assert_eq!(refused.find("input[name=title]", "value"), long, "nothing typed is lost");
}

#[tokio::test]
async fn two_people_never_overwrite_each_others_measure() {
    let world = World::new();
    let mut one = world.signed_in("marcus").await;
    let edition = begun(&world, &mut one, "Two of us").await;
    let at = with_measure(&world, &mut one, &edition).await;
    let mut other = somebody(&world, Role::Analyst, AccountState::Confirmed, 502).await;
    let (mine, theirs) = (world.get(&mut one, &at).await, world.get(&mut other, &at).await);
    let seen = mine.find("input[name=seen]", "value");
    let (key, their_key) = (mine.form_key(), theirs.form_key());
    let first = world.upload(&mut one, &at, &measure(&key, "Stopped by police", &seen), &[]).await;
    assert_eq!(first.location, format!("{at}?kept=yes"), "{}", first.text());
    let second = world.upload(&mut other, &at, &measure(&their_key, "Searches", &seen), &[]).await;
    assert!(second.says("Somebody else has changed this meanwhile"), "{}", second.text());
    assert_eq!(second.find("input[name=title]", "value"), "Searches");
    assert!(second.says("What your colleague has kept meanwhile"), "{}", second.text());
    assert!(second.says("Stopped by police"), "what is replaced is seen first");
    assert!(world.get(&mut one, &edition).await.says("Stopped by police"));
    let again = second.find("input[name=seen]", "value");
    let replaced = world.upload(&mut other, &at, &measure(&their_key, "Searches", &again), &[]).await;
    assert_eq!(replaced.location, format!("{at}?kept=yes"), "{}", replaced.text());
    let removal = format!("{at}/removal");
    let stale = [("form", "a-key-of-a-form-that-is-sent"), ("seen", seen.as_str())];
    let refused = world.post(&mut one, &removal, &stale).await;
    assert!(refused.says("Somebody else has changed this meanwhile"), "{}", refused.text());
    let asked = world.get(&mut one, &removal).await;
    assert!(asked.says("out of the edition?") && asked.says("Searches"), "{}", asked.text());
    let seen = asked.find("input[name=seen]", "value");
    let now = [("form", "another-key-of-a-form-that-is-sent"), ("seen", seen.as_str())];
    let gone = world.post(&mut one, &removal, &now).await;
    assert_eq!(gone.location, edition);
    assert_eq!(world.get(&mut one, &at).await.status.as_u16(), 404);
    // Whoever had it open loses nothing of what they typed.
    let late = world.upload(&mut other, &at, &measure(&their_key, "Searched", &again), &[]).await;
    assert!(late.says("A colleague has taken this measure out meanwhile"), "{}", late.text());
    assert_eq!(late.find("input[name=title]", "value"), "Searched");
    let sent = [("file:stops.csv", GOOD)];
    let to = late.find("form[enctype]", "action");
    let added = world.upload(&mut other, &to, &measure(&their_key, "Searched", ""), &sent).await;
    assert_eq!(added.location, format!("{edition}/measures/searched?kept=yes"), "{}", added.text());
}

#[tokio::test]
async fn the_next_edition_reads_new_files_as_the_one_before_did() {
    for world in World::everywhere() {
        let mut manager = world.signed_in("marcus").await;
        let before = begun(&world, &mut manager, "Kingston, third phase").await;
        with_measure(&world, &mut manager, &before).await;
        let page = world.get(&mut manager, "/scorecards").await;
        let id = before.trim_start_matches("/scorecards/");
        assert!(page.all("input[name=from]", "value").contains(&id.to_owned()), "{}", page.text());
        let key = page.form_key();
        let typed = [
            ("form", key.as_str()),
            ("title", "Kingston, fourth phase"),
            ("publisher", "Kingston REC"),
            ("areas", ""),
            ("from", id),
        ];
        let next = world.post(&mut manager, "/scorecards", &typed).await;
        assert!(next.location.starts_with("/scorecards/"), "{}", next.text());
        let next = next.location;
        let shown = world.get(&mut manager, &next).await;
        assert!(shown.says("needs its file"), "{}", shown.text());
        let draft = world.get(&mut manager, &format!("{next}/draft/index.html")).await;
        assert!(draft.says("“Stopped” has no figures yet"), "{}", draft.text());
        let at = format!("{next}/measures/stopped");
        let page = world.get(&mut manager, &at).await;
        assert!(!page.says("Words of mine."), "what was said of the old figures is not said of the new");
        assert_eq!(page.find("input[name=source-period]", "value"), "");
        let (key, seen) = (page.form_key(), page.find("input[name=seen]", "value"));
        let without = world.upload(&mut manager, &at, &measure(&key, "Stopped", &seen), &[]).await;
        assert!(without.says("Choose the file with the figures: there is none yet"), "{}", without.text());
        let kept = world.upload(&mut manager, &at, &measure(&key, "Stopped", &seen), &[("file:new.csv", GOOD)]).await;
        assert_eq!(kept.location, format!("{at}?kept=yes"), "{}", kept.text());
        assert!(!world.get(&mut manager, &next).await.says("needs its file"));
        // Another borough: what somebody types is not thrown away.
        let page = world.get(&mut manager, "/scorecards").await;
        let key = page.form_key();
        let typed = [
            ("form", key.as_str()),
            ("title", "Wandsworth, first phase"),
            ("publisher", "Wandsworth REC"),
            ("areas", "E09000032 Wandsworth\nE09000018 Hounslow"),
            ("from", id),
        ];
        let other = world.post(&mut manager, "/scorecards", &typed).await;
        let page = world.get(&mut manager, &other.location).await;
        assert!(page.says("E09000032 Wandsworth") && !page.says("E09000021"), "{}", page.text());
    }
}
