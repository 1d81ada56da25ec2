use crate::db::{AnyConnection, Key, micros};
use crate::dialect::{Value, insert_rows};
use crate::schema::audit_entry;
use crate::store::StorageError;
use diesel::prelude::*;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// One line of the record, before it is chained.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub at: Timestamp,
    pub actor: Option<Key>,
    pub action: String,
    pub subject: Option<Key>,
    /// Ids and codes only; never what somebody said.
    pub detail: String,
    pub kept: Option<Kept>,
}

/// The sealed fact a line stands for. It can be erased; the commitment stays,
/// says nothing without the salt, and the chain still verifies.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub keeper: Key,
    pub salt: Vec<u8>,
    pub commitment: Vec<u8>,
    pub content: Vec<u8>,
}

/// One writer's chain: each line's hash covers the line before it.
#[derive(Clone, Debug)]
pub(crate) struct Strand {
    pub number: i16,
    pub seq: i64,
    pub head: Vec<u8>,
}

impl Strand {
    /// Where this strand was left.
    pub fn resume(connection: &mut AnyConnection, number: i16) -> Result<Self, StorageError> {
        let last: Option<(i64, Vec<u8>)> = audit_entry::table
            .filter(audit_entry::strand.eq(number))
            .order(audit_entry::seq.desc())
            .select((audit_entry::seq, audit_entry::hash))
            .first(connection)
            .optional()?;
        let (seq, head) = last.unwrap_or((0, vec![0; 32]));
        Ok(Self { number, seq, head })
    }

    /// Adds lines in one statement and moves the head.
    pub fn append(&mut self, connection: &mut AnyConnection, lines: Vec<Line>) -> Result<(), StorageError> {
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            self.seq += 1;
            let commitment = line.kept.as_ref().map(|kept| kept.commitment.as_slice());
            let entry = Entry {
                strand: self.number,
                seq: self.seq,
                at: micros(line.at),
                actor: line.actor,
                action: &line.action,
                subject: line.subject,
                detail: &line.detail,
                commitment,
            };
            self.head = entry.hash(&self.head);
            let kept = line.kept;
            rows.push(vec![
                Value::Small(self.number),
                Value::Big(Some(self.seq)),
                Value::Big(Some(micros(line.at))),
                line.actor.into(),
                Value::Text(line.action),
                line.subject.into(),
                Value::Text(line.detail),
                Value::Bytes(kept.as_ref().map(|kept| kept.commitment.clone())),
                Value::Bytes(Some(self.head.clone())),
                kept.as_ref().map(|kept| kept.keeper).into(),
                Value::Bytes(kept.as_ref().map(|kept| kept.salt.clone())),
                Value::Bytes(kept.map(|kept| kept.content)),
            ]);
        }
        insert_rows(
            connection,
            "audit_entry (strand, seq, at, actor, action, subject, detail, commitment, hash, keeper, salt, content)",
            "",
            rows,
        )?;
        Ok(())
    }
}

/// What the hash of a line covers.
pub(crate) struct Entry<'a> {
    pub strand: i16,
    pub seq: i64,
    pub at: i64,
    pub actor: Option<Key>,
    pub action: &'a str,
    pub subject: Option<Key>,
    pub detail: &'a str,
    pub commitment: Option<&'a [u8]>,
}

impl Entry<'_> {
    /// Every part is preceded by its length, so that no two lines read the same.
    pub fn hash(&self, previous: &[u8]) -> Vec<u8> {
        let mut hasher = Sha256::new();
        let mut part = |bytes: &[u8]| {
            hasher.update((bytes.len() as u64).to_be_bytes());
            hasher.update(bytes);
        };
        part(previous);
        part(&self.strand.to_be_bytes());
        part(&self.seq.to_be_bytes());
        part(&self.at.to_be_bytes());
        part(self.actor.as_ref().map_or(&[][..], |key| key.0.as_bytes()));
        part(self.action.as_bytes());
        part(self.subject.as_ref().map_or(&[][..], |key| key.0.as_bytes()));
        part(self.detail.as_bytes());
        part(self.commitment.unwrap_or_default());
        hasher.finalize().to_vec()
    }
}
