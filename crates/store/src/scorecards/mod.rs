//! Editions of the scorecard, what stands beside them, and what everybody reads.

mod entries;
mod media;

pub use entries::ScorecardEntryLine;
pub(crate) use entries::{noted as entry_noted, removed as entry_removed};
pub use media::PublishedMedium;
pub(crate) use media::withdrawn;

use crate::db::{Db, INSTALLATION, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::housekeeping::installation_key;
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{scorecard, scorecard_file, scorecard_input, scorecard_page, scorecard_release};
use crate::store::StorageError;
use alongside_domain::facts::{ScorecardFileKept, ScorecardNoted, ScorecardReleased};
use alongside_domain::scorecards::editions::{Edition, PLAN};
use alongside_gate::ScorecardId;
use diesel::prelude::*;
use jiff::Timestamp;
use std::collections::BTreeMap;

pub(crate) fn noted(tx: &mut Tx<'_>, fact: &ScorecardNoted) -> Result<(), StorageError> {
    let id = Key(fact.scorecard().uuid());
    let sealed = tx.seal(INSTALLATION, "scorecard.details", id.0, fact.details())?;
    let row = vec![
        id.into(),
        Value::Text(fact.details().id.clone()),
        Value::Bytes(Some(sealed)),
        Value::Big(Some(micros(*fact.noted_at()))),
    ];
    let written =
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, details = excluded.details, noted_at = excluded.noted_at";
    insert_rows(&mut tx.db.connection, "scorecard (id, name, details, noted_at)", written, vec![row])?;
    Ok(())
}

/// The text stands in its own row, written beside the fact by [`Tx::set_figures`].
pub(crate) fn file_kept(tx: &mut Tx<'_>, fact: &ScorecardFileKept) -> Result<(), StorageError> {
    let place = scorecard_file::table.find((Key(fact.scorecard().uuid()), fact.name()));
    let there: i64 = place.count().get_result(&mut tx.db.connection)?;
    if there == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

pub(crate) fn released(tx: &mut Tx<'_>, fact: &ScorecardReleased) -> Result<(), StorageError> {
    let edition = tx.db.scorecard(*fact.scorecard())?.ok_or(StorageError::Missing)?.edition;
    let measures: Vec<(&str, &str)> =
        edition.measures.iter().map(|one| (one.id.as_str(), one.title.as_str())).collect();
    let measures = serde_json::to_string(&measures).map_err(|_| StorageError::Unreadable)?;
    let title = edition.title;
    let row = vec![
        Value::Text(fact.name().clone()),
        Value::Big(Some(i64::from(*fact.version()))),
        Key(fact.scorecard().uuid()).into(),
        Value::Text(title),
        Value::Text(fact.digest().clone()),
        Value::Big(Some(micros(*fact.released_at()))),
        Value::Text(measures),
    ];
    let into = "scorecard_release (name, version, scorecard, title, digest, released_at, measures)";
    insert_rows(&mut tx.db.connection, into, "", vec![row])?;
    Ok(())
}

/// An edition as it is kept.
#[derive(Clone, Debug)]
pub struct ScorecardLine {
    pub id: ScorecardId,
    pub edition: Edition,
    /// Tells this writing from a later one.
    pub noted_at: Timestamp,
}

/// An edition that everybody may read.
#[derive(Clone, Debug)]
pub struct ReleaseLine {
    pub name: String,
    pub version: i64,
    pub title: String,
    pub released_at: Timestamp,
}

/// What readers know of an edition that is published.
#[derive(Clone, Debug)]
pub struct ReleasedAs {
    pub name: String,
    pub title: String,
    /// Each by its name in addresses, and its title.
    pub measures: Vec<(String, String)>,
}

impl Tx<'_> {
    /// The figures of a file: they never stand in a fact, which holds their digest.
    pub fn set_figures(&mut self, id: ScorecardId, name: &str, text: &str) -> Result<(), StorageError> {
        let sealed = self.seal(INSTALLATION, "scorecard.file", id.uuid(), &text)?;
        let now = micros(self.now);
        let row = vec![
            Key(id.uuid()).into(),
            Value::Text(name.to_owned()),
            Value::Bytes(Some(sealed)),
            Value::Big(Some(now)),
        ];
        let written = "ON CONFLICT (scorecard, name) DO UPDATE SET text = excluded.text, kept_at = excluded.kept_at";
        insert_rows(&mut self.db.connection, "scorecard_file (scorecard, name, text, kept_at)", written, vec![row])?;
        Ok(())
    }

    /// What a version was made of: its plan and its figures, never changed.
    pub fn set_inputs(
        &mut self,
        name: &str,
        version: u32,
        files: &BTreeMap<String, String>,
    ) -> Result<(), StorageError> {
        for (path, text) in files {
            let sealed = self.seal(INSTALLATION, &format!("scorecard.input {name} {version}"), INSTALLATION.0, text)?;
            let row = vec![
                Value::Text(name.to_owned()),
                Value::Big(Some(i64::from(version))),
                Value::Text(path.clone()),
                Value::Bytes(Some(sealed)),
            ];
            insert_rows(&mut self.db.connection, "scorecard_input (name, version, path, text)", "", vec![row])?;
        }
        Ok(())
    }

    /// The pages of a version that is published: for everybody, and never changed.
    pub fn set_pages(
        &mut self,
        name: &str,
        version: u32,
        files: &BTreeMap<String, Vec<u8>>,
    ) -> Result<(), StorageError> {
        for (path, bytes) in files {
            let row = vec![
                Value::Text(name.to_owned()),
                Value::Big(Some(i64::from(version))),
                Value::Text(path.clone()),
                Value::Bytes(Some(bytes.clone())),
            ];
            insert_rows(&mut self.db.connection, "scorecard_page (name, version, path, bytes)", "", vec![row])?;
        }
        Ok(())
    }
}

impl Db {
    /// Every edition there is, the last that was changed first.
    pub fn scorecards(&mut self) -> Result<Vec<ScorecardLine>, StorageError> {
        let rows: Vec<(Key, Vec<u8>, i64)> = scorecard::table
            .order((scorecard::noted_at.desc(), scorecard::id))
            .limit(200)
            .select((scorecard::id, scorecard::details, scorecard::noted_at))
            .load(&mut self.connection)?;
        self.scorecard_lines(rows)
    }

    pub fn scorecard(&mut self, id: ScorecardId) -> Result<Option<ScorecardLine>, StorageError> {
        let row: Option<(Key, Vec<u8>, i64)> = scorecard::table
            .find(Key(id.uuid()))
            .select((scorecard::id, scorecard::details, scorecard::noted_at))
            .first(&mut self.connection)
            .optional()?;
        Ok(self.scorecard_lines(row.into_iter().collect())?.pop())
    }

    /// The names other editions have in their addresses.
    pub fn scorecard_names(&mut self, but: ScorecardId) -> Result<Vec<String>, StorageError> {
        let others = scorecard::table.filter(scorecard::id.ne(Key(but.uuid())));
        Ok(others.order(scorecard::name).select(scorecard::name).load(&mut self.connection)?)
    }

    /// The files of an edition, by name.
    pub fn figures(&mut self, id: ScorecardId) -> Result<BTreeMap<String, String>, StorageError> {
        let names: Vec<String> = self.figures_kept(id)?.into_keys().collect();
        self.figures_named(id, &names)
    }

    /// Those files of an edition that are called so.
    pub fn figures_named(
        &mut self,
        id: ScorecardId,
        names: &[String],
    ) -> Result<BTreeMap<String, String>, StorageError> {
        let rows: Vec<(String, Vec<u8>)> = scorecard_file::table
            .filter(scorecard_file::scorecard.eq(Key(id.uuid())))
            .filter(scorecard_file::name.eq_any(names))
            .select((scorecard_file::name, scorecard_file::text))
            .load(&mut self.connection)?;
        let key = installation_key(self)?;
        let text = |sealed: &[u8]| unseal(&key, "scorecard.file", id.uuid(), sealed).ok_or(StorageError::Unreadable);
        rows.into_iter().map(|(name, sealed)| Ok((name, text(&sealed)?))).collect()
    }

    /// What a version was made of, by what each file is called.
    pub fn scorecard_inputs(&mut self, name: &str, version: i64) -> Result<BTreeMap<String, String>, StorageError> {
        let rows: Vec<(String, Vec<u8>)> = scorecard_input::table
            .filter(scorecard_input::name.eq(name))
            .filter(scorecard_input::version.eq(version))
            .order(scorecard_input::path)
            .select((scorecard_input::path, scorecard_input::text))
            .load(&mut self.connection)?;
        let key = installation_key(self)?;
        let about = format!("scorecard.input {name} {version}");
        let text = |sealed: &[u8]| unseal(&key, &about, INSTALLATION.0, sealed).ok_or(StorageError::Unreadable);
        rows.into_iter().map(|(path, sealed)| Ok((path, text(&sealed)?))).collect()
    }

    /// One of those files.
    pub fn scorecard_input(&mut self, name: &str, version: i64, path: &str) -> Result<Option<String>, StorageError> {
        let row: Option<Vec<u8>> = scorecard_input::table
            .find((name, version, path))
            .select(scorecard_input::text)
            .first(&mut self.connection)
            .optional()?;
        let Some(sealed) = row else { return Ok(None) };
        let (key, about) = (installation_key(self)?, format!("scorecard.input {name} {version}"));
        Ok(Some(unseal(&key, &about, INSTALLATION.0, &sealed).ok_or(StorageError::Unreadable)?))
    }

    /// Of which versions it is kept what they were made of, the last first: of the first ones it is not.
    pub fn inputs_kept(&mut self, name: &str) -> Result<Vec<i64>, StorageError> {
        let kept = scorecard_input::table.filter(scorecard_input::name.eq(name)).filter(scorecard_input::path.eq(PLAN));
        let last = kept.order(scorecard_input::version.desc()).limit(100);
        Ok(last.select(scorecard_input::version).load(&mut self.connection)?)
    }

    /// When each file of an edition was last written.
    pub fn figures_kept(&mut self, id: ScorecardId) -> Result<BTreeMap<String, i64>, StorageError> {
        let own = scorecard_file::table.filter(scorecard_file::scorecard.eq(Key(id.uuid())));
        let rows: Vec<(String, i64)> =
            own.select((scorecard_file::name, scorecard_file::kept_at)).load(&mut self.connection)?;
        Ok(rows.into_iter().collect())
    }

    /// What the last version that was published is called, and its measures by name and title.
    pub fn released_as(&mut self, id: ScorecardId) -> Result<Option<ReleasedAs>, StorageError> {
        let row: Option<(String, String, String)> = scorecard_release::table
            .filter(scorecard_release::scorecard.eq(Key(id.uuid())))
            .order(scorecard_release::version.desc())
            .select((scorecard_release::name, scorecard_release::title, scorecard_release::measures))
            .first(&mut self.connection)
            .optional()?;
        let Some((name, title, measures)) = row else { return Ok(None) };
        let measures = serde_json::from_str(&measures).map_err(|_| StorageError::Unreadable)?;
        Ok(Some(ReleasedAs { name, title, measures }))
    }

    /// Every version of every edition that was ever published.
    pub fn every_release(&mut self) -> Result<Vec<(String, i64)>, StorageError> {
        let all = scorecard_release::table.order((scorecard_release::name, scorecard_release::version));
        Ok(all.select((scorecard_release::name, scorecard_release::version)).load(&mut self.connection)?)
    }

    /// What the files of an edition are called.
    pub fn figure_names(&mut self, id: ScorecardId) -> Result<Vec<String>, StorageError> {
        let own = scorecard_file::table.filter(scorecard_file::scorecard.eq(Key(id.uuid())));
        Ok(own.order(scorecard_file::name).select(scorecard_file::name).load(&mut self.connection)?)
    }

    /// The last version of an edition that was published.
    pub fn last_release(&mut self, id: ScorecardId) -> Result<Option<u32>, StorageError> {
        let last: Option<i64> = scorecard_release::table
            .filter(scorecard_release::scorecard.eq(Key(id.uuid())))
            .select(diesel::dsl::max(scorecard_release::version))
            .first(&mut self.connection)?;
        Ok(last.and_then(|last| u32::try_from(last).ok()))
    }

    /// What everybody may read: the last version of each, the newest first.
    pub fn releases(&mut self) -> Result<Vec<ReleaseLine>, StorageError> {
        let rows: Vec<(String, i64, String, i64)> = scorecard_release::table
            .order((scorecard_release::released_at.desc(), scorecard_release::name, scorecard_release::version.desc()))
            .limit(200)
            .select((
                scorecard_release::name,
                scorecard_release::version,
                scorecard_release::title,
                scorecard_release::released_at,
            ))
            .load(&mut self.connection)?;
        let mut found: Vec<ReleaseLine> = Vec::new();
        for (name, version, title, at) in rows {
            if !found.iter().any(|one| one.name == name && one.version >= version) {
                found.push(ReleaseLine { name, version, title, released_at: instant(at) });
            }
        }
        Ok(found)
    }

    /// A page of what is published: of a version, else of the last.
    pub fn scorecard_page(
        &mut self,
        name: &str,
        version: Option<i64>,
        path: &str,
    ) -> Result<Option<Vec<u8>>, StorageError> {
        let Some(version) = self.version_or_last(name, version)? else { return Ok(None) };
        let page = scorecard_page::table.find((name, version, path)).select(scorecard_page::bytes);
        Ok(page.first(&mut self.connection).optional()?)
    }

    /// The version that is asked for, else the last.
    fn version_or_last(&mut self, name: &str, version: Option<i64>) -> Result<Option<i64>, StorageError> {
        if version.is_some() {
            return Ok(version);
        }
        let own = scorecard_release::table.filter(scorecard_release::name.eq(name));
        Ok(own.select(diesel::dsl::max(scorecard_release::version)).first(&mut self.connection)?)
    }

    fn scorecard_lines(&mut self, rows: Vec<(Key, Vec<u8>, i64)>) -> Result<Vec<ScorecardLine>, StorageError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = installation_key(self)?;
        let line = |(id, details, noted_at): (Key, Vec<u8>, i64)| {
            let edition = unseal(&key, "scorecard.details", id.0, &details).ok_or(StorageError::Unreadable)?;
            Ok(ScorecardLine { id: ScorecardId::new(id.0), edition, noted_at: instant(noted_at) })
        };
        rows.into_iter().map(line).collect()
    }
}
