use crate::db::{Db, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::record::Tx;
use crate::schema::equipment_stock;
use crate::store::StorageError;
use alongside_domain::codes::{Code, EquipmentKind};
use alongside_domain::facts::StockCounted;
use diesel::prelude::*;
use jiff::Timestamp;

pub(crate) fn counted(tx: &mut Tx<'_>, fact: &StockCounted) -> Result<(), StorageError> {
    let row = vec![
        Value::Text(fact.kind().code().to_owned()),
        Value::Big(Some(i64::from(*fact.held()))),
        Value::Big(Some(micros(*fact.counted_at()))),
    ];
    let written = "ON CONFLICT (kind) DO UPDATE SET held = excluded.held, counted_at = excluded.counted_at";
    insert_rows(&mut tx.db.connection, "equipment_stock (kind, held, counted_at)", written, vec![row])?;
    Ok(())
}

impl Db {
    /// How many of each kind are the service's own, and when that was counted.
    pub fn stock(&mut self) -> Result<Vec<(EquipmentKind, i64, Timestamp)>, StorageError> {
        let rows: Vec<(String, i64, i64)> = equipment_stock::table
            .select((equipment_stock::kind, equipment_stock::held, equipment_stock::counted_at))
            .load(&mut self.connection)?;
        let of = |(kind, held, at): (String, i64, i64)| {
            Ok((EquipmentKind::from_code(&kind).ok_or(StorageError::Unreadable)?, held, instant(at)))
        };
        rows.into_iter().map(of).collect()
    }
}
