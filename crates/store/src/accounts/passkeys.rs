use super::{SignIn, reads};
use crate::db::{Db, INSTALLATION, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::housekeeping::installation_key;
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::passkey;
use crate::store::StorageError;
use alongside_domain::facts::{PasskeyAdded, PasskeyRemoved};
use alongside_domain::text::Words;
use alongside_gate::{AccountId, PasskeyId, Private};
use diesel::prelude::*;
use jiff::Timestamp;

/// A device somebody signs in with.
#[derive(Clone, Debug)]
pub struct PasskeyLine {
    pub id: PasskeyId,
    pub name: Words,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// What signing in with a passkey needs to know.
#[derive(Clone, Debug)]
pub struct KnownPasskey {
    pub id: PasskeyId,
    pub owner: SignIn,
    /// What the library that checks it keeps of it.
    pub credential: Private<String>,
}

pub(crate) fn added(tx: &mut Tx<'_>, fact: &PasskeyAdded) -> Result<(), StorageError> {
    let id = Key(fact.passkey().uuid());
    let name = tx.seal(INSTALLATION, "passkey.name", id.0, fact.name())?;
    let row =
        vec![id.into(), Key(fact.account().uuid()).into(), Value::Bytes(Some(name)), Value::Big(Some(micros(tx.now)))];
    insert_rows(&mut tx.db.connection, "passkey (id, account, name, made_at)", "", vec![row])?;
    Ok(())
}

pub(crate) fn removed(tx: &mut Tx<'_>, fact: &PasskeyRemoved) -> Result<(), StorageError> {
    let own = passkey::table
        .filter(passkey::id.eq(Key(fact.passkey().uuid())))
        .filter(passkey::account.eq(Key(fact.account().uuid())));
    let gone = diesel::delete(own).execute(&mut tx.db.connection)?;
    if gone == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

impl Tx<'_> {
    /// What a passkey is checked with; no part of any fact.
    pub fn set_passkey(&mut self, id: PasskeyId, credential_id: &[u8], credential: &str) -> Result<(), StorageError> {
        let sealed = self.seal(INSTALLATION, "passkey.credential", id.uuid(), &credential)?;
        let hash = self.db.keys.blind("passkey", &hex(credential_id));
        diesel::update(passkey::table.find(Key(id.uuid())))
            .set((passkey::credential.eq(Some(sealed)), passkey::credential_hash.eq(Some(hash))))
            .execute(&mut self.db.connection)?;
        Ok(())
    }

    /// It has just signed somebody in. The credential counts how often, where the device does.
    pub fn used_passkey(&mut self, id: PasskeyId, credential: &str) -> Result<(), StorageError> {
        let sealed = self.seal(INSTALLATION, "passkey.credential", id.uuid(), &credential)?;
        let done = diesel::update(passkey::table.find(Key(id.uuid())))
            .set((passkey::credential.eq(Some(sealed)), passkey::used_at.eq(Some(micros(self.now)))))
            .execute(&mut self.db.connection)?;
        if done == 1 { Ok(()) } else { Err(StorageError::Missing) }
    }
}

impl Db {
    /// Somebody's own, the oldest first.
    pub fn passkeys(&mut self, account: AccountId) -> Result<Vec<PasskeyLine>, StorageError> {
        let rows: Vec<(Key, Vec<u8>, i64, Option<i64>)> = passkey::table
            .filter(passkey::account.eq(Key(account.uuid())))
            .filter(passkey::credential.is_not_null())
            .order((passkey::made_at, passkey::id))
            .select((passkey::id, passkey::name, passkey::made_at, passkey::used_at))
            .load(&mut self.connection)?;
        let key = installation_key(self)?;
        rows.into_iter()
            .map(|(id, name, made_at, used_at)| {
                Ok(PasskeyLine {
                    id: PasskeyId::new(id.0),
                    name: unseal(&key, "passkey.name", id.0, &name).ok_or(StorageError::Unreadable)?,
                    made_at: instant(made_at),
                    used_at: used_at.map(instant),
                })
            })
            .collect()
    }

    /// What somebody's own are checked with.
    pub fn passkey_credentials(&mut self, account: AccountId) -> Result<Vec<Private<String>>, StorageError> {
        let rows: Vec<(Key, Option<Vec<u8>>)> = passkey::table
            .filter(passkey::account.eq(Key(account.uuid())))
            .select((passkey::id, passkey::credential))
            .load(&mut self.connection)?;
        let key = installation_key(self)?;
        rows.into_iter()
            .filter_map(|(id, sealed)| Some((id, sealed?)))
            .map(|(id, sealed)| {
                let kept: Option<String> = unseal(&key, "passkey.credential", id.0, &sealed);
                kept.map(Private::new).ok_or(StorageError::Unreadable)
            })
            .collect()
    }

    /// The passkey with this credential, and whose it is.
    pub fn passkey(&mut self, credential_id: &[u8]) -> Result<Option<KnownPasskey>, StorageError> {
        let hash = self.keys.blind("passkey", &hex(credential_id));
        let row: Option<(Key, Key, Option<Vec<u8>>)> = passkey::table
            .filter(passkey::credential_hash.eq(Some(hash)))
            .select((passkey::id, passkey::account, passkey::credential))
            .first(&mut self.connection)
            .optional()?;
        let Some((id, account, Some(sealed))) = row else { return Ok(None) };
        let Some(owner) = reads::sign_in_of(self, account)? else { return Ok(None) };
        let key = installation_key(self)?;
        let credential: String = unseal(&key, "passkey.credential", id.0, &sealed).ok_or(StorageError::Unreadable)?;
        Ok(Some(KnownPasskey { id: PasskeyId::new(id.0), owner, credential: Private::new(credential) }))
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
