//! Who may depend on whom, and who may use what.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// A crate and those of ours it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("alongside-gate", &[]),
    ("alongside-domain", &["alongside-gate"]),
    ("alongside-store", &["alongside-gate", "alongside-domain"]),
    ("alongside-ui", &[]),
    ("alongside-app", &["alongside-gate", "alongside-domain", "alongside-store", "alongside-ui"]),
    ("alongside-inspection", &[]),
    ("alongside-documents", &["alongside-gate", "alongside-domain"]),
    ("alongside-demo", &["alongside-gate", "alongside-domain", "alongside-store"]),
    ("alongside-testkit", &["alongside-gate", "alongside-domain", "alongside-store", "alongside-demo"]),
    (
        "alongside",
        &[
            "alongside-app",
            "alongside-inspection",
            "alongside-documents",
            "alongside-store",
            "alongside-demo",
            "alongside-domain",
            "alongside-gate",
        ],
    ),
    ("xtask", &[]),
];

/// A library and the crates that may use it.
const ONLY: &[(&str, &[&str])] = &[
    ("diesel", &["alongside-store"]),
    ("libsqlite3-sys", &["alongside-store"]),
    ("axum", &["alongside-app"]),
    ("hyper", &["alongside-app"]),
    ("infer", &["alongside-inspection"]),
    // The app packs what an edition was made of; what strangers send is unpacked by inspection alone.
    ("zip", &["alongside-inspection", "alongside-app"]),
    ("maud", &["alongside-ui", "alongside-app", "alongside-documents"]),
    ("typst", &["alongside-documents"]),
    ("calamine", &["alongside-inspection"]),
    ("microlp", &["alongside-gate"]),
    ("tokio", &["alongside-store", "alongside-app", "alongside"]),
];

fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .output()
        .expect("cargo answers");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo answers in JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    packages
        .iter()
        .map(|package| {
            let used = package["dependencies"].as_array().expect("a list").iter();
            let used = used.filter(|dependency| dependency["kind"].is_null());
            let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
            (name(package), used.map(name).collect())
        })
        .collect()
}

#[test]
fn every_arrow_between_our_crates_is_allowed() {
    let found = dependencies();
    assert_eq!(found.len(), ARROWS.len(), "a crate is missing from the arrows");
    for (name, used) in &found {
        let allowed = ARROWS.iter().find(|(known, _)| known == name).map(|(_, allowed)| *allowed);
        let allowed = allowed.unwrap_or_else(|| panic!("{name} is not in the arrows"));
        for ours in used.iter().filter(|used| used.starts_with("alongside")) {
            assert!(allowed.contains(&ours.as_str()), "{name} may not use {ours}");
        }
        for (library, users) in ONLY {
            assert!(!used.contains(*library) || users.contains(&name.as_str()), "{name} may not use {library}");
        }
    }
}

/// The kernel stays small enough to be read in one sitting.
#[test]
fn the_gate_without_its_policy_stays_under_fifteen_hundred_lines() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../gate/src");
    let lines: usize = std::fs::read_dir(folder)
        .expect("the gate is there")
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok())
        .map(|text| text.lines().count())
        .sum();
    assert!(lines < 1_500, "{lines} lines");
}
