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
}

/// Plans the next step. Its date comes from the worker and the client, never
/// from a habit of the program.
pub fn plan_step(case: CaseId, step: StepId, next: NextStep, today: Date) -> Result<StepPlanned, CannotPlan> {
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

pub fn end_step(case: CaseId, step: StepId, now: Timestamp) -> StepEnded {
    StepEnded { case, step, ended_at: now }
}
