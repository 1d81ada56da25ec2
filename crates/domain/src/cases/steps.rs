use crate::codes::{Rhythm, StepOwner};
use crate::facts::{StepEnded, StepPlanned};
use crate::text::Words;
use alongside_gate::{CaseId, StepId};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

/// What happens next, who does it, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    pub what: Words,
    pub owner: StepOwner,
    pub due: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotPlan {
    NothingToDo,
    InThePast,
    /// The work has ended: it is taken up again first.
    Closed,
}

/// Plans the next step. Its date comes from the worker and the client, never
/// from a habit of the program. Nothing is planned on a closed case.
pub fn plan_step(
    case: CaseId,
    closed: bool,
    step: StepId,
    next: NextStep,
    today: Date,
) -> Result<StepPlanned, CannotPlan> {
    if closed {
        return Err(CannotPlan::Closed);
    }
    if next.what.is_empty() {
        return Err(CannotPlan::NothingToDo);
    }
    if next.due < today {
        return Err(CannotPlan::InThePast);
    }
    Ok(StepPlanned { case, step, next })
}

/// The day the client's own rhythm of updates falls due, counted from today.
pub fn rhythm_step(rhythm: Rhythm, today: Date) -> Option<Date> {
    today.checked_add(Span::new().days(rhythm.days()?)).ok()
}

/// It is done; and, of a step of their own, what the client learnt or can do now.
pub fn end_step(case: CaseId, step: StepId, learned: Option<Words>, now: Timestamp) -> StepEnded {
    StepEnded { case, step, learned, ended_at: now }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_step_says_what_on_a_day_to_come_and_never_on_a_closed_case() {
        let today = date(2026, 11, 25);
        let planned = |what: &str, due, closed| {
            let next = NextStep { what: Words::new(what), owner: StepOwner::Worker, due };
            plan_step(CaseId::new(uuid::Uuid::nil()), closed, StepId::new(uuid::Uuid::nil()), next, today).err()
        };
        assert_eq!(planned("Ring", today, false), None);
        assert_eq!(planned("", today, false), Some(CannotPlan::NothingToDo));
        assert_eq!(planned("Ring", date(2026, 11, 24), false), Some(CannotPlan::InThePast));
        assert_eq!(planned("Ring", today, true), Some(CannotPlan::Closed));
    }
}
