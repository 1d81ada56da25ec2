use super::entity::RiskEntry;
use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::{DataKey, unseal};
use crate::record::Tx;
use crate::schema::{case_report, cases, contact, data_key, incident, risk_level};
use crate::store::StorageError;
use alongside_domain::cases::{Answered, RiskLevel, SinceAssessed};
use alongside_domain::codes::{Code, ContactResult, Risk};
use alongside_domain::facts::{RiskAssessed, RiskChecked};
use alongside_gate::{AccountId, CaseId, Category, Classified};
use diesel::prelude::*;
use jiff::Timestamp;

pub(crate) fn risk_assessed(tx: &mut Tx<'_>, fact: &RiskAssessed) -> Result<(), StorageError> {
    let id = Key(fact.case().uuid());
    diesel::update(cases::table.find(id))
        .set(cases::risk.eq(fact.risk().level().code()))
        .execute(&mut tx.db.connection)?;
    add_risk(tx, id, fact.risk(), fact.answers().as_deref(), fact.lowered().unwrap_or(false), *fact.assessed_at())
}

pub(super) fn add_risk(
    tx: &mut Tx<'_>,
    case: Key,
    risk: &RiskLevel,
    answers: Option<&[Answered]>,
    lowered: bool,
    at: Timestamp,
) -> Result<(), StorageError> {
    let why = tx.seal(case, "risk_level.why", case.0, risk.why())?;
    let answers = match answers {
        Some(answers) => Some(tx.seal(case, "risk_level.answers", case.0, &answers)?),
        None => None,
    };
    let row = vec![
        case.into(),
        Value::Big(Some(micros(at))),
        tx.actor.into(),
        Value::Text(risk.level().code().to_owned()),
        Value::Bytes(Some(why)),
        Value::Bytes(answers),
        Value::Bool(lowered),
    ];
    let columns = "risk_level (case_id, assessed_at, assessed_by, level, why, answers, lowered)";
    insert_rows(&mut tx.db.connection, columns, "", vec![row])?;
    Ok(())
}

pub(crate) fn risk_checked(tx: &mut Tx<'_>, fact: &RiskChecked) -> Result<(), StorageError> {
    let which = risk_level::table
        .find((Key(fact.case().uuid()), micros(*fact.assessed_at())))
        .filter(risk_level::lowered.eq(true))
        .filter(risk_level::checked_at.is_null());
    let done = diesel::update(which)
        .set(risk_level::checked_at.eq(Some(micros(*fact.checked_at()))))
        .execute(&mut tx.db.connection)?;
    if done == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

impl Db {
    /// How great the risk is now, by whom and why.
    pub fn risk_now(&mut self, id: CaseId) -> Result<Option<RiskEntry>, StorageError> {
        Ok(self.risks_of(id)?.into_iter().next())
    }

    /// Every assessment of a case, the latest first.
    pub fn risks_of(&mut self, id: CaseId) -> Result<Vec<RiskEntry>, StorageError> {
        let case = Key(id.uuid());
        let wrapped: Vec<u8> = data_key::table.find(case).select(data_key::wrapped).first(&mut self.connection)?;
        let key = self.data_key(case, &wrapped)?;
        let risks = self.risks(case, &key)?;
        let names = self.names(&risks.iter().filter_map(|(_, by)| *by).collect::<Vec<_>>())?;
        let named = |(entry, by): (RiskEntry, Option<Key>)| RiskEntry {
            by: by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
            ..entry
        };
        Ok(risks.into_iter().map(named).collect())
    }

    pub(super) fn risks(&mut self, case: Key, key: &DataKey) -> Result<Vec<(RiskEntry, Option<Key>)>, StorageError> {
        type Row = (i64, Option<Key>, String, Vec<u8>, Option<Vec<u8>>, bool, Option<i64>);
        let rows: Vec<Row> = risk_level::table
            .filter(risk_level::case_id.eq(case))
            .order(risk_level::assessed_at.desc())
            .limit(200)
            .select((
                risk_level::assessed_at,
                risk_level::assessed_by,
                risk_level::level,
                risk_level::why,
                risk_level::answers,
                risk_level::lowered,
                risk_level::checked_at,
            ))
            .load(&mut self.connection)?;
        rows.into_iter()
            .map(|(at, by, level, why, answers, lowered, checked_at)| {
                let why = unseal(key, "risk_level.why", case.0, &why).ok_or(StorageError::Unreadable)?;
                let answers: Vec<Answered> = match answers {
                    Some(answers) => {
                        unseal(key, "risk_level.answers", case.0, &answers).ok_or(StorageError::Unreadable)?
                    }
                    None => Vec::new(),
                };
                let entry = RiskEntry {
                    at: instant(at),
                    by: String::new(),
                    level: Risk::from_code(&level).ok_or(StorageError::Unreadable)?,
                    why: Classified::new(Category::Risk, why),
                    answers: Classified::new(Category::Risk, answers),
                    lowered,
                    checked_at: checked_at.map(instant),
                };
                Ok((entry, by))
            })
            .collect()
    }

    /// What has been since the risk was last assessed, when that was and by whom.
    pub fn since_assessed(
        &mut self,
        id: CaseId,
    ) -> Result<Option<(SinceAssessed, Timestamp, Option<AccountId>)>, StorageError> {
        let case = Key(id.uuid());
        let last: Option<(i64, String, Option<Key>)> = risk_level::table
            .filter(risk_level::case_id.eq(case))
            .order(risk_level::assessed_at.desc())
            .select((risk_level::assessed_at, risk_level::level, risk_level::assessed_by))
            .first(&mut self.connection)
            .optional()?;
        let Some((at, level, by)) = last else { return Ok(None) };
        let spoken: i64 = contact::table
            .filter(contact::case_id.eq(case))
            .filter(contact::result.eq(ContactResult::Spoke.code()))
            .filter(contact::at.gt(at))
            .count()
            .get_result(&mut self.connection)?;
        let told: i64 = incident::table
            .filter(incident::case_id.eq(case))
            .filter(incident::told_at.gt(at))
            .count()
            .get_result(&mut self.connection)?;
        let reported: i64 = case_report::table
            .filter(case_report::case_id.eq(case))
            .filter(case_report::told_at.gt(at))
            .count()
            .get_result(&mut self.connection)?;
        let level = Risk::from_code(&level).ok_or(StorageError::Unreadable)?;
        let since = SinceAssessed { level, spoken: spoken > 0, happened: told + reported > 0 };
        Ok(Some((since, instant(at), by.map(|by| AccountId::new(by.0)))))
    }
}

impl Tx<'_> {
    /// The latest level that was lowered and that nobody else has looked at:
    /// when, and by whom.
    pub fn lowered_by(&mut self, id: CaseId) -> Result<Option<(Timestamp, Option<AccountId>)>, StorageError> {
        let found: Option<(i64, Option<Key>)> = risk_level::table
            .filter(risk_level::case_id.eq(Key(id.uuid())))
            .filter(risk_level::lowered.eq(true))
            .filter(risk_level::checked_at.is_null())
            .order(risk_level::assessed_at.desc())
            .select((risk_level::assessed_at, risk_level::assessed_by))
            .first(&mut self.db.connection)
            .optional()?;
        Ok(found.map(|(at, by)| (instant(at), by.map(|by| AccountId::new(by.0)))))
    }
}
