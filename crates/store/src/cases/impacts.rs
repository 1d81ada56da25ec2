use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{data_key, impact};
use crate::store::StorageError;
use alongside_domain::cases::Felt;
use alongside_domain::codes::{Code, ImpactStage};
use alongside_domain::facts::ImpactMeasured;
use alongside_gate::{CaseId, Category, Classified};
use diesel::prelude::*;
use jiff::Timestamp;

/// How a client was, as they said it.
#[derive(Clone, Debug)]
pub struct ImpactEntry {
    pub at: Timestamp,
    pub by: String,
    pub stage: ImpactStage,
    pub felt: Classified<Vec<Felt>>,
}

pub(crate) fn impact_measured(tx: &mut Tx<'_>, fact: &ImpactMeasured) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    let felt = tx.seal(case, "impact.felt", case.0, fact.felt())?;
    let row = vec![
        case.into(),
        Value::Big(Some(micros(*fact.measured_at()))),
        tx.actor.into(),
        Value::Text(fact.stage().code().to_owned()),
        Value::Bytes(Some(felt)),
    ];
    insert_rows(&mut tx.db.connection, "impact (case_id, measured_at, measured_by, stage, felt)", "", vec![row])?;
    Ok(())
}

impl Db {
    /// Each time the client of a case said how they are, the earliest first.
    pub fn impacts(&mut self, id: CaseId) -> Result<Vec<ImpactEntry>, StorageError> {
        let case = Key(id.uuid());
        let wrapped: Vec<u8> = data_key::table.find(case).select(data_key::wrapped).first(&mut self.connection)?;
        let key = self.data_key(case, &wrapped)?;
        let rows: Vec<(i64, Option<Key>, String, Vec<u8>)> = impact::table
            .filter(impact::case_id.eq(case))
            .order(impact::measured_at)
            .limit(100)
            .select((impact::measured_at, impact::measured_by, impact::stage, impact::felt))
            .load(&mut self.connection)?;
        let names = self.names(&rows.iter().filter_map(|row| row.1).collect::<Vec<_>>())?;
        let entry = |(at, by, stage, felt): (i64, Option<Key>, String, Vec<u8>)| {
            Ok(ImpactEntry {
                at: instant(at),
                by: by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
                stage: ImpactStage::from_code(&stage).ok_or(StorageError::Unreadable)?,
                felt: Classified::new(
                    Category::Health,
                    unseal(&key, "impact.felt", case.0, &felt).ok_or(StorageError::Unreadable)?,
                ),
            })
        };
        rows.into_iter().map(entry).collect()
    }
}
