use crate::{AccountId, AccountState, Role, Roles, TeamId};

/// Whoever is asking, as the database knew them a moment ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    pub account: AccountId,
    pub roles: Roles,
    pub state: AccountState,
    pub team: Option<TeamId>,
}

impl Actor {
    /// Confirmed, and in at least one of these roles.
    pub fn works_as(&self, roles: &[Role]) -> bool {
        self.state == AccountState::Confirmed && self.roles.any(roles)
    }
}
