use super::scope::within;
use crate::db::{Db, Key, instant, micros};
use crate::schema::{audit_entry, cases, data_key, person, search_token};
use crate::search::token;
use crate::store::StorageError;
use alongside_domain::people::of_surname;
use alongside_gate::{CaseId, CaseScope, Category, Classified};
use diesel::dsl::{count_star, max};
use diesel::prelude::*;
use jiff::Timestamp;
use std::collections::HashMap;
use uuid::Uuid;

/// Somebody opened the case of a client of their own family name, and does not
/// work on it.
#[derive(Clone, Debug)]
pub struct NearLook {
    pub who: String,
    pub case: CaseId,
    pub reference: String,
    pub name: Classified<String>,
    pub times: i64,
    pub last: Timestamp,
}

/// The most that is shown: more than a manager asks about in a fortnight.
const MOST: usize = 100;

/// One line for each person, case and name they share with its client.
type By =
    (audit_entry::actor, cases::id, cases::reference, cases::worker, cases::deputy, cases::client, search_token::token);
const BY: By =
    (audit_entry::actor, cases::id, cases::reference, cases::worker, cases::deputy, cases::client, search_token::token);

impl Db {
    /// Openings since a moment by people with the client's family name, as it is
    /// written or in one of its names before, the latest first; and the cases shown.
    pub fn near_looks(
        &mut self,
        scope: &CaseScope,
        since: Timestamp,
    ) -> Result<(Vec<NearLook>, Vec<Uuid>), StorageError> {
        if scope.is_empty() {
            return Ok((Vec::new(), Vec::new()));
        }
        let people = self.accounts()?;
        let names: HashMap<Key, (String, Vec<u8>)> = people
            .into_iter()
            .filter_map(|person| {
                let surname = token(&self.keys, &of_surname(&person.name)?);
                Some((Key(person.id.uuid()), (person.name, surname)))
            })
            .collect();
        let tokens: Vec<&Vec<u8>> = names.values().map(|(_, surname)| surname).collect();
        type Row = ((Option<Key>, Key, String, Key, Option<Key>, Key, Vec<u8>), Option<i64>, i64);
        let rows: Vec<Row> = audit_entry::table
            .inner_join(cases::table.on(cases::id.nullable().eq(audit_entry::subject)))
            .inner_join(search_token::table.on(search_token::subject.eq(cases::client)))
            .filter(audit_entry::at.ge(micros(since)))
            .filter(audit_entry::action.like("look %"))
            .filter(audit_entry::actor.eq_any(names.keys().copied().map(Some)))
            .filter(search_token::token.eq_any(tokens))
            .filter(within!(scope))
            .group_by(BY)
            .select((BY, max(audit_entry::at), count_star()))
            .load(&mut self.connection)?;
        let own = |((actor, _, _, worker, deputy, _, found), _, _): &Row| {
            let Some(actor) = actor else { return false };
            let same = names.get(actor).is_some_and(|(_, surname)| surname == found);
            same && actor != worker && Some(*actor) != *deputy
        };
        let mut rows: Vec<Row> = rows.into_iter().filter(own).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.1));
        rows.truncate(MOST);
        let clients: Vec<Key> = rows.iter().map(|row| row.0.5).collect();
        let clients = self.shown_names(&clients)?;
        let ids = rows.iter().map(|row| row.0.1.0).collect();
        let looks = rows
            .into_iter()
            .map(|((actor, case, reference, _, _, client, _), last, times)| NearLook {
                who: actor.and_then(|actor| names.get(&actor)).map(|(name, _)| name.clone()).unwrap_or_default(),
                case: CaseId::new(case.0),
                reference,
                name: Classified::new(Category::Identity, clients.get(&client).cloned().unwrap_or_default()),
                times,
                last: instant(last.unwrap_or_default()),
            })
            .collect();
        Ok((looks, ids))
    }

    fn shown_names(&mut self, ids: &[Key]) -> Result<HashMap<Key, String>, StorageError> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let rows: Vec<(Key, Vec<u8>, Vec<u8>)> = person::table
            .inner_join(data_key::table.on(data_key::id.eq(person::id)))
            .filter(person::id.eq_any(ids))
            .select((person::id, person::details, data_key::wrapped))
            .load(&mut self.connection)?;
        rows.into_iter()
            .map(|(id, details, wrapped)| {
                let details = self.person_details(id, &wrapped, &details)?;
                Ok((id, details.shown()))
            })
            .collect()
    }
}
