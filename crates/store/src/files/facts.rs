use super::parts;
use crate::FileBytes;
use crate::db::{Key, micros};
use crate::dialect::{Value, insert_rows};
use crate::record::Tx;
use crate::schema::file;
use crate::store::StorageError;
use alongside_domain::facts::{FileAdded, FileReleased};
use alongside_domain::files::{FileOwner, Room};
use alongside_gate::FileId;
use diesel::prelude::*;

pub(crate) fn added(tx: &mut Tx<'_>, fact: &FileAdded) -> Result<(), StorageError> {
    let (owner, new) = (Key(fact.owner().uuid()), fact.file());
    let id = Key(new.file.uuid());
    let details = tx.seal(owner, "file.details", id.0, new)?;
    let row = vec![
        id.into(),
        owner.into(),
        Value::Bytes(Some(details)),
        Value::Bool(!new.flags.is_empty()),
        Value::Big(i64::try_from(new.bytes).ok()),
        Value::Big(Some(micros(*fact.added_at()))),
        tx.actor.into(),
    ];
    insert_rows(&mut tx.db.connection, "file (id, owner, details, flagged, size, added_at, added_by)", "", vec![row])?;
    Ok(())
}

pub(crate) fn released(tx: &mut Tx<'_>, fact: &FileReleased) -> Result<(), StorageError> {
    let flagged = file::table
        .find(Key(fact.file().uuid()))
        .filter(file::owner.eq(Key(fact.owner().uuid())))
        .filter(file::flagged.eq(true))
        .filter(file::released_at.is_null());
    let done = diesel::update(flagged)
        .set(file::released_at.eq(Some(micros(*fact.released_at()))))
        .execute(&mut tx.db.connection)?;
    if done == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

impl Tx<'_> {
    /// How much a case or a report holds already.
    pub fn room(&mut self, owner: FileOwner) -> Result<Room, StorageError> {
        let mine = file::table.filter(file::owner.eq(Key(owner.uuid())));
        let sizes: Vec<i64> = mine.select(file::size).load(&mut self.db.connection)?;
        let whole = |number: i64| u64::try_from(number).unwrap_or(0);
        Ok(Room { files: sizes.len() as u64, bytes: sizes.into_iter().map(whole).sum() })
    }

    /// The bytes of a file that was added in this write: they never stand in a
    /// fact, which holds their digest.
    pub fn set_file(&mut self, owner: FileOwner, id: FileId, bytes: &FileBytes) -> Result<(), StorageError> {
        let key = self.key(Key(owner.uuid()))?;
        parts::write(&mut self.db.connection, "file_part", &key, id.uuid(), bytes)?;
        if bytes.copy.is_some() {
            diesel::update(file::table.find(Key(id.uuid())))
                .set(file::has_copy.eq(true))
                .execute(&mut self.db.connection)?;
        }
        Ok(())
    }
}
