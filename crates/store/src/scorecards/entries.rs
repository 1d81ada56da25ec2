use super::media::leave_only;
use crate::db::{Db, INSTALLATION, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::housekeeping::installation_key;
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{scorecard, scorecard_entry, scorecard_release};
use crate::store::StorageError;
use alongside_domain::facts::{ScorecardEntryNoted, ScorecardEntryRemoved};
use alongside_domain::scorecards::entries::{Entry, EntryKind};
use alongside_gate::{EntryId, ScorecardId};
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

/// Something that is asked, said or agreed around an edition.
#[derive(Clone, Debug)]
pub struct ScorecardEntryLine {
    pub id: EntryId,
    pub scorecard: ScorecardId,
    pub entry: Entry,
    /// Tells this writing from a later one.
    pub noted_at: Timestamp,
}

type Row = (Key, Key, Vec<u8>, i64);

pub(crate) fn noted(tx: &mut Tx<'_>, fact: &ScorecardEntryNoted) -> Result<(), StorageError> {
    let (id, entry) = (Key(fact.entry().uuid()), fact.details());
    let sealed = tx.seal(INSTALLATION, "scorecard.entry", id.0, entry)?;
    let link = if let Entry::Response(asked) = entry { asked.link.as_deref() } else { None };
    let hash = link.map(|word| tx.db.keys.blind(LINK, word));
    let at = micros(*fact.noted_at());
    let row = vec![
        id.into(),
        Key(fact.scorecard().uuid()).into(),
        Value::Text(entry.kind().name().to_owned()),
        Value::Bytes(Some(sealed)),
        entry.due().map_or(Value::Nothing, |due| Value::Text(due.to_string())),
        Value::Bool(entry.is_shown()),
        Value::Bytes(hash),
        Value::Big(Some(at)),
        Value::Big(Some(at)),
    ];
    let into = "scorecard_entry (id, scorecard, kind, details, due, shown, link_hash, made_at, noted_at)";
    let written = "ON CONFLICT (id) DO UPDATE SET details = excluded.details, due = excluded.due, shown = excluded.shown, \
                   link_hash = excluded.link_hash, noted_at = excluded.noted_at";
    insert_rows(&mut tx.db.connection, into, written, vec![row])?;
    let file = if let Entry::Medium(medium) = entry { medium.file.as_deref() } else { None };
    leave_only(tx, id, file)
}

pub(crate) fn removed(tx: &mut Tx<'_>, fact: &ScorecardEntryRemoved) -> Result<(), StorageError> {
    let done = diesel::update(scorecard_entry::table.find(Key(fact.entry().uuid())))
        .set((
            scorecard_entry::removed_at.eq(Some(micros(*fact.removed_at()))),
            scorecard_entry::due.eq(None::<String>),
            scorecard_entry::link_hash.eq(None::<Vec<u8>>),
        ))
        .execute(&mut tx.db.connection)?;
    leave_only(tx, Key(fact.entry().uuid()), None)?;
    if done == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

/// What the hash of a link is for.
const LINK: &str = "scorecard link";

impl Db {
    /// Everything that readers may see beside an edition, in the order in which it came: what
    /// nobody has read yet, and what is not shown, is not among it.
    pub fn scorecard_entries(&mut self, id: ScorecardId) -> Result<Vec<ScorecardEntryLine>, StorageError> {
        let rows: Vec<Row> = scorecard_entry::table
            .filter(scorecard_entry::scorecard.eq(Key(id.uuid())))
            .filter(scorecard_entry::removed_at.is_null())
            .filter(scorecard_entry::shown.eq(true))
            .order((scorecard_entry::made_at, scorecard_entry::id))
            .select(COLUMNS)
            .load(&mut self.connection)?;
        self.scorecard_entry_lines(rows)
    }

    /// The latest of a kind that readers may see.
    pub fn scorecard_latest(
        &mut self,
        id: ScorecardId,
        kind: EntryKind,
        most: i64,
    ) -> Result<Vec<ScorecardEntryLine>, StorageError> {
        let rows: Vec<Row> = scorecard_entry::table
            .filter(scorecard_entry::scorecard.eq(Key(id.uuid())))
            .filter(scorecard_entry::kind.eq(kind.name()))
            .filter(scorecard_entry::removed_at.is_null())
            .filter(scorecard_entry::shown.eq(true))
            .order((scorecard_entry::made_at.desc(), scorecard_entry::id))
            .limit(most)
            .select(COLUMNS)
            .load(&mut self.connection)?;
        self.scorecard_entry_lines(rows)
    }

    /// What somebody has to read or has decided not to show, what waits first.
    pub fn scorecard_unshown(&mut self, id: ScorecardId, most: i64) -> Result<Vec<ScorecardEntryLine>, StorageError> {
        let rows: Vec<Row> = scorecard_entry::table
            .filter(scorecard_entry::scorecard.eq(Key(id.uuid())))
            .filter(scorecard_entry::removed_at.is_null())
            .filter(scorecard_entry::shown.eq(false))
            .order((scorecard_entry::due.is_null(), scorecard_entry::made_at, scorecard_entry::id))
            .limit(most)
            .select(COLUMNS)
            .load(&mut self.connection)?;
        self.scorecard_entry_lines(rows)
    }

    /// How many comments wait to be read.
    pub fn scorecard_waiting(&mut self, id: ScorecardId) -> Result<i64, StorageError> {
        let waiting = scorecard_entry::table
            .filter(scorecard_entry::scorecard.eq(Key(id.uuid())))
            .filter(scorecard_entry::removed_at.is_null())
            .filter(scorecard_entry::shown.eq(false))
            .filter(scorecard_entry::due.is_not_null());
        Ok(waiting.count().get_result(&mut self.connection)?)
    }

    /// How many things around an edition are due or late.
    pub fn scorecard_owed(&mut self, id: ScorecardId, until: Date) -> Result<i64, StorageError> {
        let owed = scorecard_entry::table
            .filter(scorecard_entry::scorecard.eq(Key(id.uuid())))
            .filter(scorecard_entry::due.le(Some(until.to_string())));
        Ok(owed.count().get_result(&mut self.connection)?)
    }

    pub fn scorecard_entry(&mut self, id: EntryId) -> Result<Option<ScorecardEntryLine>, StorageError> {
        let row: Option<Row> = scorecard_entry::table
            .find(Key(id.uuid()))
            .filter(scorecard_entry::removed_at.is_null())
            .select(COLUMNS)
            .first(&mut self.connection)
            .optional()?;
        Ok(self.scorecard_entry_lines(row.into_iter().collect())?.pop())
    }

    /// What a private link asks; nothing where it was ended.
    pub fn scorecard_asked(&mut self, link: &str) -> Result<Option<ScorecardEntryLine>, StorageError> {
        let hash = self.keys.blind(LINK, link);
        let row: Option<Row> = scorecard_entry::table
            .filter(scorecard_entry::link_hash.eq(Some(hash)))
            .select(COLUMNS)
            .first(&mut self.connection)
            .optional()?;
        Ok(self.scorecard_entry_lines(row.into_iter().collect())?.pop())
    }

    /// What is owed around any edition until a day, the oldest first.
    pub fn scorecards_due(&mut self, until: Date, most: i64) -> Result<Vec<ScorecardEntryLine>, StorageError> {
        let rows: Vec<Row> = scorecard_entry::table
            .filter(scorecard_entry::due.le(Some(until.to_string())))
            .order((scorecard_entry::due, scorecard_entry::id))
            .limit(most)
            .select(COLUMNS)
            .load(&mut self.connection)?;
        self.scorecard_entry_lines(rows)
    }

    /// The edition with this name in its address.
    pub fn scorecard_by_name(&mut self, name: &str) -> Result<Option<ScorecardId>, StorageError> {
        let id: Option<Key> = scorecard::table
            .filter(scorecard::name.eq(name))
            .select(scorecard::id)
            .first(&mut self.connection)
            .optional()?;
        Ok(id.map(|id| ScorecardId::new(id.0)))
    }

    /// When an edition was last published.
    pub fn scorecard_released_at(&mut self, id: ScorecardId) -> Result<Option<Timestamp>, StorageError> {
        let last: Option<i64> = scorecard_release::table
            .filter(scorecard_release::scorecard.eq(Key(id.uuid())))
            .select(diesel::dsl::max(scorecard_release::released_at))
            .first(&mut self.connection)?;
        Ok(last.map(instant))
    }

    fn scorecard_entry_lines(&mut self, rows: Vec<Row>) -> Result<Vec<ScorecardEntryLine>, StorageError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = installation_key(self)?;
        let line = |(id, scorecard, details, noted_at): Row| {
            let entry = unseal(&key, "scorecard.entry", id.0, &details).ok_or(StorageError::Unreadable)?;
            Ok(ScorecardEntryLine {
                id: EntryId::new(id.0),
                scorecard: ScorecardId::new(scorecard.0),
                entry,
                noted_at: instant(noted_at),
            })
        };
        rows.into_iter().map(line).collect()
    }
}

const COLUMNS: (scorecard_entry::id, scorecard_entry::scorecard, scorecard_entry::details, scorecard_entry::noted_at) =
    (scorecard_entry::id, scorecard_entry::scorecard, scorecard_entry::details, scorecard_entry::noted_at);
