use crate::cases::away;
use crate::db::{AnyConnection, Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{
    account, case_wall, cases, contact, data_key, emergency_access, incident, person, promise, referral, step,
};
use crate::store::StorageError;
use alongside_domain::calendars::BankHolidays;
use alongside_domain::codes::{Code, ContactResult, DecisionKind, Rhythm, Risk, StepOwner};
use alongside_domain::promises::{
    CaseHistory, ContactSeen, Decision, Due, EmergencySeen, Promise, ReferralHistory, ReportSeen, Settings, StepSeen,
    of_case, of_referral,
};
use alongside_gate::{
    AccountId, CaseId, CaseScope, Category, Classified, EmergencyAccessId, PersonId, ReferralId, StepId,
};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use jiff::civil::Date;
use std::collections::HashMap;
use uuid::Uuid;

type CaseFacts =
    (Key, Key, bool, String, String, bool, Option<String>, Option<i64>, bool, (Option<String>, Option<i64>));
type IncidentFacts = (Key, i64, bool, bool, bool, Option<String>);

/// Works out what is owed on a case, from what has happened on it.
pub(crate) fn recompute_case(tx: &mut Tx<'_>, id: CaseId) -> Result<(), StorageError> {
    let case = Key(id.uuid());
    let connection = &mut tx.db.connection;
    let facts: CaseFacts = cases::table
        .find(case)
        .select((
            cases::worker,
            cases::referral,
            cases::in_danger,
            cases::risk,
            cases::first_risk,
            cases::reachable,
            cases::rhythm,
            cases::camera_asked_at,
            cases::guarded,
            (cases::review_on, cases::handed_over_at),
        ))
        .first(connection)?;
    let contacts: Vec<(i64, String, bool, bool)> = contact::table
        .filter(contact::case_id.eq(case))
        .select((contact::at, contact::result, contact::statement_given, contact::update_given))
        .load(connection)?;
    let steps: Vec<(Key, String, String, Option<i64>)> = step::table
        .filter(step::case_id.eq(case))
        .select((step::id, step::owner, step::due, step::ended_at))
        .load(connection)?;
    let reports: Vec<IncidentFacts> = incident::table
        .filter(incident::case_id.eq(case))
        .order((incident::told_at, incident::id))
        .select((
            incident::referral,
            incident::told_at,
            incident::life_in_danger,
            incident::in_danger,
            incident::camera,
            incident::overwritten_on,
        ))
        .load(connection)?;
    let (
        worker,
        began,
        in_danger,
        risk,
        first_risk,
        reachable,
        rhythm,
        camera_asked_at,
        guarded,
        (review_on, handed_over_at),
    ) = facts;
    let (access_reviews, emergencies) =
        if guarded { guards(connection, case, review_on)? } else { (Vec::new(), Vec::new()) };
    let history = CaseHistory {
        worker: AccountId::new(worker.0),
        reports: reports
            .into_iter()
            .map(|(referral, told_at, life_in_danger, in_danger, camera, wiped)| ReportSeen {
                occasion: if referral == began { String::new() } else { referral.0.to_string() },
                received_at: instant(told_at),
                life_in_danger,
                in_danger,
                camera,
                overwritten_on: wiped.and_then(|day| day.parse().ok()),
            })
            .collect(),
        in_danger,
        risk: Risk::from_code(&risk).ok_or(StorageError::Unreadable)?,
        first_risk: Risk::from_code(&first_risk).ok_or(StorageError::Unreadable)?,
        can_be_reached: reachable,
        contacts: contacts
            .into_iter()
            .filter_map(|(at, result, statement_given, update_given)| {
                let result = ContactResult::from_code(&result)?;
                Some(ContactSeen { at: instant(at), result, statement_given, update_given })
            })
            .collect(),
        steps: steps
            .into_iter()
            .filter_map(|(id, owner, due, ended_at)| {
                Some(StepSeen {
                    step: StepId::new(id.0),
                    owner: StepOwner::from_code(&owner)?,
                    due: due.parse().ok()?,
                    ended_at: ended_at.map(instant),
                })
            })
            .collect(),
        rhythm: rhythm.as_deref().and_then(Rhythm::from_code),
        camera_asked_at: camera_asked_at.map(instant),
        access_reviews,
        emergencies,
        handed_over_at: handed_over_at.map(instant),
    };
    let service = tx.service.clone();
    let owed = of_case(&history, Settings { service: &service, holidays: BankHolidays::published() });
    keep(tx, case, true, owed)
}

type Guards = (Vec<(String, Date)>, Vec<EmergencySeen>);

/// The walls, the restriction and the emergency openings of a case that has any.
fn guards(connection: &mut AnyConnection, case: Key, review_on: Option<String>) -> Result<Guards, StorageError> {
    let walls: Vec<(Key, String)> = case_wall::table
        .filter(case_wall::case_id.eq(case))
        .select((case_wall::against, case_wall::review_on))
        .load(connection)?;
    let restriction = review_on.map(|day| (String::new(), day));
    let reviews = walls.into_iter().map(|(against, day)| (against.0.to_string(), day)).chain(restriction);
    let opened: Vec<(Key, i64, Option<i64>)> = emergency_access::table
        .filter(emergency_access::case_id.eq(case))
        .select((emergency_access::id, emergency_access::opened_at, emergency_access::reviewed_at))
        .load(connection)?;
    let emergencies = opened.into_iter().map(|(id, opened_at, reviewed_at)| EmergencySeen {
        access: EmergencyAccessId::new(id.0),
        opened_at: instant(opened_at),
        reviewed_at: reviewed_at.map(instant),
    });
    let reviews = reviews.filter_map(|(occasion, day)| Some((occasion, day.parse().ok()?)));
    Ok((reviews.collect(), emergencies.collect()))
}

/// Works out what is owed on a referral.
pub(crate) fn recompute_referral(tx: &mut Tx<'_>, id: ReferralId) -> Result<(), StorageError> {
    type Facts = (i64, bool, bool, bool, bool, Option<String>, Option<String>, Option<i64>, Option<Key>, Option<i64>);
    let subject = Key(id.uuid());
    let (received_at, life_in_danger, in_danger, reachable, camera, wiped, decision, decided_at, decided_by, told_at): Facts =
        referral::table
            .find(subject)
            .select((
                referral::received_at,
                referral::life_in_danger,
                referral::in_danger,
                referral::reachable,
                referral::camera,
                referral::overwritten_on,
                referral::decision,
                referral::decided_at,
                referral::decided_by,
                referral::told_at,
            ))
            .first(&mut tx.db.connection)?;
    let kind = decision.as_deref().and_then(DecisionKind::from_code);
    let history = ReferralHistory {
        received_at: instant(received_at),
        life_in_danger,
        in_danger,
        can_be_reached: reachable,
        camera,
        overwritten_on: wiped.and_then(|day| day.parse().ok()),
        decision: kind.zip(decided_at).map(|(kind, at)| Decision {
            kind,
            at: instant(at),
            by: decided_by.map(|by| AccountId::new(by.0)),
        }),
        told_at: told_at.map(instant),
    };
    let service = tx.service.clone();
    let owed = of_referral(&history, Settings { service: &service, holidays: BankHolidays::published() });
    keep(tx, subject, false, owed)
}

type Kept = (String, String, i16, Option<Key>, String, Option<i64>, Option<i64>, bool, bool, bool);

/// Brings the table into line with what is owed, touching only what changed.
/// What is owed no longer is ended, never removed.
fn keep(tx: &mut Tx<'_>, subject: Key, about_case: bool, owed: Vec<Promise>) -> Result<(), StorageError> {
    let kept: Vec<Kept> = promise::table
        .filter(promise::subject.eq(subject))
        .select((
            promise::rule,
            promise::occasion,
            promise::rule_version,
            promise::owner,
            promise::due_date,
            promise::due_at,
            promise::kept_at,
            promise::waiting,
            promise::never_folded,
            promise::open,
        ))
        .load(&mut tx.db.connection)?;
    let mut known: HashMap<(String, String), Kept> =
        kept.into_iter().map(|row| ((row.0.clone(), row.1.clone()), row)).collect();
    let mut rows = Vec::new();
    for promise in owed {
        let (due_date, due_at) = match promise.due {
            Due::Date(date) => (date.to_string(), None),
            Due::Instant(at) => (promise.due.day().to_string(), Some(micros(at))),
        };
        let version = i16::try_from(promise.version).unwrap_or(i16::MAX);
        let owner = promise.owner.map(|owner| Key(owner.uuid()));
        let kept_at = promise.kept.map(micros);
        let row: Kept = (
            promise.rule.to_owned(),
            promise.occasion,
            version,
            owner,
            due_date,
            due_at,
            kept_at,
            promise.waiting,
            promise.never_folded,
            kept_at.is_none(),
        );
        let before = known.remove(&(row.0.clone(), row.1.clone()));
        if before.as_ref() != Some(&row) {
            rows.push(values(subject, about_case, row, None));
        }
    }
    for (_, row) in known.into_iter().filter(|(_, row)| row.9) {
        let row = (row.0, row.1, row.2, row.3, row.4, row.5, row.6, row.7, row.8, false);
        rows.push(values(subject, about_case, row, Some(micros(tx.now))));
    }
    insert_rows(
        &mut tx.db.connection,
        "promise (subject, rule, occasion, rule_version, about_case, owner, due_date, due_at, kept_at, ended_at, waiting, never_folded, open)",
        "ON CONFLICT (subject, rule, occasion) DO UPDATE SET owner = excluded.owner, due_date = excluded.due_date,
         due_at = excluded.due_at, kept_at = excluded.kept_at, ended_at = excluded.ended_at,
         waiting = excluded.waiting, never_folded = excluded.never_folded, open = excluded.open",
        rows,
    )?;
    Ok(())
}

fn values(subject: Key, about_case: bool, row: Kept, ended_at: Option<i64>) -> Vec<Value> {
    vec![
        subject.into(),
        Value::Text(row.0),
        Value::Text(row.1),
        Value::Small(row.2),
        Value::Bool(about_case),
        row.3.into(),
        Value::Text(row.4),
        Value::Big(row.5),
        Value::Big(row.6),
        Value::Big(ended_at),
        Value::Bool(row.7),
        Value::Bool(row.8),
        Value::Bool(row.9),
    ]
}

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
    /// Its worker is no longer here: somebody has to take it on.
    pub worker_gone: bool,
    pub due: Vec<DueItem>,
}

impl Db {
    /// Everything open that this person owes, and what colleagues owed who are no
    /// longer here, for their deputies and, with `manages`, for managers: one row
    /// a case, in two statements however many there are.
    pub fn worklist(&mut self, scope: &CaseScope, manages: bool) -> Result<(Vec<WorkRow>, Vec<Uuid>), StorageError> {
        if scope.is_empty() {
            return Ok((Vec::new(), Vec::new()));
        }
        type Row = (Key, String, String, bool, Key, String, Key, Vec<u8>, Vec<u8>);
        let me = Key(scope.account().uuid());
        let gone = account::state.eq_any(away());
        let takes_over = cases::deputy.eq(Some(me)).or(manages.into_sql::<Bool>().nullable());
        let rows: Vec<Row> = cases::table
            .inner_join(account::table.on(account::id.eq(cases::worker)))
            .inner_join(person::table.on(person::id.eq(cases::client)))
            .inner_join(data_key::table.on(data_key::id.eq(cases::client)))
            .filter(cases::worker.nullable().eq(Some(me)).or(gone.and(takes_over)))
            .filter(crate::cases::within!(scope))
            .select((
                cases::id,
                cases::reference,
                cases::risk,
                cases::in_danger,
                cases::worker,
                account::state,
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
        for (id, reference, risk, in_danger, worker, state, client, details, wrapped) in rows {
            let key = self.data_key(client, &wrapped)?;
            let details: crate::cases::PersonDetails =
                unseal(&key, "person.details", client.0, &details).ok_or(StorageError::Unreadable)?;
            list.push(WorkRow {
                case: CaseId::new(id.0),
                client: PersonId::new(client.0),
                reference,
                name: Classified::new(Category::Identity, details.shown()),
                risk: Risk::from_code(&risk).ok_or(StorageError::Unreadable)?,
                in_danger,
                mine: worker == me,
                worker_gone: away().contains(&state.as_str()),
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
