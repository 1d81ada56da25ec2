//! What the invented people say. Everything here is made up; any likeness is
//! chance. The telephone numbers are of the range kept for drama.

mod first;
mod second;
mod third;
mod waiting;

use alongside_domain::codes::{
    Channel, Characteristic, ContactResult, Danger, Evidence, Known, Place, Risk, SharedWith, Source, StepOwner,
    SubStrand,
};

/// One invented report and its history. Days count back from today for the
/// report, on from the report for contacts, and on from today for steps.
#[derive(Clone, Copy)]
pub(crate) struct Story {
    pub name: &'static str,
    pub called: &'static str,
    pub source: Source,
    pub days_ago: i64,
    pub hour: i64,
    pub story: &'static str,
    pub why: &'static [Characteristic],
    pub parts: &'static [SubStrand],
    pub place: Place,
    pub known: Known,
    pub who: &'static str,
    pub danger: &'static [Danger],
    pub risk: Risk,
    pub risk_why: &'static str,
    pub channels: &'static [Channel],
    pub language: &'static str,
    pub shared: SharedWith,
    pub evidence: &'static [Evidence],
    pub contacts: &'static [(i64, ContactResult, &'static str)],
    pub steps: &'static [(&'static str, StepOwner, i64)],
}

/// Those with cases.
pub(crate) fn cases() -> impl Iterator<Item = &'static Story> + Clone {
    first::FIRST.iter().chain(second::SECOND).chain(third::THIRD)
}

/// Those whose reports wait.
pub(crate) fn waiting() -> impl Iterator<Item = &'static Story> {
    waiting::WAITING.iter()
}
