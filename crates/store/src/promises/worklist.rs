use crate::cases::away;
use crate::db::{Db, Key};
use crate::schema::{account, cases, cover, data_key, person, promise, referral};
use crate::store::StorageError;
use alongside_domain::codes::{Code, Risk};
use alongside_gate::{CaseId, CaseScope, Category, Classified, PersonId};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use jiff::civil::Date;
use std::collections::HashMap;
use uuid::Uuid;

/// One thing due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueItem {
    pub rule: String,
    pub occasion: String,
    pub due: Date,
    pub waiting: bool,
}

/// One case on the worklist, with everything that is due.
#[derive(Clone, Debug)]
pub struct WorkRow {
    pub case: CaseId,
    pub client: PersonId,
    pub reference: String,
    pub name: Classified<String>,
    pub risk: Risk,
    pub in_danger: bool,
    pub mine: bool,
    /// A colleague's who is away, and whom the reader covers for.
    pub covered: bool,
    /// Its worker is no longer here: somebody has to take it on.
    pub worker_gone: bool,
    pub due: Vec<DueItem>,
}

impl Db {
    /// Everything open that this person owes, and what colleagues owed who are no
    /// longer here, for their deputies and, with `manages`, for managers: one row
    /// a case, in three statements however many there are.
    pub fn worklist(
        &mut self,
        scope: &CaseScope,
        manages: bool,
        today: Date,
    ) -> Result<(Vec<WorkRow>, Vec<Uuid>), StorageError> {
        if scope.is_empty() {
            return Ok((Vec::new(), Vec::new()));
        }
        type Row = (Key, String, String, bool, Key, Key, Vec<u8>, Vec<u8>);
        let me = Key(scope.account().uuid());
        // Asked apart: with the people who are away known, each side of the
        // condition goes by an index, however many cases there are.
        let gone: Vec<Key> =
            account::table.filter(account::state.eq_any(away())).select(account::id).load(&mut self.connection)?;
        let covered: Vec<Key> = cover::table
            .filter(cover::by_account.eq(me))
            .filter(cover::since.le(today.to_string()))
            .filter(cover::until.ge(today.to_string()))
            .select(cover::account)
            .load(&mut self.connection)?;
        let mut workers = vec![me];
        workers.extend(&covered);
        if manages {
            workers.extend(&gone);
        }
        let mine = cases::worker.eq_any(workers).and(cases::on_list.eq(true));
        let deputises = cases::deputy
            .eq(Some(me))
            .and(cases::worker.eq_any(&gone).nullable())
            .and(cases::on_list.eq(true).nullable());
        let rows: Vec<Row> = cases::table
            .inner_join(person::table.on(person::id.eq(cases::client)))
            .inner_join(data_key::table.on(data_key::id.eq(cases::client)))
            .filter(mine.nullable().or(deputises))
            .filter(crate::cases::within!(scope))
            .order(cases::id)
            .select((
                cases::id,
                cases::reference,
                cases::risk,
                cases::in_danger,
                cases::worker,
                person::id,
                person::details,
                data_key::wrapped,
            ))
            .load(&mut self.connection)?;
        type Open = (Key, String, String, String, bool);
        let open: Vec<Open> = promise::table
            .filter(promise::subject.eq_any(rows.iter().map(|row| row.0).collect::<Vec<_>>()))
            .filter(promise::open.eq(true))
            .filter(promise::owner.is_not_null())
            .order(promise::due_date)
            .select((promise::subject, promise::rule, promise::occasion, promise::due_date, promise::waiting))
            .load(&mut self.connection)?;
        let mut due: HashMap<Key, Vec<DueItem>> = HashMap::new();
        for (subject, rule, occasion, day, waiting) in open {
            let day = day.parse().map_err(|_| StorageError::Unreadable)?;
            due.entry(subject).or_default().push(DueItem { rule, occasion, due: day, waiting });
        }
        let ids = rows.iter().map(|row| row.0.0).collect();
        let mut list = Vec::with_capacity(rows.len());
        for (id, reference, risk, in_danger, worker, client, details, wrapped) in rows {
            let details = self.person_details(client, &wrapped, &details)?;
            list.push(WorkRow {
                case: CaseId::new(id.0),
                client: PersonId::new(client.0),
                reference,
                name: Classified::new(Category::Identity, details.shown()),
                risk: Risk::from_code(&risk).ok_or(StorageError::Unreadable)?,
                in_danger,
                mine: worker == me,
                covered: covered.contains(&worker),
                worker_gone: gone.contains(&worker),
                due: due.remove(&id).unwrap_or_default(),
            });
        }
        Ok((list, ids))
    }

    /// What waits in triage for the person whose scope it is: how many, how many
    /// in danger, and the earliest day due.
    pub fn triage_waiting(&mut self, scope: &CaseScope) -> Result<(i64, i64, Option<Date>), StorageError> {
        let waiting = || {
            referral::table
                .filter(referral::decision.is_null())
                .filter(referral::erased.eq(false))
                .filter(not(exists(crate::referrals::report_wall!(scope))))
        };
        let all: i64 = waiting().count().get_result(&mut self.connection)?;
        let danger: i64 = waiting().filter(referral::in_danger.eq(true)).count().get_result(&mut self.connection)?;
        let first: Option<String> = waiting()
            .inner_join(promise::table.on(promise::subject.eq(referral::id)))
            .filter(promise::open.eq(true))
            .select(diesel::dsl::min(promise::due_date))
            .first(&mut self.connection)?;
        Ok((all, danger, first.and_then(|day| day.parse().ok())))
    }
}
