use super::scope::wall;
use super::walls::guard;
use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{cases, data_key, emergency_access, promise, referral};
use crate::store::StorageError;
use alongside_domain::facts::{EmergencyAccessReviewed, EmergencyAccessTaken};
use alongside_domain::people::spoken;
use alongside_domain::text::Words;
use alongside_gate::{AccountId, CaseId, CaseScope, Category, Classified, EmergencyAccessId};
use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

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
    let (case, id) = (Key(fact.case().uuid()), Key(fact.access().uuid()));
    let finding = tx.seal(case, "emergency_access.finding", id.0, fact.finding())?;
    let done = diesel::update(open)
        .set((
            emergency_access::reviewed_at.eq(Some(micros(*fact.reviewed_at()))),
            emergency_access::reviewed_by.eq(tx.actor),
            emergency_access::was_right.eq(Some(*fact.right())),
            emergency_access::finding.eq(Some(finding)),
        ))
        .execute(&mut tx.db.connection)?;
    if done != 1 {
        return Err(StorageError::Missing);
    }
    if !*fact.right() {
        // What was not right does not go on.
        let at = micros(*fact.reviewed_at());
        diesel::update(
            emergency_access::table.find(Key(fact.access().uuid())).filter(emergency_access::ends_at.gt(at)),
        )
        .set(emergency_access::ends_at.eq(at))
        .execute(&mut tx.db.connection)?;
    }
    Ok(())
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
    pub review: Option<Review>,
}

/// What somebody else found.
#[derive(Clone, Debug)]
pub struct Review {
    pub at: Timestamp,
    pub by: String,
    pub was_right: bool,
    pub finding: Classified<Words>,
}

type Row = ((Key, Key, Key, Vec<u8>), (i64, Option<i64>, Option<bool>, Option<Key>), String, Option<Vec<u8>>);

impl Db {
    /// The case with exactly this reference, typed as people type it, unless a
    /// wall stands before it.
    pub fn case_with_reference(&mut self, text: &str, scope: &CaseScope) -> Result<Option<CaseId>, StorageError> {
        let Some(reference) = spoken(text) else { return Ok(None) };
        let found: Option<Key> = cases::table
            .filter(cases::reference.eq(reference.as_str()))
            .filter(not(exists(wall!(scope))))
            .filter(cases::erased.eq(false))
            .select(cases::id)
            .first(&mut self.connection)
            .optional()?;
        Ok(found.map(|id| CaseId::new(id.0)))
    }

    /// Who works on the case with this reference; nobody, where there is none.
    pub fn works_on(&mut self, text: &str) -> Result<Vec<AccountId>, StorageError> {
        let Some(reference) = spoken(text) else { return Ok(Vec::new()) };
        let of_report = referral::table.filter(referral::reference.eq(reference.as_str())).select(referral::case_id);
        let theirs = cases::reference.eq(reference.as_str()).nullable();
        let found: Vec<(Key, Option<Key>)> = cases::table
            .filter(theirs.or(cases::id.nullable().eq_any(of_report)))
            .select((cases::worker, cases::deputy))
            .load(&mut self.connection)?;
        let all = found.into_iter().flat_map(|(worker, deputy)| std::iter::once(worker).chain(deputy));
        Ok(all.map(|id| AccountId::new(id.0)).collect())
    }

    /// Emergency openings that wait for a review, the oldest first, and then the
    /// latest reviewed. Of every case, restricted ones too, but never one that
    /// is walled off.
    pub fn emergency_accesses(&mut self, scope: &CaseScope, most: i64) -> Result<Vec<EmergencyLine>, StorageError> {
        macro_rules! rows {
            ($reviewed:expr, $order:expr) => {
                emergency_access::table
                    .inner_join(cases::table.on(cases::id.eq(emergency_access::case_id)))
                    .filter(cases::erased.eq(false))
                    .filter(not(exists(wall!(scope))))
                    .filter($reviewed)
                    .order($order)
                    .limit(most)
                    .select((
                        (
                            emergency_access::id,
                            emergency_access::case_id,
                            emergency_access::account,
                            emergency_access::reason,
                        ),
                        (
                            emergency_access::opened_at,
                            emergency_access::reviewed_at,
                            emergency_access::was_right,
                            emergency_access::reviewed_by,
                        ),
                        cases::reference,
                        emergency_access::finding,
                    ))
                    .load(&mut self.connection)?
            };
        }
        let mut rows: Vec<Row> = rows!(emergency_access::reviewed_at.is_null(), emergency_access::opened_at.asc());
        let done: Vec<Row> = rows!(emergency_access::reviewed_at.is_not_null(), emergency_access::opened_at.desc());
        rows.extend(done);
        let ids: Vec<Key> = rows.iter().map(|row| row.0.1).collect();
        let wrapped: Vec<(Key, Vec<u8>)> = data_key::table
            .filter(data_key::id.eq_any(&ids))
            .select((data_key::id, data_key::wrapped))
            .load(&mut self.connection)?;
        let due: Vec<(String, String)> = promise::table
            .filter(promise::subject.eq_any(&ids))
            .filter(promise::rule.eq("review_emergency_access"))
            .select((promise::occasion, promise::due_date))
            .load(&mut self.connection)?;
        let people: Vec<Key> = rows.iter().flat_map(|row| [Some(row.0.2), row.1.3]).flatten().collect();
        let names = self.names(&people)?;
        let named = |id: Key| names.get(&id).cloned().unwrap_or_default();
        let mut lines = Vec::with_capacity(rows.len());
        for ((id, case, account, reason), (opened_at, reviewed_at, was_right, by), reference, finding) in rows {
            let Some((_, wrapped)) = wrapped.iter().find(|(owner, _)| *owner == case) else { continue };
            let key = self.data_key(case, wrapped)?;
            let reason = unseal(&key, "emergency_access.reason", id.0, &reason).ok_or(StorageError::Unreadable)?;
            let finding = finding.and_then(|finding| unseal(&key, "emergency_access.finding", id.0, &finding));
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
                review: reviewed_at.zip(by).map(|(at, by)| Review {
                    at: instant(at),
                    by: named(by),
                    was_right: was_right.unwrap_or(true),
                    finding: Classified::new(Category::Narrative, finding.unwrap_or_default()),
                }),
            });
        }
        Ok(lines)
    }

    /// Cases somebody has open in an emergency now, and until when.
    pub fn open_emergencies(
        &mut self,
        scope: &CaseScope,
        now: Timestamp,
    ) -> Result<Vec<(CaseId, String, Timestamp)>, StorageError> {
        let rows: Vec<(Key, String, i64)> = emergency_access::table
            .inner_join(cases::table.on(cases::id.eq(emergency_access::case_id)))
            .filter(emergency_access::account.eq(Key(scope.account().uuid())))
            .filter(emergency_access::ends_at.gt(micros(now)))
            .filter(cases::erased.eq(false))
            .filter(not(exists(wall!(scope))))
            .order(emergency_access::ends_at)
            .limit(20)
            .select((cases::id, cases::reference, emergency_access::ends_at))
            .load(&mut self.connection)?;
        Ok(rows.into_iter().map(|(case, reference, at)| (CaseId::new(case.0), reference, instant(at))).collect())
    }

    /// How many wait for a review, and the first day one is due.
    pub fn reviews_waiting(&mut self, scope: &CaseScope) -> Result<(i64, Option<Date>), StorageError> {
        let (count, first): (i64, Option<String>) = cases::table
            .inner_join(promise::table.on(promise::subject.eq(cases::id)))
            .filter(promise::about_case.eq(true))
            .filter(promise::open.eq(true))
            .filter(promise::rule.eq("review_emergency_access"))
            .filter(not(exists(wall!(scope))))
            .select((count_star(), diesel::dsl::min(promise::due_date)))
            .first(&mut self.connection)?;
        Ok((count, first.and_then(|day| day.parse().ok())))
    }

    /// The case of one opening, and who opened it, unless a wall stands before it.
    pub fn emergency_access(
        &mut self,
        scope: &CaseScope,
        id: EmergencyAccessId,
    ) -> Result<Option<(CaseId, AccountId)>, StorageError> {
        let found: Option<(Key, Key)> = emergency_access::table
            .inner_join(cases::table.on(cases::id.eq(emergency_access::case_id)))
            .filter(emergency_access::id.eq(Key(id.uuid())))
            .filter(cases::erased.eq(false))
            .filter(not(exists(wall!(scope))))
            .select((emergency_access::case_id, emergency_access::account))
            .first(&mut self.connection)
            .optional()?;
        Ok(found.map(|(case, account)| (CaseId::new(case.0), AccountId::new(account.0))))
    }
}
