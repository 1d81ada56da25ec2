use super::scope::within;
use crate::db::{Db, Key, instant};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{audit_entry, case_person, cases, data_key, person, search_token};
use crate::search::{self, About, token};
use crate::store::StorageError;
use alongside_domain::cases::Naming;
use alongside_domain::codes::{Code, PersonRole};
use alongside_domain::facts::{ClientMerged, ClientParted, Fact};
use alongside_domain::people::{KeyKind, SearchKey, of_name, of_phone};
use alongside_domain::reports::SafeContact;
use alongside_gate::{CaseId, CaseScope, Category, Classified, PersonId};
use diesel::prelude::*;
use jiff::Timestamp;

pub(crate) fn merged(tx: &mut Tx<'_>, fact: &ClientMerged) -> Result<(), StorageError> {
    becomes(tx, *fact.case(), *fact.from(), *fact.onto())?;
    // Whatever finds the one finds the other: walls before reports go by it too.
    let (from, onto) = (Key(fact.from().uuid()), Key(fact.onto().uuid()));
    let tokens: Vec<Vec<u8>> = search_token::table
        .filter(search_token::subject.eq(from))
        .select(search_token::token)
        .load(&mut tx.db.connection)?;
    search::add_tokens(tx, onto, About::Person, tokens)
}

pub(crate) fn parted(tx: &mut Tx<'_>, fact: &ClientParted) -> Result<(), StorageError> {
    becomes(tx, *fact.case(), *fact.from(), *fact.back_to())?;
    let (person, back_to) = (Key(fact.from().uuid()), Key(fact.back_to().uuid()));
    let theirs: Vec<Vec<u8>> = search_token::table
        .filter(search_token::subject.eq(back_to))
        .select(search_token::token)
        .load(&mut tx.db.connection)?;
    // What the person's other cases came with stays, and the person's own name.
    let cases = cases::table.filter(cases::client.eq(person)).select(cases::id);
    let kept: Vec<Vec<u8>> = search_token::table
        .filter(search_token::subject.eq_any(cases))
        .select(search_token::token)
        .load(&mut tx.db.connection)?;
    let gone: Vec<Vec<u8>> = theirs.into_iter().filter(|token| !kept.contains(token)).collect();
    let of_theirs =
        search_token::table.filter(search_token::subject.eq(person)).filter(search_token::token.eq_any(gone));
    diesel::delete(of_theirs).execute(&mut tx.db.connection)?;
    let naming = tx.naming(*fact.from())?;
    let names = [&naming.name, &naming.called].into_iter().flatten();
    let keys: Vec<SearchKey> = names.flat_map(|name| of_name(name.as_str())).collect();
    search::add(tx, person, About::Person, &keys)
}

/// The case is another person's from now on. What made it findable stays: the
/// case carries the names and numbers it came with.
fn becomes(tx: &mut Tx<'_>, case: CaseId, from: PersonId, into: PersonId) -> Result<(), StorageError> {
    let (case, from, into) = (Key(case.uuid()), Key(from.uuid()), Key(into.uuid()));
    let moved = diesel::update(cases::table.find(case).filter(cases::client.eq(from)))
        .set((cases::client.eq(into), cases::version.eq(cases::version + 1)))
        .execute(&mut tx.db.connection)?;
    if moved != 1 {
        return Err(StorageError::Missing);
    }
    diesel::update(case_person::table.find((case, from, PersonRole::Client.code())))
        .set(case_person::person.eq(into))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

/// Another client who may be the same person.
#[derive(Clone, Debug)]
pub struct MaybeSame {
    pub person: PersonId,
    pub case: CaseId,
    pub reference: String,
    pub naming: Classified<Naming>,
    pub phone: Classified<Option<String>>,
    pub opened_at: Timestamp,
    pub same_phone: bool,
}

impl Db {
    /// Clients of other cases, as far as the reader may open them, who share the
    /// whole name, however it is spelt, or the telephone number.
    pub fn maybe_same(&mut self, scope: &CaseScope, id: CaseId) -> Result<Vec<MaybeSame>, StorageError> {
        if scope.is_empty() {
            return Ok(Vec::new());
        }
        let head = self.case_head(id)?;
        let naming = self.naming_of(Key(head.client.uuid()))?;
        let safe = self.safe_contact_of(id)?;
        let phone = safe.phone.as_ref().and_then(|phone| of_phone(phone.as_str()));
        let names = [&naming.name, &naming.called].into_iter().flatten().flat_map(|name| of_name(name.as_str()));
        let telling = |kind: KeyKind| matches!(kind, KeyKind::Name | KeyKind::WholeSound);
        let phone = phone.map(|key| token(&self.keys, &key));
        let tokens: Vec<Vec<u8>> =
            names.filter(|key| telling(key.kind)).map(|key| token(&self.keys, &key)).chain(phone.clone()).collect();
        type Row = (Key, Key, String, i64, Vec<u8>, Vec<u8>);
        let rows: Vec<(Row, Vec<u8>)> = search_token::table
            .inner_join(person::table.on(person::id.eq(search_token::subject)))
            .inner_join(cases::table.on(cases::client.eq(search_token::subject)))
            .inner_join(data_key::table.on(data_key::id.eq(search_token::subject)))
            .filter(search_token::token.eq_any(tokens))
            .filter(cases::client.ne(Key(head.client.uuid())))
            .filter(within!(scope))
            .order((cases::opened_at.desc(), cases::id, search_token::token))
            .limit(40)
            .select((
                (person::id, cases::id, cases::reference, cases::opened_at, person::details, data_key::wrapped),
                search_token::token,
            ))
            .load(&mut self.connection)?;
        let mut found: Vec<MaybeSame> = Vec::new();
        for ((person, case, reference, opened_at, details, wrapped), by) in rows {
            let same_phone = phone.as_ref() == Some(&by);
            if let Some(known) = found.iter_mut().find(|known| known.case.uuid() == case.0) {
                known.same_phone |= same_phone;
                continue;
            }
            let details = self.person_details(person, &wrapped, &details)?;
            let phone = self.safe_contact_of(CaseId::new(case.0))?.phone;
            found.push(MaybeSame {
                person: PersonId::new(person.0),
                case: CaseId::new(case.0),
                reference,
                naming: Classified::new(Category::Identity, details.naming()),
                phone: Classified::new(Category::ContactDetails, phone.map(|phone| phone.as_str().to_owned())),
                opened_at: instant(opened_at),
                same_phone,
            });
        }
        Ok(found)
    }

    /// What a person is called now.
    pub(super) fn naming_of(&mut self, id: Key) -> Result<Naming, StorageError> {
        let (details, wrapped): (Vec<u8>, Vec<u8>) = person::table
            .inner_join(data_key::table.on(data_key::id.eq(person::id)))
            .filter(person::id.eq(id))
            .select((person::details, data_key::wrapped))
            .first(&mut self.connection)?;
        let details = self.person_details(id, &wrapped, &details)?;
        Ok(details.naming())
    }

    fn safe_contact_of(&mut self, id: CaseId) -> Result<SafeContact, StorageError> {
        let id = Key(id.uuid());
        let (sealed, wrapped): (Vec<u8>, Vec<u8>) = cases::table
            .inner_join(data_key::table.on(data_key::id.eq(cases::id)))
            .filter(cases::id.eq(id))
            .select((cases::safe_contact, data_key::wrapped))
            .first(&mut self.connection)?;
        let key = self.data_key(id, &wrapped)?;
        unseal(&key, "cases.safe_contact", id.0, &sealed).ok_or(StorageError::Unreadable)
    }

    /// The last merge of this case that has not been taken back: whose it was
    /// before, and when that was.
    pub fn merge_to_undo(&mut self, id: CaseId) -> Result<Option<(PersonId, PersonId, Timestamp)>, StorageError> {
        let case = Key(id.uuid());
        let rows: Vec<(i64, Option<Vec<u8>>)> = audit_entry::table
            .filter(audit_entry::subject.eq(Some(case)))
            .filter(audit_entry::action.eq_any(["ClientMerged", "ClientParted"]))
            .order((audit_entry::at.desc(), audit_entry::seq.desc()))
            .limit(1)
            .select((audit_entry::at, audit_entry::content))
            .load(&mut self.connection)?;
        let Some((at, Some(content))) = rows.into_iter().next() else { return Ok(None) };
        let wrapped: Vec<u8> = data_key::table.find(case).select(data_key::wrapped).first(&mut self.connection)?;
        let key = self.data_key(case, &wrapped)?;
        let fact = unseal(&key, "audit_entry.content", case.0, &content).ok_or(StorageError::Unreadable)?;
        Ok(match fact {
            Fact::ClientMerged(fact) => Some((*fact.from(), *fact.onto(), instant(at))),
            _ => None,
        })
    }
}
