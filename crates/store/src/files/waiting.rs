//! Files of a report that is not sent yet. They stand beside the draft, sealed
//! like it, and move to the report in the write that sends it.

use super::parts::{join, write};
use crate::FileBytes;
use crate::db::{AnyConnection, Db, Key};
use crate::dialect::{Value, insert_rows};
use crate::housekeeping::installation_key;
use crate::keys::{seal, unseal};
use crate::record::Tx;
use crate::schema::{draft, waiting_file, waiting_part};
use crate::store::{StorageError, Store};
use alongside_domain::files::NewFile;
use alongside_gate::FileId;
use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

impl Store {
    /// Keeps a file beside a draft.
    pub async fn keep_waiting_file(
        &self,
        draft: Uuid,
        new: NewFile,
        bytes: FileBytes,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        self.keep_house(now, move |db| {
            let key = installation_key(db)?;
            let id = new.file.uuid();
            let details = seal(&key, "waiting_file.details", id, &new).ok_or(StorageError::Stopped)?;
            let row = vec![
                Key(id).into(),
                Key(draft).into(),
                Value::Bytes(Some(details)),
                Value::Big(i64::try_from(new.bytes).ok()),
            ];
            insert_rows(&mut db.connection, "waiting_file (id, draft, details, size)", "", vec![row])?;
            write(&mut db.connection, "waiting_part", &key, id, &bytes)
        })
        .await
    }

    /// How much waits beside all drafts together, in bytes.
    pub async fn all_waiting(&self) -> Result<u64, StorageError> {
        let sizes = |db: &mut Db| Ok(waiting_file::table.select(waiting_file::size).load::<i64>(&mut db.connection)?);
        let sizes = self.read(sizes).await?;
        Ok(sizes.into_iter().filter_map(|size| u64::try_from(size).ok()).sum())
    }

    /// The files beside a draft, in the order in which they came.
    pub async fn waiting_files(&self, draft: Uuid) -> Result<Vec<NewFile>, StorageError> {
        self.read(move |db| waiting(db, draft)).await
    }

    /// Takes a file away again.
    pub async fn drop_waiting_file(&self, draft: Uuid, id: FileId, now: Timestamp) -> Result<(), StorageError> {
        self.keep_house(now, move |db| {
            let mine: i64 = waiting_file::table
                .find(Key(id.uuid()))
                .filter(waiting_file::draft.eq(Key(draft)))
                .count()
                .get_result(&mut db.connection)?;
            if mine == 1 {
                drop_file(&mut db.connection, Key(id.uuid()))?;
            }
            Ok(())
        })
        .await
    }
}

fn waiting(db: &mut Db, draft: Uuid) -> Result<Vec<NewFile>, StorageError> {
    let rows: Vec<(Key, Vec<u8>)> = waiting_file::table
        .filter(waiting_file::draft.eq(Key(draft)))
        .order(waiting_file::id)
        .select((waiting_file::id, waiting_file::details))
        .load(&mut db.connection)?;
    let key = installation_key(db)?;
    rows.into_iter()
        .map(|(id, details)| unseal(&key, "waiting_file.details", id.0, &details).ok_or(StorageError::Unreadable))
        .collect()
}

fn drop_file(connection: &mut AnyConnection, id: Key) -> Result<(), StorageError> {
    diesel::delete(waiting_part::table.filter(waiting_part::file.eq(id))).execute(connection)?;
    diesel::delete(waiting_file::table.find(id)).execute(connection)?;
    Ok(())
}

/// Removes the files beside one draft, with it.
pub(crate) fn drop_beside(connection: &mut AnyConnection, draft: Uuid) -> Result<(), StorageError> {
    let beside: Vec<Key> =
        waiting_file::table.filter(waiting_file::draft.eq(Key(draft))).select(waiting_file::id).load(connection)?;
    beside.into_iter().try_for_each(|id| drop_file(connection, id))
}

/// Removes files whose draft has gone.
pub(crate) fn drop_orphans(connection: &mut AnyConnection) -> Result<(), StorageError> {
    let orphans: Vec<Key> = waiting_file::table
        .filter(waiting_file::draft.ne_all(draft::table.select(draft::id)))
        .select(waiting_file::id)
        .load(connection)?;
    orphans.into_iter().try_for_each(|id| drop_file(connection, id))
}

impl Tx<'_> {
    /// The files beside a draft, to be recorded with the report it becomes.
    pub fn waiting_files(&mut self, draft: Uuid) -> Result<Vec<NewFile>, StorageError> {
        waiting(self.db, draft)
    }

    /// The bytes of a file beside a draft; from now on they are no longer there.
    pub fn take_waiting_file(&mut self, id: FileId) -> Result<FileBytes, StorageError> {
        let key = installation_key(self.db)?;
        let mut both = Vec::new();
        for is_copy in [false, true] {
            let parts: Vec<Vec<u8>> = waiting_part::table
                .filter(waiting_part::file.eq(Key(id.uuid())))
                .filter(waiting_part::is_copy.eq(is_copy))
                .order(waiting_part::part)
                .select(waiting_part::bytes)
                .load(&mut self.db.connection)?;
            both.push(join(&key, id.uuid(), is_copy, &parts)?);
        }
        drop_file(&mut self.db.connection, Key(id.uuid()))?;
        let copy = both.pop().filter(|copy| !copy.is_empty());
        Ok(FileBytes { original: both.pop().unwrap_or_default(), copy })
    }
}
