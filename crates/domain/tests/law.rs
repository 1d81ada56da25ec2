//! The law's dates: every example of every rule, the shared vectors, properties,
//! and the page of each rule.

use alongside_domain::calendars::BankHolidays;
use alongside_domain::law::{Acas, CannotWork, Found, LAWS, Law, LawRule, Value, besides, given, law_by_id};
use jiff::Span;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::Value as Json;

fn works(rule: &LawRule, given: &Value) -> Found {
    (rule.work)(given, Law::published()).unwrap_or_else(|why| panic!("{}: {why}", rule.id))
}

fn gives(found: &Found, key: &str) -> Json {
    let value = found.result.iter().find(|(of, _)| *of == key).map(|(_, value)| value);
    value.map_or(Json::Null, Json::from)
}

fn compare(rule: &str, found: &Found, expected: &Json) {
    assert!(!found.working.is_empty(), "{rule}: the working is never empty");
    for (key, value) in expected.as_object().expect("fields") {
        assert_eq!(&gives(found, key), value, "{rule}: {key}\n{}", found.working.join("\n"));
    }
}

#[test]
fn every_example_of_every_rule_comes_out() {
    for rule in LAWS {
        assert!(!rule.examples.is_empty(), "{} has no example", rule.id);
        for example in rule.examples {
            let json: Json = serde_json::from_str(example.given).unwrap_or_else(|error| panic!("{}: {error}", rule.id));
            let expected: Json =
                serde_json::from_str(example.gives).unwrap_or_else(|error| panic!("{}: {error}", rule.id));
            compare(rule.id, &works(rule, &Value::from(&json)), &expected);
            let takes: Vec<&str> = rule.takes.iter().map(|one| one.name).collect();
            assert!(json.as_object().expect("fields").keys().all(|key| takes.contains(&key.as_str())), "{}", rule.id);
            let keys: Vec<&str> = rule.gives.iter().map(|(key, _)| *key).collect();
            assert!(works(rule, &Value::from(&json)).result.iter().all(|(key, _)| keys.contains(key)), "{}", rule.id);
        }
    }
}

#[test]
fn the_shared_vectors_come_out_exactly() {
    let file: Json = serde_json::from_str(include_str!("vectors/deadlines.json")).expect("JSON");
    let vectors = file["vectors"].as_array().expect("a list");
    assert_eq!(vectors.len(), 12);
    for vector in vectors {
        let rule = law_by_id(vector["rule"].as_str().expect("a rule")).expect("we know it");
        compare(rule.id, &works(rule, &Value::from(&vector["inputs"])), &vector["expected"]);
    }
}

/// Every rule has words, dated one after the other without a gap, with who looked.
#[test]
fn every_rule_has_its_words_one_after_the_other() {
    for rule in LAWS {
        let terms: Vec<_> = Law::published().terms(rule.id).collect();
        // A child's limit is reckoned from the words of the adult's.
        if rule.id == "cica_child" {
            continue;
        }
        assert!(!terms.is_empty(), "{} has no words in law.toml", rule.id);
        for pair in terms.windows(2) {
            assert_eq!(pair[0].until.map(|day| day.tomorrow().expect("a day")), Some(pair[1].from), "{}", rule.id);
        }
        assert_eq!(terms.last().expect("one").until, None, "{}", rule.id);
        assert!(terms.iter().all(|term| !term.source.is_empty() && !term.checked_by.is_empty()));
    }
    assert_eq!(Law::published().term("et_time_limit", date(2026, 9, 30)).length, 3);
    assert_eq!(Law::published().term("et_time_limit", date(2026, 10, 1)).length, 6);
}

/// A change of the law is a line of data: what happened before it keeps its words.
#[test]
fn a_change_of_the_law_is_data_with_a_day() {
    let change = |from: &str, rule: &str| {
        format!(
            "[[term]]\nrule = \"{rule}\"\nfrom = \"{from}\"\nlength = 4\nunit = \"months beginning with\"\n\
                 source = \"A new Act\"\nchecked_on = \"2027-01-04\"\nchecked_by = \"Our solicitor\"\n"
        )
    };
    let law = Law::with(&change("2027-04-06", "county_court")).expect("it can be read");
    let rule = law_by_id("county_court").expect("known");
    let last = |day| {
        let found = (rule.work)(&given([("act_date", Value::from(day))]), &law).expect("an answer");
        (gives(&found, "last_day_to_issue"), found.version)
    };
    assert_eq!(last("2027-04-05"), (Json::from("2027-10-04"), "county_court/2010-10-01".to_owned()));
    assert_eq!(last("2027-04-06"), (Json::from("2027-08-05"), "county_court/2027-04-06/own".to_owned()));
    let ended: Vec<_> = law.terms("county_court").map(|term| term.until).collect();
    assert_eq!(ended, [Some(date(2027, 4, 5)), None]);
    assert!(Law::with(&change("2027-04-06", "no_such_rule")).is_err());
    assert!(Law::with("[[term]]\nrule = 3").is_err());
}

/// Whatever is wrong is said in a sentence, and nothing panics.
#[test]
fn bad_input_is_answered_with_a_sentence() {
    let bad = [
        Value::Nothing,
        Value::Text(String::new()),
        Value::from("2026-02-30"),
        Value::from("2025-02-29"),
        Value::from("29/02/2024"),
        Value::from("0000-00-00"),
        Value::from("2026-11-25T10:00:00Z"),
        Value::from("9999-12-31"),
        Value::Number(20_261_125),
        Value::List(vec![Value::from("2026-02-30")]),
        Value::Yes(true),
    ];
    for rule in LAWS {
        for value in &bad {
            for one in rule.takes {
                let fields = rule.takes.iter().map(|other| {
                    let good = if other.kind == "number" { Value::Number(3) } else { Value::from("2026-06-01") };
                    (other.name.to_owned(), if other.name == one.name { value.clone() } else { good })
                });
                match (rule.work)(&Value::Fields(fields.collect()), Law::published()) {
                    Ok(found) => assert!(!found.working.is_empty(), "{}", rule.id),
                    Err(why) => assert!(why.to_string().ends_with('.') && why.to_string().len() > 20, "{why}"),
                }
            }
        }
        assert!((rule.work)(&Value::Fields(Vec::new()), Law::published()).is_err(), "{} works from nothing", rule.id);
        assert!((rule.work)(&Value::Nothing, Law::published()).is_err());
    }
}

#[test]
fn days_that_there_are_and_days_that_there_are_not() {
    let last = |day: &str| {
        let rule = law_by_id("et_time_limit").expect("known");
        (rule.work)(&given([("act_date", Value::from(day))]), Law::published())
            .map(|found| gives(&found, "last_day_to_present"))
    };
    assert_eq!(last("2024-02-29"), Ok(Json::from("2024-05-28")));
    assert!(matches!(last("2025-02-29"), Err(CannotWork::NotADay { .. })));
    assert_eq!(last("1900-01-01"), Ok(Json::from("1900-03-31")));
    assert_eq!(last("2026-10-01"), Ok(Json::from("2027-03-31")));
    assert_eq!(last("2026-09-30"), Ok(Json::from("2026-12-29")));
}

#[test]
fn conciliation_in_every_order() {
    let rule = law_by_id("et_time_limit").expect("known");
    let works = |act: &str, ec: &[(&str, Option<&str>)]| {
        let one = |(a, b): &(&str, Option<&str>)| {
            given([("day_a", Value::from(*a)), ("day_b", b.map_or(Value::Nothing, Value::from))])
        };
        let ec = Value::List(ec.iter().map(one).collect());
        (rule.work)(&given([("act_date", Value::from(act)), ("ec", ec)]), Law::published())
    };
    let late = works("2026-03-02", &[("2026-06-02", Some("2026-06-20"))]).expect("an answer");
    assert_eq!(gives(&late, "ec_started_in_time"), Json::Bool(false));
    assert_eq!(gives(&late, "last_day_to_present"), Json::from("2026-06-01"));
    let begun_late = works("2026-03-02", &[("2026-06-02", None)]).expect("an answer");
    assert_eq!((late.acas, begun_late.acas), (Some(Acas::TooLate), Some(Acas::TooLate)), "no clock stands still");
    // A second certificate changes nothing, in whatever order they are given.
    let once = works("2026-03-02", &[("2026-05-01", Some("2026-05-20"))]).expect("an answer");
    for twice in [
        [("2026-05-01", Some("2026-05-20")), ("2026-05-25", Some("2026-06-25"))],
        [("2026-05-25", Some("2026-06-25")), ("2026-05-01", Some("2026-05-20"))],
    ] {
        assert_eq!(works("2026-03-02", &twice).expect("an answer").result, once.result);
    }
    let open = works("2026-03-02", &[("2026-05-01", None)]).expect("an answer");
    assert_eq!(
        (gives(&open, "last_day_to_present"), gives(&open, "days_not_counted")),
        (Json::from("2026-06-01"), Json::Null)
    );
    assert_eq!((open.acas, once.acas), (Some(Acas::Running), Some(Acas::Ended)));
    assert!(open.cautions.iter().any(|said| said.contains("without conciliation")));
    assert!(matches!(works("2026-03-02", &[("2026-05-20", Some("2026-05-01"))]), Err(CannotWork::Order { .. })));
    let before = works("2026-03-02", &[("2026-01-05", Some("2026-02-01"))]).expect("an answer");
    assert_eq!(gives(&before, "last_day_to_present"), Json::from("2026-06-01"), "all of it was before the act");
    assert_eq!(gives(&before, "days_not_counted"), Json::from(0));
}

#[test]
fn conduct_across_the_change_is_safe_by_three_months() {
    let rule = law_by_id("et_time_limit").expect("known");
    let across = given([("act_date", Value::from("2026-08-03")), ("conduct_end_date", Value::from("2026-10-12"))]);
    let found = works(rule, &across);
    assert_eq!(gives(&found, "last_day_to_present"), Json::from("2027-04-11"));
    assert_eq!(found.safe, Some(date(2027, 1, 11)));
    assert_eq!(found.later.as_ref().map(|later| later.0), Some(date(2027, 4, 11)));
    assert_eq!(found.act_by(), Some(date(2026, 12, 28)));
    let wrong = given([("act_date", Value::from("2026-10-12")), ("conduct_end_date", Value::from("2026-08-03"))]);
    assert!((rule.work)(&wrong, Law::published()).is_err());
}

fn day(offset: i64) -> Date {
    date(2012, 1, 2).checked_add(Span::new().days(offset)).expect("a day")
}

/// Rules of one day, without conciliation.
fn of_one_day() -> Vec<(&'static LawRule, &'static str)> {
    let one = |rule: &'static LawRule| {
        let days: Vec<_> = rule.takes.iter().filter(|takes| takes.needed).collect();
        (days.len() == 1 && days[0].kind == "day").then(|| (rule, days[0].name))
    };
    LAWS.iter().filter_map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// What happened later ends no sooner; nothing ends before it began; and the
    /// safe day is never later than the one that is contested.
    #[test]
    fn later_is_never_sooner_and_safe_is_never_late(offset in 0i64..5_400) {
        for (rule, name) in of_one_day() {
            let on = |day: Date| (rule.work)(&given([(name, Value::Day(day))]), Law::published()).expect("an answer");
            let (first, second) = (on(day(offset)), on(day(offset + 1)));
            // From one law to the next a limit may become longer, and did.
            prop_assert!(first.safe <= second.safe, "{}: {:?}", rule.id, day(offset));
            prop_assert!(first.safe.is_none_or(|safe| safe >= day(offset)), "{}", rule.id);
            if let Some((later, _)) = &first.later {
                prop_assert!(first.safe.is_some_and(|safe| safe < *later));
            }
        }
    }

    /// Conciliation never takes a day away, and its working agrees with itself.
    #[test]
    fn conciliation_only_ever_gives_time(offset in 900i64..5_400, a in -60i64..200, length in 0i64..84) {
        let rule = law_by_id("et_time_limit").expect("known");
        let (act, from) = (day(offset), day(offset + a));
        let to = from.checked_add(Span::new().days(length)).expect("a day");
        let ec = Value::List(vec![given([("day_a", Value::Day(from)), ("day_b", Value::Day(to))])]);
        let found = works(rule, &given([("act_date", Value::Day(act)), ("ec", ec)]));
        let alone = works(rule, &given([("act_date", Value::Day(act))]));
        let last = |found: &Found| found.result.iter().find_map(|(key, value)| match (*key, value) {
            ("last_day_to_present", Value::Day(day)) => Some(*day),
            _ => None,
        }).expect("a day");
        prop_assert!(last(&found) >= last(&alone));
        prop_assert!(found.safe >= alone.safe && found.safe <= Some(last(&found)));
        if let Some((later, _)) = found.later {
            prop_assert!(later >= last(&found));
        }
    }

    /// One more bank holiday never makes a day come sooner.
    #[test]
    fn a_bank_holiday_more_never_makes_it_sooner(offset in 0i64..5_400, after in 0i64..30, days in 1i64..25) {
        let more: &'static BankHolidays = Box::leak(Box::new(BankHolidays::published().and(day(offset + after), "A day of joy")));
        let law = Law::published().with_holidays(more);
        for id in ["add_working_days", "freedom_of_information", "dsar_response", "housing_complaint_code", "third_party_report"] {
            let rule = law_by_id(id).expect("known");
            let name = rule.takes[0].name;
            let facts = given([(name, Value::Day(day(offset))), ("working_days", Value::Number(days))]);
            let (usual, with) = (works(rule, &facts), (rule.work)(&facts, &law).expect("an answer"));
            prop_assert!(usual.safe <= with.safe, "{id}");
        }
    }
}

/// A million sums come out as Python's calendar has them, worked out from the words
/// of the rules by nobody who knew our code.
#[test]
fn a_million_sums_are_the_same_as_an_independent_reference() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = std::process::Command::new("python3")
        .arg(here.join("tests/reference/law.py"))
        .args(["20261126", "1000000"])
        .arg(here.join("data/bank-holidays.toml"))
        .output();
    let output = match python {
        Ok(output) => output,
        Err(error) => {
            eprintln!("SKIPPED, LOUDLY: there is no python3 here ({error}); a million sums were NOT compared");
            return;
        }
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    let law = Law::published();
    let (beginning, after, working) = (
        law_by_id("months_beginning_with").expect("known"),
        law_by_id("one_month_after").expect("known"),
        law_by_id("add_working_days").expect("known"),
    );
    let mut compared = 0usize;
    for line in text.lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        let (start, number): (Date, i64) = (parts[1].parse().expect("a day"), parts[2].parse().expect("a number"));
        let (day, count) = (Value::Day(start), Value::Number(number));
        let found = match parts[0] {
            "beginning" => (beginning.work)(&given([("act_date", day), ("months", count)]), law),
            "working" => (working.work)(&given([("start", day), ("working_days", count)]), law),
            // Only one month is a rule; more are the same arithmetic, asked a month at a time where that is the same.
            _ if number == 1 => (after.work)(&given([("dates", Value::List(vec![day]))]), law),
            _ => {
                let reached = alongside_domain::calendars::months_after(start, i32::try_from(number).expect("few"));
                assert_eq!(reached.map(|day| day.to_string()).as_deref(), Some(parts[3]), "{line}");
                compared += 1;
                continue;
            }
        };
        let found = found.unwrap_or_else(|why| panic!("{line}: {why}"));
        let answer = match &found.result[0].1 {
            Value::List(days) => days[0].clone(),
            other => other.clone(),
        };
        assert_eq!(Json::from(&answer), Json::from(parts[3]), "{line}");
        compared += 1;
    }
    assert_eq!(compared, 1_000_000);
}

/// The page of each rule is made of its file.
#[test]
fn the_page_of_each_rule_is_derived_from_its_file() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/deadlines");
    let write = std::env::var_os("ALONGSIDE_WRITE_REFERENCE").is_some();
    let mut index = "# The law's dates\n\nOne page a rule, made of its file in `crates/domain/src/law/rules`. Dates are whole days in the United Kingdom.\nA working aid, checked by no solicitor yet.\n\n| rule | what |\n|---|---|\n".to_owned();
    let mut pages: Vec<(String, String)> = Vec::new();
    for rule in LAWS {
        index.push_str(&format!("| [{0}]({0}.md) | {1} |\n", rule.id, rule.name));
        pages.push((rule.id.to_owned(), page(rule)));
    }
    pages.push(("README".to_owned(), index));
    for (name, text) in pages {
        let path = folder.join(format!("{name}.md"));
        if write {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&path, &text).expect("writable");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == text, "{} is out of date: run the tests once with ALONGSIDE_WRITE_REFERENCE=1", path.display());
    }
}

fn page(rule: &LawRule) -> String {
    let mut page =
        format!("# {}\n\n`{}`\n\n{}\n\nWho says so: {}.\n\n", rule.name, rule.id, rule.about, rule.authority);
    page.push_str("## Takes\n\n| name | kind | needed | meaning |\n|---|---|---|---|\n");
    for one in rule.takes {
        let needed = if one.needed { "yes" } else { "no" };
        page.push_str(&format!("| `{}` | {} | {needed} | {} |\n", one.name, one.kind, one.meaning));
    }
    page.push_str("\n## Gives\n\n| key | meaning |\n|---|---|\n");
    for (key, meaning) in rule.gives {
        page.push_str(&format!("| `{key}` | {meaning} |\n"));
    }
    page.push_str(
        "\n## Its words, and since when\n\n| from | until | | source | last looked at |\n|---|---|---|---|---|\n",
    );
    let all = std::iter::once(rule.id).chain(besides(rule.id).iter().copied());
    for term in all.flat_map(|id| Law::published().terms(id)) {
        let until = term.until.map_or_else(|| "now".to_owned(), |day| day.to_string());
        let (length, unit, source) = (term.length, &term.unit, &term.source);
        let looked = format!("{} by {}", term.checked_on, term.checked_by);
        let which = if term.rule == rule.id { String::new() } else { format!("`{}`: ", term.rule) };
        page.push_str(&format!("| {} | {until} | {which}{length} {unit} | {source} | {looked} |\n", term.from));
    }
    page.push_str("\n## Worked examples\n");
    for example in rule.examples {
        let json: Json = serde_json::from_str(example.given).expect("JSON");
        let found = works(rule, &Value::from(&json));
        page.push_str(&format!("\nGiven `{json}`:\n\n"));
        for line in &found.working {
            page.push_str(&format!("1. {line}\n"));
        }
        let result: Vec<String> =
            found.result.iter().map(|(key, value)| format!("`{key}` {}", Json::from(value))).collect();
        page.push_str(&format!("\nso that {}.", result.join(", ")));
        if let Some(safe) = found.safe {
            page.push_str(&format!(" Safe until {safe}."));
        }
        page.push('\n');
        for caution in found.readings().iter().chain(&found.cautions) {
            page.push_str(&format!("\n> {caution}\n"));
        }
    }
    page
}
