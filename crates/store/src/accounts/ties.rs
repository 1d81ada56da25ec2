use super::Details;
use super::facts::keep_details;
use crate::db::{Db, Key};
use crate::dialect::{Value, insert_rows};
use crate::record::Tx;
use crate::schema::{search_token, tie};
use crate::search::token;
use crate::store::StorageError;
use alongside_domain::accounts::{Near, Ties};
use alongside_domain::people::of_surname;
use alongside_gate::AccountId;
use diesel::prelude::*;
use std::collections::HashMap;

impl Tx<'_> {
    /// Keeps what somebody has just declared, in place of what they said before.
    pub fn set_ties(&mut self, account: AccountId, ties: &Ties) -> Result<(), StorageError> {
        let id = Key(account.uuid());
        let details = Details { ties: ties.clone(), ..self.db.details_of(id)? };
        keep_details(self, id, &details)?;
        diesel::delete(tie::table.filter(tie::account.eq(id))).execute(&mut self.db.connection)?;
        let keys = ties.keys();
        let row = |(near, key): &(Near, _)| {
            vec![id.into(), Value::Bytes(Some(token(&self.db.keys, key))), Value::Text(near.code().to_owned())]
        };
        let rows: Vec<Vec<Value>> = keys.iter().map(row).collect();
        if !rows.is_empty() {
            insert_rows(&mut self.db.connection, "tie (account, token, kind)", "ON CONFLICT DO NOTHING", rows)?;
        }
        Ok(())
    }
}

impl Db {
    /// What somebody has said of themselves, for themselves.
    pub fn ties(&mut self, account: AccountId) -> Result<Ties, StorageError> {
        Ok(self.details_of(Key(account.uuid()))?.ties)
    }

    /// Which of these people are near what is found under these records, and by what.
    pub(super) fn near(
        &mut self,
        people: &[(AccountId, String)],
        records: &[Key],
    ) -> Result<HashMap<AccountId, Vec<Near>>, StorageError> {
        let mut near: HashMap<AccountId, Vec<Near>> = HashMap::new();
        let rows: Vec<(Key, String)> = tie::table
            .inner_join(search_token::table.on(search_token::token.eq(tie::token)))
            .filter(search_token::subject.eq_any(records))
            .select((tie::account, tie::kind))
            .distinct()
            .load(&mut self.connection)?;
        for (account, kind) in rows {
            near.entry(AccountId::new(account.0)).or_default().extend(Near::from_code(&kind));
        }
        let surnames = self.surname_tokens(people);
        let wanted: Vec<&Vec<u8>> = surnames.iter().map(|(_, token)| token).collect();
        let found: Vec<Vec<u8>> = search_token::table
            .filter(search_token::token.eq_any(wanted))
            .filter(search_token::subject.eq_any(records))
            .select(search_token::token)
            .distinct()
            .load(&mut self.connection)?;
        for (account, token) in surnames {
            if found.contains(&token) {
                near.entry(account).or_default().push(Near::Family);
            }
        }
        for by in near.values_mut() {
            by.sort_unstable();
            by.dedup();
        }
        Ok(near)
    }

    /// The family name of each, as it stands among the search words.
    pub(crate) fn surname_tokens(&self, people: &[(AccountId, String)]) -> Vec<(AccountId, Vec<u8>)> {
        let token = |(id, name): &(AccountId, String)| Some((*id, token(&self.keys, &of_surname(name)?)));
        people.iter().filter_map(token).collect()
    }
}
