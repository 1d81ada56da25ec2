use super::{Before, CannotNote, Entry, said};
use crate::codes::Situation;
use crate::facts::AdviceNoted;
use crate::text::Words;
use alongside_gate::{CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a client was told of their rights and of what they can do. The client
/// decides; we write down what they could choose between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    pub situation: Situation,
    /// We went through the card of this situation with them.
    pub card: bool,
    /// What was explained besides.
    pub explained: Option<Words>,
    pub options: Vec<OptionGiven>,
    /// What they chose, or want to think about.
    pub chosen: Option<Words>,
    /// They did not know that they have these rights: it steers where we go and tell people.
    pub did_not_know: bool,
    /// What an agency had told them that is not so.
    pub wrongly_told: Option<Words>,
}

/// Something they can do, and what it may lead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionGiven {
    pub what: Words,
    pub leads_to: Option<Words>,
}

impl Entry for Advice {
    const KIND: &'static str = "advice";

    fn due(&self) -> Option<Date> {
        None
    }

    /// What was said was said: nothing follows on it.
    fn ended(&self) -> bool {
        true
    }

    fn about(&self) -> &'static str {
        use crate::codes::Code;
        self.situation.code()
    }
}

impl Advice {
    /// Advice names at least one thing they can do.
    pub fn note(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        details: Self,
        now: Timestamp,
    ) -> Result<AdviceNoted, CannotNote> {
        before.open()?;
        match details.options.first() {
            None => return Err(CannotNote::Missing("option-1")),
            Some(first) => said(&first.what, "option-1")?,
        }
        Ok(AdviceNoted { case, entry, details, noted_at: now })
    }
}
