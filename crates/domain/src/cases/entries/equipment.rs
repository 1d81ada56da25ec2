use super::{Before, CannotNote, Entry, come, not_gone, said};
use crate::codes::{Code, EquipmentKind, EquipmentStage};
use crate::date_of;
use crate::facts::EquipmentNoted;
use crate::text::Words;
use alongside_gate::{CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that makes a home or a shop safer, from being asked for to coming back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Equipment {
    pub kind: EquipmentKind,
    /// What and where: a second lock on the back door.
    pub what: Words,
    /// From our own store, so that it is counted there.
    pub from_stock: bool,
    pub stage: EquipmentStage,
    /// The day to have it fitted, then to look whether it works.
    pub next_on: Date,
    pub handled: Vec<Handled>,
}

/// One thing that was done with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handled {
    pub on: Date,
    pub stage: EquipmentStage,
    pub words: Option<Words>,
}

impl Entry for Equipment {
    const KIND: &'static str = "equipment";

    fn due(&self) -> Option<Date> {
        Some(self.next_on)
    }

    fn ended(&self) -> bool {
        use EquipmentStage::{LeftWithThem, Lost, NotFitted, Returned};
        matches!(self.stage, LeftWithThem | Lost | NotFitted | Returned)
    }

    fn about(&self) -> &'static str {
        self.kind.code()
    }

    fn found_by(&self) -> Vec<&Words> {
        vec![&self.what]
    }
}

impl Equipment {
    /// One of ours that has not come back to the store.
    pub fn is_out(&self) -> bool {
        self.from_stock && !matches!(self.stage, EquipmentStage::Returned | EquipmentStage::NotFitted)
    }

    /// Asked for; or what was done with it since.
    pub fn note(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        details: Self,
        now: Timestamp,
    ) -> Result<EquipmentNoted, CannotNote> {
        use EquipmentStage::{Asked, Checked, Faulty, Fitted, LeftWithThem, Lost, NotFitted, Returned};
        before.open()?;
        said(&details.what, "what")?;
        let today = date_of(now);
        let follows = matches!(
            (before.entry.as_ref().map(|one| one.stage), details.stage),
            (None, Asked)
                | (Some(Asked), Fitted | NotFitted)
                | (Some(Fitted | Checked | Faulty), Checked | Faulty | Returned | LeftWithThem | Lost)
                | (Some(Faulty), Fitted)
        );
        if !follows {
            return Err(CannotNote::DoesNotFollow("stage"));
        }
        if let Some(last) = details.handled.last() {
            come(last.on, today, "on")?;
            let silent = last.words.is_none();
            if silent && matches!(last.stage, Faulty | Lost | NotFitted) {
                return Err(CannotNote::Missing("words"));
            }
        }
        if !details.ended() {
            not_gone(details.next_on, today, "next")?;
        }
        Ok(EquipmentNoted { case, entry, details, noted_at: now })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{first, ids, later, now};
    use super::*;
    use EquipmentStage::{Asked, Checked, Faulty, Fitted, LeftWithThem, Lost, Returned};
    use jiff::civil::date;

    fn lock(stage: EquipmentStage, words: &str) -> Equipment {
        let handled = Handled { on: date(2026, 11, 24), stage, words: Words::new(words).some() };
        Equipment {
            kind: EquipmentKind::Locks,
            what: Words::new("The back door"),
            from_stock: true,
            stage,
            next_on: date(2026, 12, 1),
            handled: if stage == Asked { Vec::new() } else { vec![handled] },
        }
    }

    #[test]
    fn it_is_asked_for_fitted_looked_at_and_comes_back() {
        let (case, id) = ids();
        let tried = |before: &Before<Equipment>, one: Equipment| Equipment::note(before, case, id, one, now()).err();
        assert_eq!(tried(&first(), lock(Asked, "")), None);
        assert_eq!(tried(&first(), lock(Fitted, "")), Some(CannotNote::DoesNotFollow("stage")));
        for (was, is, words) in
            [(Asked, Fitted, ""), (Fitted, Checked, ""), (Faulty, Fitted, ""), (Checked, Returned, "")]
        {
            assert_eq!(tried(&later(lock(was, "why")), lock(is, words)), None, "{was:?} {is:?}");
        }
        assert_eq!(tried(&later(lock(Fitted, "")), lock(Lost, "")), Some(CannotNote::Missing("words")));
        assert_eq!(tried(&later(lock(Returned, "")), lock(Fitted, "")), Some(CannotNote::Ended));
        let late = Equipment { next_on: date(2026, 11, 1), ..lock(Fitted, "") };
        assert_eq!(tried(&later(lock(Asked, "")), late), Some(CannotNote::InThePast("next")));
        assert!(lock(Fitted, "").is_out() && !lock(Returned, "").is_out() && lock(LeftWithThem, "").is_out());
    }
}
