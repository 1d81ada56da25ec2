use super::{Before, CannotNote, Entry, said};
use crate::codes::MemberRole;
use crate::facts::MemberNoted;
use crate::text::Words;
use alongside_gate::{CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One of several people a case is for: of a family, a shop, a group. What one
/// of them says in confidence stays theirs: it is on no copy for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub name: Words,
    pub role: MemberRole,
    pub under_18: bool,
    /// May decide for a child of this case.
    pub decides_for_child: bool,
    /// What they say themself, in their words: a child has a voice of their own.
    pub voice: Option<Words>,
    /// How they may be reached apart from the others.
    pub reach: Option<Words>,
    /// What the others must not hear from us.
    pub in_confidence: Option<Words>,
    /// Why they are no longer part of it.
    pub left: Option<Words>,
}

impl Entry for Member {
    const KIND: &'static str = "member";

    fn due(&self) -> Option<Date> {
        None
    }

    fn ended(&self) -> bool {
        self.left.is_some()
    }

    fn about(&self) -> &'static str {
        use crate::codes::Code;
        self.role.code()
    }

    fn found_by(&self) -> Vec<&Words> {
        vec![&self.name]
    }
}

impl Member {
    pub fn note(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        details: Self,
        now: Timestamp,
    ) -> Result<MemberNoted, CannotNote> {
        before.open()?;
        said(&details.name, "name")?;
        if details.under_18 && details.decides_for_child {
            return Err(CannotNote::DoesNotFollow("decides"));
        }
        if let Some(why) = &details.left {
            said(why, "left")?;
        }
        Ok(MemberNoted { case, entry, details, noted_at: now })
    }
}
