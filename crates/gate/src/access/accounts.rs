//! Accounts and sessions. An administrator runs accounts and reads no casework.

use super::{action, by_role};
use crate::{AccountStanding, AccountState, Actor, Decision, Ground, Nothing, Refusal, Role};

/// One's own account: also for whoever waits to be confirmed.
const fn oneself(actor: &Actor) -> Decision {
    match actor.state {
        AccountState::Accepted | AccountState::Confirmed => Decision::Allowed(Ground::Oneself),
        _ => Decision::Refused(Refusal::State),
    }
}

action!(
    /// Everyone who has an account.
    ListAccounts, Nothing, "accounts.index", looks: false, |actor, _nothing| {
        by_role(actor, &[Role::Administrator, Role::Manager])
    }
);
action!(
    /// Make a one-time link for a new colleague.
    InviteAccount, Nothing, "account.create", looks: false, |actor, _nothing| {
        by_role(actor, &[Role::Administrator])
    }
);
action!(
    /// Say that the right person took up the invitation. Never for oneself, and
    /// never by whoever made the link: two people know of every account.
    ConfirmAccount, AccountStanding, "confirmation.create", looks: false, |actor, account| {
        match account {
            AccountStanding { own: true, .. } | AccountStanding { invited_by_asker: true, .. } => {
                Decision::Refused(Refusal::Role)
            }
            AccountStanding { state: AccountState::Accepted, .. } => {
                by_role(actor, &[Role::Administrator, Role::Manager])
            }
            _ => Decision::Refused(Refusal::State),
        }
    }
);
action!(
    /// Stop an account at once, and let it work again. Never one's own.
    SuspendAccount, AccountStanding, "suspension.create", looks: false, |actor, account| {
        match account {
            AccountStanding { own: true, .. } => Decision::Refused(Refusal::Role),
            AccountStanding { state: AccountState::Left, .. } => Decision::Refused(Refusal::State),
            _ => by_role(actor, &[Role::Administrator]),
        }
    }
);
action!(
    /// Change what somebody is here to do. Never one's own.
    ChangeRoles, AccountStanding, "account_roles.update", looks: false, |actor, account| {
        match account {
            AccountStanding { own: true, .. } => Decision::Refused(Refusal::Role),
            AccountStanding { state: AccountState::Accepted | AccountState::Confirmed, .. } => {
                by_role(actor, &[Role::Administrator])
            }
            _ => Decision::Refused(Refusal::State),
        }
    }
);
action!(
    /// Let a suspended account work again, once it is confirmed again.
    ReinstateAccount, AccountStanding, "suspension.removal", looks: false, |actor, account| {
        match account {
            AccountStanding { own: true, .. } => Decision::Refused(Refusal::Role),
            AccountStanding { state: AccountState::Suspended, .. } => by_role(actor, &[Role::Administrator]),
            _ => Decision::Refused(Refusal::State),
        }
    }
);
action!(
    /// Start someone's password and second factor again, by a new one-time link.
    ResetAccount, AccountStanding, "reset.create", looks: false, |actor, account| {
        match account {
            AccountStanding { own: true, .. } => Decision::Refused(Refusal::Role),
            AccountStanding { state: AccountState::Left, .. } => Decision::Refused(Refusal::State),
            _ => by_role(actor, &[Role::Administrator]),
        }
    }
);
action!(
    /// See and end one's own sessions, and sign out. Open to anyone signed in,
    /// so that someone whose account is waiting or stopped is told so.
    KeepOwnSessions, Nothing, "sessions.index", looks: false, |actor, _nothing| {
        oneself(actor)
    }
);
action!(
    /// Say what one is called before clients and other organisations.
    KeepOwnNames, Nothing, "own_names.update", looks: false, |actor, _nothing| {
        by_role(actor, &[Role::Triage, Role::Caseworker, Role::Manager])
    }
);
action!(
    /// Say which families, places and organisations one is near.
    DeclareTies, Nothing, "ties.update", looks: false, |actor, _nothing| {
        by_role(actor, &[Role::Triage, Role::Caseworker, Role::Manager])
    }
);
action!(
    /// Add and take away the devices one signs in with.
    KeepOwnPasskeys, Nothing, "passkeys.index", looks: false, |actor, _nothing| {
        oneself(actor)
    }
);
action!(
    /// Who did what and when, without what it was done to.
    SearchRecord, Nothing, "record.index", looks: true, |actor, _nothing| {
        by_role(actor, &[Role::Administrator, Role::DataProtectionLead])
    }
);
action!(
    /// The service's own name, hours and clocks, and its teams.
    KeepSettings, Nothing, "settings.update", looks: false, |actor, _nothing| {
        by_role(actor, &[Role::Administrator])
    }
);
