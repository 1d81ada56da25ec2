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
