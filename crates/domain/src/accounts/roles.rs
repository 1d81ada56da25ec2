use crate::facts::RolesChanged;
use alongside_gate::{AccountId, Role, Roles, TeamId};

/// What somebody is here to do, and in which team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub roles: Roles,
    pub team: Option<TeamId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotChange {
    Unchanged,
    NoRole,
    /// Whoever works on cases does so in a team.
    NoTeam,
    /// They are worker or deputy of cases: these are handed over first.
    HasCases,
    /// Nobody but these two could confirm it.
    NobodyToConfirm,
}

/// Changes what somebody is here to do. What they may do more, or elsewhere,
/// they may only once somebody else has confirmed it: two people know of every
/// right that is given. What is taken away is gone at once.
pub fn change_roles(
    account: AccountId,
    before: Place,
    after: Place,
    has_cases: bool,
    somebody_confirms: bool,
) -> Result<RolesChanged, CannotChange> {
    const CASEWORK: [Role; 2] = [Role::Caseworker, Role::Manager];
    if after == before {
        return Err(CannotChange::Unchanged);
    }
    if after.roles == Roles::NONE {
        return Err(CannotChange::NoRole);
    }
    if after.roles.any(&CASEWORK) && after.team.is_none() {
        return Err(CannotChange::NoTeam);
    }
    if has_cases && (!after.roles.any(&CASEWORK) || after.team != before.team) {
        return Err(CannotChange::HasCases);
    }
    let confirm_again = after.team != before.team || after.roles.iter().any(|role| !before.roles.has(role));
    if confirm_again && !somebody_confirms {
        return Err(CannotChange::NobodyToConfirm);
    }
    Ok(RolesChanged { account, roles: after.roles.codes(), team: after.team, confirm_again })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn place(roles: &[Role], team: u128) -> Place {
        Place { roles: Roles::of(roles), team: (team > 0).then(|| TeamId::new(Uuid::from_u128(team))) }
    }

    #[test]
    fn what_is_given_waits_for_somebody_else_and_what_is_taken_is_gone() {
        let before = place(&[Role::Triage, Role::Caseworker], 1);
        let again = |after, has_cases| {
            change_roles(AccountId::new(Uuid::nil()), before, after, has_cases, true).map(|fact| *fact.confirm_again())
        };
        assert_eq!(again(place(&[Role::Caseworker], 1), true), Ok(false));
        assert_eq!(again(place(&[Role::Caseworker, Role::Manager], 1), true), Ok(true));
        assert_eq!(again(place(&[Role::Triage, Role::Caseworker], 2), false), Ok(true));
        assert_eq!(again(place(&[Role::Triage, Role::Caseworker], 2), true), Err(CannotChange::HasCases));
        assert_eq!(again(place(&[Role::Triage], 1), true), Err(CannotChange::HasCases));
        assert_eq!(again(place(&[], 1), false), Err(CannotChange::NoRole));
        assert_eq!(again(place(&[Role::Manager], 0), false), Err(CannotChange::NoTeam));
        assert_eq!(again(before, false), Err(CannotChange::Unchanged));
        let alone = |after| change_roles(AccountId::new(Uuid::nil()), before, after, true, false).err();
        assert_eq!(alone(place(&[Role::Caseworker, Role::Manager], 1)), Some(CannotChange::NobodyToConfirm));
        assert_eq!(alone(place(&[Role::Caseworker], 1)), None);
    }
}
