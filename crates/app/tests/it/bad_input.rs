use crate::world::{Browser, World};
use axum::http::StatusCode;

#[tokio::test]
async fn every_odd_thing_typed_gets_a_sentence_and_is_not_lost() {
    let world = World::new();
    let mut browser = Browser::default();
    world.post(&mut browser, "/questions", &[("step", "start"), ("go", "on")]).await;
    let long = "a".repeat(50_001);
    type Try<'a> = (&'a str, Vec<(&'a str, &'a str)>, &'a str);
    let tries: Vec<Try<'_>> = vec![
        ("story", vec![("story", "")], "Tell us what happened"),
        ("story", vec![("story", &long)], "50001 characters long"),
        (
            "when",
            vec![("when", "exact"), ("day-day", "29"), ("day-month", "2"), ("day-year", "2025")],
            "There is no such day",
        ),
        (
            "when",
            vec![("when", "exact"), ("day-day", "25"), ("day-month", "11"), ("day-year", "2026")],
            "has not come yet",
        ),
        (
            "when",
            vec![("when", "exact"), ("day-day", "last Tuesday"), ("day-month", "1"), ("day-year", "2026")],
            "could not read this as a day",
        ),
        ("when", vec![("when", "exact")], "Enter a day, month and year"),
        ("when", vec![("when", "about")], "Say roughly when"),
        ("place", vec![("postcode", "by the bus stop")], "Enter a full postcode"),
        ("contact", vec![("phone", "ask my sister")], "could not read this as a phone number"),
        ("contact", vec![("email", "not an address")], "Enter an e-mail address"),
    ];
    for (step, form, sentence) in tries {
        let mut all = vec![("step", step), ("go", "on")];
        all.extend(form.clone());
        // Refused by way of a redirect: no page in the history is one to send again.
        let sent = world.post(&mut browser, "/questions", &all).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{step} {sentence}");
        let refused = world.get(&mut browser, "/questions").await;
        assert!(refused.says(sentence), "{step}: {sentence}: {}", refused.text());
        assert!(refused.body.contains("<title>Error: "), "{step}");
        for (name, value) in form.iter().filter(|(name, value)| *name != "when" && value.len() < 100) {
            assert!(refused.body.contains(value), "{name} is kept");
        }
        let link = refused.find(".govuk-error-summary a", "href");
        assert!(
            refused.body.contains(&format!("id=\"{}\"", link.trim_start_matches('#'))),
            "{step}: the error leads to {link}"
        );
    }
}

#[tokio::test]
async fn hidden_characters_go_and_every_script_and_emoji_stays() {
    let world = World::new();
    let mut desk = world.signed_in("jo").await;
    for (typed, shown) in [
        ("Ami\u{202e}na\u{200b} Begum", "Amina Begum"),
        ("محمد علی", "محمد علی"),
        ("Zo\u{eb} \u{1f469}\u{200d}\u{1f467}", "Zoë \u{1f469}\u{200d}\u{1f467}"),
        ("O", "O"),
    ] {
        let page = world.get(&mut desk, "/reports/new").await;
        let key = page.form_key();
        let form = [
            ("form", key.as_str()),
            ("source", "phone"),
            ("name", typed),
            ("story", "First\u{b}line\r\n\r\nSecond <b>line</b>"),
        ];
        let entered = world.enter_anyway(&mut desk, &form).await;
        let report = world.get(&mut desk, &entered.location).await;
        assert!(report.says(shown), "{shown}: {}", report.text());
        assert!(report.says("Second <b>line</b>") && !report.body.contains("<b>line"), "escaped");
        let found = world.post(&mut desk, "/search", &[("for", shown)]).await;
        assert!(!found.says("0 results"), "{shown}");
    }
}

#[tokio::test]
async fn impossible_addresses_and_enormous_forms_are_answered_plainly() {
    let world = World::new();
    let mut samira = world.signed_in("samira").await;
    for path in [
        "/cases/not-an-id",
        "/cases/00000000-0000-0000-0000-000000000000",
        "/referrals/x",
        "/kept-forms/x",
        "/cases/%00",
        "/cases/../../etc/passwd",
        "/invitations/guess",
    ] {
        assert_eq!(world.get(&mut samira, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for page in ["9223372036854775807", "-5", "0", "x", "99999999999999999999999"] {
        assert_eq!(world.get(&mut samira, &format!("/cases?page={page}")).await.status, StatusCode::OK, "{page}");
    }
    let huge = format!("for={}", "a".repeat(2 * 1024 * 1024));
    let answer = world.send(&mut samira, "POST", "/search", &huge).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.says("That is too much at once"));
    let answer = world.send(&mut Browser::default(), "POST", "/questions", &huge).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    // And everything still works.
    assert_eq!(world.get(&mut samira, "/today").await.status, StatusCode::OK);
}

/// An address that only takes forms, opened like a page, leads on instead of nowhere.
#[tokio::test]
async fn an_address_for_forms_alone_answers_with_a_page() {
    let world = World::new();
    for path in ["/return/additions", "/reports", "/handovers"] {
        let page = world.get(&mut Browser::default(), path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.says("ring 999") && page.says("Go to the first page"), "{path}: {}", page.text());
    }
}
