use super::parts::join;
use crate::db::{Db, Key, instant};
use crate::keys::{hex, unseal};
use crate::schema::{case_report, data_key, file, file_part};
use crate::store::StorageError;
use alongside_domain::files::{FileOwner, NewFile};
use alongside_gate::{CaseId, Category, Classified, FileId, ReferralId};
use diesel::prelude::*;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// One file, as a list shows it.
#[derive(Clone, Debug)]
pub struct FileLine {
    pub id: FileId,
    pub owner: FileOwner,
    pub details: Classified<NewFile>,
    pub flagged: bool,
    pub has_copy: bool,
    pub added_at: Timestamp,
    /// Who of us added it; nobody when they sent it themselves.
    pub by: Option<String>,
    pub released_at: Option<Timestamp>,
}

impl FileLine {
    /// Nobody opens what was flagged before a manager has said so.
    pub const fn may_be_opened(&self) -> bool {
        !self.flagged || self.released_at.is_some()
    }
}

/// A file that was asked for, with its bytes.
#[derive(Clone, Debug)]
pub struct FoundFile {
    pub line: FileLine,
    pub bytes: Classified<Vec<u8>>,
}

type Row = (Key, Key, Vec<u8>, bool, bool, i64, Option<Key>, Option<i64>);

macro_rules! columns {
    () => {
        (
            file::id,
            file::owner,
            file::details,
            file::flagged,
            file::has_copy,
            file::added_at,
            file::added_by,
            file::released_at,
        )
    };
}

impl Db {
    /// The files of a case: its own, and those that came with its reports.
    pub fn files_of_case(&mut self, id: CaseId) -> Result<Vec<FileLine>, StorageError> {
        let case = Key(id.uuid());
        let reports = case_report::table.filter(case_report::case_id.eq(case)).select(case_report::referral);
        let rows: Vec<Row> = file::table
            .filter(file::owner.eq(case).or(file::owner.eq_any(reports)))
            .order(file::added_at.desc())
            .limit(1_000)
            .select(columns!())
            .load(&mut self.connection)?;
        self.file_lines(rows, |owner| {
            if owner == case { FileOwner::Case(id) } else { FileOwner::Referral(ReferralId::new(owner.0)) }
        })
    }

    /// The files that came with one report.
    pub fn files_of_report(&mut self, id: ReferralId) -> Result<Vec<FileLine>, StorageError> {
        let rows: Vec<Row> = file::table
            .filter(file::owner.eq(Key(id.uuid())))
            .order(file::added_at.desc())
            .limit(1_000)
            .select(columns!())
            .load(&mut self.connection)?;
        self.file_lines(rows, |_| FileOwner::Referral(id))
    }

    fn file_lines(
        &mut self,
        rows: Vec<Row>,
        owner_of: impl Fn(Key) -> FileOwner,
    ) -> Result<Vec<FileLine>, StorageError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut owners: Vec<Key> = rows.iter().map(|row| row.1).collect();
        owners.sort();
        owners.dedup();
        let wrapped: Vec<(Key, Vec<u8>)> = data_key::table
            .filter(data_key::id.eq_any(owners))
            .select((data_key::id, data_key::wrapped))
            .load(&mut self.connection)?;
        let mut keys = HashMap::new();
        for (owner, wrapped) in wrapped {
            keys.insert(owner, self.data_key(owner, &wrapped)?);
        }
        let authors: Vec<Key> = rows.iter().filter_map(|row| row.6).collect();
        let names = if authors.is_empty() { HashMap::new() } else { self.names(&authors)? };
        rows.into_iter()
            .map(|(id, owner, details, flagged, has_copy, added_at, by, released_at)| {
                let key = keys.get(&owner).ok_or(StorageError::Unreadable)?;
                let details = unseal(key, "file.details", id.0, &details).ok_or(StorageError::Unreadable)?;
                Ok(FileLine {
                    id: FileId::new(id.0),
                    owner: owner_of(owner),
                    details: Classified::new(Category::Documents, details),
                    flagged,
                    has_copy,
                    added_at: instant(added_at),
                    by: by.and_then(|by| names.get(&by).cloned()),
                    released_at: released_at.map(instant),
                })
            })
            .collect()
    }

    /// One file with its bytes, if it is this owner's: the original, or the
    /// copy without what a camera wrote into it.
    pub fn file(&mut self, owner: FileOwner, id: FileId, copy: bool) -> Result<FoundFile, StorageError> {
        let rows: Vec<Row> = file::table
            .filter(file::id.eq(Key(id.uuid())))
            .filter(file::owner.eq(Key(owner.uuid())))
            .select(columns!())
            .load(&mut self.connection)?;
        let line = self.file_lines(rows, |_| owner)?.pop().ok_or(StorageError::Missing)?;
        if !line.may_be_opened() || (copy && !line.has_copy) {
            return Err(StorageError::Missing);
        }
        let bytes = self.file_bytes(Key(owner.uuid()), id, copy)?;
        Ok(FoundFile { line, bytes: Classified::new(Category::Documents, bytes) })
    }

    fn file_bytes(&mut self, owner: Key, id: FileId, copy: bool) -> Result<Vec<u8>, StorageError> {
        let parts: Vec<Vec<u8>> = file_part::table
            .filter(file_part::file.eq(Key(id.uuid())))
            .filter(file_part::is_copy.eq(copy))
            .order(file_part::part)
            .select(file_part::bytes)
            .load(&mut self.connection)?;
        let wrapped: Vec<u8> = data_key::table.find(owner).select(data_key::wrapped).first(&mut self.connection)?;
        let key = self.data_key(owner, &wrapped)?;
        join(&key, id.uuid(), copy, &parts)
    }
}

/// Opens every file there is and compares it with what was written down when
/// it came. Returns how many there are.
pub(crate) fn verify(db: &mut Db) -> Result<u64, StorageError> {
    let owners: Vec<(Key, Key, Vec<u8>)> =
        file::table.select((file::id, file::owner, file::details)).load(&mut db.connection)?;
    let mut found = 0;
    for (id, owner, details) in owners {
        let wrapped: Option<Vec<u8>> =
            data_key::table.find(owner).select(data_key::wrapped).first(&mut db.connection).optional()?;
        // Without its key the file was erased.
        let Some(wrapped) = wrapped else { continue };
        let key = db.data_key(owner, &wrapped)?;
        let details: NewFile = unseal(&key, "file.details", id.0, &details).ok_or(StorageError::Unreadable)?;
        let bytes = db.file_bytes(owner, FileId::new(id.0), false)?;
        if hex(&Sha256::digest(&bytes)) != details.digest {
            return Err(StorageError::Unreadable);
        }
        found += 1;
    }
    Ok(found)
}
