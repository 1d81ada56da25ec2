use super::super::editions::{Edition, Medium, is_address, is_medium_file};
use super::{Entry, Standing, answer_due};
use crate::date_of;
use crate::facts::{ScorecardEntryNoted, ScorecardEntryRemoved, ScorecardMediumWithdrawn};
use alongside_gate::{EntryId, ScorecardId};
use jiff::Timestamp;
use jiff::civil::Date;

/// A field, and what is wrong with it in a sentence.
pub type WrongField = (&'static str, &'static str);

/// The longest text of an entry, and the longest line, in characters.
pub const LONGEST: usize = 20_000;
pub const LONGEST_LINE: usize = 300;

/// Everything that is wrong with an entry on this day.
pub fn wrong_with_entry(edition: &Edition, entry: &Entry, today: Date) -> Vec<WrongField> {
    let mut wrong: Vec<WrongField> = Vec::new();
    let mut say = |is: bool, field: &'static str, sentence: &'static str| {
        if is {
            wrong.push((field, sentence));
        }
    };
    for (field, text, most, missing) in texts(entry) {
        say(text.trim().is_empty() && !missing.is_empty(), field, missing);
        say(text.chars().count() > most, field, "This is too long. Shorten it, or say where the rest is found");
    }
    if let Entry::Medium(one) = entry {
        say(one.is_nowhere(), "medium", "Choose its file, or enter where it is found");
        let is_none = !one.address.is_empty() && !is_address(&one.address);
        say(is_none, "address", "Enter an address that begins with https://");
        say(one.file.as_ref().is_some_and(|file| !is_medium_file(file)), "medium", "Choose a picture or a recording");
    }
    if let Some((asked, due, answered)) = asked(entry) {
        say(due < asked, "due", "They cannot answer by a day before they were asked");
        say(answered.is_some_and(|on| on < asked), "answered", "They cannot have answered before they were asked");
    }
    if let Entry::Request(one) = entry {
        let by_law = answer_due(one.asked).filter(|_| one.freedom_of_information);
        say(
            by_law.is_some_and(|by| one.due > by),
            "due",
            "Under the Act they have twenty working days and no longer. Leave this empty, and the day is counted",
        );
    }
    for (field, day) in happened(entry) {
        say(day.is_some_and(|day| day > today), field, "This day has not come yet");
    }
    let known = |id: &str| edition.measures.iter().any(|measure| measure.id == id);
    say(entry.measure().is_some_and(|id| !known(id)), "about", "Choose what it is about");
    wrong
}

/// Every text of an entry: its field, how long it may be, and what is said where it must not be empty.
fn texts(entry: &Entry) -> Vec<(&'static str, &str, usize, &'static str)> {
    type Text<'a> = (&'static str, &'a str, usize, &'static str);
    const fn line<'a>(field: &'static str, text: &'a str, missing: &'static str) -> Text<'a> {
        (field, text, LONGEST_LINE, missing)
    }
    const fn story<'a>(field: &'static str, text: &'a str, missing: &'static str) -> Text<'a> {
        (field, text, LONGEST, missing)
    }
    let only_if = |needed: bool, missing: &'static str| if needed { missing } else { "" };
    match entry {
        Entry::Response(asked) => {
            let one = &asked.response;
            vec![
                line("holder", &one.holder, "Enter who is asked"),
                line("by", &one.by, ""),
                story("says", &one.says, only_if(one.answered.is_some(), "Enter what they said")),
            ]
        }
        Entry::Comment(said) => {
            let one = &said.comment;
            let why = if let Standing::NotShown { why } = &said.standing { why.as_str() } else { "-" };
            vec![
                story("says", &one.says, "Enter what was said"),
                story("answer", &one.answer, ""),
                line("why", why, "Enter why it is not shown"),
            ]
        }
        Entry::Action(one) => vec![
            story("says", &one.says, "Enter what was agreed"),
            line("owner", &one.owner, "Enter who does it"),
            story("news", &one.news, ""),
        ],
        Entry::Request(one) => vec![
            line("holder", &one.holder, "Enter who is asked"),
            story("asks-for", &one.asks_for, "Enter what is asked for"),
            story("came-of-it", &one.came_of_it, only_if(one.answered.is_some(), "Enter what came of it")),
        ],
        Entry::Report(one) => vec![line("to", &one.report.to, "Enter whom it is given to")],
        Entry::Launch(one) => vec![
            line("title", &one.title, "Enter what it is called"),
            line("place", &one.place, "Enter where it is, and at what time"),
            story("invites", &one.invites, ""),
            story("heard", &one.heard, only_if(one.came.is_some(), "Enter what was said there")),
        ],
        Entry::Medium(one) => vec![
            line("title", &one.title, "Enter what it is called"),
            story("transcript", &one.transcript, "Enter the words of it, for whoever cannot see or hear it"),
        ],
    }
}

/// When somebody was asked, by when they answer, and when they did.
fn asked(entry: &Entry) -> Option<(Date, Date, Option<Date>)> {
    match entry {
        Entry::Response(asked) => Some((asked.response.asked, asked.response.due, asked.response.answered)),
        Entry::Request(one) => Some((one.asked, one.due, one.answered)),
        _ => None,
    }
}

/// Days on which something is said to have happened.
fn happened(entry: &Entry) -> Vec<(&'static str, Option<Date>)> {
    match entry {
        Entry::Response(asked) => vec![("asked", Some(asked.response.asked)), ("answered", asked.response.answered)],
        Entry::Comment(said) => vec![("said", Some(said.comment.said))],
        Entry::Action(one) => vec![("done", one.done)],
        Entry::Request(one) => vec![("asked", Some(one.asked)), ("answered", one.answered)],
        Entry::Report(one) => vec![("given", one.report.given)],
        Entry::Launch(one) => vec![("on", one.has_been().then_some(one.on))],
        Entry::Medium(_) => Vec::new(),
    }
}

/// Keeps an entry as somebody has written it.
pub fn note_entry(
    scorecard: ScorecardId,
    edition: &Edition,
    entry: EntryId,
    details: Entry,
    noted_at: Timestamp,
) -> Result<ScorecardEntryNoted, Vec<WrongField>> {
    let wrong = wrong_with_entry(edition, &details, date_of(noted_at));
    if wrong.is_empty() { Ok(ScorecardEntryNoted { scorecard, entry, details, noted_at }) } else { Err(wrong) }
}

/// Takes a picture or recording out of every version that is published, for whoever is in it: that is
/// theirs to ask (UK GDPR, articles 17 and 21). Its words stay.
pub const fn withdraw_medium(
    scorecard: ScorecardId,
    file: String,
    withdrawn_at: Timestamp,
) -> ScorecardMediumWithdrawn {
    ScorecardMediumWithdrawn { scorecard, file, withdrawn_at }
}

/// What is left of an entry once a file is taken out: its words, and the address if there is one.
/// Nothing, where it does not show that file. Whatever else is wrong with it keeps nobody in a picture.
pub fn note_without_file(
    scorecard: ScorecardId,
    entry: EntryId,
    was: &Entry,
    file: &str,
    noted_at: Timestamp,
) -> Option<ScorecardEntryNoted> {
    let Entry::Medium(medium) = was else { return None };
    let details = Entry::Medium(Medium { file: None, withdrawn: true, ..medium.clone() });
    let shows = medium.file.as_deref() == Some(file);
    shows.then_some(ScorecardEntryNoted { scorecard, entry, details, noted_at })
}

/// Takes an entry away that should not have been there. What is published of it stays.
pub const fn remove_entry(scorecard: ScorecardId, entry: EntryId, removed_at: Timestamp) -> ScorecardEntryRemoved {
    ScorecardEntryRemoved { scorecard, entry, removed_at }
}
