use super::chain::Entry;
use super::tx::commitment;
use crate::db::{Db, Key, micros};
use crate::keys::{DataKey, unseal};
use crate::schema::{audit_checkpoint, audit_entry, data_key};
use crate::store::{StorageError, Store, WriteError};
use diesel::prelude::*;
use ed25519_dalek::{Signature, Signer, Verifier};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// The heads of all strands at one moment, signed. Kept outside, it shows
/// whether the record was cut short or replaced by an older one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    pub at: i64,
    /// Strand, last number and hash of it.
    pub heads: BTreeMap<i16, (i64, String)>,
    pub signature: String,
}

/// What a walk along the chain found to be whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    pub entries: u64,
    /// Facts whose content was opened and fits its line.
    pub contents: u64,
    /// Lines whose content has been erased, as the law allows.
    pub erased: u64,
    pub checkpoint: Checkpoint,
}

/// What is wrong with the record, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerifyError {
    /// A line is missing, or out of order.
    Gap {
        strand: i16,
        after: i64,
    },
    /// A line was changed, or the one before it was.
    Changed {
        strand: i16,
        seq: i64,
    },
    /// The content does not fit its line.
    ContentChanged {
        strand: i16,
        seq: i64,
    },
    /// The record ends before a place it is known to have reached.
    CutShort {
        strand: i16,
        expected: i64,
        found: i64,
    },
    /// A checkpoint was not signed by this installation.
    Signature,
    Storage(StorageError),
}

impl std::fmt::Display for VerifyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Gap { strand, after } => write!(f, "The record has a gap: strand {strand}, after line {after}."),
            Self::Changed { strand, seq } => write!(f, "The record was changed: strand {strand}, line {seq}."),
            Self::ContentChanged { strand, seq } => {
                write!(f, "What line {seq} of strand {strand} stands for was changed.")
            }
            Self::CutShort { strand, expected, found } => {
                write!(f, "The record was cut short: strand {strand} had {expected} lines and has {found}.")
            }
            Self::Signature => f.write_str("A checkpoint was not signed by this installation."),
            Self::Storage(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for VerifyError {}

impl<E: Into<StorageError>> From<E> for VerifyError {
    fn from(error: E) -> Self {
        Self::Storage(error.into())
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = audit_entry)]
struct Row {
    strand: i16,
    seq: i64,
    at: i64,
    actor: Option<Key>,
    action: String,
    subject: Option<Key>,
    detail: String,
    commitment: Option<Vec<u8>>,
    hash: Vec<u8>,
    keeper: Option<Key>,
    salt: Option<Vec<u8>>,
    content: Option<Vec<u8>>,
}

const PAGE: i64 = 2_000;

impl Store {
    /// Walks every strand, opens every content that is left, compares with
    /// every checkpoint and with `anchor`, a checkpoint kept elsewhere; then
    /// signs where the record stands now.
    pub fn verify(&self, now: Timestamp, anchor: Option<Checkpoint>) -> Result<Verified, VerifyError> {
        let keys = self.keys.clone();
        let named: Vec<(i16, i64)> = anchor.iter().flat_map(Checkpoint::places).collect();
        let walked = self.read_now(move |db| Ok(walk(db, named)))??;
        let kept = self.read_now(|db| Ok(checkpoints(db)))??;
        for checkpoint in kept.iter().chain(anchor.iter()) {
            compare(checkpoint, &walked, keys.signing())?;
        }
        let checkpoint = self.sign(now, &walked)?;
        Ok(Verified { entries: walked.entries, contents: walked.contents, erased: walked.erased, checkpoint })
    }

    /// Signs the heads of all strands as they stand, without a walk.
    pub fn checkpoint(&self, now: Timestamp) -> Result<Checkpoint, StorageError> {
        let heads = self.read_now(heads)?;
        self.sign(now, &Walked { heads, ..Walked::default() })
    }

    fn sign(&self, now: Timestamp, walked: &Walked) -> Result<Checkpoint, StorageError> {
        let heads: BTreeMap<i16, (i64, String)> =
            walked.heads.iter().map(|(strand, (seq, hash))| (*strand, (*seq, crate::keys::hex(hash)))).collect();
        let at = micros(now);
        let text = signed_text(at, &heads);
        let signature = self.keys.signing().sign(text.as_bytes());
        let row = (
            audit_checkpoint::at.eq(at),
            audit_checkpoint::heads.eq(serde_json::to_string(&heads).unwrap_or_default()),
            audit_checkpoint::signature.eq(signature.to_bytes().to_vec()),
        );
        let written: Result<(), WriteError<()>> = self.write_as_machine(now, move |tx| {
            let there: i64 = audit_checkpoint::table.find(at).count().get_result(&mut tx.db.connection)?;
            if there == 0 {
                diesel::insert_into(audit_checkpoint::table).values(row.clone()).execute(&mut tx.db.connection)?;
            }
            Ok(())
        });
        match written {
            Ok(()) => Ok(Checkpoint { at, heads, signature: crate::keys::hex(&signature.to_bytes()) }),
            Err(WriteError::Storage(error)) => Err(error),
            Err(_) => Err(StorageError::Stopped),
        }
    }
}

fn signed_text(at: i64, heads: &BTreeMap<i16, (i64, String)>) -> String {
    let parts: Vec<String> = heads.iter().map(|(strand, (seq, hash))| format!("{strand}:{seq}:{hash}")).collect();
    format!("alongside checkpoint {at} {}", parts.join(" "))
}

#[derive(Default)]
struct Walked {
    entries: u64,
    contents: u64,
    erased: u64,
    heads: BTreeMap<i16, (i64, Vec<u8>)>,
    /// Hashes at places a checkpoint may name.
    hashes: HashMap<(i16, i64), Vec<u8>>,
}

impl Checkpoint {
    /// The lines it names.
    fn places(&self) -> Vec<(i16, i64)> {
        self.heads.iter().map(|(strand, (seq, _))| (*strand, *seq)).collect()
    }
}

fn walk(db: &mut Db, mut named: Vec<(i16, i64)>) -> Result<Walked, VerifyError> {
    named.extend(checkpoints(db)?.iter().flat_map(Checkpoint::places));
    let mut walked = Walked::default();
    let mut keys: HashMap<Key, Option<DataKey>> = HashMap::new();
    let (mut strand, mut seq, mut head) = (i16::MIN, 0i64, vec![0u8; 32]);
    loop {
        let rows: Vec<Row> = audit_entry::table
            .filter(audit_entry::strand.gt(strand).or(audit_entry::strand.eq(strand).and(audit_entry::seq.gt(seq))))
            .order((audit_entry::strand, audit_entry::seq))
            .limit(PAGE)
            .select(Row::as_select())
            .load(&mut db.connection)?;
        if rows.is_empty() {
            return Ok(walked);
        }
        for row in rows {
            if row.strand != strand {
                (strand, seq, head) = (row.strand, 0, vec![0u8; 32]);
            }
            if row.seq != seq + 1 {
                return Err(VerifyError::Gap { strand, after: seq });
            }
            let entry = Entry {
                strand: row.strand,
                seq: row.seq,
                at: row.at,
                actor: row.actor,
                action: &row.action,
                subject: row.subject,
                detail: &row.detail,
                commitment: row.commitment.as_deref(),
            };
            head = entry.hash(&head);
            if head != row.hash {
                return Err(VerifyError::Changed { strand, seq: row.seq });
            }
            seq = row.seq;
            walked.entries += 1;
            walked.heads.insert(strand, (seq, head.clone()));
            if named.contains(&(strand, seq)) {
                walked.hashes.insert((strand, seq), head.clone());
            }
            content(db, &row, &mut keys, &mut walked)?;
        }
    }
}

fn content(
    db: &mut Db,
    row: &Row,
    keys: &mut HashMap<Key, Option<DataKey>>,
    walked: &mut Walked,
) -> Result<(), VerifyError> {
    let Some(committed) = &row.commitment else { return Ok(()) };
    let (Some(keeper), Some(salt), Some(content)) = (row.keeper, &row.salt, &row.content) else {
        walked.erased += 1;
        return Ok(());
    };
    let changed = VerifyError::ContentChanged { strand: row.strand, seq: row.seq };
    let key = match keys.get(&keeper) {
        Some(key) => key.clone(),
        None => {
            let wrapped: Option<Vec<u8>> =
                data_key::table.find(keeper).select(data_key::wrapped).first(&mut db.connection).optional()?;
            let key = match wrapped {
                Some(wrapped) => Some(db.data_key(keeper, &wrapped)?),
                None => None,
            };
            keys.insert(keeper, key.clone());
            key
        }
    };
    // Without its key the content was erased.
    let Some(key) = key else {
        walked.erased += 1;
        return Ok(());
    };
    let value: serde_json::Value = unseal(&key, "audit_entry.content", keeper.0, content).ok_or(changed.clone())?;
    let bytes = serde_json::to_vec(&value).map_err(|_| changed.clone())?;
    if commitment(salt, &bytes) != *committed {
        return Err(changed);
    }
    walked.contents += 1;
    Ok(())
}

fn checkpoints(db: &mut Db) -> Result<Vec<Checkpoint>, VerifyError> {
    let rows: Vec<(i64, String, Vec<u8>)> =
        audit_checkpoint::table.order(audit_checkpoint::at).load(&mut db.connection)?;
    rows.into_iter()
        .map(|(at, heads, signature)| {
            let heads = serde_json::from_str(&heads).map_err(|_| VerifyError::Signature)?;
            Ok(Checkpoint { at, heads, signature: crate::keys::hex(&signature) })
        })
        .collect()
}

fn heads(db: &mut Db) -> Result<BTreeMap<i16, (i64, Vec<u8>)>, StorageError> {
    let strands: Vec<i16> = audit_entry::table.select(audit_entry::strand).distinct().load(&mut db.connection)?;
    let mut heads = BTreeMap::new();
    for strand in strands {
        let last: (i64, Vec<u8>) = audit_entry::table
            .filter(audit_entry::strand.eq(strand))
            .order(audit_entry::seq.desc())
            .select((audit_entry::seq, audit_entry::hash))
            .first(&mut db.connection)?;
        heads.insert(strand, last);
    }
    Ok(heads)
}

fn compare(checkpoint: &Checkpoint, walked: &Walked, signing: &ed25519_dalek::SigningKey) -> Result<(), VerifyError> {
    let signature = unhex(&checkpoint.signature)
        .and_then(|bytes| Signature::from_slice(&bytes).ok())
        .ok_or(VerifyError::Signature)?;
    let text = signed_text(checkpoint.at, &checkpoint.heads);
    signing.verifying_key().verify(text.as_bytes(), &signature).map_err(|_| VerifyError::Signature)?;
    for (strand, (seq, hash)) in &checkpoint.heads {
        let found = walked.heads.get(strand).map_or(0, |(seq, _)| *seq);
        if found < *seq {
            return Err(VerifyError::CutShort { strand: *strand, expected: *seq, found });
        }
        let there = walked.hashes.get(&(*strand, *seq)).map(|there| crate::keys::hex(there));
        if there.as_ref() != Some(hash) {
            return Err(VerifyError::Changed { strand: *strand, seq: *seq });
        }
    }
    Ok(())
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    (0..text.len() / 2).map(|i| u8::from_str_radix(text.get(i * 2..i * 2 + 2)?, 16).ok()).collect()
}
