use super::super::editions::{Edition, is_address};
use super::{Entry, Standing};
use crate::facts::{ScorecardEntryNoted, ScorecardEntryRemoved};
use alongside_gate::{EntryId, ScorecardId};
use jiff::Timestamp;

/// Everything that is wrong with an entry: beside which field, in a sentence.
pub fn entry_of(edition: &Edition, entry: &Entry) -> Vec<(&'static str, &'static str)> {
    let mut wrong = Vec::new();
    let mut say = |is: bool, field: &'static str, sentence: &'static str| {
        if is {
            wrong.push((field, sentence));
        }
    };
    let empty = |text: &str| text.trim().is_empty();
    match entry {
        Entry::Response(asked) => {
            let one = &asked.response;
            say(empty(&one.holder), "holder", "Enter who is asked");
            say(one.due < one.asked, "due", "They cannot answer by a day before they were asked");
            say(
                one.answered.is_some_and(|on| on < one.asked),
                "answered",
                "They cannot have answered before they were asked",
            );
            say(one.answered.is_some() && empty(&one.says), "says", "Enter what they said");
        }
        Entry::Comment(said) => {
            say(empty(&said.comment.says), "says", "Enter what was said");
            let unsaid = matches!(&said.standing, Standing::NotShown { why } if empty(why));
            say(unsaid, "why", "Enter why it is not shown");
        }
        Entry::Action(one) => {
            say(empty(&one.says), "says", "Enter what was agreed");
            say(empty(&one.owner), "owner", "Enter who does it");
        }
        Entry::Request(one) => {
            say(empty(&one.holder), "holder", "Enter who is asked");
            say(empty(&one.asks_for), "asks-for", "Enter what is asked for");
            say(one.due < one.asked, "due", "They cannot answer by a day before they were asked");
            say(
                one.answered.is_some_and(|on| on < one.asked),
                "answered",
                "They cannot have answered before they were asked",
            );
            say(one.answered.is_some() && empty(&one.came_of_it), "came-of-it", "Enter what came of it");
        }
        Entry::Report(one) => say(empty(&one.report.to), "to", "Enter whom it is given to"),
        Entry::Medium(one) => {
            say(empty(&one.title), "title", "Enter what it is called");
            say(!is_address(&one.address), "address", "Enter an address that begins with https://");
            say(empty(&one.transcript), "transcript", "Enter the words of it, for whoever cannot see or hear it");
        }
    }
    let known = |id: &str| edition.measures.iter().any(|measure| measure.id == id);
    say(entry.measure().is_some_and(|id| !known(id)), "measure", "Choose what it is about");
    wrong
}

/// Keeps an entry as somebody has written it.
pub fn note_entry(
    scorecard: ScorecardId,
    edition: &Edition,
    entry: EntryId,
    details: Entry,
    noted_at: Timestamp,
) -> Result<ScorecardEntryNoted, Vec<(&'static str, &'static str)>> {
    let wrong = entry_of(edition, &details);
    if wrong.is_empty() { Ok(ScorecardEntryNoted { scorecard, entry, details, noted_at }) } else { Err(wrong) }
}

/// Takes an entry away that should not have been there. What is published of it stays.
pub const fn remove_entry(scorecard: ScorecardId, entry: EntryId, removed_at: Timestamp) -> ScorecardEntryRemoved {
    ScorecardEntryRemoved { scorecard, entry, removed_at }
}
