use super::NextStep;
use crate::codes::Channel;
use crate::facts::PlanAgreed;
use crate::text::Words;
use alongside_gate::{CaseId, OutcomeId, StepId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One step of a plan, as it was when the client agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedStep {
    pub step: StepId,
    pub next: NextStep,
}

/// How a client agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub channel: Channel,
    /// The language it was gone through in, when that was not English.
    pub language: Option<Words>,
    /// What they said to it.
    pub words: Option<Words>,
}

/// What stood on the page that was gone through with them.
#[derive(Clone, Debug, Default)]
pub struct ReadToThem {
    pub outcomes: Vec<OutcomeId>,
    pub steps: Vec<StepId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotAgreePlan {
    /// Nobody has written down what the client wants.
    NoOutcomes,
    NothingPlanned,
    /// It has changed since it was read to them.
    Changed,
}

/// The client has agreed to what is planned. A plan is what they want and the
/// steps to it; it is agreed as it stood when it was gone through with them.
pub fn agree_plan(
    case: CaseId,
    wanted: Vec<OutcomeId>,
    steps: Vec<AgreedStep>,
    read_to_them: &ReadToThem,
    agreement: Agreement,
    agreed_at: Timestamp,
) -> Result<PlanAgreed, CannotAgreePlan> {
    if wanted.is_empty() {
        return Err(CannotAgreePlan::NoOutcomes);
    }
    if steps.is_empty() {
        return Err(CannotAgreePlan::NothingPlanned);
    }
    let stands: Vec<StepId> = steps.iter().map(|step| step.step).collect();
    if sorted(&stands) != sorted(&read_to_them.steps) || sorted(&wanted) != sorted(&read_to_them.outcomes) {
        return Err(CannotAgreePlan::Changed);
    }
    Ok(PlanAgreed { case, outcomes: Some(wanted), steps, agreement, agreed_at })
}

fn sorted<T: Ord + Copy>(of: &[T]) -> Vec<T> {
    let mut all = of.to_vec();
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::StepOwner;
    use jiff::civil::date;

    #[test]
    fn a_plan_is_agreed_as_it_was_read_and_only_for_what_they_want() {
        let step = |number: u128| AgreedStep {
            step: StepId::new(uuid::Uuid::from_u128(number)),
            next: NextStep { what: Words::new("Ring"), owner: StepOwner::Worker, due: date(2026, 12, 1) },
        };
        let agreed = |wanted: &[u128], steps: &[AgreedStep], read: &[u128]| {
            let outcomes = |of: &[u128]| of.iter().map(|id| OutcomeId::new(uuid::Uuid::from_u128(*id))).collect();
            let steps_read = read.iter().map(|id| StepId::new(uuid::Uuid::from_u128(*id))).collect();
            let read = ReadToThem { outcomes: outcomes(&[9]), steps: steps_read };
            let agreement = Agreement { channel: Channel::Call, language: None, words: None };
            let case = CaseId::new(uuid::Uuid::nil());
            agree_plan(case, outcomes(wanted), steps.to_vec(), &read, agreement, Timestamp::UNIX_EPOCH).err()
        };
        assert_eq!(agreed(&[9], &[step(1), step(2)], &[2, 1]), None);
        assert_eq!(agreed(&[], &[step(1)], &[1]), Some(CannotAgreePlan::NoOutcomes));
        assert_eq!(agreed(&[9], &[], &[]), Some(CannotAgreePlan::NothingPlanned));
        assert_eq!(agreed(&[9], &[step(1), step(2)], &[1]), Some(CannotAgreePlan::Changed));
        assert_eq!(agreed(&[9, 8], &[step(1)], &[1]), Some(CannotAgreePlan::Changed), "a wish nobody read to them");
    }
}
