use crate::access::reads_cases;
use crate::{AccountId, Actor, CaseStanding, TeamId};

/// Which cases a list, a count or a search may contain for one person. The
/// store turns it into SQL; a property test holds the two together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseScope {
    account: AccountId,
    team: Option<TeamId>,
    any: bool,
}

impl CaseScope {
    pub(crate) fn of(actor: &Actor) -> Self {
        Self { account: actor.account, team: actor.team, any: reads_cases(actor) }
    }

    /// For finding out whether a report is about somebody known: whoever
    /// triages may learn the name and reference of a case of their own team,
    /// and no more.
    pub(crate) fn for_matching(actor: &Actor) -> Self {
        Self { any: actor.works_as(crate::access::TRIAGE) || reads_cases(actor), ..Self::of(actor) }
    }

    /// Nobody's cases: the list is empty without asking the database.
    pub const fn is_empty(&self) -> bool {
        !self.any
    }

    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn team(&self) -> Option<TeamId> {
        self.team
    }

    /// The same answer one case at a time.
    pub fn contains(&self, standing: &CaseStanding) -> bool {
        self.any && crate::access::opens(standing).is_allowed()
    }
}
