//! What is not finished, or kept for a moment.

use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::housekeeping::installation_key;
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::draft;
use crate::store::{StorageError, Store};
use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

/// Something not yet finished, or kept for a moment: a report being written,
/// a form that came too late. Sealed like everything people tell us.
#[derive(Clone, Debug)]
pub struct Draft {
    pub id: Uuid,
    pub kind: String,
    pub reference: Option<String>,
    pub body: serde_json::Value,
    pub ends_at: Timestamp,
}

/// What a draft is found by.
#[derive(Clone, Debug)]
pub enum DraftKey {
    /// The hash of the token its browser holds.
    Token(Vec<u8>),
    /// The reference its author wrote down.
    Reference(String),
    Id(Uuid),
}

impl Store {
    /// Keeps a draft under the hash of the token its browser holds, replacing
    /// what was there.
    pub async fn keep_draft(
        &self,
        draft: Draft,
        token_hash: Option<Vec<u8>>,
        phrase_hash: Option<Vec<u8>>,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        self.keep_house(now, move |db| put_draft(db, &draft, token_hash.clone(), phrase_hash.clone())).await
    }

    /// A draft that has not run out, with the hash of its pass-phrase.
    pub async fn draft(&self, by: DraftKey, now: Timestamp) -> Result<Option<(Draft, Option<Vec<u8>>)>, StorageError> {
        self.read(move |db| {
            let kept = draft::table.filter(draft::ends_at.gt(micros(now))).select(DraftRow::as_select()).into_boxed();
            let kept = match by {
                DraftKey::Token(hash) => kept.filter(draft::token_hash.eq(Some(hash))),
                DraftKey::Reference(reference) => kept.filter(draft::reference.eq(Some(reference))),
                DraftKey::Id(id) => kept.filter(draft::id.eq(Key(id))),
            };
            let row = kept.first(&mut db.connection).optional()?;
            open_draft(db, row)
        })
        .await
    }

    pub async fn drop_draft(&self, id: Uuid, now: Timestamp) -> Result<(), StorageError> {
        self.keep_house(now, move |db| {
            crate::files::drop_beside(&mut db.connection, id)?;
            diesel::delete(draft::table.find(Key(id))).execute(&mut db.connection)?;
            Ok(())
        })
        .await
    }

    /// Removes a draft for whoever uses it up. False when somebody else was quicker.
    pub async fn take_draft(&self, id: Uuid, now: Timestamp) -> Result<bool, StorageError> {
        self.keep_house(now, move |db| Ok(diesel::delete(draft::table.find(Key(id))).execute(&mut db.connection)? == 1))
            .await
    }

    /// The browser that wrote it lets go of it; the draft itself stays for
    /// whoever has its reference and pass-phrase.
    pub async fn release_draft(&self, id: Uuid, now: Timestamp) -> Result<(), StorageError> {
        self.keep_house(now, move |db| {
            diesel::update(draft::table.find(Key(id)))
                .set(draft::token_hash.eq(None::<Vec<u8>>))
                .execute(&mut db.connection)?;
            Ok(())
        })
        .await
    }
}

/// Keeps a draft, replacing what was there under its id.
fn put_draft(
    db: &mut Db,
    draft: &Draft,
    token_hash: Option<Vec<u8>>,
    phrase_hash: Option<Vec<u8>>,
) -> Result<(), StorageError> {
    let key = installation_key(db)?;
    let body = crate::keys::seal(&key, "draft.body", draft.id, &draft.body).ok_or(StorageError::Stopped)?;
    insert_rows(
        &mut db.connection,
        "draft (id, token_hash, kind, reference, phrase_hash, body, ends_at)",
        "ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, token_hash = excluded.token_hash,
         reference = excluded.reference, phrase_hash = excluded.phrase_hash, body = excluded.body,
         ends_at = excluded.ends_at",
        vec![vec![
            Key(draft.id).into(),
            Value::Bytes(token_hash),
            Value::Text(draft.kind.clone()),
            draft.reference.clone().map_or(Value::Nothing, Value::Text),
            Value::Bytes(phrase_hash),
            Value::Bytes(Some(body)),
            Value::Big(Some(micros(draft.ends_at))),
        ]],
    )?;
    Ok(())
}

impl Tx<'_> {
    /// Keeps a draft in the same commit as what was made of it.
    pub fn keep_draft(&mut self, draft: &Draft, token_hash: Vec<u8>) -> Result<(), StorageError> {
        put_draft(self.db, draft, Some(token_hash), None)
    }

    /// Removes the draft a report was made from, in the same commit.
    pub fn drop_draft(&mut self, id: Uuid) -> Result<(), StorageError> {
        diesel::delete(draft::table.find(Key(id))).execute(&mut self.db.connection)?;
        Ok(())
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = draft)]
struct DraftRow {
    id: Key,
    kind: String,
    reference: Option<String>,
    phrase_hash: Option<Vec<u8>>,
    body: Vec<u8>,
    ends_at: i64,
}

/// A draft and the hash of its pass-phrase, if it has one.
type Opened = (Draft, Option<Vec<u8>>);

fn open_draft(db: &mut Db, row: Option<DraftRow>) -> Result<Option<Opened>, StorageError> {
    let Some(row) = row else { return Ok(None) };
    let key = installation_key(db)?;
    let body = unseal(&key, "draft.body", row.id.0, &row.body).ok_or(StorageError::Unreadable)?;
    let draft = Draft { id: row.id.0, kind: row.kind, reference: row.reference, body, ends_at: instant(row.ends_at) };
    Ok(Some((draft, row.phrase_hash)))
}
