use crate::facts::{
    AccountConfirmed, AccountInvited, AccountLeft, AccountReinstated, AccountReset, AccountSuspended,
    InvitationAccepted, ServiceSet, SessionEnded, SignInRefused, SignedIn, TeamFormed,
};
use crate::service::Service;
use alongside_gate::{AccountId, InvitationId, Roles, SessionId, TeamId};
use serde::{Deserialize, Serialize};

/// Someone who is to have an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAccount {
    pub account: AccountId,
    pub email: String,
    pub name: String,
    /// Codes of the roles, with commas.
    pub roles: String,
    pub team: Option<TeamId>,
}

impl NewAccount {
    pub fn roles(&self) -> Roles {
        Roles::from_codes(&self.roles)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAddress;

/// An e-mail address in small letters: something, an at sign, something with a dot.
pub fn email(text: &str) -> Result<String, NotAnAddress> {
    let text = text.trim().to_lowercase();
    let (local, host) = text.split_once('@').ok_or(NotAnAddress)?;
    let plain = |part: &str| {
        !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;\"()".contains(c))
    };
    let dotted = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    if plain(local) && plain(host) && dotted && !host.contains('@') && text.len() <= 254 {
        Ok(text)
    } else {
        Err(NotAnAddress)
    }
}

pub fn invite(account: NewAccount, invitation: InvitationId) -> AccountInvited {
    AccountInvited { account, invitation }
}

pub fn reset(account: AccountId, invitation: InvitationId) -> AccountReset {
    AccountReset { account, invitation }
}

/// Taken up. Somebody else confirms that it was the right person, unless the
/// link was made at the machine itself.
pub fn accept_invitation(account: AccountId, invitation: InvitationId, confirmed: bool) -> InvitationAccepted {
    InvitationAccepted { account, invitation, confirmed }
}

pub fn confirm(account: AccountId) -> AccountConfirmed {
    AccountConfirmed { account }
}

pub fn suspend(account: AccountId) -> AccountSuspended {
    AccountSuspended { account }
}

pub fn reinstate(account: AccountId) -> AccountReinstated {
    AccountReinstated { account }
}

pub fn leave(account: AccountId) -> AccountLeft {
    AccountLeft { account }
}

pub fn sign_in(account: AccountId, session: SessionId) -> SignedIn {
    SignedIn { account, session }
}

pub fn refuse_sign_in(account: AccountId) -> SignInRefused {
    SignInRefused { account }
}

pub fn end_session(account: AccountId, session: SessionId) -> SessionEnded {
    SessionEnded { account, session }
}

pub fn form_team(team: TeamId, name: String) -> TeamFormed {
    TeamFormed { team, name }
}

pub fn set_service(service: Service) -> ServiceSet {
    ServiceSet { service }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_loosely_but_not_foolishly() {
        assert_eq!(email(" Samira@Example.org "), Ok("samira@example.org".to_owned()));
        for text in ["", "samira", "a@b", "a b@c.org", "a@@c.org", "a@c.", "<a@c.org>"] {
            assert_eq!(email(text), Err(NotAnAddress), "{text}");
        }
    }
}
