use super::Details;
use crate::db::{INSTALLATION, Key, micros};
use crate::dialect::{Value, insert_rows};
use crate::housekeeping::SERVICE;
use crate::record::Tx;
use crate::schema::{account, cases, cover, invitation, passkey, recovery_code, session};
use crate::store::StorageError;
use alongside_domain::accounts::{DisplayNames, Place, Ties};
use alongside_domain::facts::{AccountInvited, CoverEnded, CoverSet, Fact, ServiceSet};
use alongside_gate::{AccountId, AccountState, InvitationId, Roles, SessionId, TeamId};
use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};

/// How long a one-time link may be used.
const LINK_HOURS: i64 = 72;

/// The account a fact about accounts concerns.
pub(crate) fn subject_of(fact: &Fact) -> Option<Key> {
    let id = match fact {
        Fact::AccountInvited(fact) => fact.account().account,
        Fact::AccountReset(fact) => *fact.account(),
        Fact::CoverSet(fact) => *fact.account(),
        Fact::CoverEnded(fact) => *fact.account(),
        Fact::ViewKept(fact) => *fact.account(),
        Fact::CalendarKept(fact) => *fact.account(),
        Fact::RolesChanged(fact) => *fact.account(),
        Fact::DisplayNamesSet(fact) => *fact.account(),
        Fact::TiesDeclared(fact) => *fact.account(),
        Fact::PasskeyAdded(fact) => *fact.account(),
        Fact::PasskeyRemoved(fact) => *fact.account(),
        Fact::InvitationAccepted(fact) => *fact.account(),
        Fact::AccountConfirmed(fact) => *fact.account(),
        Fact::AccountSuspended(fact) => *fact.account(),
        Fact::AccountReinstated(fact) => *fact.account(),
        Fact::AccountLeft(fact) => *fact.account(),
        Fact::SignedIn(fact) => *fact.account(),
        Fact::SignInRefused(fact) => *fact.account(),
        Fact::SessionEnded(fact) => *fact.account(),
        Fact::SecondFactorRefused(fact) => *fact.account(),
        Fact::EmergencyAccessSought(fact) => *fact.account(),
        Fact::CasesExported(fact) => *fact.account(),
        Fact::ScorecardInputsTaken(fact) => *fact.account(),
        _ => return None,
    };
    Some(Key(id.uuid()))
}

pub(crate) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), StorageError> {
    match fact {
        Fact::TeamFormed(fact) => {
            let row = vec![Key(fact.team().uuid()).into(), Value::Text(fact.name().clone())];
            insert_rows(&mut tx.db.connection, "team (id, name)", "", vec![row])?;
            Ok(())
        }
        Fact::AccountInvited(fact) => invited(tx, fact),
        Fact::AccountReset(fact) => {
            end_sessions(tx, *fact.account())?;
            forget_secrets(tx, *fact.account())?;
            super::calendars::forget(tx, *fact.account())?;
            set_state(tx, *fact.account(), AccountState::Invited)?;
            add_invitation(tx, *fact.account(), *fact.invitation(), tx.actor.is_none())
        }
        Fact::InvitationAccepted(fact) => {
            let state = if *fact.confirmed() { AccountState::Confirmed } else { AccountState::Accepted };
            diesel::update(invitation::table.find(Key(fact.invitation().uuid())))
                .set((invitation::used_at.eq(micros(tx.now)), invitation::token_hash.eq(None::<Vec<u8>>)))
                .execute(&mut tx.db.connection)?;
            set_state(tx, *fact.account(), state)
        }
        Fact::AccountConfirmed(fact) => set_state(tx, *fact.account(), AccountState::Confirmed),
        // Somebody says again that it is the right person.
        Fact::AccountReinstated(fact) => set_state(tx, *fact.account(), AccountState::Accepted),
        Fact::AccountSuspended(fact) => {
            end_sessions(tx, *fact.account())?;
            super::calendars::forget(tx, *fact.account())?;
            set_state(tx, *fact.account(), AccountState::Suspended)
        }
        Fact::DisplayNamesSet(fact) => {
            let id = Key(fact.account().uuid());
            let details = Details { shown: fact.names().clone(), ..tx.db.details_of(id)? };
            keep_details(tx, id, &details)
        }
        // The words are set beside it.
        Fact::TiesDeclared(_) => Ok(()),
        Fact::PasskeyAdded(fact) => super::passkeys::added(tx, fact),
        Fact::PasskeyRemoved(fact) => super::passkeys::removed(tx, fact),
        Fact::RolesChanged(fact) => {
            let id = Key(fact.account().uuid());
            diesel::update(account::table.find(id))
                .set((
                    account::roles.eq(fact.roles()),
                    account::team.eq(fact.team().map(|team| Key(team.uuid()))),
                    account::version.eq(account::version + 1),
                ))
                .execute(&mut tx.db.connection)?;
            if *fact.confirm_again() {
                // Whoever gave the right does not confirm it too.
                diesel::update(account::table.find(id))
                    .set(account::invited_by.eq(tx.actor))
                    .execute(&mut tx.db.connection)?;
                set_state(tx, *fact.account(), AccountState::Accepted)?;
            }
            Ok(())
        }
        Fact::AccountLeft(fact) => {
            end_sessions(tx, *fact.account())?;
            forget_secrets(tx, *fact.account())?;
            super::calendars::forget(tx, *fact.account())?;
            tx.set_ties(*fact.account(), &Ties::default())?;
            set_state(tx, *fact.account(), AccountState::Left)
        }
        Fact::SessionEnded(fact) => {
            diesel::update(session::table.find(Key(fact.session().uuid())))
                .set(session::ended_at.eq(micros(tx.now)))
                .execute(&mut tx.db.connection)?;
            Ok(())
        }
        _ => Ok(()),
    }
}

pub(crate) fn cover_set(tx: &mut Tx<'_>, fact: &CoverSet) -> Result<(), StorageError> {
    let row = vec![
        Key(fact.account().uuid()).into(),
        Key(fact.by().uuid()).into(),
        Value::Text(fact.since().to_string()),
        Value::Text(fact.until().to_string()),
    ];
    insert_rows(
        &mut tx.db.connection,
        "cover (account, by_account, since, until)",
        "ON CONFLICT (account, by_account, since) DO UPDATE SET until = excluded.until",
        vec![row],
    )?;
    Ok(())
}

pub(crate) fn cover_ended(tx: &mut Tx<'_>, fact: &CoverEnded) -> Result<(), StorageError> {
    let ended = cover::table.find((Key(fact.account().uuid()), Key(fact.by().uuid()), fact.since().to_string()));
    let done = if fact.since() > fact.ended_on() {
        diesel::delete(ended).execute(&mut tx.db.connection)?
    } else {
        diesel::update(ended).set(cover::until.eq(fact.ended_on().to_string())).execute(&mut tx.db.connection)?
    };
    if done == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

pub(crate) fn service_set(tx: &mut Tx<'_>, fact: &ServiceSet) -> Result<(), StorageError> {
    let sealed = tx.seal(INSTALLATION, "setting.value", INSTALLATION.0, fact.service())?;
    insert_rows(
        &mut tx.db.connection,
        "setting (key, value)",
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        vec![vec![Value::Text(SERVICE.to_owned()), Value::Bytes(Some(sealed))]],
    )?;
    Ok(())
}

pub(super) fn keep_details(tx: &mut Tx<'_>, id: Key, details: &Details) -> Result<(), StorageError> {
    let sealed = tx.seal(INSTALLATION, "account.details", id.0, details)?;
    diesel::update(account::table.find(id)).set(account::details.eq(sealed)).execute(&mut tx.db.connection)?;
    Ok(())
}

fn invited(tx: &mut Tx<'_>, fact: &AccountInvited) -> Result<(), StorageError> {
    let new = fact.account();
    let id = Key(new.account.uuid());
    let details = Details {
        email: new.email.clone(),
        name: new.name.clone(),
        shown: DisplayNames::default(),
        ties: Ties::default(),
    };
    let sealed = tx.seal(INSTALLATION, "account.details", id.0, &details)?;
    let row = vec![
        id.into(),
        Value::Bytes(Some(tx.db.keys.blind("email", &new.email))),
        Value::Bytes(Some(sealed)),
        Value::Text(new.roles.clone()),
        Value::Text(AccountState::Invited.code().to_owned()),
        new.team.map(|team| Key(team.uuid())).into(),
        Value::Big(Some(micros(tx.now))),
    ];
    insert_rows(
        &mut tx.db.connection,
        "account (id, email_token, details, roles, state, team, made_at)",
        "",
        vec![row],
    )?;
    add_invitation(tx, new.account, *fact.invitation(), tx.actor.is_none())
}

fn add_invitation(tx: &mut Tx<'_>, account: AccountId, id: InvitationId, by_machine: bool) -> Result<(), StorageError> {
    diesel::update(crate::schema::account::table.find(Key(account.uuid())))
        .set(crate::schema::account::invited_by.eq(tx.actor))
        .execute(&mut tx.db.connection)?;
    // An older link stops working when a new one is made.
    diesel::update(invitation::table.filter(invitation::account.eq(Key(account.uuid()))))
        .set(invitation::token_hash.eq(None::<Vec<u8>>))
        .execute(&mut tx.db.connection)?;
    let ends: Timestamp = tx.now + SignedDuration::from_hours(LINK_HOURS);
    let row = vec![
        Key(id.uuid()).into(),
        Key(account.uuid()).into(),
        Value::Bool(by_machine),
        Value::Big(Some(micros(ends))),
    ];
    insert_rows(&mut tx.db.connection, "invitation (id, account, by_machine, ends_at)", "", vec![row])?;
    Ok(())
}

fn set_state(tx: &mut Tx<'_>, id: AccountId, state: AccountState) -> Result<(), StorageError> {
    diesel::update(account::table.find(Key(id.uuid())))
        .set((account::state.eq(state.code()), account::version.eq(account::version + 1)))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

/// The old password and second factor stop working at once.
fn forget_secrets(tx: &mut Tx<'_>, id: AccountId) -> Result<(), StorageError> {
    diesel::update(account::table.find(Key(id.uuid())))
        .set((account::password_hash.eq(None::<String>), account::totp.eq(None::<Vec<u8>>)))
        .execute(&mut tx.db.connection)?;
    diesel::delete(recovery_code::table.filter(recovery_code::account.eq(Key(id.uuid()))))
        .execute(&mut tx.db.connection)?;
    diesel::delete(passkey::table.filter(passkey::account.eq(Key(id.uuid())))).execute(&mut tx.db.connection)?;
    Ok(())
}

fn end_sessions(tx: &mut Tx<'_>, id: AccountId) -> Result<(), StorageError> {
    diesel::update(session::table.filter(session::account.eq(Key(id.uuid()))).filter(session::ended_at.is_null()))
        .set(session::ended_at.eq(micros(tx.now)))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

/// Secrets never stand in a fact: they are set beside it, in the same commit.
impl Tx<'_> {
    /// What somebody is here to do now, and whether they are worker or deputy of
    /// any case at all.
    pub fn place(&mut self, id: AccountId) -> Result<(Place, bool), StorageError> {
        let key = Key(id.uuid());
        let (roles, team): (String, Option<Key>) =
            account::table.find(key).select((account::roles, account::team)).first(&mut self.db.connection)?;
        let of_theirs: i64 = cases::table
            .filter(cases::worker.eq(key).or(cases::deputy.eq(Some(key))))
            .count()
            .get_result(&mut self.db.connection)?;
        let team = team.map(|team| TeamId::new(team.0));
        Ok((Place { roles: Roles::from_codes(&roles), team }, of_theirs > 0))
    }

    /// The hash of a one-time link's token.
    pub fn set_link(&mut self, id: InvitationId, token_hash: Vec<u8>) -> Result<(), StorageError> {
        diesel::update(invitation::table.find(Key(id.uuid())))
            .set(invitation::token_hash.eq(Some(token_hash)))
            .execute(&mut self.db.connection)?;
        Ok(())
    }

    /// The hash of a password, the sealed secret of the second factor and the
    /// hashes of the recovery codes.
    pub fn set_secrets(
        &mut self,
        id: AccountId,
        password_hash: String,
        totp: &str,
        recovery: Vec<Vec<u8>>,
    ) -> Result<(), StorageError> {
        let sealed = self.seal(INSTALLATION, "account.totp", id.uuid(), &totp)?;
        diesel::update(account::table.find(Key(id.uuid())))
            .set((
                account::password_hash.eq(Some(password_hash)),
                account::totp.eq(Some(sealed)),
                account::totp_step.eq(0),
            ))
            .execute(&mut self.db.connection)?;
        diesel::delete(recovery_code::table.filter(recovery_code::account.eq(Key(id.uuid()))))
            .execute(&mut self.db.connection)?;
        let rows = recovery.into_iter().map(|hash| vec![Key(id.uuid()).into(), Value::Bytes(Some(hash))]).collect();
        insert_rows(&mut self.db.connection, "recovery_code (account, code_hash)", "", rows)?;
        Ok(())
    }

    /// Remembers the step of a one-time code, so that it is not used twice.
    /// False when it was.
    pub fn use_totp_step(&mut self, id: AccountId, step: i64) -> Result<bool, StorageError> {
        let used = diesel::update(account::table.find(Key(id.uuid())).filter(account::totp_step.lt(step)))
            .set(account::totp_step.eq(step))
            .execute(&mut self.db.connection)?;
        Ok(used == 1)
    }

    /// Uses up a recovery code. False when it is unknown or was used.
    pub fn use_recovery_code(&mut self, id: AccountId, hash: Vec<u8>) -> Result<bool, StorageError> {
        let used =
            diesel::update(recovery_code::table.find((Key(id.uuid()), hash)).filter(recovery_code::used_at.is_null()))
                .set(recovery_code::used_at.eq(micros(self.now)))
                .execute(&mut self.db.connection)?;
        Ok(used == 1)
    }

    pub fn begin_session(
        &mut self,
        id: SessionId,
        account: AccountId,
        token_hash: Vec<u8>,
        device: String,
        ends: Timestamp,
    ) -> Result<(), StorageError> {
        let row = vec![
            Key(id.uuid()).into(),
            Value::Bytes(Some(token_hash)),
            Key(account.uuid()).into(),
            Value::Text(device),
            Value::Big(Some(micros(self.now))),
            Value::Big(Some(micros(self.now))),
            Value::Big(Some(micros(ends))),
        ];
        insert_rows(
            &mut self.db.connection,
            "session (id, token_hash, account, device, made_at, seen_at, ends_at)",
            "",
            vec![row],
        )?;
        Ok(())
    }
}
