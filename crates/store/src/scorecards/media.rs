use crate::db::{Db, INSTALLATION, Key};
use crate::dialect::{Value, insert_rows};
use crate::housekeeping::installation_key;
use crate::keys::{open_bytes, seal_bytes};
use crate::record::Tx;
use crate::schema::{scorecard_entry, scorecard_medium, scorecard_page, scorecard_release};
use crate::store::StorageError;
use alongside_domain::facts::ScorecardMediumWithdrawn;
use alongside_gate::{EntryId, ScorecardId};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// A file is sealed with its name: the entry that shows it says that name, which is its digest.
fn place(name: &str) -> String {
    format!("scorecard.medium {name}")
}

impl Tx<'_> {
    /// The picture or recording of an entry that was noted in this write: it never stands in a fact,
    /// which holds its digest in its name.
    pub fn set_medium(&mut self, entry: EntryId, name: &str, bytes: &[u8]) -> Result<(), StorageError> {
        let key = self.key(INSTALLATION)?;
        let sealed = seal_bytes(&key, &place(name), entry.uuid(), bytes).ok_or(StorageError::Stopped)?;
        let row = vec![Key(entry.uuid()).into(), Value::Text(name.to_owned()), Value::Bytes(Some(sealed))];
        let written = "ON CONFLICT (entry) DO UPDATE SET name = excluded.name, bytes = excluded.bytes";
        insert_rows(&mut self.db.connection, "scorecard_medium (entry, name, bytes)", written, vec![row])?;
        Ok(())
    }
}

/// Takes the file of an entry away, unless it is the one that the entry shows.
pub(super) fn leave_only(tx: &mut Tx<'_>, entry: Key, name: Option<&str>) -> Result<(), StorageError> {
    let others = scorecard_medium::table
        .filter(scorecard_medium::entry.eq(entry))
        .filter(scorecard_medium::name.ne(name.unwrap_or_default()));
    diesel::delete(others).execute(&mut tx.db.connection)?;
    Ok(())
}

/// Takes a file out of every version that shows it.
pub(crate) fn withdrawn(tx: &mut Tx<'_>, fact: &ScorecardMediumWithdrawn) -> Result<(), StorageError> {
    let own = scorecard_release::table
        .filter(scorecard_release::scorecard.eq(Key(fact.scorecard().uuid())))
        .select(scorecard_release::name);
    let shown =
        scorecard_page::table.filter(scorecard_page::name.eq_any(own)).filter(scorecard_page::path.eq(fact.file()));
    diesel::delete(shown).execute(&mut tx.db.connection)?;
    Ok(())
}

impl Db {
    /// The pictures and recordings that stand beside an edition, by where they lie among its pages.
    pub fn scorecard_media(&mut self, id: ScorecardId) -> Result<BTreeMap<String, Vec<u8>>, StorageError> {
        let own = scorecard_entry::table
            .filter(scorecard_entry::scorecard.eq(Key(id.uuid())))
            .filter(scorecard_entry::removed_at.is_null())
            .select(scorecard_entry::id);
        let rows: Vec<(Key, String, Vec<u8>)> = scorecard_medium::table
            .filter(scorecard_medium::entry.eq_any(own))
            .select((scorecard_medium::entry, scorecard_medium::name, scorecard_medium::bytes))
            .load(&mut self.connection)?;
        let key = installation_key(self)?;
        let opened = |(entry, name, sealed): (Key, String, Vec<u8>)| {
            let bytes = open_bytes(&key, &place(&name), entry.0, &sealed).ok_or(StorageError::Unreadable)?;
            Ok((name, bytes))
        };
        rows.into_iter().map(opened).collect()
    }

    /// How many there are.
    pub fn scorecard_media_count(&mut self, id: ScorecardId) -> Result<i64, StorageError> {
        let own = scorecard_entry::table
            .filter(scorecard_entry::scorecard.eq(Key(id.uuid())))
            .filter(scorecard_entry::removed_at.is_null())
            .select(scorecard_entry::id);
        let kept = scorecard_medium::table.filter(scorecard_medium::entry.eq_any(own));
        Ok(kept.count().get_result(&mut self.connection)?)
    }
}
