use crate::facts::CaseHandedOver;
use crate::text::Words;
use alongside_gate::{AccountId, CaseId, TeamId};
use jiff::Timestamp;

/// Who works on a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hands {
    pub worker: AccountId,
    /// The worker's team, whose members read the case.
    pub team: TeamId,
    pub deputy: Option<AccountId>,
    pub deputy_team: Option<TeamId>,
}

impl Hands {
    /// Everybody, and every team, a wall must not stand against.
    pub fn people(&self) -> impl Iterator<Item = AccountId> {
        [Some(self.worker), self.deputy].into_iter().flatten()
    }

    pub fn teams(&self) -> impl Iterator<Item = TeamId> {
        [Some(self.team), self.deputy_team].into_iter().flatten()
    }
}

/// What else is so about a case that is handed over.
#[derive(Clone, Debug, Default)]
pub struct Circumstances {
    /// Somebody has written where it stands, or nobody is left who could.
    pub summarised: bool,
    /// A wall stands between the case and somebody of the new hands.
    pub walled: bool,
    /// Only these people may open it besides its worker and deputy.
    pub restricted_to: Option<Vec<AccountId>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotHandOver {
    /// Worker and deputy are who they were.
    Unchanged,
    /// A deputy is somebody else.
    DeputyIsWorker,
    /// A new worker starts from a few lines, not from nothing.
    NoSummary,
    /// A wall stands between the case and one of them.
    Walled,
    /// A restricted case needs somebody besides its worker.
    NobodyElse,
}

/// Gives a case to other hands. A new worker needs to read where it stands:
/// a client must not have to tell everything again.
pub fn hand_over(
    case: CaseId,
    before: Hands,
    after: Hands,
    so: &Circumstances,
    reason: Words,
    now: Timestamp,
) -> Result<CaseHandedOver, CannotHandOver> {
    if (before.worker, before.deputy) == (after.worker, after.deputy) {
        return Err(CannotHandOver::Unchanged);
    }
    if after.deputy == Some(after.worker) {
        return Err(CannotHandOver::DeputyIsWorker);
    }
    if so.walled {
        return Err(CannotHandOver::Walled);
    }
    let alone = |names: &Vec<AccountId>| after.deputy.is_none() && names.iter().all(|name| *name == after.worker);
    if so.restricted_to.as_ref().is_some_and(alone) {
        return Err(CannotHandOver::NobodyElse);
    }
    if before.worker != after.worker && !so.summarised {
        return Err(CannotHandOver::NoSummary);
    }
    Ok(CaseHandedOver {
        case,
        from: before.worker,
        worker: after.worker,
        team: after.team,
        deputy: after.deputy,
        reason,
        handed_over_at: now,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn hands(worker: u128, deputy: Option<u128>) -> Hands {
        let account = |number| AccountId::new(Uuid::from_u128(number));
        Hands {
            worker: account(worker),
            team: TeamId::new(Uuid::nil()),
            deputy: deputy.map(account),
            deputy_team: None,
        }
    }

    fn handed(after: Hands, summarised: bool, walled: bool) -> Result<CaseHandedOver, CannotHandOver> {
        let case = CaseId::new(Uuid::nil());
        let so = Circumstances { summarised, walled, restricted_to: None };
        hand_over(case, hands(1, Some(2)), after, &so, Words::default(), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_new_worker_gets_a_summary_and_a_new_deputy_needs_none() {
        assert_eq!(handed(hands(3, Some(2)), false, false).err(), Some(CannotHandOver::NoSummary));
        assert!(handed(hands(3, Some(2)), true, false).is_ok());
        assert!(handed(hands(1, Some(4)), false, false).is_ok());
    }

    #[test]
    fn nobody_gets_a_case_through_a_wall_twice_or_unchanged() {
        assert_eq!(handed(hands(3, None), true, true).err(), Some(CannotHandOver::Walled));
        assert_eq!(handed(hands(3, Some(3)), true, false).err(), Some(CannotHandOver::DeputyIsWorker));
        assert_eq!(handed(hands(1, Some(2)), true, false).err(), Some(CannotHandOver::Unchanged));
    }

    #[test]
    fn a_restricted_case_never_becomes_one_persons_alone() {
        let named = |name: u128| Some(vec![AccountId::new(Uuid::from_u128(name))]);
        let give = |after, restricted_to| {
            let so = Circumstances { summarised: true, walled: false, restricted_to };
            hand_over(CaseId::new(Uuid::nil()), hands(1, Some(2)), after, &so, Words::default(), Timestamp::UNIX_EPOCH)
        };
        assert_eq!(give(hands(3, None), named(3)).err(), Some(CannotHandOver::NobodyElse));
        assert!(give(hands(3, None), named(4)).is_ok());
        assert!(give(hands(3, Some(2)), named(3)).is_ok());
    }
}
