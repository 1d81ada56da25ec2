//! What stands on a case until it ends: a safety plan, an appointment, somebody
//! trusted. A kind is one file: what is kept of it, the day on which it comes
//! back, and what may follow on what.

mod advice;
mod appointments;
mod claims;
mod counselling;
mod equipment;
mod evaluation;
mod learning;
mod members;
mod onward;
mod safety_plans;
mod stories;
mod trusted;
mod visits;

pub use advice::{Advice, OptionGiven};
pub use appointments::Appointment;
pub use claims::{Claim, ForumEnd, LegalDate, Mistake, RESPONDENT_FIELDS, Respondent};
pub use counselling::CounsellingNote;
pub use equipment::{Equipment, Handled};
pub use evaluation::{Answers, Evaluation, FEWEST_ANSWERS, REMIND_AFTER};
pub use learning::Learning;
pub use members::Member;
pub use onward::{Onward, Word};
pub use safety_plans::SafetyPlan;
pub use stories::{Story, names_somebody};
pub use trusted::Trusted;
pub use visits::Visit;

use crate::text::Words;
use alongside_gate::{AccountId, EntryId};
use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A kind of thing that stands on a case.
pub trait Entry: Clone + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name where it is kept, in what is owed, and in the sentences about it.
    const KIND: &'static str;
    /// Opened only by whoever wrote it and by the one colleague it names.
    const PRIVATE: bool = false;
    /// Whether a new one ends the one before.
    const REPLACES: bool = false;
    /// Whether one may begin on a closed case: what belongs to its end.
    const BEGINS_WHEN_CLOSED: bool = false;

    /// The day on which it comes back.
    fn due(&self) -> Option<Date>;
    /// Whether it needs nothing more.
    fn ended(&self) -> bool;
    /// Whom it comes back to, if not to the worker; of a private one, who opens it too.
    fn colleague(&self) -> Option<AccountId> {
        None
    }
    /// What it is counted as.
    fn about(&self) -> &'static str {
        ""
    }
    /// Days that the law sets for it: where, until when, and whether that has ended.
    fn legal_dates(&self) -> Vec<LegalDate> {
        Vec::new()
    }
    /// Words by which the case is found.
    fn found_by(&self) -> Vec<&Words> {
        Vec::new()
    }
}

/// What stands before something is written down.
#[derive(Clone, Debug)]
pub struct Before<E> {
    /// The same thing, as it stood.
    pub entry: Option<E>,
    pub closed: bool,
    /// Agencies behind a wall of this case.
    pub walled: Vec<String>,
    /// The latest of this kind on the case, if there is one.
    pub latest: Option<EntryId>,
    /// One of this kind was made since the case was closed.
    pub since_closing: bool,
}

impl<E> Before<E> {
    /// Nothing of this kind stands on an open case yet.
    pub const fn nothing() -> Self {
        Self { entry: None, closed: false, walled: Vec::new(), latest: None, since_closing: false }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotNote {
    /// What this field asks for is not said.
    Missing(&'static str),
    /// The day in this field has gone, and should not have.
    InThePast(&'static str),
    /// The day in this field has not come yet.
    InTheFuture(&'static str),
    /// What this field says does not follow on what stands.
    DoesNotFollow(&'static str),
    /// Somebody else has written another meanwhile.
    Changed,
    /// It has ended meanwhile.
    Ended,
    /// The case is closed.
    Closed,
    /// The client has chosen that nothing goes to them.
    Walled,
}

impl<E: Entry> Before<E> {
    /// Nothing is written to what has ended, and nothing new begins on a closed case.
    fn open(&self) -> Result<(), CannotNote> {
        match &self.entry {
            Some(entry) if entry.ended() => Err(CannotNote::Ended),
            None if self.closed && !E::BEGINS_WHEN_CLOSED => Err(CannotNote::Closed),
            _ => Ok(()),
        }
    }
}

fn said(words: &Words, field: &'static str) -> Result<(), CannotNote> {
    if words.is_empty() { Err(CannotNote::Missing(field)) } else { Ok(()) }
}

fn not_gone(day: Date, today: Date, field: &'static str) -> Result<(), CannotNote> {
    if day < today { Err(CannotNote::InThePast(field)) } else { Ok(()) }
}

fn come(day: Date, today: Date, field: &'static str) -> Result<(), CannotNote> {
    if day > today { Err(CannotNote::InTheFuture(field)) } else { Ok(()) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use alongside_gate::CaseId;
    use jiff::Timestamp;

    pub fn now() -> Timestamp {
        "2026-11-25T10:00:00Z".parse().expect("a time")
    }

    pub fn ids() -> (CaseId, EntryId) {
        (CaseId::new(Default::default()), EntryId::new(Default::default()))
    }

    pub fn first<E>() -> Before<E> {
        Before { walled: vec!["Bridge Road School".to_owned()], ..Before::nothing() }
    }

    pub fn later<E>(entry: E) -> Before<E> {
        Before { entry: Some(entry), ..first() }
    }
}
