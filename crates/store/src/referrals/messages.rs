use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::{DataKey, unseal};
use crate::record::Tx;
use crate::schema::{audit_entry, data_key, message, referral};
use crate::search::{self, About};
use crate::store::StorageError;
use alongside_domain::codes::{Channel, Code, ContactResult};
use alongside_domain::facts::{CaseAddedTo, ClientWrittenTo, Fact, MessagesRead, ReportAddedTo, ReporterWrittenTo};
use alongside_domain::people::of_words;
use alongside_domain::referrals::counts_as;
use alongside_domain::reports::SafeContact;
use alongside_domain::text::Words;
use alongside_gate::{CaseId, Category, Classified, ContactId, ReferralId};
use diesel::prelude::*;
use jiff::Timestamp;

/// What was written under one report, to us or by us.
#[derive(Clone, Debug)]
pub struct MessageEntry {
    pub at: Timestamp,
    /// Who of us wrote it; nobody when they did.
    pub by: Option<String>,
    /// What they are called before the client, if by any name.
    pub shown_as: Option<String>,
    pub from_us: bool,
    pub words: Classified<Words>,
    /// When it was shown to whoever came back.
    pub read_at: Option<Timestamp>,
}

/// A pass-phrase that was given anew.
#[derive(Clone, Debug)]
pub struct Renewal {
    pub at: Timestamp,
    pub by: String,
    pub checked: Classified<Words>,
}

/// Somebody came back and said more, before there was a case.
pub(crate) fn added_to(tx: &mut Tx<'_>, fact: &ReportAddedTo) -> Result<(), StorageError> {
    let at = *fact.added_at();
    add(tx, *fact.referral(), *fact.addition(), fact.words(), false, at)?;
    if fact.written_in().is_some() { super::translations::foreign_words(tx, *fact.referral(), at) } else { Ok(()) }
}

/// The same, once there is a case: it is a contact as well.
pub(crate) fn case_added_to(tx: &mut Tx<'_>, fact: &CaseAddedTo) -> Result<(), StorageError> {
    let at = *fact.added_at();
    add(tx, *fact.referral(), *fact.addition(), fact.words(), false, at)?;
    if fact.written_in().is_some() {
        super::translations::foreign_words(tx, *fact.referral(), at)?;
    }
    crate::cases::added_to(tx, fact)
}

pub(crate) fn written_to(tx: &mut Tx<'_>, fact: &ReporterWrittenTo) -> Result<(), StorageError> {
    add(tx, *fact.referral(), *fact.message(), fact.words(), true, *fact.written_at())
}

pub(crate) fn client_written_to(tx: &mut Tx<'_>, fact: &ClientWrittenTo) -> Result<(), StorageError> {
    add(tx, *fact.referral(), *fact.message(), fact.words(), true, *fact.written_at())?;
    let (case, id) = (Key(fact.case().uuid()), Key(fact.message().uuid()));
    let row = contact(tx, case, id, tx.actor, *fact.result(), micros(*fact.written_at()), fact.words())?;
    keep_contacts(tx, vec![row])
}

/// A message as a contact of a case, on the page.
fn contact(
    tx: &mut Tx<'_>,
    case: Key,
    id: Key,
    by: Option<Key>,
    result: ContactResult,
    at: i64,
    words: &Words,
) -> Result<Vec<Value>, StorageError> {
    let note = tx.seal(case, "contact.note", id.0, words)?;
    Ok(vec![
        id.into(),
        case.into(),
        by.into(),
        Value::Text(Channel::ThisPage.code().to_owned()),
        Value::Text(result.code().to_owned()),
        Value::Big(Some(at)),
        Value::Bytes(Some(note)),
        Value::Bool(false),
        Value::Bool(false),
    ])
}

fn keep_contacts(tx: &mut Tx<'_>, rows: Vec<Vec<Value>>) -> Result<(), StorageError> {
    insert_rows(
        &mut tx.db.connection,
        "contact (id, case_id, logged_by, channel, result, at, note, statement_given, update_given)",
        "",
        rows,
    )?;
    Ok(())
}

fn add(
    tx: &mut Tx<'_>,
    referral: ReferralId,
    id: ContactId,
    words: &Words,
    from_us: bool,
    at: Timestamp,
) -> Result<(), StorageError> {
    let (referral, id) = (Key(referral.uuid()), Key(id.uuid()));
    let sealed = tx.seal(referral, place(from_us), id.0, words)?;
    let author = tx.actor.filter(|_| from_us);
    let row = vec![
        id.into(),
        referral.into(),
        Value::Bool(from_us),
        author.into(),
        Value::Bytes(Some(sealed)),
        Value::Big(Some(micros(at))),
    ];
    insert_rows(&mut tx.db.connection, "message (id, referral, from_us, written_by, words, at)", "", vec![row])?;
    Ok(())
}

const fn place(from_us: bool) -> &'static str {
    if from_us { "message.words" } else { "addition.words" }
}

pub(crate) fn messages_read(tx: &mut Tx<'_>, fact: &MessagesRead) -> Result<(), StorageError> {
    let unread = message::table
        .filter(message::referral.eq(Key(fact.referral().uuid())))
        .filter(message::from_us.eq(true))
        .filter(message::read_at.is_null());
    diesel::update(unread).set(message::read_at.eq(Some(micros(*fact.read_at())))).execute(&mut tx.db.connection)?;
    Ok(())
}

/// What was written under a report before there was a case is a contact of the
/// case from its beginning: whoever came back and was not answered is owed it.
pub(crate) fn bring_messages(
    tx: &mut Tx<'_>,
    case: CaseId,
    of: ReferralId,
    safe: &SafeContact,
) -> Result<(), StorageError> {
    let (case, of) = (Key(case.uuid()), Key(of.uuid()));
    type Row = (Key, bool, Option<Key>, Vec<u8>, i64);
    let written: Vec<Row> = message::table
        .filter(message::referral.eq(of))
        .order((message::at, message::id))
        .limit(500)
        .select((message::id, message::from_us, message::written_by, message::words, message::at))
        .load(&mut tx.db.connection)?;
    let key = if written.is_empty() { return Ok(()) } else { tx.key(of)? };
    let (mut rows, mut found_by) = (Vec::new(), Vec::new());
    for (id, from_us, by, words, at) in written {
        let words: Words = unseal(&key, place(from_us), id.0, &words).ok_or(StorageError::Unreadable)?;
        found_by.extend(of_words(words.as_str()));
        let result = if from_us { counts_as(safe) } else { ContactResult::Incoming };
        rows.push(contact(tx, case, id, by, result, at, &words)?);
    }
    keep_contacts(tx, rows)?;
    search::add(tx, case, About::Referral, &found_by)
}

impl Tx<'_> {
    /// Whether a report is on a case now, and whether somebody can come back to it.
    pub fn reader(&mut self, id: ReferralId) -> Result<(Option<CaseId>, bool), StorageError> {
        let (case, phrase): (Option<Key>, Option<Vec<u8>>) = referral::table
            .find(Key(id.uuid()))
            .select((referral::case_id, referral::phrase_hash))
            .first(&mut self.db.connection)?;
        Ok((case.map(|case| CaseId::new(case.0)), phrase.is_some()))
    }
}

impl Db {
    /// What was written under a report, the earliest first.
    pub(crate) fn messages(&mut self, referral: Key, key: &DataKey) -> Result<Vec<MessageEntry>, StorageError> {
        type Row = (Key, bool, Option<Key>, Vec<u8>, i64, Option<i64>);
        let rows: Vec<Row> = message::table
            .filter(message::referral.eq(referral))
            .order((message::at, message::id))
            .limit(500)
            .select((message::id, message::from_us, message::written_by, message::words, message::at, message::read_at))
            .load(&mut self.connection)?;
        let authors: Vec<Key> = rows.iter().filter_map(|row| row.2).collect();
        let authors = if authors.is_empty() { Default::default() } else { self.all_details(&authors)? };
        rows.into_iter()
            .map(|(id, from_us, by, words, at, read_at)| {
                let by = by.and_then(|by| authors.get(&by));
                let words = unseal(key, place(from_us), id.0, &words).ok_or(StorageError::Unreadable)?;
                Ok(MessageEntry {
                    at: instant(at),
                    by: by.map(|by| by.name.clone()),
                    shown_as: by.map(|by| by.shown.to_clients.as_str().to_owned()).filter(|name| !name.is_empty()),
                    from_us,
                    words: Classified::new(Category::Messages, words),
                    read_at: read_at.map(instant),
                })
            })
            .collect()
    }

    /// Every time a report's pass-phrase was given anew.
    pub fn renewals(&mut self, id: ReferralId) -> Result<Vec<Renewal>, StorageError> {
        let subject = Key(id.uuid());
        let rows: Vec<(i64, Option<Key>, Option<Vec<u8>>)> = audit_entry::table
            .filter(audit_entry::subject.eq(Some(subject)))
            .filter(audit_entry::action.eq("PhraseRenewed"))
            .order(audit_entry::at.desc())
            .limit(50)
            .select((audit_entry::at, audit_entry::actor, audit_entry::content))
            .load(&mut self.connection)?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = self.key_of(subject)?;
        let names = self.names(&rows.iter().filter_map(|row| row.1).collect::<Vec<_>>())?;
        let mut renewals = Vec::new();
        for (at, by, content) in rows {
            let Some(content) = content else { continue };
            let fact: Fact =
                unseal(&key, "audit_entry.content", subject.0, &content).ok_or(StorageError::Unreadable)?;
            let Fact::PhraseRenewed(fact) = fact else { continue };
            renewals.push(Renewal {
                at: instant(at),
                by: by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
                checked: Classified::new(Category::Narrative, fact.checked().clone()),
            });
        }
        Ok(renewals)
    }

    fn key_of(&mut self, id: Key) -> Result<DataKey, StorageError> {
        let wrapped: Vec<u8> = data_key::table.find(id).select(data_key::wrapped).first(&mut self.connection)?;
        self.data_key(id, &wrapped)
    }
}
