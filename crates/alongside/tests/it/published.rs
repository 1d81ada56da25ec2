use super::said;
use super::scorecards::{build, files, leads_somewhere};
use alongside_app::{Folder, Wanted};
use alongside_demo::editions;
use alongside_domain::scorecards::editions::{data_file, inputs};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// What the service makes of an edition, as it makes it: in a child of itself.
fn published(folder: &Folder) -> Files {
    let mut child = Command::new(env!("CARGO_BIN_EXE_alongside"))
        .arg("publish")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let text = serde_json::to_vec(folder).expect("JSON");
    child.stdin.take().expect("open").write_all(&text).expect("taken");
    let done = child.wait_with_output().expect("it ends");
    assert!(done.status.success(), "{}", said(&done));
    let answer: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    let all = answer["files"]["files"].as_object().unwrap_or_else(|| panic!("{answer}"));
    let decoded = |text: &Value| STANDARD.decode(text.as_str().expect("text")).expect("Base64");
    all.iter().map(|(name, text)| (PathBuf::from(name), decoded(text))).collect()
}

fn data(files: &Files) -> String {
    String::from_utf8(files[Path::new("data/scorecard.json")].clone()).expect("text")
}

/// The two editions of the demonstration as the service publishes them, one after the other.
fn both() -> (Folder, Files, Folder) {
    let mut all = editions().into_iter();
    let mut next = |previous: Option<String>| {
        let one = all.next().expect("an edition");
        let earlier = previous.clone().into_iter().collect();
        let edition = one.signed("A. Person", one.edition.date);
        Folder { edition, files: one.files, previous, earlier, media: BTreeMap::new(), wanted: Wanted::Everything }
    };
    let first = next(None);
    let files = published(&first);
    let second = next(Some(data(&files)));
    (first, files, second)
}

#[test]
fn what_a_version_was_made_of_makes_the_same_bytes() {
    let (first, before, second) = both();
    let release = (first.edition.id.clone(), i64::from(first.edition.version));
    let kept = inputs(&second.edition, &second.files, std::slice::from_ref(&release)).expect("a folder");
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in kept.into_iter().chain([(data_file(&release), data(&before))]) {
        fs::write(folder.path().join(name), text).expect("written");
    }
    let out = folder.path().join("out");
    let done = build(folder.path(), &out);
    assert!(done.status.success(), "{}", said(&done));
    let (by_the_service, by_hand) = (published(&second), files(&out));
    for (name, bytes) in &by_the_service {
        assert!(by_hand.get(name) == Some(bytes), "{} differs", name.display());
    }
    assert_eq!(by_the_service.len(), by_hand.len());
}

#[test]
fn whoever_answers_for_a_finding_gets_it_alone_and_no_way_to_anything_else() {
    let (_, _, second) = both();
    let id = second.edition.measures[0].id.clone();
    let alone = published(&Folder { wanted: Wanted::Finding(id.clone()), ..second });
    let page = PathBuf::from(format!("measures/{id}.html"));
    assert!(alone.contains_key(&page), "{:?}", alone.keys());
    for name in alone.keys().filter(|name| **name != page) {
        let name = name.display().to_string();
        let own = ["charts/", "data/"].iter().any(|folder| name.starts_with(&format!("{folder}{id}")));
        assert!(own || ["site.css", "icon.svg"].contains(&name.as_str()), "{name}");
    }
    leads_somewhere(&alone);
    let text = String::from_utf8_lossy(&alone[&page]).into_owned();
    assert!(text.contains("please do not pass it on") && !text.contains("<nav"), "{text}");
}
