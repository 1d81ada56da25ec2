use super::{Before, CannotNote, Entry, come, said};
use crate::date_of;
use crate::facts::CounsellingNoted;
use crate::text::Words;
use alongside_gate::{AccountId, CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What was said when somebody needed to be heard: the client in counselling, or
/// the worker in supervision. Only whoever wrote it and the one colleague they
/// name open it; managers, the team and the search do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounsellingNote {
    pub on: Date,
    pub words: Words,
    /// Supervision of the worker, not counselling of the client.
    pub supervision: bool,
    pub supervisor: Option<AccountId>,
}

impl Entry for CounsellingNote {
    const KIND: &'static str = "counselling_note";
    const PRIVATE: bool = true;

    fn due(&self) -> Option<Date> {
        None
    }

    fn ended(&self) -> bool {
        true
    }

    fn colleague(&self) -> Option<AccountId> {
        self.supervisor
    }
}

impl CounsellingNote {
    pub fn note(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        details: Self,
        now: Timestamp,
    ) -> Result<CounsellingNoted, CannotNote> {
        before.open()?;
        said(&details.words, "note")?;
        come(details.on, date_of(now), "on")?;
        Ok(CounsellingNoted { case, entry, details, noted_at: now })
    }
}
