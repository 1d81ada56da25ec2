//! Lists that a service makes longer. Each answer of its own stands under one
//! of ours and counts as it: rules and figures go on, whatever it is called
//! here. Answers are dated, and never changed: what was chosen on a day keeps
//! the words it had.

use crate::codes::{
    Characteristic, ClosureReason, Code, DeclineReason, Offence, PoliceOutcome, RefusalReason, Source, Tenure,
};
use crate::facts::{ListEntryAdded, ListEntryEnded};
use crate::people::folded;
use crate::text::Words;
use alongside_gate::ListEntryId;
use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

crate::codes::codes! {
    /// A list to which a service may add.
    ReferenceList in "desk-list" {
        Source = "source",
        Decline = "decline",
        Closure = "closure",
        Offence = "offence",
        Police = "police",
        Refusal = "refusal",
        Tenure = "tenure",
        Hostility = "hostility",
    }
}

impl ReferenceList {
    /// The codes under which an answer of one's own may stand, and the keys of their words.
    pub fn ours(self) -> Vec<(&'static str, String)> {
        fn of<C: Code>() -> Vec<(&'static str, String)> {
            C::EVERY.iter().map(|code| (code.code(), code.key())).collect()
        }
        match self {
            Self::Source => of::<Source>(),
            Self::Decline => of::<DeclineReason>(),
            Self::Closure => of::<ClosureReason>(),
            Self::Offence => of::<Offence>(),
            Self::Police => of::<PoliceOutcome>(),
            Self::Refusal => of::<RefusalReason>(),
            Self::Tenure => of::<Tenure>(),
            Self::Hostility => of::<Characteristic>(),
        }
    }
}

/// Answers from a list that a service may make longer.
pub trait Extendable: Code {
    const REFERENCE: ReferenceList;
}

impl Extendable for Source {
    const REFERENCE: ReferenceList = ReferenceList::Source;
}
impl Extendable for DeclineReason {
    const REFERENCE: ReferenceList = ReferenceList::Decline;
}
impl Extendable for ClosureReason {
    const REFERENCE: ReferenceList = ReferenceList::Closure;
}
impl Extendable for RefusalReason {
    const REFERENCE: ReferenceList = ReferenceList::Refusal;
}
impl Extendable for Characteristic {
    const REFERENCE: ReferenceList = ReferenceList::Hostility;
}
impl Extendable for Tenure {
    const REFERENCE: ReferenceList = ReferenceList::Tenure;
}
impl Extendable for Offence {
    const REFERENCE: ReferenceList = ReferenceList::Offence;
}
impl Extendable for PoliceOutcome {
    const REFERENCE: ReferenceList = ReferenceList::Police;
}

/// An answer of the service's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntry {
    pub id: ListEntryId,
    pub list: ReferenceList,
    /// The code of ours it counts as.
    pub under: String,
    pub words: String,
    /// The first day on which it is offered.
    pub since: Date,
    /// The first day on which it is offered no longer.
    pub until: Option<Date>,
}

impl ListEntry {
    pub fn is_offered(&self, on: Date) -> bool {
        self.since <= on && self.until.is_none_or(|until| on < until)
    }
}

/// What was chosen more closely than by a code of ours, in its words of that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finer {
    pub entry: ListEntryId,
    pub words: Words,
}

/// One answer: ours, and the service's own where that was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen<C> {
    pub code: C,
    pub finer: Option<Finer>,
}

impl<C: Extendable> Chosen<C> {
    /// Reads what a form sends: a code of ours, or the id of an answer that is
    /// offered on that day.
    pub fn read(sent: &str, entries: &[ListEntry], on: Date) -> Option<Self> {
        if let Some(code) = C::from_code(sent) {
            return Some(Self { code, finer: None });
        }
        let id: ListEntryId = sent.parse().ok()?;
        let entry = entries.iter().find(|entry| entry.id == id && entry.list == C::REFERENCE)?;
        let code = C::from_code(&entry.under).filter(|_| entry.is_offered(on))?;
        Some(Self { code, finer: Some(Finer { entry: entry.id, words: Words::new(&entry.words) }) })
    }
}

impl<C> From<C> for Chosen<C> {
    fn from(code: C) -> Self {
        Self { code, finer: None }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotAdd {
    NoWords,
    /// It stands under nothing of this list.
    NoPlace,
    /// One of these words is offered already.
    Known,
    /// A day before today: what was entered until now was not entered with it.
    InThePast,
    /// More than two years ahead: a slip of the pen.
    TooFar,
}

/// Adds an answer to a list, from a day on: today or later.
/// `ours` are the words of the answers that are always there.
pub fn add_list_entry(
    new: ListEntry,
    ours: &[String],
    known: &[ListEntry],
    today: Date,
) -> Result<ListEntryAdded, CannotAdd> {
    let ListEntry { id, list, under, words, since, until: _ } = new;
    if words.trim().is_empty() {
        return Err(CannotAdd::NoWords);
    }
    if !list.ours().iter().any(|(code, _)| *code == under) {
        return Err(CannotAdd::NoPlace);
    }
    if since < today {
        return Err(CannotAdd::InThePast);
    }
    if since > today.saturating_add(Span::new().years(2)) {
        return Err(CannotAdd::TooFar);
    }
    let offered = known.iter().filter(|entry| entry.list == list && entry.until.is_none_or(|until| since < until));
    let mut there = offered.map(|entry| &entry.words).chain(ours);
    if there.any(|other| is_same(other, &words)) {
        return Err(CannotAdd::Known);
    }
    Ok(ListEntryAdded { entry: id, list, under, words, since })
}

/// The same to whoever chooses. What holds no letters is the same only to the sign.
fn is_same(one: &str, other: &str) -> bool {
    match (folded(one), folded(other)) {
        (one_folded, other_folded) if one_folded.trim().is_empty() || other_folded.trim().is_empty() => {
            one.trim() == other.trim()
        }
        (one, other) => one == other,
    }
}

/// It is offered no longer, from today on. What says it goes on saying it.
pub const fn end_list_entry(entry: ListEntryId, until: Date) -> ListEntryEnded {
    ListEntryEnded { entry, until }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 25);

    fn entry(words: &str) -> ListEntry {
        ListEntry {
            id: ListEntryId::new(uuid::Uuid::from_u128(7)),
            list: ReferenceList::Source,
            under: "voluntary".to_owned(),
            words: words.to_owned(),
            since: TODAY,
            until: None,
        }
    }

    #[test]
    fn what_is_added_stands_under_one_of_ours_and_is_there_once() {
        assert!(add_list_entry(entry("The mosque"), &[], &[], TODAY).is_ok());
        for (new, why) in [
            (entry("  "), CannotAdd::NoWords),
            (ListEntry { under: "moved_away".to_owned(), ..entry("The mosque") }, CannotAdd::NoPlace),
            (ListEntry { since: date(2026, 11, 24), ..entry("The mosque") }, CannotAdd::InThePast),
            (ListEntry { since: date(2300, 4, 1), ..entry("The mosque") }, CannotAdd::TooFar),
            (entry("the MOSQUE"), CannotAdd::Known),
            (entry("phone call"), CannotAdd::Known),
        ] {
            assert_eq!(add_list_entry(new, &["Phone call".to_owned()], &[entry("The mosque")], TODAY).err(), Some(why));
        }
        let ended = ListEntry { until: Some(TODAY), ..entry("The mosque") };
        assert!(
            add_list_entry(entry("The mosque"), &[], &[ended], TODAY).is_ok(),
            "the earlier one is offered no longer"
        );
    }

    #[test]
    fn it_is_offered_between_its_days_and_counts_as_ours() {
        let mut offered = entry("The mosque");
        offered.since = date(2026, 12, 1);
        offered.until = Some(date(2026, 12, 3));
        let chosen = |on: Date, entry: &ListEntry| {
            Chosen::<Source>::read(&entry.id.to_string(), std::slice::from_ref(entry), on)
        };
        for (on, is) in
            [(TODAY, false), (date(2026, 12, 1), true), (date(2026, 12, 2), true), (date(2026, 12, 3), false)]
        {
            assert_eq!(chosen(on, &offered).is_some(), is, "{on}");
        }
        let chosen = chosen(date(2026, 12, 1), &offered).expect("offered");
        assert_eq!(
            (chosen.code, chosen.finer.map(|finer| finer.words.as_str().to_owned())),
            (Source::Voluntary, Some("The mosque".to_owned()))
        );
        assert_eq!(Chosen::<Source>::read("police", &[], TODAY).map(|chosen| chosen.code), Some(Source::Police));
        let id = offered.id.to_string();
        assert_eq!(Chosen::<ClosureReason>::read(&id, &[offered], date(2026, 12, 1)), None, "of another list");
    }
}
