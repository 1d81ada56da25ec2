use super::unknown::Unknown;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a name in a file stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// A group, by its standard name: `Black Caribbean`, `White`.
    Group(&'static str),
    /// Everybody together.
    Everybody,
    /// People whose group nobody knows, and why.
    Unknown(Unknown),
}

/// What a name of a file stands for, in any of the spellings that are known: those that
/// Ethnicity facts and figures has met, the Census 2021 tables, the police's codes.
pub fn standing(name: &str) -> Option<Standing> {
    named(name).or_else(|| part_of(name)).map(standing_of)
}

/// By its spelling, or by its words alone: signs between them differ from file to file.
fn named(name: &str) -> Option<&'static str> {
    NAMES.get(&plain(name)).copied().or_else(|| WORDS.get(&words(name)).copied().flatten())
}

/// “A9 - Any other Asian background”, “White: Irish”: a code or a broader group, and then the group itself.
fn part_of(name: &str) -> Option<&'static str> {
    let (before, own) = [" - ", " – ", ": "].iter().find_map(|sign| name.split_once(sign))?;
    let (whole, part) = (named(before)?, named(own)?);
    (part == whole || super::levels::is_within(part, whole)).then_some(part)
}

/// What a standard name stands for.
pub fn standing_of(standard: &'static str) -> Standing {
    match standard {
        "All" => Standing::Everybody,
        "Preferred not to say" => Standing::Unknown(Unknown::WouldNotSay),
        "Not asked" => Standing::Unknown(Unknown::NotAsked),
        "Unknown" | "Unclassified" | "Unmatched" | "Not applicable" => Standing::Unknown(Unknown::NotKnown),
        group => Standing::Group(group),
    }
}

static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    // What is read first counts.
    for text in [ADDITIONS, LOOKUP] {
        let mut lines = csv::ReaderBuilder::new().has_headers(true).flexible(true).from_reader(text.as_bytes());
        for line in lines.records().flatten() {
            if let (Some(name), Some(standard)) = (line.get(0), line.get(1).and_then(of_ours)) {
                names.entry(plain(name)).or_insert(standard);
            }
        }
    }
    for group in super::levels::every() {
        names.entry(plain(group)).or_insert(group);
    }
    names
});

/// The same by their words alone; nothing, where that stands for several.
static WORDS: LazyLock<HashMap<String, Option<&'static str>>> = LazyLock::new(|| {
    let mut found: HashMap<String, Option<&'static str>> = HashMap::new();
    for (name, standard) in NAMES.iter() {
        let kept = found.entry(words(name)).or_insert(Some(standard));
        *kept = kept.filter(|kept| kept == standard);
    }
    found
});

fn words(name: &str) -> String {
    let apart: String = name.chars().map(|sign| if sign.is_alphanumeric() { sign } else { ' ' }).collect();
    plain(&apart)
}

/// A standard name as one of ours.
fn of_ours(name: &str) -> Option<&'static str> {
    let name = if name == "Roma" { "White Roma" } else { name };
    super::levels::every().find(|ours| *ours == name)
}

fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase));
    }
    plain
}

const LOOKUP: &str = include_str!("../../../data/ethnicity/classification_lookup.csv");
const ADDITIONS: &str = include_str!("../../../data/ethnicity/additions.csv");
