use crate::world::{Answer, Browser, World};
use axum::http::StatusCode;
use jiff::SignedDuration;

async fn enter(world: &World, desk: &mut Browser, form: &[(&str, &str)]) -> Answer {
    let page = world.get(desk, "/reports/new").await;
    let key = page.form_key();
    let mut all = vec![("form", key.as_str()), ("source", "phone")];
    all.extend_from_slice(form);
    let answer = world.post(desk, "/reports", &all).await;
    world.with_address(desk, answer).await
}

async fn enter_anyway(world: &World, desk: &mut Browser, form: &[(&str, &str)]) -> Answer {
    let key = world.get(desk, "/reports/new").await.form_key();
    let mut all = vec![("form", key.as_str()), ("source", "phone")];
    all.extend_from_slice(form);
    world.enter_anyway(desk, &all).await
}

async fn accept(world: &World, desk: &mut Browser, referral: &str, extra: &[(&str, &str)]) -> Answer {
    let page = world.get(desk, referral).await;
    let key = page.form_key();
    let worker = page.find("input[name=worker]", "value");
    let mut all = vec![
        ("form", key.as_str()),
        ("decision", "accepted"),
        ("worker", worker.as_str()),
        ("risk", "medium"),
        ("why", "As the caller told it"),
    ];
    all.extend_from_slice(extra);
    world.post(desk, &format!("{referral}/decision"), &all).await
}

async fn log(world: &World, desk: &mut Browser, case: &str, form: &[(&str, &str)]) -> Answer {
    let page = world.get(desk, &format!("{case}/contacts/new")).await;
    let (key, on, time) =
        (page.form_key(), page.find("input[name=on]", "value"), page.find("input[name=time]", "value"));
    let mut all = vec![
        ("form", key.as_str()),
        ("on", on.as_str()),
        ("time", time.as_str()),
        ("channel", "call"),
        ("then", "client"),
    ];
    all.extend_from_slice(form);
    world.post(desk, &format!("{case}/contacts"), &all).await
}

#[tokio::test]
async fn a_call_becomes_a_report_a_case_and_a_first_contact_in_time() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("jo").await;
        let entered = enter(
            &world,
            &mut desk,
            &[
                ("name", "Layla Haddad"),
                ("phone", "07700 900555"),
                ("story", "Stones at the window."),
                ("channel", "call"),
            ],
        )
        .await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text());
        let report = world.get(&mut desk, &entered.location).await;
        assert!(report.says("First contact: Thursday") && report.says("Decide: tomorrow"), "{}", report.text());
        let accepted = accept(&world, &mut desk, &entered.location, &[]).await;
        assert!(accepted.location.starts_with("/cases/"), "{}", accepted.text());
        let case = accepted.location.clone();
        assert!(
            world
                .get(&mut desk, &case)
                .await
                .says("First contact was promised by Thursday 26 November 2026. Not made yet.")
        );

        let tried = log(&world, &mut desk, &case, &[("result", "attempt")]).await;
        assert_eq!(tried.location, case, "{}", tried.text());
        assert!(world.get(&mut desk, &case).await.says("Not reached yet, 1 attempt."));
        world.clock.advance(SignedDuration::from_mins(20));
        let spoke = log(
            &world,
            &mut desk,
            &case,
            &[("result", "spoke"), ("note", "She wants the window fixed."), ("statement", "yes"), ("update", "yes")],
        )
        .await;
        assert_eq!(spoke.location, case);
        let page = world.get(&mut desk, &case).await;
        assert!(page.says("Kept on 24 November 2026.") && page.says("She wants the window fixed."), "{}", page.text());

        for text in ["Layla", "haddad layla", "07700900555"] {
            let found = world.post(&mut desk, "/search", &[("for", text)]).await;
            assert!(found.says("1 result") && found.says("Layla Haddad"), "{text}");
        }
        let looks = world.get(&mut desk, &format!("{case}/looks")).await;
        assert!(looks.says("Jo Pembroke") && looks.says("Opened the case"));
    }
}

#[tokio::test]
async fn friday_before_a_bank_holiday_is_promised_for_wednesday() {
    // Friday 1 May 2026, half past four in London.
    let world = World::at("2026-05-01T15:30:00Z");
    let mut desk = world.signed_in("jo").await;
    let form = [("name", "Omar Said"), ("phone", "07700 900556"), ("story", "Spat at on the stairs.")];
    let entered = enter(&world, &mut desk, &form).await;
    let accepted = accept(&world, &mut desk, &entered.location, &[]).await;
    let page = world.get(&mut desk, &accepted.location).await;
    assert!(page.says("First contact was promised by Wednesday 6 May 2026"), "{}", page.text());
}

#[tokio::test]
async fn a_decision_pressed_twice_is_one_and_a_second_persons_is_shown_the_first() {
    let world = World::new();
    let mut jo = world.signed_in("jo").await;
    let mut marcus = world.signed_in("marcus").await;
    let entered = enter(&world, &mut jo, &[("name", "Twice Pressed"), ("story", "Something.")]).await;
    let at = entered.location.clone();
    let (mine, theirs) = (world.get(&mut jo, &at).await, world.get(&mut marcus, &at).await);
    let (jos, marcuss) = (mine.form_key(), theirs.form_key());
    let decision = format!("{at}/decision");
    let signpost = [("form", jos.as_str()), ("decision", "signposted"), ("onward", "Citizens Advice, 0800 144 8848")];
    let first = world.post(&mut jo, &decision, &signpost).await;
    let again = world.post(&mut jo, &decision, &signpost).await;
    assert_eq!((first.location.as_str(), again.location.as_str()), (at.as_str(), at.as_str()), "{}", again.text());
    let late = [("form", marcuss.as_str()), ("decision", "withdrawn")];
    let refused = world.post(&mut marcus, &decision, &late).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Somebody has decided this meanwhile") && refused.says("Citizens Advice"));
}

#[tokio::test]
async fn nobody_is_declined_without_a_reason_and_somewhere_to_go() {
    let world = World::new();
    let mut desk = world.signed_in("jo").await;
    let entered =
        enter(&world, &mut desk, &[("name", "Far Away"), ("story", "In another town."), ("phone", "07700 900557")])
            .await;
    let page = world.get(&mut desk, &entered.location).await;
    let key = page.form_key();
    let decision = format!("{}/decision", entered.location);
    let bare =
        world.post(&mut desk, &decision, &[("form", &key), ("decision", "declined"), ("note", "kept words")]).await;
    assert!(bare.says("Choose why we cannot take this on") && bare.says("Say where they can go instead"));
    assert!(bare.body.contains("kept words"), "nothing typed is lost");
    let form = [
        ("form", key.as_str()),
        ("decision", "declined"),
        ("reason", "outside_area"),
        ("onward", "Their own council, 020 7946 0000"),
    ];
    assert_eq!(world.post(&mut desk, &decision, &form).await.status, StatusCode::SEE_OTHER);
    let decided = world.get(&mut desk, "/referrals?show=decided").await;
    assert!(decided.says("Tell them: tomorrow"), "{}", decided.text());
    world.post(&mut desk, &format!("{}/telling", entered.location), &[("channel", "call")]).await;
    assert!(world.get(&mut desk, &entered.location).await.says("They were told on"));
}

#[tokio::test]
async fn a_second_report_joins_the_case_and_starts_its_own_clock() {
    let world = World::new();
    let mut desk = world.signed_in("jo").await;
    let form = [
        ("name", "Nasreen Akhtar"),
        ("story", "Now they have a knife."),
        ("danger", "weapon"),
        ("phone", "07700 900001"),
    ];
    let entered = enter_anyway(&world, &mut desk, &form).await;
    let page = world.get(&mut desk, &entered.location).await;
    assert!(page.says("The same phone number"), "{}", page.text());
    let (key, case) = (page.form_key(), page.find("input[name=joins]", "value"));
    let decision = format!("{}/decision", entered.location);
    let joined = world.post(&mut desk, &decision, &[("form", &key), ("decision", "duplicate"), ("joins", &case)]).await;
    assert_eq!(joined.location, format!("/cases/{case}"), "{}", joined.text());
    let page = world.get(&mut desk, &joined.location).await;
    assert!(page.says("A weapon, seen or threatened") && page.says("First contact : today"), "{}", page.text());
}

#[tokio::test]
async fn of_two_edits_the_second_is_shown_both_and_loses_nothing() {
    let world = World::new();
    let (mut samira, mut jo) = (world.signed_in("samira").await, world.signed_in("jo").await);
    let cases = world.get(&mut samira, "/cases").await;
    let case = cases.find("td a", "href");
    let edit = format!("{case}/safe-contact");
    let (hers, his) = (world.get(&mut samira, &edit).await, world.get(&mut jo, &edit).await);
    let form = |page: &Answer, hours: &str| {
        vec![
            ("form".to_owned(), page.form_key()),
            ("version".to_owned(), page.find("input[name=version]", "value")),
            ("channel".to_owned(), "call".to_owned()),
            ("phone".to_owned(), "07700 900123".to_owned()),
            ("hours".to_owned(), hours.to_owned()),
            ("gone-through".to_owned(), "yes".to_owned()),
        ]
    };
    let send = async |browser: &mut Browser, form: Vec<(String, String)>| {
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        world.post(browser, &edit, &pairs).await
    };
    assert_eq!(send(&mut samira, form(&hers, "before noon only")).await.location, case);
    let shown = send(&mut jo, form(&his, "after six only")).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.says("before noon only"), "what she saved is shown");
    assert_eq!(shown.find("input[name=hours]", "value"), "after six only", "what he wrote is kept");
    assert_eq!(send(&mut jo, form(&shown, "after six only")).await.location, case, "and can be saved knowingly");
}

#[tokio::test]
async fn a_form_that_comes_after_the_session_has_ended_is_kept() {
    let world = World::new();
    let mut samira = world.signed_in("samira").await;
    let case = world.get(&mut samira, "/cases").await.find("td a", "href");
    let page = world.get(&mut samira, &format!("{case}/contacts/new")).await;
    let key = page.form_key();
    world.clock.advance(SignedDuration::from_mins(45));
    let form = [
        ("form", key.as_str()),
        ("result", "spoke"),
        ("channel", "call"),
        ("on", "today"),
        ("time", "11:05"),
        ("note", "An hour of notes"),
        ("then", "client"),
    ];
    let late = world.post(&mut samira, &format!("{case}/contacts"), &form).await;
    assert!(late.location.starts_with("/sign-in?kept="), "{}", late.location);
    let kept = late.location.trim_start_matches("/sign-in?kept=").to_owned();
    let mut again = world.signed_in("samira").await;
    let page = world.get(&mut again, &format!("/kept-forms/{kept}")).await;
    assert!(page.says("An hour of notes"), "{}", page.text());
    // Nobody else can open it.
    let mut jo = world.signed_in("jo").await;
    assert_eq!(world.get(&mut jo, &format!("/kept-forms/{kept}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.post(&mut again, &format!("{case}/contacts"), &form).await.location, case);
    assert!(world.get(&mut again, &case).await.says("An hour of notes"));
}

#[tokio::test]
async fn going_back_and_writing_something_else_saves_both() {
    let world = World::new();
    let mut samira = world.signed_in("samira").await;
    let case = world.get(&mut samira, "/cases").await.find("td a", "href");
    let page = world.get(&mut samira, &format!("{case}/contacts/new")).await;
    let key = page.form_key();
    for note in ["The first call", "The first call", "The second call"] {
        let form = [
            ("form", key.as_str()),
            ("result", "spoke"),
            ("channel", "call"),
            ("on", "today"),
            ("time", "10:30"),
            ("note", note),
            ("then", "client"),
        ];
        assert_eq!(world.post(&mut samira, &format!("{case}/contacts"), &form).await.location, case);
    }
    let page = world.get(&mut samira, &case).await.text();
    assert_eq!(page.matches("The first call").count(), 1);
    assert_eq!(page.matches("The second call").count(), 1);
}

/// A second record of one person is not begun by accident; and whoever may not
/// open their case learns nothing of it.
#[tokio::test]
async fn somebody_known_already_is_shown_before_a_second_record_begins() {
    for world in World::everywhere() {
        let mut samira = world.signed_in("samira").await;
        let known = [("story", "He came back at night."), ("name", "Nasrin Akhtar")];
        let asked = enter(&world, &mut samira, &known).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.says("Do we know this person already?") && asked.says("Nasreen Akhtar"), "{}", asked.text());
        assert!(asked.says("He came back at night."), "nothing typed is lost");
        // Ticked without having looked, or for somebody else: asked again.
        let unseen = [known[0], known[1], ("another", "yes")];
        assert!(enter(&world, &mut samira, &unseen).await.says("Do we know this person already?"));
        assert_eq!(enter_anyway(&world, &mut samira, &known).await.status, StatusCode::SEE_OTHER);
        let somebody = [known[0], ("name", "Nobody Known")];
        assert_eq!(enter(&world, &mut samira, &somebody).await.status, StatusCode::SEE_OTHER);
        // As much as a search finds, and those whose report still waits, for whoever reads the queue.
        let mut jo = world.signed_in("jo").await;
        for (name, client) in [("Nasrin Akthar", "Nasreen Akhtar"), ("Nobody Knowne", "Their report waits")] {
            let asked = enter(&world, &mut jo, &[known[0], ("name", name)]).await;
            assert!(asked.says(client), "{name}: {}", asked.text());
        }

        let mut priya = world.signed_in("priya").await;
        // Behind a wall there is no difference: the answer is the same page.
        let saved = world.post(&mut priya, "/reports", &[("source", "phone"), known[0], known[1]]).await;
        assert!(saved.location.starts_with("/reports/new?saved="), "{}", saved.location);
        assert_eq!(enter(&world, &mut priya, &known).await.status, StatusCode::SEE_OTHER, "another team's client");
    }
}

/// A part of a name costs as much as that part is common, and lists people nobody
/// asked for: it is looked for only where the whole name finds nobody.
#[tokio::test]
async fn a_name_is_looked_for_in_part_only_where_the_whole_finds_nobody() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        for name in ["Wanda Quill Osterley", "Wanda Quill"] {
            let entered = enter_anyway(&world, &mut desk, &[("name", name), ("story", "At the gate.")]).await;
            assert!(entered.location.starts_with("/referrals/"), "{name}: {}", entered.text());
        }
        let mut asked = async |text| {
            let found = world.post(&mut desk, "/search", &[("for", text)]).await;
            found.all(".app-row a", "href").len()
        };
        let named = asked("Wanda Quill").await;
        assert_eq!(named, 2, "both begin like that");
        assert_eq!(asked("Wanda Quill Osterley").await, 1, "and not whoever has two of the three");
        assert_eq!(asked("Wanda Ruth Quill").await, 2, "a middle name nobody wrote down");
    }
}

/// A long history comes page by page: nothing is lost between two pages, and
/// nothing stands on both.
#[tokio::test]
async fn a_long_history_comes_page_by_page() {
    let world = World::new();
    let mut desk = world.signed_in("marcus").await;
    let case = crate::outcomes::case(&world, &mut desk).await;
    for number in 0..130 {
        let note = format!("Conversation number {number:03}.");
        crate::outcomes::speak(&world, &mut desk, &case, &[("note", &note)]).await;
        if number % 20 == 0 {
            desk = world.signed_in("marcus").await;
        }
    }
    let (mut page, mut seen) = (world.get(&mut desk, &case).await, Vec::new());
    loop {
        let text = page.text();
        let found = (0..130).filter(|number| text.contains(&format!("Conversation number {number:03}.")));
        seen.extend(found);
        let Some(more) = page.all("a[href*='/history?before=']", "href").pop() else { break };
        page = world.get(&mut desk, &more).await;
        assert!(seen.len() < 200, "it ends");
    }
    seen.sort_unstable();
    assert_eq!(seen, (0..130).collect::<Vec<_>>());
    let odd = world.get(&mut desk, &format!("{case}/history?before=tomorrow")).await;
    assert!(odd.says("Conversation number 129."), "an address that means nothing shows the newest");
}
