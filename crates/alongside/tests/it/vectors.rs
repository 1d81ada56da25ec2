use super::said;
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs a command that reads vectors from standard input.
fn asked(command: &str, input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_alongside"))
        .args([command, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // It may refuse before it has read everything.
    let writing = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().expect("it ends");
    writing.join().expect("written");
    output
}

fn results(output: &Output) -> Vec<Value> {
    let all: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", said(output)));
    all["results"].as_array().expect("results").clone()
}

#[test]
fn one_that_is_wrong_takes_no_other_with_it() {
    let file = json!({ "title": "ignored", "vectors": [
        { "id": "1", "rule": "et_time_limit", "inputs": { "act_date": "2026-09-01" }, "expected": { "x": 1 } },
        { "id": "2", "rule": "no_such_rule", "inputs": {} },
        { "id": "3", "rule": "et_time_limit", "inputs": { "act_date": "2026-02-30" } },
        { "id": 4, "rule": "et_time_limit" },
        "nonsense",
        { "id": "6", "rule": "dsar_response", "inputs": { "received": "2025-09-03", "extended": false } },
    ]});
    let output = asked("deadlines", file.to_string().as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let all = results(&output);
    assert_eq!(all.len(), 6);
    assert_eq!(all[0]["result"]["last_day_to_present"], "2026-11-30");
    assert_eq!(all[0]["rule_version"], "et_time_limit/2010-10-01");
    assert_eq!(all[0]["working"][0], "Three months beginning with 1 September 2026 end on 30 November 2026.");
    assert_eq!((&all[0]["safe_date"], &all[0]["act_by"]), (&json!("2026-11-30"), &json!("2026-11-16")));
    for (number, id) in [(1, json!("2")), (2, json!("3")), (3, json!(4)), (4, Value::Null)] {
        assert_eq!(all[number]["id"], id);
        assert!(all[number]["error"].as_str().is_some_and(|error| error.ends_with('.')), "{}", all[number]);
    }
    assert_eq!(all[5]["result"]["due"], "2025-10-03");
}

#[test]
fn what_is_no_file_of_vectors_is_refused_in_a_sentence() {
    for broken in [&b"{\"vectors\": ["[..], b"", b"[]", b"{\"vectors\": 3}", b"\xff\xfe{"] {
        let output = asked("deadlines", broken);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty() && said(&output).contains("Nothing was worked out"), "{}", said(&output));
    }
    let marked = asked("deadlines", b"\xef\xbb\xbf{\"vectors\": []}");
    assert_eq!((marked.status.code(), results(&marked).len()), (Some(0), 0));
}

#[test]
fn a_hundred_thousand_are_answered() {
    let one = r#"{"id":"n","rule":"et_time_limit","inputs":{"act_date":"2026-03-02","ec":[{"day_a":"2026-05-01","day_b":"2026-05-20"}]}}"#;
    let file = format!("{{\"vectors\":[{}]}}", vec![one; 100_000].join(","));
    let output = asked("deadlines", file.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(results(&output).len(), 100_000);
}

#[test]
fn a_service_adds_its_own_words_of_the_law() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("law.toml");
    let term = "[[term]]\nrule = \"county_court\"\nfrom = \"2027-04-06\"\nlength = 9\nunit = \"months beginning with\"\n\
                source = \"A new Act\"\nchecked_on = \"2027-01-04\"\nchecked_by = \"Our solicitor\"\n";
    std::fs::write(&file, term).expect("written");
    let list = |file: &std::path::Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alongside"));
        command.arg("--law").arg(file).args(["deadlines", "--rules"]).output().expect("it runs")
    };
    assert!(said(&list(&file)).contains("county_court/2027-04-06"));
    std::fs::write(&file, "nonsense").expect("written");
    let refused = list(&file);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("cannot be used") && refused.stdout.is_empty());
}

#[test]
fn every_rule_is_listed_with_who_says_so() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_alongside")).args(["deadlines", "--rules"]).output().expect("it runs");
    let all: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let rules = all["rules"].as_array().expect("rules");
    assert!(rules.len() > 35);
    for rule in rules {
        for key in ["rule", "name", "authority", "about"] {
            assert!(rule[key].as_str().is_some_and(|said| !said.is_empty()), "{rule}");
        }
    }
    let none = Command::new(env!("CARGO_BIN_EXE_alongside")).arg("deadlines").output().expect("it runs");
    assert_eq!(none.status.code(), Some(2));
}

/// To four decimals, as the vectors have them.
fn near(found: &Value, expected: &Value, place: &str) {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            for (key, value) in expected {
                near(found.get(key).unwrap_or(&Value::Null), value, &format!("{place}.{key}"));
            }
        }
        (Value::Number(one), Value::Number(other)) => {
            let (one, other) = (one.as_f64().expect("a number"), other.as_f64().expect("a number"));
            assert!((one - other).abs() <= 1e-4, "{place}: {one} and not {other}");
        }
        _ => assert_eq!(found, expected, "{place}"),
    }
}

#[test]
fn the_shared_vectors_come_out() {
    for (command, text) in [
        ("statistics", include_str!("../../../domain/tests/vectors/statistics.json")),
        ("deadlines", include_str!("../../../domain/tests/vectors/deadlines.json")),
    ] {
        let file: Value = serde_json::from_str(text).expect("JSON");
        let output = asked(command, text.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let all = results(&output);
        for (found, vector) in all.iter().zip(file["vectors"].as_array().expect("a list")) {
            assert_eq!(found["id"], vector["id"]);
            near(&found["result"], &vector["expected"], vector["id"].as_str().expect("an id"));
            assert!(found["working"].as_array().is_some_and(|working| !working.is_empty()), "{found}");
        }
    }
}

#[test]
fn an_empty_cell_is_null_and_what_cannot_be_counted_is_said() {
    let ask = |kind: &str, inputs: Value| {
        let output = asked(
            "statistics",
            json!({ "vectors": [{ "id": 1, "type": kind, "inputs": inputs }] }).to_string().as_bytes(),
        );
        results(&output)[0].clone()
    };
    let group = |events: i64, total: i64| json!({ "events": events, "total": total });
    let empty = ask("relative_likelihood", json!({ "group": group(0, 50), "reference": group(5, 100) }));
    assert!(empty["result"]["relative_likelihood"].is_null() && empty["result"]["odds_ratio"].is_null());
    assert!(empty["cautions"][0].as_str().expect("a caution").contains("empty"));
    let nought = ask("rate_ci", json!({ "count": 0, "population": 1000, "multiplier": 1000, "confidence": 0.95 }));
    assert_eq!(
        (&nought["result"]["byar_lower"], &nought["result"]["exact_poisson_upper"]),
        (&json!(0.0), &json!(3.6889))
    );
    for (kind, inputs) in [
        ("relative_likelihood", json!({ "group": group(60, 50), "reference": group(5, 100) })),
        ("relative_likelihood", json!({ "group": group(-1, 50), "reference": group(5, 100) })),
        ("rate_ci", json!({ "count": 3, "population": 0 })),
        ("rate_ci", json!({ "count": 900_000_000_000_000_u64, "population": 1_000_000_000_000_000_u64 })),
        ("rate_ci", json!({ "count": 3, "population": 10, "confidence": 1 })),
        ("proportion_wilson", json!({ "numerator": 3.5, "denominator": 10 })),
        ("four_fifths", json!({ "groups": {} })),
        ("suppression", json!({ "cells": [[1, 2], [3]] })),
        ("suppression", json!({ "cells": [[1, -2]] })),
        ("suppression", json!({ "cells": [[1, 2]], "rows": ["a", "b"] })),
        ("suppression", json!({ "cells": [[1, 2]], "columns": "a" })),
        ("suppression", json!({ "cells": [[1, 2]], "totals_published": "no" })),
        ("four_fifths", json!({ "threshold": 80, "groups": { "A": { "selected": 5, "applicants": 10 } } })),
        ("nonsense", json!({})),
    ] {
        let one = ask(kind, inputs);
        assert!(one["error"].as_str().is_some_and(|error| error.ends_with('.')), "{one}");
    }
    let exact = ask(
        "four_fifths",
        json!({ "groups": { "A": { "selected": 50, "applicants": 100 }, "B": { "selected": 40, "applicants": 100 } } }),
    );
    assert_eq!(exact["result"]["groups"]["B"]["adverse_impact_flag"], json!(false), "exactly four fifths is not below");
}

/// Every figure again by SciPy, from the formulas and nothing of ours.
#[test]
fn scipy_comes_to_the_same() {
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/statistics.py");
    // The system's own has the libraries that the system's packages bring.
    let ask = |python: &str| Command::new(python).arg(&script).args(["20261126", "400"]).output();
    let found = ["/usr/bin/python3", "python3"].iter().filter_map(|python| ask(python).ok());
    let output = match found.into_iter().find(|output| output.status.success()) {
        Some(output) => output,
        other => {
            eprintln!("SKIPPED, LOUDLY: python3 with SciPy is missing ({other:?}); statistics were NOT compared");
            return;
        }
    };
    let file: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let all = results(&asked("statistics", &output.stdout));
    for (found, vector) in all.iter().zip(file["vectors"].as_array().expect("a list")) {
        near(&found["result"], &vector["expected"], &vector.to_string());
    }
    assert_eq!(all.len(), 400);
}
