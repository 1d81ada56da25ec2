use super::plan::{Edition, EditionArea, SAY, SEVEN, Theme};
use super::wrong::wrong_with;
use crate::facts::{ScorecardFileKept, ScorecardInputsTaken, ScorecardNoted, ScorecardReleased};
use alongside_gate::{AccountId, ScorecardId};
use jiff::Timestamp;
use jiff::civil::Date;

/// Why an edition is not kept or published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotKeep {
    /// Sentences.
    Wrong(Vec<String>),
    /// Another edition has this name in its address.
    NameTaken,
    /// A version that is published stands: what follows is a new one, and says what it corrects.
    Published,
    NoTitle,
    NoAreas,
}

/// A new edition, with the seven themes and the areas of the scorecard.
pub fn new_edition(id: String, title: String, publisher: String, areas: Vec<EditionArea>, date: Date) -> Edition {
    let theme = |(id, title): (&str, &str)| Theme { id: id.to_owned(), title: title.to_owned(), says: String::new() };
    let main = areas.first().map(|area| area.code.clone()).unwrap_or_default();
    Edition {
        id,
        title,
        date,
        version: 1,
        publisher,
        contact: String::new(),
        summary: String::new(),
        say_at: Some(SAY.to_owned()),
        term: String::new(),
        main,
        threshold: 5,
        noughts_hidden: false,
        previous: None,
        earlier: Vec::new(),
        areas,
        themes: SEVEN.into_iter().map(theme).collect(),
        measures: Vec::new(),
        responses: Vec::new(),
        comments: Vec::new(),
        actions: Vec::new(),
        requests: Vec::new(),
        reports: Vec::new(),
        media: Vec::new(),
        launches: Vec::new(),
        sign_off: None,
        corrections: Vec::new(),
    }
}

/// Keeps an edition as somebody has changed it. `released` is the last version that was
/// published, `others` the names other editions have.
pub fn keep_edition(
    scorecard: ScorecardId,
    edition: Edition,
    released: Option<u32>,
    others: &[String],
    noted_at: Timestamp,
) -> Result<ScorecardNoted, CannotKeep> {
    if edition.title.trim().is_empty() {
        return Err(CannotKeep::NoTitle);
    }
    if edition.areas.is_empty() {
        return Err(CannotKeep::NoAreas);
    }
    if others.contains(&edition.id) {
        return Err(CannotKeep::NameTaken);
    }
    if released.is_some_and(|last| edition.version <= last) {
        return Err(CannotKeep::Published);
    }
    let wrong = wrong_with(&edition);
    if !wrong.is_empty() {
        return Err(CannotKeep::Wrong(wrong));
    }
    Ok(ScorecardNoted { scorecard, details: edition, noted_at })
}

/// A file of figures, by what it is called and the digest of its text.
pub const fn keep_figures(
    scorecard: ScorecardId,
    name: String,
    digest: String,
    kept_at: Timestamp,
) -> ScorecardFileKept {
    ScorecardFileKept { scorecard, name, digest, kept_at }
}

/// Publishes an edition that somebody has signed. A version is published once.
pub fn release_edition(
    scorecard: ScorecardId,
    edition: &Edition,
    released: Option<u32>,
    digest: String,
    released_at: Timestamp,
) -> Result<ScorecardReleased, CannotKeep> {
    if released.is_some_and(|last| edition.version <= last) {
        return Err(CannotKeep::Published);
    }
    Ok(ScorecardReleased { scorecard, name: edition.id.clone(), version: edition.version, digest, released_at })
}

/// Somebody takes out what a version was made of.
pub const fn take_inputs(
    account: AccountId,
    scorecard: ScorecardId,
    version: u32,
    taken_at: Timestamp,
) -> ScorecardInputsTaken {
    ScorecardInputsTaken { account, scorecard, version, taken_at }
}

/// A name for an address out of a title: small letters, numbers, hyphens.
pub fn address_of(title: &str) -> String {
    let plain = any_ascii::any_ascii(title).to_lowercase();
    let words = plain.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = words.collect::<Vec<_>>().join("-");
    name.truncate(60);
    name.trim_end_matches('-').to_owned()
}
