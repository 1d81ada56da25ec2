use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{case_named, case_wall, cases, data_key, emergency_access, person, promise, team};
use crate::store::StorageError;
use alongside_domain::cases::{Hands, Naming};
use alongside_domain::facts::{
    CaseRestricted, EmergencyAccessReviewed, EmergencyAccessTaken, RestrictionLifted, WallRaised, WallTakenDown,
};
use alongside_domain::people::spoken;
use alongside_domain::text::Words;
use alongside_gate::{
    AccountId, Against, CaseId, CaseScope, Category, Classified, EmergencyAccessId, PersonId, TeamId,
};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use jiff::Timestamp;
use jiff::civil::Date;

pub(crate) fn restricted(tx: &mut Tx<'_>, fact: &CaseRestricted) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    diesel::delete(case_named::table.filter(case_named::case_id.eq(case))).execute(&mut tx.db.connection)?;
    let rows = fact.named().iter().map(|name| vec![case.into(), Key(name.uuid()).into()]).collect();
    insert_rows(&mut tx.db.connection, "case_named (case_id, account)", "ON CONFLICT DO NOTHING", rows)?;
    diesel::update(cases::table.find(case))
        .set((
            cases::restricted.eq(true),
            cases::guarded.eq(true),
            cases::review_on.eq(Some(fact.review_on().to_string())),
        ))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

pub(crate) fn restriction_lifted(tx: &mut Tx<'_>, fact: &RestrictionLifted) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    diesel::delete(case_named::table.filter(case_named::case_id.eq(case))).execute(&mut tx.db.connection)?;
    diesel::update(cases::table.find(case))
        .set((cases::restricted.eq(false), cases::review_on.eq(None::<String>)))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

pub(crate) fn wall_raised(tx: &mut Tx<'_>, fact: &WallRaised) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    let row = vec![
        case.into(),
        Key(fact.against().uuid()).into(),
        Value::Bool(matches!(fact.against(), Against::Team(_))),
        Value::Text(fact.review_on().to_string()),
    ];
    insert_rows(
        &mut tx.db.connection,
        "case_wall (case_id, against, is_team, review_on)",
        "ON CONFLICT (case_id, against) DO UPDATE SET review_on = excluded.review_on",
        vec![row],
    )?;
    guard(tx, case)
}

pub(crate) fn wall_taken_down(tx: &mut Tx<'_>, fact: &WallTakenDown) -> Result<(), StorageError> {
    let wall = case_wall::table.find((Key(fact.case().uuid()), Key(fact.against().uuid())));
    let gone = diesel::delete(wall).execute(&mut tx.db.connection)?;
    if gone == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

pub(crate) fn emergency_taken(tx: &mut Tx<'_>, fact: &EmergencyAccessTaken) -> Result<(), StorageError> {
    let (case, id) = (Key(fact.case().uuid()), Key(fact.access().uuid()));
    let reason = tx.seal(case, "emergency_access.reason", id.0, fact.reason())?;
    let row = vec![
        id.into(),
        case.into(),
        Key(fact.by().uuid()).into(),
        Value::Bytes(Some(reason)),
        Value::Big(Some(micros(*fact.opened_at()))),
        Value::Big(Some(micros(*fact.ends_at()))),
    ];
    insert_rows(
        &mut tx.db.connection,
        "emergency_access (id, case_id, account, reason, opened_at, ends_at)",
        "",
        vec![row],
    )?;
    guard(tx, case)
}

pub(crate) fn emergency_reviewed(tx: &mut Tx<'_>, fact: &EmergencyAccessReviewed) -> Result<(), StorageError> {
    let open = emergency_access::table
        .find(Key(fact.access().uuid()))
        .filter(emergency_access::case_id.eq(Key(fact.case().uuid())))
        .filter(emergency_access::reviewed_at.is_null());
    let done = diesel::update(open)
        .set((
            emergency_access::reviewed_at.eq(Some(micros(*fact.reviewed_at()))),
            emergency_access::reviewed_by.eq(tx.actor),
        ))
        .execute(&mut tx.db.connection)?;
    if done == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

/// From now on the reviews of this case are looked for whenever it changes.
fn guard(tx: &mut Tx<'_>, case: Key) -> Result<(), StorageError> {
    diesel::update(cases::table.find(case)).set(cases::guarded.eq(true)).execute(&mut tx.db.connection)?;
    Ok(())
}

/// Who may open a case, for the page that settles it.
#[derive(Clone, Debug)]
pub struct CaseAccess {
    pub id: CaseId,
    pub reference: String,
    pub hands: Hands,
    pub team: String,
    pub restricted: bool,
    pub review_on: Option<Date>,
    pub named: Vec<AccountId>,
    pub walls: Vec<(Against, Date)>,
}

/// One opening in an emergency, for whoever reviews it.
#[derive(Clone, Debug)]
pub struct EmergencyLine {
    pub id: EmergencyAccessId,
    pub case: CaseId,
    pub reference: String,
    pub account: AccountId,
    pub name: String,
    pub reason: Classified<Words>,
    pub opened_at: Timestamp,
    pub due: Option<Date>,
    pub reviewed: Option<(Timestamp, String)>,
}

type EmergencyRow = (Key, Key, Key, Vec<u8>, i64, Option<i64>, Option<Key>);

impl Tx<'_> {
    /// Who works on a case now.
    pub fn hands(&mut self, case: CaseId) -> Result<Hands, StorageError> {
        hands(self.db, Key(case.uuid()))
    }

    /// When a case was last summarised, which tells one summary from another.
    pub fn summarised_at(&mut self, case: CaseId) -> Result<Option<Timestamp>, StorageError> {
        let at: Option<i64> =
            cases::table.find(Key(case.uuid())).select(cases::summarised_at).first(&mut self.db.connection)?;
        Ok(at.map(instant))
    }

    /// What somebody is called now.
    pub fn naming(&mut self, person: PersonId) -> Result<Naming, StorageError> {
        let id = Key(person.uuid());
        let sealed: Vec<u8> = person::table.find(id).select(person::details).first(&mut self.db.connection)?;
        let key = self.key(id)?;
        let details: super::PersonDetails =
            unseal(&key, "person.details", id.0, &sealed).ok_or(StorageError::Unreadable)?;
        Ok(details.naming())
    }

    /// Whether a wall stands between a case and one of these people.
    pub fn is_walled(&mut self, case: CaseId, people: &[Hands]) -> Result<bool, StorageError> {
        let mut keys: Vec<Key> = Vec::new();
        for hands in people {
            keys.extend([Key(hands.worker.uuid()), Key(hands.team.uuid())]);
            keys.extend(hands.deputy.map(|deputy| Key(deputy.uuid())));
        }
        let walls: i64 = case_wall::table
            .filter(case_wall::case_id.eq(Key(case.uuid())))
            .filter(case_wall::against.eq_any(keys))
            .count()
            .get_result(&mut self.db.connection)?;
        Ok(walls > 0)
    }
}

fn hands(db: &mut Db, case: Key) -> Result<Hands, StorageError> {
    let (worker, team, deputy): (Key, Key, Option<Key>) =
        cases::table.find(case).select((cases::worker, cases::team, cases::deputy)).first(&mut db.connection)?;
    Ok(Hands {
        worker: AccountId::new(worker.0),
        team: TeamId::new(team.0),
        deputy: deputy.map(|deputy| AccountId::new(deputy.0)),
    })
}

impl Db {
    pub fn case_access(&mut self, id: CaseId) -> Result<CaseAccess, StorageError> {
        let case = Key(id.uuid());
        let hands = hands(self, case)?;
        let (reference, restricted, review_on, team): (String, bool, Option<String>, String) = cases::table
            .inner_join(team::table.on(team::id.eq(cases::team)))
            .filter(cases::id.eq(case))
            .select((cases::reference, cases::restricted, cases::review_on, team::name))
            .first(&mut self.connection)?;
        let named: Vec<Key> = case_named::table
            .filter(case_named::case_id.eq(case))
            .select(case_named::account)
            .load(&mut self.connection)?;
        let walls: Vec<(Key, bool, String)> = case_wall::table
            .filter(case_wall::case_id.eq(case))
            .order(case_wall::review_on)
            .select((case_wall::against, case_wall::is_team, case_wall::review_on))
            .load(&mut self.connection)?;
        let wall = |(against, is_team, day): (Key, bool, String)| {
            let against = if is_team {
                Against::Team(TeamId::new(against.0))
            } else {
                Against::Person(AccountId::new(against.0))
            };
            Some((against, day.parse().ok()?))
        };
        Ok(CaseAccess {
            id,
            reference,
            hands,
            team,
            restricted,
            review_on: review_on.and_then(|day| day.parse().ok()),
            named: named.into_iter().map(|name| AccountId::new(name.0)).collect(),
            walls: walls.into_iter().filter_map(wall).collect(),
        })
    }

    /// The case with exactly this reference, typed as people type it, unless a
    /// wall stands before it.
    pub fn case_with_reference(&mut self, text: &str, scope: &CaseScope) -> Result<Option<CaseId>, StorageError> {
        let Some(reference) = spoken(text) else { return Ok(None) };
        let found: Option<Key> = cases::table
            .filter(cases::reference.eq(reference.as_str()))
            .filter(not(exists(super::scope::wall!(scope))))
            .filter(cases::erased.eq(false))
            .select(cases::id)
            .first(&mut self.connection)
            .optional()?;
        Ok(found.map(|id| CaseId::new(id.0)))
    }

    /// Emergency openings, those that wait for a review first: of every case,
    /// or only of those in `scope`. Never one whose case is walled off.
    pub fn emergency_accesses(
        &mut self,
        scope: &CaseScope,
        every_case: bool,
        limit: i64,
    ) -> Result<Vec<EmergencyLine>, StorageError> {
        let rows: Vec<(EmergencyRow, String)> = emergency_access::table
            .inner_join(cases::table.on(cases::id.eq(emergency_access::case_id)))
            .filter(cases::erased.eq(false))
            .filter(not(exists(super::scope::wall!(scope))))
            .filter(every_case.into_sql::<Bool>().nullable().or(super::within!(scope)))
            .order((emergency_access::reviewed_at.is_not_null(), emergency_access::opened_at.desc()))
            .limit(limit)
            .select((
                (
                    emergency_access::id,
                    emergency_access::case_id,
                    emergency_access::account,
                    emergency_access::reason,
                    emergency_access::opened_at,
                    emergency_access::reviewed_at,
                    emergency_access::reviewed_by,
                ),
                cases::reference,
            ))
            .load(&mut self.connection)?;
        let cases: Vec<Key> = rows.iter().map(|row| row.0.1).collect();
        let wrapped: Vec<(Key, Vec<u8>)> = data_key::table
            .filter(data_key::id.eq_any(&cases))
            .select((data_key::id, data_key::wrapped))
            .load(&mut self.connection)?;
        let due: Vec<(String, String)> = promise::table
            .filter(promise::subject.eq_any(&cases))
            .filter(promise::rule.eq("review_emergency_access"))
            .select((promise::occasion, promise::due_date))
            .load(&mut self.connection)?;
        let people: Vec<Key> = rows.iter().flat_map(|row| [Some(row.0.2), row.0.6]).flatten().collect();
        let names = self.names(&people)?;
        let named = |id: Key| names.get(&id).cloned().unwrap_or_default();
        let mut lines = Vec::with_capacity(rows.len());
        for ((id, case, account, reason, opened_at, reviewed_at, reviewed_by), reference) in rows {
            let Some((_, wrapped)) = wrapped.iter().find(|(owner, _)| *owner == case) else { continue };
            let key = self.data_key(case, wrapped)?;
            let reason = unseal(&key, "emergency_access.reason", id.0, &reason).ok_or(StorageError::Unreadable)?;
            let id = EmergencyAccessId::new(id.0);
            let occasion = id.to_string();
            lines.push(EmergencyLine {
                id,
                case: CaseId::new(case.0),
                reference,
                account: AccountId::new(account.0),
                name: named(account),
                reason: Classified::new(Category::Narrative, reason),
                opened_at: instant(opened_at),
                due: due.iter().find(|(found, _)| *found == occasion).and_then(|(_, day)| day.parse().ok()),
                reviewed: reviewed_at.zip(reviewed_by).map(|(at, by)| (instant(at), named(by))),
            });
        }
        Ok(lines)
    }
}
