use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::record::Tx;
use crate::schema::{account, calendar_address};
use crate::standing::actor_of;
use crate::store::StorageError;
use alongside_domain::facts::CalendarKept;
use alongside_gate::{AccountId, Actor};
use diesel::prelude::*;
use jiff::Timestamp;

pub(crate) fn kept(tx: &mut Tx<'_>, fact: &CalendarKept) -> Result<(), StorageError> {
    let account = Key(fact.account().uuid());
    let Some(token) = fact.token() else { return forget(tx, *fact.account()) };
    let row = vec![account.into(), Value::Bytes(Some(token.clone())), Value::Big(Some(micros(*fact.kept_at())))];
    let written = "ON CONFLICT (account) DO UPDATE SET token = excluded.token, made_at = excluded.made_at";
    insert_rows(&mut tx.db.connection, "calendar_address (account, token, made_at)", written, vec![row])?;
    Ok(())
}

/// The address works no longer: taken back, or its owner was suspended, reset or has left.
pub(super) fn forget(tx: &mut Tx<'_>, account: AccountId) -> Result<(), StorageError> {
    diesel::delete(calendar_address::table.find(Key(account.uuid()))).execute(&mut tx.db.connection)?;
    Ok(())
}

impl Db {
    /// Since when somebody has a private address for their calendar, if they have one.
    pub fn calendar_since(&mut self, account: AccountId) -> Result<Option<Timestamp>, StorageError> {
        let mine = calendar_address::table.find(Key(account.uuid())).select(calendar_address::made_at);
        let at: Option<i64> = mine.first(&mut self.connection).optional()?;
        Ok(at.map(instant))
    }

    /// Whose calendar this is, by the keyed hash of its address.
    pub fn calendar_of(&mut self, token: &[u8]) -> Result<Option<Actor>, StorageError> {
        type Row = (Key, String, String, Option<Key>);
        let row: Option<Row> = calendar_address::table
            .inner_join(account::table.on(account::id.eq(calendar_address::account)))
            .filter(calendar_address::token.eq(token))
            .select((account::id, account::roles, account::state, account::team))
            .first(&mut self.connection)
            .optional()?;
        Ok(row.and_then(|(id, roles, state, team)| actor_of(AccountId::new(id.0), &roles, &state, team)))
    }
}
