use super::{Before, CannotNote, Entry, come, said};
use crate::date_of;
use crate::facts::LearningNoted;
use crate::text::Words;
use alongside_gate::{CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What was learnt from a case when people sat down over it. Everybody on the
/// case reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learning {
    pub on: Date,
    /// Who sat down.
    pub with: Words,
    pub went_well: Option<Words>,
    pub otherwise: Option<Words>,
    /// What changes because of it, beyond this case.
    pub changes: Option<Words>,
    /// The day to look whether it has.
    pub look_on: Option<Date>,
    /// What came of it.
    pub came_of_it: Option<Words>,
}

impl Entry for Learning {
    const KIND: &'static str = "learning_review";
    const BEGINS_WHEN_CLOSED: bool = true;

    fn due(&self) -> Option<Date> {
        self.look_on
    }

    fn ended(&self) -> bool {
        self.look_on.is_none() || self.came_of_it.is_some()
    }
}

impl Learning {
    pub fn note(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        details: Self,
        now: Timestamp,
    ) -> Result<LearningNoted, CannotNote> {
        before.open()?;
        come(details.on, date_of(now), "on")?;
        said(&details.with, "with")?;
        if details.went_well.is_none() && details.otherwise.is_none() {
            return Err(CannotNote::Missing("otherwise"));
        }
        if details.look_on.is_some() {
            said(details.changes.as_ref().unwrap_or(&Words::default()), "changes")?;
        }
        if let Some(came) = &details.came_of_it {
            said(came, "came")?;
        }
        Ok(LearningNoted { case, entry, details, noted_at: now })
    }
}
