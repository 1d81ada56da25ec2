use crate::db::{Db, Key};
use crate::dialect::{Value, insert_rows};
use crate::record::Tx;
use crate::schema::{agency, case_wall, referral_wall};
use crate::store::StorageError;
use alongside_domain::codes::{Code, Source};
use alongside_domain::facts::{AgencyEnded, AgencyListed};
use alongside_gate::{AgencyId, CaseId};
use diesel::prelude::*;
use jiff::civil::Date;

pub(crate) fn listed(tx: &mut Tx<'_>, fact: &AgencyListed) -> Result<(), StorageError> {
    let row = vec![
        Key(fact.agency().uuid()).into(),
        Value::Text(fact.name().clone()),
        Value::Text(fact.kind().code().to_owned()),
        Value::Text(fact.since().to_string()),
    ];
    insert_rows(&mut tx.db.connection, "agency (id, name, kind, since)", "", vec![row])?;
    Ok(())
}

pub(crate) fn ended(tx: &mut Tx<'_>, fact: &AgencyEnded) -> Result<(), StorageError> {
    let open = agency::table.find(Key(fact.agency().uuid())).filter(agency::until.is_null());
    let done =
        diesel::update(open).set(agency::until.eq(Some(fact.until().to_string()))).execute(&mut tx.db.connection)?;
    if done == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

/// An organisation on the list.
#[derive(Clone, Debug)]
pub struct AgencyLine {
    pub id: AgencyId,
    pub name: String,
    pub kind: Source,
    pub since: Date,
    /// The day it was taken off the list.
    pub until: Option<Date>,
}

impl Db {
    /// Every organisation there is or was, by name.
    pub fn agencies(&mut self) -> Result<Vec<AgencyLine>, StorageError> {
        type Row = (Key, String, String, String, Option<String>);
        let rows: Vec<Row> = agency::table.order(agency::name).load(&mut self.connection)?;
        rows.into_iter()
            .map(|(id, name, kind, since, until)| {
                Ok(AgencyLine {
                    id: AgencyId::new(id.0),
                    name,
                    kind: Source::from_code(&kind).ok_or(StorageError::Unreadable)?,
                    since: since.parse().map_err(|_| StorageError::Unreadable)?,
                    until: until.and_then(|day| day.parse().ok()),
                })
            })
            .collect()
    }

    /// The organisations to which nothing of a case goes.
    pub fn agencies_behind_walls(&mut self, case: CaseId) -> Result<Vec<String>, StorageError> {
        let names = case_wall::table
            .inner_join(agency::table.on(agency::id.eq(case_wall::against)))
            .filter(case_wall::case_id.eq(Key(case.uuid())))
            .select(agency::name)
            .load(&mut self.connection)?;
        Ok(names)
    }

    /// The organisations to which nothing of a report, or of its case, goes.
    pub(crate) fn agencies_walled_off(&mut self, report: Key, case: Option<Key>) -> Result<Vec<String>, StorageError> {
        let mut names: Vec<String> = referral_wall::table
            .inner_join(agency::table.on(agency::id.eq(referral_wall::against)))
            .filter(referral_wall::referral.eq(report))
            .select(agency::name)
            .load(&mut self.connection)?;
        if let Some(case) = case {
            let of_case = self.agencies_behind_walls(CaseId::new(case.0))?;
            names.extend(of_case);
        }
        Ok(names)
    }
}
