use super::{Before, CannotNote, Entry, not_gone};
use crate::codes::SafetyPart;
use crate::date_of;
use crate::facts::SafetyPlanNoted;
use crate::text::Words;
use alongside_gate::{CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a client does, and what others do, when it gets worse. A plan is never
/// written over: the next one ends it, and it stays to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyPlan {
    /// In the order of the list; parts that do not apply are left out.
    pub parts: Vec<(SafetyPart, Words)>,
    /// Written with the client, not only for them.
    pub with_them: bool,
    /// The day to go through it again.
    pub review_on: Date,
    pub replaced: bool,
}

impl Entry for SafetyPlan {
    const KIND: &'static str = "safety_plan";
    const REPLACES: bool = true;

    fn due(&self) -> Option<Date> {
        Some(self.review_on)
    }

    fn ended(&self) -> bool {
        self.replaced
    }
}

impl SafetyPlan {
    /// A new plan, made with the one before it in sight. At least one part is
    /// said, and there is a day for the next look.
    pub fn note(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        details: Self,
        seen: Option<EntryId>,
        now: Timestamp,
    ) -> Result<SafetyPlanNoted, CannotNote> {
        before.open()?;
        if before.latest != seen {
            return Err(CannotNote::Changed);
        }
        if details.parts.is_empty() {
            return Err(CannotNote::Missing("part-reach"));
        }
        not_gone(details.review_on, date_of(now), "review")?;
        Ok(SafetyPlanNoted { case, entry, details, noted_at: now })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{first, ids, now};
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_plan_says_something_and_is_looked_at_again() {
        let (case, id) = ids();
        let plan = |parts: &[(SafetyPart, &str)], day| SafetyPlan {
            parts: parts.iter().map(|(part, words)| (*part, Words::new(*words))).collect(),
            with_them: true,
            review_on: day,
            replaced: false,
        };
        let tried = |plan: SafetyPlan| SafetyPlan::note(&first(), case, id, plan, None, now()).err();
        let soon = date(2026, 12, 2);
        assert_eq!(tried(plan(&[(SafetyPart::Door, "A bar")], soon)), None);
        assert_eq!(tried(plan(&[], soon)), Some(CannotNote::Missing("part-reach")));
        let another = Before { latest: Some(id), ..first() };
        let unseen = SafetyPlan::note(&another, case, id, plan(&[(SafetyPart::Door, "A bar")], soon), None, now());
        assert_eq!(unseen.err(), Some(CannotNote::Changed), "somebody else has written one meanwhile");
        let gone = plan(&[(SafetyPart::Door, "A bar")], date(2026, 11, 24));
        assert_eq!(tried(gone), Some(CannotNote::InThePast("review")));
    }
}
