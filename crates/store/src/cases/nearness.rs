use super::scope::within;
use crate::db::{Db, Key, instant, micros};
use crate::schema::{audit_entry, cases, data_key, person, search_token, tie};
use crate::store::StorageError;
use alongside_gate::{AccountId, CaseId, CaseScope, Category, Classified};
use diesel::dsl::{count, max};
use diesel::prelude::*;
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Somebody opened a case they may be near, by family name, street or
/// organisation, and does not work on it.
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
    /// Openings since a moment by people who may be near the case: by the client's
    /// family name, as it is written or was before, or by what they have said of
    /// themselves; the latest first; and the cases shown.
    pub fn near_looks(
        &mut self,
        scope: &CaseScope,
        since: Timestamp,
    ) -> Result<(Vec<NearLook>, Vec<Uuid>), StorageError> {
        if scope.is_empty() {
            return Ok((Vec::new(), Vec::new()));
        }
        let people: Vec<(AccountId, String)> =
            self.accounts()?.into_iter().map(|person| (person.id, person.name)).collect();
        let names: HashMap<Key, &String> = people.iter().map(|(id, name)| (Key(id.uuid()), name)).collect();
        let mut ties: HashSet<(Key, Vec<u8>)> =
            tie::table.select((tie::account, tie::token)).load(&mut self.connection)?.into_iter().collect();
        ties.extend(self.surname_tokens(&people).into_iter().map(|(id, token)| (Key(id.uuid()), token)));
        let tokens: Vec<&Vec<u8>> = ties.iter().map(|(_, token)| token).collect();
        type Row = ((Option<Key>, Key, String, Key, Option<Key>, Key, Vec<u8>), Option<i64>, i64);
        let found_by = search_token::subject
            .eq(cases::client)
            .or(search_token::subject.eq(cases::id))
            .or(search_token::subject.eq(cases::referral));
        let rows: Vec<Row> = audit_entry::table
            .inner_join(cases::table.on(cases::id.nullable().eq(audit_entry::subject)))
            .inner_join(search_token::table.on(found_by))
            .filter(audit_entry::at.ge(micros(since)))
            .filter(audit_entry::action.like("look %"))
            .filter(audit_entry::actor.eq_any(names.keys().copied().map(Some)))
            .filter(search_token::token.eq_any(tokens))
            .filter(within!(scope))
            .group_by(BY)
            .select((BY, max(audit_entry::at), count(audit_entry::hash).aggregate_distinct()))
            .load(&mut self.connection)?;
        let near = |((actor, _, _, worker, deputy, _, found), _, _): &Row| {
            let Some(actor) = actor else { return false };
            ties.contains(&(*actor, found.clone())) && actor != worker && Some(*actor) != *deputy
        };
        let mut rows: Vec<Row> = rows.into_iter().filter(near).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.1));
        // Somebody may be near one case by several things.
        let mut seen: HashSet<(Option<Key>, Key)> = HashSet::new();
        rows.retain(|row| seen.insert((row.0.0, row.0.1)));
        rows.truncate(MOST);
        let clients: Vec<Key> = rows.iter().map(|row| row.0.5).collect();
        let clients = self.shown_names(&clients)?;
        let ids = rows.iter().map(|row| row.0.1.0).collect();
        let looks = rows
            .into_iter()
            .map(|((actor, case, reference, _, _, client, _), last, times)| NearLook {
                who: actor.and_then(|actor| names.get(&actor)).map(|name| (*name).clone()).unwrap_or_default(),
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
