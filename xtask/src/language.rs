//! The files of a new language, and what is missing in one that is there.

use crate::run::{Done, root};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Messages that only colleagues read: they work in English.
const FOR_THE_DESK: [&str; 6] = ["desk-", "feedback-", "fileflag-", "link-", "frame-no-files", "problem-desk"];
/// What a language says of itself, in the file of the whole service.
const OF_ITSELF: &str = "language-name = \nlanguage-direction = ltr\nlanguage-reviewed = no\n\
    date-long = { $weekday } { $day } { $month } { $year }\ndate-short = { $day } { $month } { $year }\n";

pub fn prepare(tag: &str) -> Done {
    let plain = (2..=11).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !plain || tag == "en" {
        return Err("Say which language, by its tag, like so for Somali: cargo xtask language so".to_owned());
    }
    let mut english = Vec::new();
    find(&root().join("crates/app/src"), &mut english)?;
    find(&root().join("crates/ui/locale"), &mut english)?;
    english.sort();
    let mut missing = 0;
    for file in english {
        missing += fill(&file, tag)?;
    }
    match missing {
        0 => println!("{tag}: every word is there."),
        some => println!("{tag}: {some} messages are still to be translated. They are marked with “# English”."),
    }
    Ok(())
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) -> Done {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}.", folder.display()))?;
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            find(&path, found)?;
        } else if path.file_name().is_some_and(|name| name == "en.ftl" || name == "codes.en.ftl") {
            found.push(path);
        }
    }
    Ok(())
}

/// Adds what a file lacks, in English, each marked; returns how many are marked.
fn fill(english: &Path, tag: &str) -> Result<usize, String> {
    let said = |error: std::io::Error| format!("{}: {error}.", english.display());
    let name = english.file_name().unwrap_or_default().to_string_lossy().replace("en.ftl", &format!("{tag}.ftl"));
    let theirs = english.with_file_name(name);
    let mut text = fs::read_to_string(&theirs).unwrap_or_else(|_| "# Not yet read by a native speaker.\n".to_owned());
    let key = |line: &str| line.split_once(" = ").map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with('#'));
    let mut there: BTreeSet<String> = text.lines().filter_map(key).collect();
    let mut add = |text: &mut String, line: &str| {
        if let Some(key) = key(line).filter(|key| !there.contains(key)) {
            text.push_str(&format!("# English\n{line}\n"));
            there.insert(key);
        }
    };
    let english_text = fs::read_to_string(english).map_err(said)?;
    for line in english_text.lines() {
        let for_the_desk = FOR_THE_DESK.iter().any(|start| line.starts_with(start));
        if !for_the_desk {
            add(&mut text, line);
        }
    }
    if english.ends_with("crates/app/src/locale/en.ftl") {
        OF_ITSELF.lines().for_each(|line| add(&mut text, line));
        (1..=12).for_each(|month| add(&mut text, &format!("month-{month} = {}", MONTHS[month - 1])));
    }
    fs::write(&theirs, &text).map_err(said)?;
    Ok(text.lines().filter(|line| *line == "# English").count())
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
