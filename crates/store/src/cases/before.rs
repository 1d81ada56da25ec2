//! What stood before, read again inside a write.

use crate::db::{Key, instant};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::cases;
use crate::store::StorageError;
use alongside_domain::cases::Naming;
use alongside_domain::text::Words;
use alongside_gate::{CaseId, PersonId};
use diesel::prelude::*;
use jiff::Timestamp;

impl Tx<'_> {
    /// When a case was last summarised, which tells one summary from another.
    pub fn summarised_at(&mut self, case: CaseId) -> Result<Option<Timestamp>, StorageError> {
        let at: Option<i64> =
            cases::table.find(Key(case.uuid())).select(cases::summarised_at).first(&mut self.db.connection)?;
        Ok(at.map(instant))
    }

    /// What somebody is called now.
    pub fn naming(&mut self, person: PersonId) -> Result<Naming, StorageError> {
        self.db.naming_of(Key(person.uuid()))
    }

    /// Where a case stands now.
    pub fn summary(&mut self, case: CaseId) -> Result<Option<Words>, StorageError> {
        let id = Key(case.uuid());
        let sealed: Option<Vec<u8>> = cases::table.find(id).select(cases::summary).first(&mut self.db.connection)?;
        let Some(sealed) = sealed else { return Ok(None) };
        let key = self.key(id)?;
        Ok(Some(unseal(&key, "cases.summary", id.0, &sealed).ok_or(StorageError::Unreadable)?))
    }
}
