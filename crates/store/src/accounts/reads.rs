use super::Details;
use crate::cases::countable;
use crate::db::{Db, Key, instant, micros};
use crate::housekeeping::installation_key;
use crate::keys::unseal;
use crate::schema::{account, cases, cover, invitation, session, team};
use crate::store::StorageError;
use alongside_domain::accounts::{DisplayNames, Near};
use alongside_gate::{AccountId, AccountState, CaseScope, InvitationId, Private, Role, Roles, SessionId, TeamId};
use diesel::dsl::count_star;
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashMap;
use uuid::Uuid;

/// What signing in needs to know about an account.
#[derive(Clone, Debug)]
pub struct SignIn {
    pub account: AccountId,
    pub state: AccountState,
    pub roles: Roles,
    pub password_hash: Private<String>,
    pub totp: Private<String>,
}

/// A one-time link that still works.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub id: InvitationId,
    pub account: AccountId,
    pub email: String,
    pub name: String,
    pub by_machine: bool,
}

#[derive(Clone, Debug)]
pub struct AccountLine {
    pub id: AccountId,
    pub name: String,
    pub email: String,
    pub roles: Roles,
    pub state: AccountState,
    pub team: Option<String>,
    /// Who made their link; nobody when it was made at the machine.
    pub invited_by: Option<AccountId>,
}

#[derive(Clone, Debug)]
pub struct SessionLine {
    pub id: SessionId,
    pub device: String,
    pub made_at: Timestamp,
    pub seen_at: Timestamp,
}

#[derive(Clone, Debug)]
pub struct TeamLine {
    pub id: TeamId,
    pub name: String,
}

/// Someone who can take a case on, and how many they have.
#[derive(Clone, Debug)]
pub struct Worker {
    pub id: AccountId,
    pub name: String,
    pub manages: bool,
    pub team: TeamId,
    pub team_name: String,
    pub cases: i64,
    /// What makes them near the record that is to be given to them.
    pub near: Vec<Near>,
}

/// Somebody looks after a colleague's cases.
#[derive(Clone, Debug)]
pub struct CoverLine {
    pub account: AccountId,
    pub name: String,
    pub by: AccountId,
    pub by_name: String,
    pub since: Date,
    pub until: Date,
}

impl Db {
    /// Cover that has not ended, the earliest first.
    pub fn covers(&mut self, today: Date) -> Result<Vec<CoverLine>, StorageError> {
        let rows: Vec<(Key, Key, String, String)> = cover::table
            .filter(cover::until.ge(today.to_string()))
            .order(cover::since)
            .limit(200)
            .load(&mut self.connection)?;
        let ids: Vec<Key> = rows.iter().flat_map(|row| [row.0, row.1]).collect();
        let names = if ids.is_empty() { HashMap::new() } else { self.names(&ids)? };
        let named = |id: Key| names.get(&id).cloned().unwrap_or_default();
        rows.into_iter()
            .map(|(account, by, since, until)| {
                Ok(CoverLine {
                    account: AccountId::new(account.0),
                    name: named(account),
                    by: AccountId::new(by.0),
                    by_name: named(by),
                    since: since.parse().map_err(|_| StorageError::Unreadable)?,
                    until: until.parse().map_err(|_| StorageError::Unreadable)?,
                })
            })
            .collect()
    }

    pub fn account_for_sign_in(&mut self, email: &str) -> Result<Option<SignIn>, StorageError> {
        let token = self.keys.blind("email", email);
        let id: Option<Key> = account::table
            .filter(account::email_token.eq(token))
            .select(account::id)
            .first(&mut self.connection)
            .optional()?;
        id.map_or(Ok(None), |id| sign_in_of(self, id))
    }

    /// What has become of an account.
    pub fn sign_in_state(&mut self, id: AccountId) -> Result<Option<AccountState>, StorageError> {
        let state: Option<String> =
            account::table.find(Key(id.uuid())).select(account::state).first(&mut self.connection).optional()?;
        Ok(state.as_deref().and_then(AccountState::from_code))
    }

    /// The secret of somebody's authenticator.
    pub fn totp(&mut self, id: AccountId) -> Result<Option<Private<String>>, StorageError> {
        let id = Key(id.uuid());
        let sealed: Option<Vec<u8>> = account::table.find(id).select(account::totp).first(&mut self.connection)?;
        let Some(sealed) = sealed else { return Ok(None) };
        let key = installation_key(self)?;
        Ok(Some(Private::new(unseal(&key, "account.totp", id.0, &sealed).ok_or(StorageError::Unreadable)?)))
    }

    pub fn is_email_known(&mut self, email: &str) -> Result<bool, StorageError> {
        let token = self.keys.blind("email", email);
        let found: i64 =
            account::table.filter(account::email_token.eq(token)).count().get_result(&mut self.connection)?;
        Ok(found > 0)
    }

    pub fn invitation(&mut self, token_hash: &[u8], now: Timestamp) -> Result<Option<Invitation>, StorageError> {
        type Row = (Key, Key, bool, Vec<u8>);
        let row: Option<Row> = invitation::table
            .inner_join(account::table.on(account::id.eq(invitation::account)))
            .filter(invitation::token_hash.eq(token_hash))
            .filter(invitation::used_at.is_null())
            .filter(invitation::ends_at.gt(micros(now)))
            .filter(account::state.ne(AccountState::Left.code()))
            .filter(account::state.ne(AccountState::Suspended.code()))
            .select((invitation::id, account::id, invitation::by_machine, account::details))
            .first(&mut self.connection)
            .optional()?;
        let Some((id, account, by_machine, details)) = row else { return Ok(None) };
        let details = self.details(account, &details)?;
        Ok(Some(Invitation {
            id: InvitationId::new(id.0),
            account: AccountId::new(account.0),
            email: details.email,
            name: details.name,
            by_machine,
        }))
    }

    /// Everyone, in the order in which they were invited.
    pub fn accounts(&mut self) -> Result<Vec<AccountLine>, StorageError> {
        type Row = (Key, Vec<u8>, String, String, Option<Key>, Option<String>);
        let rows: Vec<Row> = account::table
            .left_join(team::table.on(account::team.eq(team::id.nullable())))
            .order(account::made_at)
            .select((
                account::id,
                account::details,
                account::roles,
                account::state,
                account::invited_by,
                team::name.nullable(),
            ))
            .load(&mut self.connection)?;
        let key = installation_key(self)?;
        rows.into_iter()
            .map(|(id, details, roles, state, invited_by, team)| {
                let details: Details =
                    unseal(&key, "account.details", id.0, &details).ok_or(StorageError::Unreadable)?;
                Ok(AccountLine {
                    id: AccountId::new(id.0),
                    name: details.name,
                    email: details.email,
                    roles: Roles::from_codes(&roles),
                    state: AccountState::from_code(&state).ok_or(StorageError::Unreadable)?,
                    team,
                    invited_by: invited_by.map(|by| AccountId::new(by.0)),
                })
            })
            .collect()
    }

    pub fn teams(&mut self) -> Result<Vec<TeamLine>, StorageError> {
        let rows: Vec<(Key, String)> = team::table.order(team::name).load(&mut self.connection)?;
        Ok(rows.into_iter().map(|(id, name)| TeamLine { id: TeamId::new(id.0), name }).collect())
    }

    /// Confirmed caseworkers and managers in a team, the least loaded first. The
    /// load leaves out what the person asking may not know of.
    pub fn workers(&mut self, scope: &CaseScope) -> Result<Vec<Worker>, StorageError> {
        type Row = (Key, Vec<u8>, String, (Key, String));
        let rows: Vec<Row> = account::table
            .inner_join(team::table.on(account::team.eq(team::id.nullable())))
            .filter(account::state.eq(AccountState::Confirmed.code()))
            .select((account::id, account::details, account::roles, (team::id, team::name)))
            .load(&mut self.connection)?;
        let loads = self.loads(scope)?;
        let key = installation_key(self)?;
        let mut workers = Vec::new();
        for (id, details, roles, (team, team_name)) in rows {
            let roles = Roles::from_codes(&roles);
            if !roles.any(&[Role::Caseworker, Role::Manager]) {
                continue;
            }
            let details: Details = unseal(&key, "account.details", id.0, &details).ok_or(StorageError::Unreadable)?;
            workers.push(Worker {
                id: AccountId::new(id.0),
                name: details.name,
                manages: roles.any(&[Role::Manager]),
                team: TeamId::new(team.0),
                team_name,
                cases: loads.get(&id).copied().unwrap_or(0),
                near: Vec::new(),
            });
        }
        workers.sort_by(|a, b| a.cases.cmp(&b.cases).then_with(|| a.name.cmp(&b.name)));
        Ok(workers)
    }

    /// The same, with what makes each of them near a case or a report: asked
    /// before it is given to them.
    pub fn workers_for(&mut self, scope: &CaseScope, records: &[Uuid]) -> Result<Vec<Worker>, StorageError> {
        let mut workers = self.workers(scope)?;
        let people: Vec<_> = workers.iter().map(|worker| (worker.id, worker.name.clone())).collect();
        let records: Vec<Key> = records.iter().copied().map(Key).collect();
        let mut near = self.near(&people, &records)?;
        for worker in &mut workers {
            worker.near = near.remove(&worker.id).unwrap_or_default();
        }
        Ok(workers)
    }

    /// Those of these people who can take a case now, with their teams.
    pub fn takers(&mut self, ids: &[AccountId]) -> Result<HashMap<AccountId, TeamId>, StorageError> {
        let keys: Vec<Key> = ids.iter().map(|id| Key(id.uuid())).collect();
        let rows: Vec<(Key, String, Option<Key>)> = account::table
            .filter(account::id.eq_any(keys))
            .filter(account::state.eq(AccountState::Confirmed.code()))
            .select((account::id, account::roles, account::team))
            .load(&mut self.connection)?;
        let takes = |roles: &str| Roles::from_codes(roles).any(&[Role::Caseworker, Role::Manager]);
        let taker = |(id, roles, team): (Key, String, Option<Key>)| {
            let team = team.filter(|_| takes(&roles))?;
            Some((AccountId::new(id.0), TeamId::new(team.0)))
        };
        Ok(rows.into_iter().filter_map(taker).collect())
    }

    /// Whether somebody does not work here any more, or not now.
    pub fn is_away(&mut self, id: AccountId) -> Result<bool, StorageError> {
        let state: Option<String> =
            account::table.find(Key(id.uuid())).select(account::state).first(&mut self.connection).optional()?;
        Ok(state.is_none_or(|state| crate::cases::away().contains(&state.as_str())))
    }

    /// How many cases one account is the worker of, as far as the asker may know.
    pub fn load(&mut self, scope: &CaseScope, of: AccountId) -> Result<i64, StorageError> {
        let mine = cases::table
            .filter(cases::worker.eq(Key(of.uuid())))
            .filter(cases::closed_at.is_null())
            .filter(countable!(scope));
        Ok(mine.count().get_result(&mut self.connection)?)
    }

    /// How many cases each worker has.
    fn loads(&mut self, scope: &CaseScope) -> Result<HashMap<Key, i64>, StorageError> {
        let loads: Vec<(Key, i64)> = cases::table
            .filter(countable!(scope))
            .filter(cases::closed_at.is_null())
            .group_by(cases::worker)
            .select((cases::worker, count_star()))
            .load(&mut self.connection)?;
        Ok(loads.into_iter().collect())
    }

    /// The names of some accounts.
    pub(crate) fn names(&mut self, ids: &[Key]) -> Result<HashMap<Key, String>, StorageError> {
        Ok(self.all_details(ids)?.into_iter().map(|(id, details)| (id, details.name)).collect())
    }

    /// What somebody is called before others.
    pub fn display_names(&mut self, account: AccountId) -> Result<DisplayNames, StorageError> {
        Ok(self.details_of(Key(account.uuid()))?.shown)
    }

    pub(crate) fn details_of(&mut self, id: Key) -> Result<Details, StorageError> {
        self.all_details(&[id])?.remove(&id).ok_or(StorageError::Missing)
    }

    /// What is sealed of some accounts.
    pub(crate) fn all_details(&mut self, ids: &[Key]) -> Result<HashMap<Key, Details>, StorageError> {
        let rows: Vec<(Key, Vec<u8>)> = account::table
            .filter(account::id.eq_any(ids))
            .select((account::id, account::details))
            .load(&mut self.connection)?;
        let key = installation_key(self)?;
        rows.into_iter()
            .map(|(id, details)| {
                let details: Details =
                    unseal(&key, "account.details", id.0, &details).ok_or(StorageError::Unreadable)?;
                Ok((id, details))
            })
            .collect()
    }

    pub fn sessions(&mut self, account: AccountId, now: Timestamp) -> Result<Vec<SessionLine>, StorageError> {
        let rows: Vec<(Key, String, i64, i64)> = session::table
            .filter(session::account.eq(Key(account.uuid())))
            .filter(session::ended_at.is_null())
            .filter(session::ends_at.gt(micros(now)))
            .order(session::seen_at.desc())
            .select((session::id, session::device, session::made_at, session::seen_at))
            .load(&mut self.connection)?;
        let line = |(id, device, made_at, seen_at): (Key, String, i64, i64)| SessionLine {
            id: SessionId::new(id.0),
            device,
            made_at: instant(made_at),
            seen_at: instant(seen_at),
        };
        Ok(rows.into_iter().map(line).collect())
    }

    fn details(&mut self, account: Key, sealed: &[u8]) -> Result<Details, StorageError> {
        let key = installation_key(self)?;
        unseal(&key, "account.details", account.0, sealed).ok_or(StorageError::Unreadable)
    }
}

/// What signing in needs to know about an account that has been set up.
pub(super) fn sign_in_of(db: &mut Db, id: Key) -> Result<Option<SignIn>, StorageError> {
    type Row = (String, String, Option<String>, Option<Vec<u8>>);
    let row: Option<Row> = account::table
        .find(id)
        .select((account::state, account::roles, account::password_hash, account::totp))
        .first(&mut db.connection)
        .optional()?;
    let Some((state, roles, Some(password_hash), Some(totp))) = row else { return Ok(None) };
    let key = installation_key(db)?;
    let totp: String = unseal(&key, "account.totp", id.0, &totp).ok_or(StorageError::Unreadable)?;
    let state = AccountState::from_code(&state).ok_or(StorageError::Unreadable)?;
    Ok(Some(SignIn {
        account: AccountId::new(id.0),
        state,
        roles: Roles::from_codes(&roles),
        password_hash: Private::new(password_hash),
        totp: Private::new(totp),
    }))
}
