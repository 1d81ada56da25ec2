use super::scope::wall;
use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{case_entry, cases, data_key};
use crate::search::{self, About};
use crate::store::StorageError;
use alongside_domain::cases::entries::{Before, Entry, LegalDate, Visit};
use alongside_domain::people::of_words;
use alongside_gate::{AccountId, CaseId, CaseScope, Category, Classified, EntryId};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use jiff::Timestamp;

/// Something that stands on a case.
#[derive(Clone, Debug)]
pub struct EntryLine<E> {
    pub id: EntryId,
    pub case: CaseId,
    pub details: Classified<E>,
    pub made_at: Timestamp,
    /// Tells this writing from a later one.
    pub noted_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub by: String,
}

/// Open things of one kind over all cases: more than a service of twenty has.
const AT_ONCE: i64 = 2_000;

type Row = (Key, Key, Vec<u8>, i64, i64, Option<i64>, Option<Key>, Vec<u8>);

/// What a line is made of.
macro_rules! columns {
    () => {
        (
            case_entry::id,
            case_entry::case_id,
            case_entry::details,
            case_entry::made_at,
            case_entry::noted_at,
            case_entry::ended_at,
            case_entry::made_by,
            data_key::wrapped,
        )
    };
}

/// Writes it down, or over what stood; a new one of a kind of which only one
/// stands ends the others.
pub(crate) fn noted<E: Entry>(
    tx: &mut Tx<'_>,
    case: CaseId,
    id: EntryId,
    details: &E,
    at: Timestamp,
) -> Result<(), StorageError> {
    let (case, id, at) = (Key(case.uuid()), Key(id.uuid()), micros(at));
    if E::REPLACES {
        let others = case_entry::table.filter(case_entry::case_id.eq(case)).filter(case_entry::kind.eq(E::KIND));
        diesel::update(others.filter(case_entry::ended_at.is_null()).filter(case_entry::id.ne(id)))
            .set(case_entry::ended_at.eq(Some(at)))
            .execute(&mut tx.db.connection)?;
    }
    let sealed = tx.seal(case, E::KIND, id.0, details)?;
    let row = vec![
        id.into(),
        case.into(),
        Value::Text(E::KIND.to_owned()),
        Value::Text(details.about().to_owned()),
        Value::Bytes(Some(sealed)),
        details.due().map_or(Value::Nothing, |day| Value::Text(day.to_string())),
        details.colleague().map(|colleague| Key(colleague.uuid())).into(),
        tx.actor.into(),
        Value::Big(Some(at)),
        Value::Big(Some(at)),
        Value::Big(details.ended().then_some(at)),
    ];
    let written = "ON CONFLICT (id) DO UPDATE SET about = excluded.about, details = excluded.details, \
                   due = excluded.due, colleague = excluded.colleague, noted_at = excluded.noted_at, \
                   ended_at = excluded.ended_at \
                   WHERE case_entry.case_id = excluded.case_id AND case_entry.kind = excluded.kind";
    let into = "case_entry (id, case_id, kind, about, details, due, colleague, made_by, made_at, noted_at, ended_at)";
    // An id of another case or another kind changes nothing there.
    if insert_rows(&mut tx.db.connection, into, written, vec![row])? != 1 {
        return Err(StorageError::Missing);
    }
    keep_legal_dates(tx, case, id, &details.legal_dates(), at)?;
    let keys: Vec<_> = details.found_by().into_iter().flat_map(|words| of_words(words.as_str())).collect();
    if keys.is_empty() { Ok(()) } else { search::add(tx, case, About::Referral, &keys) }
}

/// The days that the law sets for it, as they stand now.
fn keep_legal_dates(tx: &mut Tx<'_>, case: Key, entry: Key, dates: &[LegalDate], at: i64) -> Result<(), StorageError> {
    if dates.is_empty() {
        return Ok(());
    }
    let row = |date: &LegalDate| {
        let ended_at = Value::Big(date.ended.is_some().then_some(at));
        let day = |day: jiff::civil::Date| Value::Text(day.to_string());
        let forum = Value::Text(date.forum.clone());
        vec![entry.into(), forum, case.into(), day(date.safe), day(date.act_by), ended_at]
    };
    // None is ever taken out: what the facts lead to no longer has ended.
    let written = "ON CONFLICT (entry, forum) DO UPDATE SET due = excluded.due, act_by = excluded.act_by, \
                   ended_at = CASE WHEN excluded.ended_at IS NULL THEN NULL \
                   ELSE COALESCE(legal_date.ended_at, excluded.ended_at) END";
    let into = "legal_date (entry, forum, case_id, due, act_by, ended_at)";
    insert_rows(&mut tx.db.connection, into, written, dates.iter().map(row).collect())?;
    Ok(())
}

impl Db {
    /// What stands on a case of one kind, and stood: what is open first, each
    /// from the latest. Of private ones, those that this reader opens.
    pub fn entries<E: Entry>(&mut self, case: CaseId, reader: AccountId) -> Result<Vec<EntryLine<E>>, StorageError> {
        let reader = Some(Key(reader.uuid()));
        let query = case_entry::table
            .inner_join(data_key::table.on(data_key::id.eq(case_entry::case_id)))
            .filter(case_entry::case_id.eq(Key(case.uuid())))
            .filter(case_entry::kind.eq(E::KIND))
            .order((case_entry::ended_at.is_not_null(), case_entry::made_at.desc(), case_entry::id))
            .limit(200)
            .select(columns!())
            .into_boxed();
        let query = if E::PRIVATE {
            query.filter(case_entry::made_by.eq(reader).or(case_entry::colleague.eq(reader)))
        } else {
            query
        };
        let rows: Vec<Row> = query.load(&mut self.connection)?;
        self.entry_lines(rows)
    }

    /// What is open of one kind over all cases: the earliest first. For kinds of
    /// which few are open at a time.
    pub fn entries_open<E: Entry>(&mut self) -> Result<Vec<EntryLine<E>>, StorageError> {
        let rows: Vec<Row> = case_entry::table
            .inner_join(data_key::table.on(data_key::id.eq(case_entry::case_id)))
            .filter(case_entry::kind.eq(E::KIND))
            .filter(case_entry::ended_at.is_null())
            .order((case_entry::due, case_entry::id))
            .limit(AT_ONCE)
            .select(columns!())
            .load(&mut self.connection)?;
        self.entry_lines(rows)
    }

    /// Visits alone that are under way, the latest first: none of a case that is
    /// behind a wall for whoever asks.
    pub fn visits_open(&mut self, scope: &CaseScope) -> Result<Vec<EntryLine<Visit>>, StorageError> {
        let rows: Vec<Row> = case_entry::table
            .inner_join(cases::table.on(cases::id.eq(case_entry::case_id)))
            .inner_join(data_key::table.on(data_key::id.eq(case_entry::case_id)))
            .filter(case_entry::kind.eq(Visit::KIND))
            .filter(case_entry::ended_at.is_null())
            .filter(cases::erased.eq(false).and(not(exists(wall!(scope)))))
            .order((case_entry::due.desc(), case_entry::noted_at.desc(), case_entry::id))
            .limit(AT_ONCE)
            .select(columns!())
            .load(&mut self.connection)?;
        self.entry_lines(rows)
    }

    /// The same, for a look inside the store.
    pub(super) fn entries_plain<E: Entry>(&mut self, case: CaseId) -> Result<Vec<E>, StorageError> {
        let rows: Vec<(Key, Vec<u8>, Vec<u8>)> = case_entry::table
            .inner_join(data_key::table.on(data_key::id.eq(case_entry::case_id)))
            .filter(case_entry::case_id.eq(Key(case.uuid())))
            .filter(case_entry::kind.eq(E::KIND))
            .select((case_entry::id, case_entry::details, data_key::wrapped))
            .load(&mut self.connection)?;
        let open = |(id, details, wrapped): (Key, Vec<u8>, Vec<u8>)| {
            let key = self.data_key(Key(case.uuid()), &wrapped)?;
            unseal(&key, E::KIND, id.0, &details).ok_or(StorageError::Unreadable)
        };
        rows.into_iter().map(open).collect()
    }

    fn entry_lines<E: Entry>(&mut self, rows: Vec<Row>) -> Result<Vec<EntryLine<E>>, StorageError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut people: Vec<Key> = rows.iter().filter_map(|row| row.6).collect();
        people.sort_unstable();
        people.dedup();
        let names = self.names(&people)?;
        let line = |(id, case, details, made_at, noted_at, ended_at, by, wrapped): Row| {
            let key = self.data_key(case, &wrapped)?;
            let details: E = unseal(&key, E::KIND, id.0, &details).ok_or(StorageError::Unreadable)?;
            let category = if E::PRIVATE { Category::Counselling } else { Category::Narrative };
            Ok(EntryLine {
                id: EntryId::new(id.0),
                case: CaseId::new(case.0),
                details: Classified::new(category, details),
                made_at: instant(made_at),
                noted_at: instant(noted_at),
                ended_at: ended_at.map(instant),
                by: by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
            })
        };
        rows.into_iter().map(line).collect()
    }
}

impl Tx<'_> {
    /// What stands before something of a kind is written down on a case, and
    /// when it was last written.
    pub fn before_entry<E: Entry>(
        &mut self,
        case: CaseId,
        id: EntryId,
    ) -> Result<(Before<E>, Option<Timestamp>), StorageError> {
        let (closed_at, walled) = (self.db.closed_at(case)?, self.db.agencies_behind_walls(case)?);
        let latest: Option<(Key, i64)> = case_entry::table
            .filter(case_entry::case_id.eq(Key(case.uuid())))
            .filter(case_entry::kind.eq(E::KIND))
            .order((case_entry::made_at.desc(), case_entry::id.desc()))
            .select((case_entry::id, case_entry::made_at))
            .first(&mut self.db.connection)
            .optional()?;
        let before = Before {
            entry: None,
            closed: closed_at.is_some(),
            walled,
            latest: latest.map(|(id, _)| EntryId::new(id.0)),
            since_closing: latest.zip(closed_at).is_some_and(|((_, made), closed)| instant(made) >= closed),
        };
        let row: Option<(Vec<u8>, i64)> = case_entry::table
            .find(Key(id.uuid()))
            .filter(case_entry::case_id.eq(Key(case.uuid())))
            .filter(case_entry::kind.eq(E::KIND))
            .select((case_entry::details, case_entry::noted_at))
            .first(&mut self.db.connection)
            .optional()?;
        let Some((sealed, noted_at)) = row else { return Ok((before, None)) };
        let key = self.key(Key(case.uuid()))?;
        let entry = unseal(&key, E::KIND, id.uuid(), &sealed).ok_or(StorageError::Unreadable)?;
        Ok((Before { entry: Some(entry), ..before }, Some(instant(noted_at))))
    }
}
