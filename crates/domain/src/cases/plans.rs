use super::NextStep;
use crate::codes::Channel;
use crate::facts::PlanAgreed;
use crate::text::Words;
use alongside_gate::{CaseId, StepId};
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
    wanted: usize,
    steps: Vec<AgreedStep>,
    read_to_them: &[StepId],
    agreement: Agreement,
    agreed_at: Timestamp,
) -> Result<PlanAgreed, CannotAgreePlan> {
    if wanted == 0 {
        return Err(CannotAgreePlan::NoOutcomes);
    }
    if steps.is_empty() {
        return Err(CannotAgreePlan::NothingPlanned);
    }
    let mut stands: Vec<StepId> = steps.iter().map(|step| step.step).collect();
    let mut read = read_to_them.to_vec();
    stands.sort();
    read.sort();
    if stands != read {
        return Err(CannotAgreePlan::Changed);
    }
    Ok(PlanAgreed { case, steps, agreement, agreed_at })
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
        let agreed = |wanted, steps: &[AgreedStep], read: &[u128]| {
            let read: Vec<StepId> = read.iter().map(|id| StepId::new(uuid::Uuid::from_u128(*id))).collect();
            let agreement = Agreement { channel: Channel::Call, language: None, words: None };
            agree_plan(CaseId::new(uuid::Uuid::nil()), wanted, steps.to_vec(), &read, agreement, Timestamp::UNIX_EPOCH)
        };
        assert!(agreed(1, &[step(1), step(2)], &[2, 1]).is_ok());
        assert_eq!(agreed(0, &[step(1)], &[1]).err(), Some(CannotAgreePlan::NoOutcomes));
        assert_eq!(agreed(1, &[], &[]).err(), Some(CannotAgreePlan::NothingPlanned));
        assert_eq!(agreed(1, &[step(1), step(2)], &[1]).err(), Some(CannotAgreePlan::Changed));
    }
}
