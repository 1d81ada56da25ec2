use crate::outcomes::case;
use crate::world::{Browser, World};
use axum::http::StatusCode;
use jiff::SignedDuration;

/// The facts are written once; every place has its safe day and its working; Acas
/// moves it; what came of it ends it; and until then the case is not closed.
#[tokio::test]
async fn a_date_of_the_law_is_worked_out_moved_and_ended() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        let here = format!("{case}/claims");
        let facts = [
            ("kind", "work"),
            ("words", "Shifts cut after she complained"),
            ("act", "14 September 2026"),
            ("relationship", "employee"),
            ("respondent-1", "Bridge Foods Ltd"),
        ];
        let bare = world.post(&mut desk, &here, &facts[1..2]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.says("Choose what it is about") && bare.says("Write a day with its year"), "{}", bare.text());
        assert!(bare.body.contains("Shifts cut after she complained"), "nothing typed is lost");
        let ahead = [facts[0], facts[1], ("act", "31 December 2026")];
        assert!(world.post(&mut desk, &here, &ahead).await.says("This day has not come yet"));
        assert_eq!(world.post(&mut desk, &here, &facts).await.location, here);
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("Sunday 13 December 2026"), "{}", page.text());
        assert!(page.says("Three months beginning with 14 September 2026 end on 13 December 2026."));
        assert!(page.says("Luton Borough Council v Haque") && page.says("Act by Friday 27 November 2026"));
        let shown = world.get(&mut desk, &case).await;
        assert!(shown.says("Act on a date of the law, Employment tribunal"), "{}", shown.text());
        assert!(world.get(&mut desk, &format!("{case}/closure")).await.says("Say what came of each date of the law"));

        // Acas: the certificate moves it, and why stands in the working.
        let to = page.find("form[action*='/claims/']:has(input[name^=kind])", "action");
        let id = to.rsplit('/').next().expect("an id").to_owned();
        let version = page.find("input[name=version]", "value");
        let of = |name: &str| format!("{name}-{id}");
        let names = ["kind", "words", "act", "respondent-1", "day-a-1", "day-b-1"].map(of);
        let values =
            ["work", "Shifts cut", "14 September 2026", "Bridge Foods Ltd", "20 October 2026", "24 November 2026"];
        let mut change: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(values).collect();
        change.push(("version", &version));
        let mut crossed = change.clone();
        crossed[5].1 = "19 October 2026";
        let refused = world.post(&mut desk, &to, &crossed).await;
        assert!(refused.says("is before Acas was told (Day A)"), "{}", refused.text());
        assert!(refused.body.contains("19 October 2026"), "nothing typed is lost");
        world.clock.advance(SignedDuration::from_secs(1));
        assert_eq!(world.post(&mut desk, &to, &change).await.location, here);
        let mut other = change.clone();
        other[1].1 = "Shifts cut, and then all of them";
        let stale = world.post(&mut desk, &to, &other).await;
        assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY, "from the page of before nothing is overwritten");
        let page = world.get(&mut desk, &here).await;
        assert!(page.says("Sunday 17 January 2027") && page.says("are not counted"), "{}", page.text());

        let version = page.find("input[name=version]", "value");
        let ends = format!("{to}/ends");
        let names = ["end", "on", "end-words"].map(of);
        let silent = [
            ("version", version.as_str()),
            ("forum", "et_time_limit 1"),
            (&names[0], "not_wanted"),
            (&names[1], "today"),
        ];
        assert!(world.post(&mut desk, &ends, &silent).await.says("Write in a line why"));
        let mut said = silent.to_vec();
        said.push((&names[2], "She has found other work"));
        assert_eq!(world.post(&mut desk, &ends, &said).await.location, here);
        let shown = world.get(&mut desk, &case).await;
        assert!(!shown.says("Act on a date of the law"), "{}", shown.text());
        assert!(shown.says("A date of the law: work, 1 of 1 settled"));
        // It was a wrong press: it is open after all.
        world.clock.advance(SignedDuration::from_secs(1));
        let page = world.get(&mut desk, &here).await;
        let version = page.find("input[name=version]", "value");
        let up = [("version", version.as_str()), ("forum", "et_time_limit 1")];
        assert_eq!(world.post(&mut desk, &format!("{to}/removal"), &up).await.location, here);
        assert!(world.get(&mut desk, &case).await.says("Act on a date of the law"));
        let guessed = [facts[0], facts[1], ("act", "3 November")];
        assert!(world.post(&mut desk, &here, &guessed).await.says("Write a day with its year"), "no year is guessed");
        assert_eq!(world.post(&mut desk, &format!("{here}/nonsense"), &change).await.status, StatusCode::NOT_FOUND);
        let nobodys = format!("{here}/{}", crate::access::NO_ENTRY);
        assert_eq!(world.post(&mut desk, &nobodys, &change).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

/// A day that has passed is never called out of time; mistakes that lose claims are seen;
/// a manager sees what comes close, of the cases they open.
#[tokio::test]
async fn what_comes_close_is_seen_by_whoever_manages_and_late_is_a_solicitor_today() {
    for world in World::everywhere() {
        let mut samira = world.signed_in("samira").await;
        let mut marcus = world.signed_in("marcus").await;
        let case = world.get(&mut samira, "/cases?mine=yes").await.find("td a", "href");
        let here = format!("{case}/claims");
        let facts = [
            ("kind", "work"),
            ("words", "Sent home for her scarf"),
            ("act", "7 September 2026"),
            ("grievance", "1 September 2026"),
            ("waits", "yes"),
            ("respondent-1", "Bridge Foods Ltd"),
            ("day-a-1", "1 October 2026"),
            ("day-b-1", "20 October 2026"),
            ("respondent-2", "Her supervisor"),
        ];
        assert_eq!(world.post(&mut samira, &here, &facts).await.location, here);
        let page = world.get(&mut samira, &here).await;
        for sentence in [
            "It happened after the grievance about it",
            "Not each of those it is against has a certificate",
            "Time runs while an answer inside is waited for",
        ] {
            assert!(page.says(sentence), "{sentence}: {}", page.text());
        }
        let today = world.get(&mut marcus, "/today").await;
        assert!(today.says("A date of the law"), "{}", today.text());
        assert!(!today.says("Her supervisor"));
        let mut priya = world.signed_in("priya").await;
        assert!(!world.get(&mut priya, "/today").await.says("A date of the law"), "of another team");
        world.clock.advance(SignedDuration::from_hours(24 * 30));
        let mut samira = world.signed_in("samira").await;
        let page = world.get(&mut samira, &here).await;
        assert!(page.says("Late: a solicitor today") && !page.says("out of time"), "{}", page.text());
    }
}

/// What stands on a page to be copied.
fn code_of(body: &str) -> String {
    body.split_once("<code>")
        .and_then(|(_, rest)| rest.split_once("</code>"))
        .map_or_else(String::new, |(code, _)| code.to_owned())
}

/// A calendar program fetches references and days by an address that can be taken back.
#[tokio::test]
async fn a_calendar_has_a_private_address_that_can_be_taken_back() {
    for world in World::everywhere() {
        let mut samira = world.signed_in("samira").await;
        let case = world.get(&mut samira, "/cases?mine=yes").await.find("td a", "href");
        let facts = [("kind", "services"), ("words", "Refused at the pool"), ("act", "3 November 2026")];
        let here = format!("{case}/claims");
        assert_eq!(world.post(&mut samira, &here, &facts).await.location, here);
        assert!(world.get(&mut samira, "/calendar").await.says("no name and nothing of what it is about"));
        let key = world.get(&mut samira, "/calendar").await.form_key();
        let made = world.post(&mut samira, "/calendar", &[("form", &key)]).await;
        let address = code_of(&made.body);
        let path = address.split_once("/calendar/").map(|(_, token)| format!("/calendar/{token}")).expect("an address");
        let mut anybody = Browser::default();
        let feed = world.get(&mut anybody, &path).await;
        assert!(feed.body.contains("BEGIN:VCALENDAR") && feed.body.contains("20270502"), "{}", feed.body);
        assert!(!feed.body.contains("pool") && !feed.body.to_lowercase().contains("court"));
        // Another person's calendar has another's cases.
        let mut priya = world.signed_in("priya").await;
        let made = world.post(&mut priya, "/calendar", &[("form", "another-form-of-hers-that-is-long")]).await;
        let theirs = code_of(&made.body).split_once("/calendar/").map(|(_, token)| format!("/calendar/{token}"));
        assert!(!world.get(&mut anybody, &theirs.expect("an address")).await.body.contains("VEVENT"));
        assert!(!world.get(&mut samira, "/calendar").await.body.contains(&address), "it is shown once");
        assert_eq!(world.post(&mut samira, "/calendar/removal", &[("form", "back")]).await.location, "/calendar");
        assert_eq!(world.get(&mut anybody, &path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.get(&mut anybody, "/calendar/nobodys.ics").await.status, StatusCode::NOT_FOUND);
    }
}

/// Anybody asks how long they have; nothing of it is kept.
#[tokio::test]
async fn anybody_asks_how_long_they_have_and_nothing_is_kept() {
    let world = World::new();
    let mut anybody = Browser::default();
    assert!(world.get(&mut anybody, "/how-long").await.says("We keep nothing of what you write here"));
    let nothing = world.post(&mut anybody, "/how-long", &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.says("Choose what it is about"), "{}", nothing.text());
    let on = |name: &str, day: &str, month: &str, year: &str| {
        [("day", day), ("month", month), ("year", year)].map(|(part, said)| (format!("{name}-{part}"), said.to_owned()))
    };
    let asked = |days: Vec<[(String, String); 3]>, kind: &str| {
        let mut form: Vec<(String, String)> = days.into_iter().flatten().collect();
        form.push(("kind".to_owned(), kind.to_owned()));
        form
    };
    let send = async |anybody: &mut Browser, form: Vec<(String, String)>| {
        let form: Vec<(&str, &str)> = form.iter().map(|(name, said)| (name.as_str(), said.as_str())).collect();
        world.post(anybody, "/how-long", &form).await
    };
    let none = send(&mut anybody, asked(vec![on("act", "31", "2", "2026")], "work")).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.says("no such day") || none.says("There is no"), "{}", none.text());
    let acas =
        vec![on("act", "14", "9", "2026"), on("told", "20", "10", "2026"), on("certificate", "20", "11", "2026")];
    let found = send(&mut anybody, asked(acas, "work")).await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(found.says("Wednesday 13 January 2027"), "{}", found.text());
    assert!(found.says("Get help today") && found.says("0300 123 1100"));
    assert!(found.headers.get("set-cookie").is_none(), "nothing is kept");
    let crossed =
        vec![on("act", "14", "9", "2026"), on("told", "20", "10", "2026"), on("certificate", "19", "10", "2026")];
    assert!(send(&mut anybody, asked(crossed, "work")).await.says("The certificate is before Acas was told"));
    let late = send(&mut anybody, asked(vec![on("act", "1", "3", "2026")], "services")).await;
    assert!(late.says("Late: a solicitor today") && !late.says("out of time"), "{}", late.text());
    let undecided = send(&mut anybody, asked(vec![on("act", "1", "3", "2026")], "not_charged")).await;
    assert!(undecided.says("Write the day you were told of the decision"));
}
