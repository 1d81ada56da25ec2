use crate::db::{Db, Key};
use crate::dialect::{Value, insert_rows};
use crate::record::Tx;
use crate::schema::list_entry;
use crate::store::StorageError;
use alongside_domain::codes::Code;
use alongside_domain::facts::{ListEntryAdded, ListEntryEnded};
use alongside_domain::lists::{ListEntry, ReferenceList};
use alongside_gate::ListEntryId;
use diesel::prelude::*;
use jiff::civil::Date;

pub(crate) fn added(tx: &mut Tx<'_>, fact: &ListEntryAdded) -> Result<(), StorageError> {
    let row = vec![
        Key(fact.entry().uuid()).into(),
        Value::Text(fact.list().code().to_owned()),
        Value::Text(fact.under().clone()),
        Value::Text(fact.words().clone()),
        Value::Text(fact.since().to_string()),
    ];
    insert_rows(&mut tx.db.connection, "list_entry (id, list, under, words, since)", "", vec![row])?;
    Ok(())
}

pub(crate) fn ended(tx: &mut Tx<'_>, fact: &ListEntryEnded) -> Result<(), StorageError> {
    let open = list_entry::table.find(Key(fact.entry().uuid())).filter(list_entry::until.is_null());
    let done = diesel::update(open)
        .set(list_entry::until.eq(Some(fact.until().to_string())))
        .execute(&mut tx.db.connection)?;
    if done == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

impl Db {
    /// The answers the service has added to a list, as far as they are offered on a day.
    pub fn offered(&mut self, list: ReferenceList, on: Date) -> Result<Vec<ListEntry>, StorageError> {
        Ok(self.list_entries(list)?.into_iter().filter(|entry| entry.is_offered(on)).collect())
    }

    /// Every answer the service has added to a list, also those that are offered no longer.
    pub fn list_entries(&mut self, list: ReferenceList) -> Result<Vec<ListEntry>, StorageError> {
        type Row = (Key, String, String, String, String, Option<String>);
        let rows: Vec<Row> = list_entry::table
            .filter(list_entry::list.eq(list.code()))
            .order((list_entry::words, list_entry::id))
            .load(&mut self.connection)?;
        rows.into_iter()
            .map(|(id, _, under, words, since, until)| {
                Ok(ListEntry {
                    id: ListEntryId::new(id.0),
                    list,
                    under,
                    words,
                    since: since.parse().map_err(|_| StorageError::Unreadable)?,
                    until: until.and_then(|day| day.parse().ok()),
                })
            })
            .collect()
    }
}
