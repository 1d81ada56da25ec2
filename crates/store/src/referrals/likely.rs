use crate::db::{Db, Key};
use crate::schema::{cases, data_key, person, referral, search_token};
use crate::search::{FoundReferral, token};
use crate::store::StorageError;
use alongside_domain::people::{KeyKind, of_name, of_phone, sounding_like, sounding_like_in_part};
use alongside_domain::reports::ReportAnswers;
use alongside_gate::{CaseId, CaseScope, Category, Classified, PersonId, ReferralId};
use diesel::prelude::*;

/// Somebody who may be the same person.
#[derive(Clone, Debug)]
pub struct Likely {
    pub person: PersonId,
    pub case: CaseId,
    pub reference: String,
    pub name: Classified<String>,
    /// The same telephone number, not only the same name.
    pub same_phone: bool,
}

/// More people than these are no help to anybody.
const MOST_LIKELY: usize = 20;

/// What somebody of a report is recognised by.
struct RecognisedBy {
    /// The whole name, however it is spelt, and the telephone.
    tokens: Vec<Vec<u8>>,
    phone: Option<Vec<u8>>,
    /// Records of which every name only sounds like theirs: as much as a search would find.
    alike: Vec<Key>,
}

/// Client, case, its reference, and what is sealed of the client.
type PersonOfCase = (Key, Key, String, Vec<u8>, Vec<u8>);
/// And by which token, where by one.
type LikelyRow = (PersonOfCase, Option<Vec<u8>>);

impl Db {
    fn recognised_by(&mut self, answers: &ReportAnswers) -> Result<RecognisedBy, StorageError> {
        let name = answers.about.name.as_ref().map_or("", |name| name.as_str());
        let telling = |kind: KeyKind| matches!(kind, KeyKind::Name | KeyKind::WholeSound);
        let phone = answers.safe_contact.phone.as_ref().and_then(|phone| of_phone(phone.as_str()));
        let phone = phone.map(|key| token(&self.keys, &key));
        let names = of_name(name).into_iter().filter(|key| telling(key.kind));
        let tokens: Vec<Vec<u8>> = names.map(|key| token(&self.keys, &key)).chain(phone.clone()).collect();
        let mut alike = Vec::new();
        // One name alone sounds like too many.
        let heard = sounding_like(name).filter(|heard| !heard.every.is_empty());
        for wanted in heard.into_iter().chain(sounding_like_in_part(name)) {
            // A part of the name is looked for only where the whole finds nobody.
            if alike.is_empty() {
                alike = self.answering(&wanted)?;
            }
        }
        Ok(RecognisedBy { tokens, phone, alike })
    }

    /// People with cases, within `scope`, who may be the person a referral is about.
    pub fn likely_to_answer(&mut self, scope: &CaseScope, id: ReferralId) -> Result<Vec<Likely>, StorageError> {
        let answers = self.answers_of(id)?;
        self.likely_same(scope, &answers)
    }

    /// People with cases, within `scope`, who may be the person of a report.
    pub fn likely_same(&mut self, scope: &CaseScope, answers: &ReportAnswers) -> Result<Vec<Likely>, StorageError> {
        if scope.is_empty() {
            return Ok(Vec::new());
        }
        let RecognisedBy { tokens, phone, alike } = self.recognised_by(answers)?;
        if tokens.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<LikelyRow> = search_token::table
            .inner_join(person::table.on(person::id.eq(search_token::subject)))
            .inner_join(cases::table.on(cases::client.eq(search_token::subject)))
            .inner_join(data_key::table.on(data_key::id.eq(search_token::subject)))
            .filter(search_token::token.eq_any(tokens))
            .filter(crate::cases::within!(scope))
            .order((cases::opened_at.desc(), cases::id, search_token::token))
            .limit(200)
            .select((
                (person::id, cases::id, cases::reference, person::details, data_key::wrapped),
                search_token::token.nullable(),
            ))
            .load(&mut self.connection)?;
        let mut likely = Vec::new();
        self.add_likely(rows, phone.as_ref(), &mut likely)?;
        if alike.is_empty() {
            return Ok(likely);
        }
        let rows: Vec<PersonOfCase> = cases::table
            .inner_join(person::table.on(person::id.eq(cases::client)))
            .inner_join(data_key::table.on(data_key::id.eq(cases::client)))
            .filter(cases::client.eq_any(alike))
            .filter(crate::cases::within!(scope))
            .order((cases::opened_at.desc(), cases::id))
            .limit(100)
            .select((person::id, cases::id, cases::reference, person::details, data_key::wrapped))
            .load(&mut self.connection)?;
        let rows = rows.into_iter().map(|row| (row, None)).collect();
        self.add_likely(rows, None, &mut likely)?;
        Ok(likely)
    }

    fn add_likely(
        &mut self,
        rows: Vec<LikelyRow>,
        phone: Option<&Vec<u8>>,
        likely: &mut Vec<Likely>,
    ) -> Result<(), StorageError> {
        for ((person, case, reference, details, wrapped), found) in rows {
            let same_phone = phone.is_some() && phone == found.as_ref();
            if let Some(known) = likely.iter_mut().find(|known| known.case.uuid() == case.0) {
                known.same_phone |= same_phone;
                continue;
            }
            if likely.len() == MOST_LIKELY {
                continue;
            }
            let name = self.person_details(person, &wrapped, &details)?;
            likely.push(Likely {
                person: PersonId::new(person.0),
                case: CaseId::new(case.0),
                reference,
                name: Classified::new(Category::Identity, name.shown()),
                same_phone,
            });
        }
        Ok(())
    }

    /// Reports that wait for a decision and may be about the same person.
    pub fn waiting_alike(
        &mut self,
        scope: &CaseScope,
        answers: &ReportAnswers,
    ) -> Result<Vec<FoundReferral>, StorageError> {
        let RecognisedBy { tokens, mut alike, .. } = self.recognised_by(answers)?;
        if tokens.is_empty() {
            return Ok(Vec::new());
        }
        let waiting: Vec<Key> = search_token::table
            .inner_join(referral::table.on(referral::id.eq(search_token::subject)))
            .filter(search_token::token.eq_any(tokens))
            .filter(referral::decision.is_null())
            .select(search_token::subject)
            .distinct()
            .limit(500)
            .load(&mut self.connection)?;
        alike.extend(waiting);
        self.waiting_among(scope, &alike)
    }
}
