use crate::db::{Db, INSTALLATION, Key};
use crate::dialect::{Value, insert_rows};
use crate::housekeeping::installation_key;
use crate::keys::{open_bytes, seal_bytes};
use crate::record::Tx;
use crate::schema::{scorecard_entry, scorecard_medium, scorecard_page, scorecard_release};
use crate::store::StorageError;
use alongside_domain::facts::ScorecardMediumWithdrawn;
use alongside_domain::scorecards::editions::{Medium, PLAN, listed_media, plan_in};
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

/// The pages that are pictures and recordings, and the list of the digests of all.
const IN_MEDIA: &str = "media/%";
const CHECKSUMS: &str = "checksums.txt";

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

/// A picture or recording that is published.
#[derive(Clone, Debug)]
pub struct PublishedMedium {
    /// Where it lies among the pages.
    pub file: String,
    /// In which edition by its name, and in which of its versions.
    pub name: String,
    pub versions: Vec<i64>,
    /// What it is called in the last of them; several names, where it is shown several times.
    pub title: String,
}

impl Db {
    /// The pictures and recordings in any version of an edition, by where they lie.
    pub fn published_media(&mut self, id: ScorecardId) -> Result<Vec<PublishedMedium>, StorageError> {
        let own = scorecard_release::table
            .filter(scorecard_release::scorecard.eq(Key(id.uuid())))
            .select(scorecard_release::name);
        let rows: Vec<(String, String, i64)> = scorecard_page::table
            .filter(scorecard_page::name.eq_any(own))
            .filter(scorecard_page::path.like(IN_MEDIA))
            .order((scorecard_page::path, scorecard_page::version))
            .select((scorecard_page::path, scorecard_page::name, scorecard_page::version))
            .load(&mut self.connection)?;
        let mut found: Vec<PublishedMedium> = Vec::new();
        for (file, name, version) in rows {
            match found.last_mut().filter(|last| last.file == file && last.name == name) {
                Some(last) => last.versions.push(version),
                None => found.push(PublishedMedium { file, name, versions: vec![version], title: String::new() }),
            }
        }
        let mut plans: BTreeMap<(String, i64), Vec<Medium>> = BTreeMap::new();
        for one in &mut found {
            let place = (one.name.clone(), one.versions.last().copied().unwrap_or_default());
            let shown = match plans.get(&place) {
                Some(shown) => shown,
                None => {
                    let plan = self.scorecard_input(&place.0, place.1, PLAN)?.and_then(|text| plan_in(&text));
                    plans.entry(place).or_insert(plan.map(|plan| plan.media).unwrap_or_default())
                }
            };
            let called = shown.iter().filter(|medium| medium.file.as_ref() == Some(&one.file));
            one.title = called.map(|medium| medium.title.as_str()).collect::<Vec<_>>().join("; ");
        }
        Ok(found)
    }

    /// What was in a version and was taken out since, with the digest it had; of the last version
    /// where none is named.
    pub fn withdrawn_media(
        &mut self,
        name: &str,
        version: Option<i64>,
    ) -> Result<BTreeMap<String, String>, StorageError> {
        let Some(version) = self.version_or_last(name, version)? else { return Ok(BTreeMap::new()) };
        let list = self.scorecard_page(name, Some(version), CHECKSUMS)?.unwrap_or_default();
        let mut listed = listed_media(&String::from_utf8_lossy(&list));
        if listed.is_empty() {
            return Ok(listed);
        }
        let there: Vec<String> = scorecard_page::table
            .filter(scorecard_page::name.eq(name))
            .filter(scorecard_page::version.eq(version))
            .filter(scorecard_page::path.like(IN_MEDIA))
            .select(scorecard_page::path)
            .load(&mut self.connection)?;
        listed.retain(|file, _| !there.contains(file));
        Ok(listed)
    }

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
