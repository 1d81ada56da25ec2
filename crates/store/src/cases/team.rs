use super::scope::within;
use crate::db::{Db, Key};
use crate::schema::{account, cases, data_key, person, promise};
use crate::store::StorageError;
use alongside_domain::codes::{Code, Risk};
use alongside_domain::promises::rules;
use alongside_gate::{AccountId, AccountState, CaseId, CaseScope, Category, Classified, TeamId};
use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;
use jiff::civil::Date;
use std::collections::HashMap;
use uuid::Uuid;

/// One colleague and what they carry, as far as the asker may see it.
#[derive(Clone, Debug)]
pub struct Carrying {
    pub account: AccountId,
    pub name: String,
    /// They no longer work here, or not now.
    pub gone: bool,
    pub cases: i64,
    pub high_risk: i64,
    /// Things owed to clients whose day has passed.
    pub late: i64,
}

/// A case that could be handed over.
#[derive(Clone, Debug)]
pub struct CaseToHandOver {
    pub id: CaseId,
    pub reference: String,
    pub name: Classified<String>,
    pub risk: Risk,
    pub team: TeamId,
    pub deputy: Option<AccountId>,
    pub summarised: bool,
    pub next_due: Option<Date>,
}

/// The states in which somebody does not work here, or not now.
pub(crate) fn away() -> Vec<&'static str> {
    AccountState::AWAY.iter().map(|state| state.code()).collect()
}

impl Db {
    /// How cases and lateness are spread, in three statements.
    pub fn carrying(&mut self, scope: &CaseScope, today: Date) -> Result<Vec<Carrying>, StorageError> {
        if scope.is_empty() {
            return Ok(Vec::new());
        }
        let loads: Vec<(Key, String, i64)> = cases::table
            .filter(within!(scope))
            .filter(cases::closed_at.is_null())
            .group_by((cases::worker, cases::risk))
            .select((cases::worker, cases::risk, count_star()))
            .load(&mut self.connection)?;
        let late: Vec<(Key, i64)> = cases::table
            .inner_join(promise::table.on(promise::subject.eq(cases::id)))
            .filter(within!(scope))
            .filter(promise::open.eq(true))
            .filter(promise::waiting.eq(false))
            .filter(promise::owner.is_not_null())
            .filter(promise::rule.ne_all(rules::of_the_service()))
            .filter(promise::due_date.lt(today.to_string()))
            .group_by(cases::worker)
            .select((cases::worker, count_star()))
            .load(&mut self.connection)?;
        let late: HashMap<Key, i64> = late.into_iter().collect();
        let mut carried: HashMap<Key, (i64, i64)> = HashMap::new();
        for (worker, risk, count) in loads {
            let (all, high) = carried.entry(worker).or_default();
            *all += count;
            *high += if risk == Risk::High.code() { count } else { 0 };
        }
        let ids: Vec<Key> = carried.keys().copied().collect();
        let names = self.names(&ids)?;
        let states: Vec<(Key, String)> = account::table
            .filter(account::id.eq_any(&ids))
            .select((account::id, account::state))
            .load(&mut self.connection)?;
        let states: HashMap<Key, String> = states.into_iter().collect();
        let mut all: Vec<Carrying> = carried
            .into_iter()
            .map(|(id, (cases, high_risk))| Carrying {
                account: AccountId::new(id.0),
                name: names.get(&id).cloned().unwrap_or_default(),
                gone: states.get(&id).is_none_or(|state| away().contains(&state.as_str())),
                cases,
                high_risk,
                late: late.get(&id).copied().unwrap_or(0),
            })
            .collect();
        all.sort_by(|a, b| b.gone.cmp(&a.gone).then(b.late.cmp(&a.late)).then_with(|| a.name.cmp(&b.name)));
        Ok(all)
    }

    /// Restricted cases of a team whose worker is away, by their references: a
    /// manager may not see whose they are, but somebody has to know that they wait.
    pub fn restricted_and_left(&mut self, scope: &CaseScope) -> Result<Vec<String>, StorageError> {
        let Some(team) = scope.team().filter(|_| !scope.is_empty()) else { return Ok(Vec::new()) };
        Ok(cases::table
            .inner_join(account::table.on(account::id.eq(cases::worker)))
            .filter(cases::team.eq(Key(team.uuid())))
            .filter(cases::restricted.eq(true))
            .filter(cases::closed_at.is_null())
            .filter(cases::erased.eq(false))
            .filter(account::state.eq_any(away()))
            .filter(not(exists(super::scope::wall!(scope))))
            .order(cases::opened_at)
            .limit(50)
            .select(cases::reference)
            .load(&mut self.connection)?)
    }

    /// The cases of one colleague that the asker may open, the gravest first.
    pub fn cases_of(
        &mut self,
        scope: &CaseScope,
        worker: AccountId,
    ) -> Result<(Vec<CaseToHandOver>, Vec<Uuid>), StorageError> {
        type Row = (Key, String, Key, Option<Key>, String, bool, Key, Vec<u8>, Vec<u8>);
        if scope.is_empty() {
            return Ok((Vec::new(), Vec::new()));
        }
        let rows: Vec<Row> = cases::table
            .inner_join(person::table.on(person::id.eq(cases::client)))
            .inner_join(data_key::table.on(data_key::id.eq(cases::client)))
            .filter(cases::worker.eq(Key(worker.uuid())))
            // Also a closed one on which something is still owed.
            .filter(cases::closed_at.is_null().or(cases::on_list.eq(true)))
            .filter(within!(scope))
            .order((cases::in_danger.desc(), cases::opened_at))
            .select((
                cases::id,
                cases::reference,
                cases::team,
                cases::deputy,
                cases::risk,
                cases::summary.is_not_null(),
                person::id,
                person::details,
                data_key::wrapped,
            ))
            .load(&mut self.connection)?;
        let ids: Vec<Key> = rows.iter().map(|row| row.0).collect();
        let due: Vec<(Key, Option<String>)> = promise::table
            .filter(promise::subject.eq_any(&ids))
            .filter(promise::open.eq(true))
            .group_by(promise::subject)
            .select((promise::subject, diesel::dsl::min(promise::due_date)))
            .load(&mut self.connection)?;
        let due: HashMap<Key, Option<String>> = due.into_iter().collect();
        let mut list = Vec::with_capacity(rows.len());
        for (id, reference, team, deputy, risk, summarised, client, details, wrapped) in rows {
            let details = self.person_details(client, &wrapped, &details)?;
            list.push(CaseToHandOver {
                id: CaseId::new(id.0),
                reference,
                name: Classified::new(Category::Identity, details.shown()),
                risk: Risk::from_code(&risk).ok_or(StorageError::Unreadable)?,
                team: TeamId::new(team.0),
                deputy: deputy.map(|deputy| AccountId::new(deputy.0)),
                summarised,
                next_due: due.get(&id).and_then(|day| day.as_deref()).and_then(|day| day.parse().ok()),
            });
        }
        Ok((list, ids.iter().map(|id| id.0).collect()))
    }
}
