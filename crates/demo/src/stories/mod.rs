//! What the invented people say. Everything here is made up; any likeness is
//! chance. The telephone numbers are of the range kept for drama.

mod first;
mod kinds;
mod kingston;
mod made;
mod second;
mod third;
mod waiting;

pub(crate) use made::made;

use alongside_domain::codes::{
    Channel, Characteristic, ContactResult, Danger, Evidence, Known, Place, Rhythm, Risk, SharedWith, Source,
    StepOwner, SubStrand,
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

/// What is told of one client: a story with another name, or one put together.
#[derive(Clone)]
pub(crate) struct History {
    pub base: Story,
    pub name: String,
    pub words: String,
    pub contacts: Vec<(i64, ContactResult, &'static str)>,
    pub steps: Vec<(&'static str, StepOwner, i64)>,
    /// How often they want to hear, where that is not left to their number.
    pub rhythm: Option<Rhythm>,
}

impl History {
    pub fn of(story: &Story, name: &str) -> Self {
        Self {
            base: *story,
            name: name.to_owned(),
            words: story.story.to_owned(),
            contacts: story.contacts.to_vec(),
            steps: story.steps.to_vec(),
            rhythm: None,
        }
    }
}

/// Those with cases.
pub(crate) fn cases() -> impl Iterator<Item = &'static Story> + Clone {
    first::FIRST.iter().chain(second::SECOND).chain(third::THIRD).chain(kingston::KINGSTON)
}

/// Those whose reports wait.
pub(crate) fn waiting() -> impl Iterator<Item = &'static Story> {
    waiting::WAITING.iter()
}
