use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{data_key, referral, translation};
use crate::search::{self, About};
use crate::store::StorageError;
use alongside_domain::codes::{Code, TranslatedBy};
use alongside_domain::facts::ReportTranslated;
use alongside_domain::people::of_words;
use alongside_domain::text::Words;
use alongside_gate::{CaseId, Category, Classified, ReferralId};
use diesel::prelude::*;
use jiff::Timestamp;

/// A report's words in English.
#[derive(Clone, Debug)]
pub struct Translation {
    pub referral: ReferralId,
    pub how: TranslatedBy,
    pub words: Classified<Words>,
    pub by: String,
    pub at: Timestamp,
}

/// Under the report's own key. The first one keeps the promise; a better one may follow.
pub(crate) fn translated(tx: &mut Tx<'_>, fact: &ReportTranslated) -> Result<(), StorageError> {
    let (referral, id) = (Key(fact.referral().uuid()), Key(fact.translation().uuid()));
    let sealed = tx.seal(referral, "translation.words", id.0, fact.words())?;
    let at = micros(*fact.translated_at());
    let row = vec![
        id.into(),
        referral.into(),
        Value::Text(fact.how().code().to_owned()),
        Value::Bytes(Some(sealed)),
        tx.actor.into(),
        Value::Big(Some(at)),
    ];
    insert_rows(&mut tx.db.connection, "translation (id, referral, how, words, written_by, at)", "", vec![row])?;
    // A machine's is enough to see what is urgent, not to rely on: it keeps no promise.
    if *fact.how() != TranslatedBy::Machine {
        diesel::update(referral::table.find(referral).filter(referral::translated_at.is_null()))
            .set(referral::translated_at.eq(Some(at)))
            .execute(&mut tx.db.connection)?;
    }
    let words = of_words(fact.words().as_str());
    match fact.case() {
        Some(case) => {
            tx.touch(*case);
            search::add(tx, Key(case.uuid()), About::Referral, &words)
        }
        None => search::add(tx, referral, About::Referral, &words),
    }
}

/// Words in another language have come: they wait since now, unless earlier
/// ones wait still.
pub(super) fn foreign_words(tx: &mut Tx<'_>, id: ReferralId, at: Timestamp) -> Result<(), StorageError> {
    let settled = referral::foreign_since.is_null().or(referral::translated_at.is_not_null());
    diesel::update(referral::table.find(Key(id.uuid())).filter(settled))
        .set((referral::foreign_since.eq(Some(micros(at))), referral::translated_at.eq(None::<i64>)))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

/// A case is found by what was translated before there was one.
pub(crate) fn bring_translations(tx: &mut Tx<'_>, case: CaseId, of: ReferralId) -> Result<(), StorageError> {
    let of = Key(of.uuid());
    let written: Vec<(Key, Vec<u8>)> = translation::table
        .filter(translation::referral.eq(of))
        .limit(200)
        .select((translation::id, translation::words))
        .load(&mut tx.db.connection)?;
    let key = if written.is_empty() { return Ok(()) } else { tx.key(of)? };
    let mut found_by = Vec::new();
    for (id, words) in written {
        let words: Words = unseal(&key, "translation.words", id.0, &words).ok_or(StorageError::Unreadable)?;
        found_by.extend(of_words(words.as_str()));
    }
    search::add(tx, Key(case.uuid()), About::Referral, &found_by)
}

impl Db {
    /// The translations of some reports, the earliest first.
    pub fn translations(&mut self, of: &[ReferralId]) -> Result<Vec<Translation>, StorageError> {
        if of.is_empty() {
            return Ok(Vec::new());
        }
        let of: Vec<Key> = of.iter().map(|id| Key(id.uuid())).collect();
        type Row = (Key, Key, String, Vec<u8>, Option<Key>, i64, Vec<u8>);
        let rows: Vec<Row> = translation::table
            .inner_join(data_key::table.on(data_key::id.eq(translation::referral)))
            .filter(translation::referral.eq_any(of))
            .order((translation::at, translation::id))
            .limit(200)
            .select((
                translation::id,
                translation::referral,
                translation::how,
                translation::words,
                translation::written_by,
                translation::at,
                data_key::wrapped,
            ))
            .load(&mut self.connection)?;
        let names = self.names(&rows.iter().filter_map(|row| row.4).collect::<Vec<_>>())?;
        rows.into_iter()
            .map(|(id, referral, how, words, by, at, wrapped)| {
                let key = self.data_key(referral, &wrapped)?;
                let words = unseal(&key, "translation.words", id.0, &words).ok_or(StorageError::Unreadable)?;
                Ok(Translation {
                    referral: ReferralId::new(referral.0),
                    how: TranslatedBy::from_code(&how).ok_or(StorageError::Unreadable)?,
                    words: Classified::new(Category::Narrative, words),
                    by: by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
                    at: instant(at),
                })
            })
            .collect()
    }
}
