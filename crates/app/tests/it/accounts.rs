use crate::world::{Browser, World};
use alongside_app::secrets::totp_code;
use alongside_gate::{CaseId, ReferralId};
use alongside_testkit::{PASSWORD, TOTP};
use axum::http::StatusCode;
use jiff::SignedDuration;

#[tokio::test]
async fn a_colleague_is_invited_sets_up_an_account_and_works_only_when_confirmed() {
    let world = World::new();
    let mut alex = world.signed_in("alex").await;
    let page = world.get(&mut alex, "/accounts/new").await;
    let team = page.find("input[name=team]", "value");
    let form = [
        ("name", "New Person"),
        ("email", "new@thamesbridge.example"),
        ("roles", "caseworker"),
        ("team", team.as_str()),
    ];
    let made = world.post(&mut alex, "/accounts", &form).await;
    let link = made
        .body
        .split("http://localhost:8080")
        .nth(1)
        .and_then(|rest| rest.split('<').next())
        .expect("a link")
        .to_owned();

    let mut new = Browser::default();
    let page = world.get(&mut new, &link).await;
    let key: String = page
        .body
        .split("Key: <bdi dir=\"ltr\" class=\"app-key\">")
        .nth(1)
        .and_then(|rest| rest.split('<').next())
        .expect("a key")
        .replace(' ', "");
    let code = || totp_code(&key, world.clock.now().as_second()).expect("a code");
    for (password, again, sentence) in [
        ("short", "short", "Use 12 characters or more"),
        ("password1234", "password1234", "easy to guess"),
        ("seven purple kettles", "seven purple kettle", "not the same"),
    ] {
        let refused = world.post(&mut new, &link, &[("password", password), ("again", again), ("code", &code())]).await;
        assert!(refused.says(sentence), "{password}");
    }
    let wrong = world
        .post(
            &mut new,
            &link,
            &[("password", "seven purple kettles"), ("again", "seven purple kettles"), ("code", "000000")],
        )
        .await;
    assert!(wrong.says("This code is not right"));
    let done = world
        .post(
            &mut new,
            &link,
            &[("password", "seven purple kettles"), ("again", "seven purple kettles"), ("code", &code())],
        )
        .await;
    assert!(done.says("recovery codes") && done.says("confirmed it"), "{}", done.text());
    assert_eq!(world.get(&mut new, &link).await.status, StatusCode::NOT_FOUND, "a link works once");

    world.clock.advance(SignedDuration::from_secs(31));
    let sign_in = [("email", "new@thamesbridge.example"), ("password", "seven purple kettles"), ("code", &code())];
    assert_eq!(world.post(&mut new, "/sign-in", &sign_in).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&mut new, "/cases").await.status, StatusCode::NOT_FOUND, "not before confirming");
    assert!(world.get(&mut new, "/sessions").await.says("still has to be confirmed"));
    let accounts = world.get(&mut alex, "/accounts").await;
    assert!(accounts.says("somebody else confirms it"), "not by whoever made the link");
    let mut marcus = world.signed_in("marcus").await;
    let list = world.get(&mut marcus, "/accounts").await;
    let confirm = list.find("form[action$=confirmation]", "action");
    let seen = list.find("form[action$=confirmation] input[name=seen]", "value");
    assert_eq!(world.post(&mut alex, &confirm, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.post(&mut marcus, &confirm, &[("seen", &seen)]).await.location, "/accounts");
    assert_eq!(world.get(&mut new, "/cases").await.status, StatusCode::OK, "at once");
    let suspend = confirm.replace("confirmation", "suspension");
    world.post(&mut alex, &suspend, &[]).await;
    assert_ne!(world.get(&mut new, "/cases").await.status, StatusCode::OK, "by the next request");
}

#[tokio::test]
async fn whatever_is_wrong_signing_in_says_the_same() {
    let world = World::new();
    let code = || totp_code(TOTP, world.clock.now().as_second()).expect("a code");
    let mut browser = Browser::default();
    let mut said = Vec::new();
    for (email, password, code) in [
        ("samira@thamesbridge.example", "wrong password here", code()),
        ("samira@thamesbridge.example", PASSWORD, "123456".to_owned()),
        ("nobody@thamesbridge.example", PASSWORD, code()),
    ] {
        let form = [("email", email), ("password", password), ("code", code.as_str())];
        let answer = world.post(&mut browser, "/sign-in", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        said.push(answer.body.replace(email, "E"));
    }
    assert_eq!(said[0], said[1]);
    assert_eq!(said[0], said[2]);
}

#[tokio::test]
async fn a_code_signs_in_once() {
    let world = World::new();
    world.clock.advance(SignedDuration::from_secs(31));
    let code = totp_code(TOTP, world.clock.now().as_second()).expect("a code");
    let form = [("email", "samira@thamesbridge.example"), ("password", PASSWORD), ("code", code.as_str())];
    assert_eq!(world.post(&mut Browser::default(), "/sign-in", &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.post(&mut Browser::default(), "/sign-in", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn guessing_is_slowed_and_sessions_end() {
    let world = World::new();
    let mut guesser = Browser::default();
    for _ in 0..10 {
        let form = [("email", "jo@thamesbridge.example"), ("password", "guess"), ("code", "1")];
        world.post(&mut guesser, "/sign-in", &form).await;
    }
    let form = [("email", "jo@thamesbridge.example"), ("password", PASSWORD), ("code", "1")];
    assert!(world.post(&mut guesser, "/sign-in", &form).await.says("Too many tries"));
    world.clock.advance(SignedDuration::from_mins(6));

    let (mut here, mut there) = (world.signed_in("jo").await, world.signed_in("jo").await);
    let page = world.get(&mut here, "/sessions").await;
    let other = page.find("input[name=session]", "value");
    assert_eq!(world.post(&mut here, "/sessions", &[("session", &other)]).await.location, "/sessions");
    assert!(world.get(&mut there, "/today").await.location.starts_with("/sign-in"));
    let out = world.post(&mut here, "/sign-out", &[]).await;
    assert!(out.headers.contains_key("clear-site-data"));
    assert!(world.get(&mut here, "/today").await.location.starts_with("/sign-in"));
}

/// An administrator changes hours and clocks: what arrives from now on is
/// promised by the new ones, and nothing promised before moves.
#[tokio::test]
async fn settings_are_changed_and_no_promise_moves() {
    for world in World::everywhere() {
        let mut alex = world.signed_in("alex").await;
        let page = world.get(&mut alex, "/settings").await;
        let seen = page.find("input[name=seen]", "value");
        let form = |days: &'static str, hours: &'static str, seen: &str| {
            let mut form: Vec<(&'static str, String)> = [
                ("name", "Another Name"),
                ("area", "Thamesbridge"),
                ("telephone", "020 7946 0018"),
                ("email", "hello@thamesbridge.example"),
                ("exit", "https://www.bbc.co.uk/weather"),
                ("contact-days", days),
                ("high-days", "1"),
                ("triage-days", "1"),
                ("panel", "Our Monday meeting"),
                ("asb-complaints", "2"),
                ("cut-off", "16:00"),
                ("idle-minutes", "10"),
                ("longest-hours", "8"),
                ("hours-1", hours),
                ("hours-2", "9:30-17"),
            ]
            .map(|(name, value)| (name, value.to_owned()))
            .into();
            form.push(("seen", seen.to_owned()));
            form
        };
        let send = async |browser: &mut Browser, form: &[(&str, String)]| {
            let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            world.post(browser, "/settings", &pairs).await
        };
        for (days, hours, sentence) in [
            ("soon", "09:30-17:00", "Enter a whole number"),
            ("99", "09:30-17:00", "Working days are from 1 to 10"),
            ("3", "half past nine", "Enter the hours of Monday like 09:30-17:00"),
            ("3", "17:00-09:00", "closes before it opens"),
        ] {
            let refused = send(&mut alex, &form(days, hours, &seen)).await;
            assert!(refused.says(sentence), "{days} {hours}: {}", refused.text());
            assert!(refused.body.contains("Another Name"), "nothing typed is lost");
        }
        let mut marcus = world.signed_in("marcus").await;
        let report = world.get(&mut marcus, "/referrals").await.find(".app-row a", "href");
        let id: ReferralId = report.trim_start_matches("/referrals/").parse().expect("an id");
        let promised = world.store.read(move |db| db.referral(id)).await.expect("readable").contact_due;
        assert_eq!(send(&mut alex, &form("5", "10:00-12:00", &seen)).await.status, 303);
        let stale = send(&mut alex, &form("4", "10:00-12:00", &seen)).await;
        assert!(stale.says("Somebody else has changed the settings meanwhile"), "{}", stale.text());
        assert!(world.get(&mut Browser::default(), "/").await.says("Another Name"));
        // The report becomes a case, and what is owed on it is worked out anew.
        let worker = world.members[1].account.to_string();
        let accept = [
            ("decision", "accepted"),
            ("person", "new"),
            ("worker", worker.as_str()),
            ("risk", "low"),
            ("why", "Once, no threat"),
        ];
        let case = world.post(&mut marcus, &format!("{report}/decision"), &accept).await.location;
        let case: CaseId = case.trim_start_matches("/cases/").parse().expect("a case");
        let kept = world.store.read(move |db| db.case(case)).await.expect("readable").first_contact;
        assert!(promised.is_some());
        assert_eq!(kept.map(|(due, _)| due), promised);
        // The panel goes by its name here, and whoever does nothing is signed out earlier.
        assert!(world.get(&mut marcus, "/reports/new").await.says("Our Monday meeting"));
        world.clock.advance(SignedDuration::from_mins(11));
        assert_eq!(world.get(&mut marcus, "/referrals").await.location, "/sign-in?next=%2Freferrals");
        let mut alex = world.signed_in("alex").await;
        // A team is made once.
        assert_eq!(world.post(&mut alex, "/teams", &[("team", "Outreach")]).await.status, 303);
        assert!(world.post(&mut alex, "/teams", &[("team", " OUTREACH ")]).await.says("There is a team of this name"));
        assert!(world.get(&mut alex, "/accounts/new").await.says("Outreach"));
    }
}

/// A right is given by one and confirmed by another, after the first has shown
/// again who they are; and nobody is taken off work that still has cases.
#[tokio::test]
async fn a_role_is_given_by_two_people_and_taken_by_one() {
    for world in World::everywhere() {
        let mut alex = world.signed_in("alex").await;
        let (mut marcus, mut dele) = (world.signed_in("marcus").await, world.signed_in("dele").await);
        let of = |member: usize| format!("/accounts/{}/roles", world.members[member].account);
        let form = world.get(&mut alex, &of(5)).await;
        assert_eq!(form.all("input[name=roles][checked]", "value"), ["data_protection_lead"], "{}", form.text());
        let before = form.find("input[name=before]", "value");
        world.clock.advance(SignedDuration::from_secs(31));
        let code = || totp_code(TOTP, world.clock.now().as_second()).expect("a code");
        let fresh = code();
        let team = world.get(&mut alex, &of(0)).await.find("input[name=team][checked]", "value");
        let more = [
            ("before", before.as_str()),
            ("roles", "data_protection_lead"),
            ("roles", "manager"),
            ("team", team.as_str()),
            ("code", "000000"),
        ];
        let wrong = world.post(&mut alex, &of(5), &more).await;
        assert!(wrong.says("This code is not right"), "{}", wrong.text());
        assert_eq!(wrong.all("input[name=roles][checked]", "value").len(), 2, "nothing typed is lost");
        let mut right = more;
        right[4] = ("code", fresh.as_str());
        let mut teamless = right;
        teamless[3] = ("team", "");
        assert!(world.post(&mut alex, &of(5), &teamless).await.says("Choose the team"));
        let given = world.post(&mut alex, &of(5), &right).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());
        assert_ne!(world.get(&mut dele, "/team").await.status, StatusCode::OK, "until it is confirmed");
        let confirm = format!("/accounts/{}/confirmation", world.members[5].account);
        assert_ne!(world.post(&mut alex, &confirm, &[]).await.status, StatusCode::SEE_OTHER, "not by the giver");
        // A list from before the roles were given confirms nothing.
        let old = world.post(&mut marcus, &confirm, &[("seen", "data_protection_lead ")]).await;
        assert!(old.status == StatusCode::UNPROCESSABLE_ENTITY && old.says("Look at it again"), "{}", old.text());
        let seen =
            world.get(&mut marcus, "/accounts").await.find("form[action$=confirmation] input[name=seen]", "value");
        assert_eq!(world.post(&mut marcus, &confirm, &[("seen", &seen)]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.get(&mut dele, "/team").await.status, StatusCode::OK);

        // From the old form nothing is changed; from a new one it is, at once.
        world.clock.advance(SignedDuration::from_secs(31));
        let later = code();
        right[4] = ("code", later.as_str());
        assert!(world.post(&mut alex, &of(5), &right).await.says("Somebody else has changed this"));
        let stands = world.get(&mut alex, &of(5)).await.find("input[name=before]", "value");
        let back = [("before", stands.as_str()), ("roles", "data_protection_lead"), ("team", team.as_str()), right[4]];
        assert_eq!(world.post(&mut alex, &of(5), &back).await.status, StatusCode::SEE_OTHER);
        assert_ne!(world.get(&mut dele, "/team").await.status, StatusCode::OK);

        let stands = world.get(&mut alex, &of(0)).await.find("input[name=before]", "value");
        let off = [("before", stands.as_str()), ("roles", "triage"), ("team", team.as_str()), ("code", "111111")];
        assert!(world.post(&mut alex, &of(0), &off).await.says("A manager hands these over first"));
        let own = world.get(&mut alex, &of(3)).await;
        assert_ne!(own.status, StatusCode::OK, "nobody changes their own");
    }
}

/// The record is searched by who, what and when, and says nothing of whom.
#[tokio::test]
async fn the_record_says_who_did_what_and_never_to_whom() {
    for world in World::everywhere() {
        let mut samira = world.signed_in("samira").await;
        let case = world.get(&mut samira, "/cases").await.find("td a", "href");
        let opened = world.get(&mut samira, &case).await;
        let reference = opened.find("h1", "class");
        assert!(!reference.is_empty());
        let name = opened.text();
        let mut alex = world.signed_in("alex").await;
        let page = world.get(&mut alex, "/record").await;
        assert!(page.says("Samira Khan") && page.says("Opened the case") && page.says("Signed in"), "{}", page.text());
        let id = case.trim_start_matches("/cases/");
        assert!(!page.body.contains(id) && name.contains("Worker"), "no case stands there");
        let who = world.members[0].account;
        let hers = world.get(&mut alex, &format!("/record?who={who}&what=changes")).await;
        assert!(hers.says("Samira Khan") && !hers.says("Opened the case"), "{}", hers.text());
        let rows = hers.all("tbody td[data-label=Who]", "class").len();
        assert!(rows > 0 && !hers.says("Marcus Reid Signed"));
        let refused = world.get(&mut alex, "/record?since=sometime").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("sometime"), "nothing typed is lost");
        assert!(world.get(&mut alex, "/record?since=tomorrow&until=today").await.says("comes before the first"));
        assert_ne!(world.get(&mut samira, "/record").await.status, StatusCode::OK);
    }
}

/// What no device has answered adds no passkey and signs nobody in; what was
/// asked is answered once, and by whoever it was asked of.
#[tokio::test]
async fn an_answer_no_device_gave_is_no_passkey() {
    for world in World::everywhere() {
        let mut samira = world.signed_in("samira").await;
        let named = [("name", "My telephone"), ("code", "123456")];
        let refused = world.post(&mut samira, "/passkeys/new", &named).await;
        assert!(refused.says("This code is not right"), "{}", refused.text());
        world.clock.advance(SignedDuration::from_secs(31));
        let code = totp_code(TOTP, world.clock.now().as_second()).expect("a code");
        let asked = world.post(&mut samira, "/passkeys/new", &[("name", "My telephone"), ("code", &code)]).await;
        assert!(asked.says("Your device asks you to unlock it"), "{}", asked.text());
        let options = asked.find("form[data-passkey]", "data-options");
        assert!(
            options.contains("\"residentKey\":\"required\"") && options.contains("\"userVerification\":\"required\"")
        );
        let token = asked.find("input[name=ceremony]", "value");
        let made_up = r#"{"id":"AA","rawId":"AA","type":"public-key","response":{"attestationObject":"AA","clientDataJSON":"AA"}}"#;
        let mut jo = world.signed_in("jo").await;
        for (mine, token) in [(false, token.as_str()), (true, token.as_str()), (true, "never")] {
            let answer = [("ceremony", token), ("credential", made_up)];
            let browser = if mine { &mut samira } else { &mut jo };
            let refused = world.post(browser, "/passkeys", &answer).await;
            assert!(refused.says("its answer does not fit"), "{}", refused.text());
        }
        assert!(world.get(&mut samira, "/passkeys").await.says("You have none yet"));
        let nobodys = [("passkey", "00000000-0000-0000-0000-000000000000")];
        assert_eq!(world.post(&mut samira, "/passkeys/removal", &nobodys).await.location, "/passkeys");

        let mut visitor = Browser::default();
        let asked = world.get(&mut visitor, "/sign-in/passkey?next=%2Fcases").await;
        let token = asked.find("input[name=ceremony]", "value");
        assert_eq!(asked.find("input[name=next]", "value"), "/cases");
        let made_up = r#"{"id":"AA","rawId":"AA","type":"public-key","response":{"authenticatorData":"AA","clientDataJSON":"AA","signature":"AA","userHandle":"AA"}}"#;
        let refused =
            world.post(&mut visitor, "/sign-in/passkey", &[("ceremony", &token), ("credential", made_up)]).await;
        assert!(refused.says("This passkey does not sign in here"), "{}", refused.text());
        assert_eq!(world.get(&mut visitor, "/cases").await.location, "/sign-in?next=%2Fcases");
    }
}
