use crate::cases::{PersonDetails, within};
use crate::db::{Db, Key, instant};
use crate::dialect::{Value, insert_rows};
use crate::keys::{Keys, unseal};
use crate::record::Tx;
use crate::schema::{cases, data_key, person, referral, search_token};
use crate::store::StorageError;
use alongside_domain::people::{LookingFor, SearchKey, in_words, meant_by, sounding_like, sounding_like_in_part};
use alongside_domain::reports::ReportAnswers;
use alongside_gate::{CaseId, CaseScope, Category, Classified, ReferralId};
use diesel::prelude::*;
use jiff::Timestamp;
use std::collections::HashMap;
use uuid::Uuid;

/// What a token leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Person,
    /// A case or a referral.
    Referral,
}

/// How many results are shown. More means: say more.
const MOST: i64 = 25;

/// Of a key that many records share, how many are looked at.
const MOST_ANSWERS: usize = 2_000;

/// Tokens that are asked for one by one.
const FEW: usize = 3;

/// How many other words may lead where the first is too common.
const OTHER_LEADS: usize = 4;

/// The keyed hash of a search key: without the key of the installation nobody
/// learns anything from it.
pub(crate) fn token(keys: &Keys, key: &SearchKey) -> Vec<u8> {
    keys.blind(&format!("search {}", key.kind.code()), &key.text)
}

pub(crate) fn add(tx: &mut Tx<'_>, subject: Key, about: About, keys: &[SearchKey]) -> Result<(), StorageError> {
    if keys.is_empty() {
        return Ok(());
    }
    let tokens = keys.iter().map(|key| token(&tx.db.keys, key)).collect();
    add_tokens(tx, subject, about, tokens)
}

pub(crate) fn add_tokens(
    tx: &mut Tx<'_>,
    subject: Key,
    about: About,
    mut tokens: Vec<Vec<u8>>,
) -> Result<(), StorageError> {
    if tokens.is_empty() {
        return Ok(());
    }
    tokens.sort();
    tokens.dedup();
    let rows = tokens
        .into_iter()
        .map(|token| vec![Value::Bytes(Some(token)), subject.into(), Value::Bool(about == About::Person)])
        .collect();
    insert_rows(
        &mut tx.db.connection,
        "search_token (token, subject, about_person)",
        "ON CONFLICT (token, subject) DO NOTHING",
        rows,
    )?;
    Ok(())
}

/// How something answers to what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answering {
    /// By name, reference, telephone or postcode.
    Exactly,
    /// A name only sounds or looks like it.
    Alike,
    /// In an address, or in the words of the record.
    InWords,
}

/// A case that was found.
#[derive(Clone, Debug)]
pub struct FoundCase {
    pub id: CaseId,
    pub reference: String,
    pub name: Classified<String>,
    pub opened_at: Timestamp,
    pub how: Answering,
}

/// A referral that was found, for those who read referrals.
#[derive(Clone, Debug)]
pub struct FoundReferral {
    pub id: ReferralId,
    pub reference: String,
    pub name: Classified<String>,
    pub received_at: Timestamp,
    pub decided: bool,
    pub how: Answering,
}

#[derive(Clone, Debug, Default)]
pub struct Found {
    pub cases: Vec<FoundCase>,
    pub referrals: Vec<FoundReferral>,
}

impl Found {
    const fn is_empty(&self) -> bool {
        self.cases.is_empty() && self.referrals.is_empty()
    }
}

impl Db {
    /// Everything within `scope` that answers to `text`.
    pub fn search(
        &mut self,
        scope: &CaseScope,
        reads_referrals: bool,
        text: &str,
    ) -> Result<(Found, Vec<Uuid>), StorageError> {
        let mut found = Found::default();
        let meanings = meant_by(text).into_iter().map(|meant| (Answering::Exactly, meant));
        let alike = sounding_like(text).into_iter().map(|heard| (Answering::Alike, heard));
        for (how, wanted) in meanings.chain(alike) {
            self.add_answers(scope, reads_referrals, &wanted, how, &mut found)?;
        }
        // A middle name that was never written down: only where the whole name finds nobody.
        if found.is_empty()
            && let Some(in_part) = sounding_like_in_part(text)
        {
            self.add_answers(scope, reads_referrals, &in_part, Answering::Alike, &mut found)?;
        }
        for words in in_words(text) {
            self.add_answers(scope, reads_referrals, &words, Answering::InWords, &mut found)?;
        }
        let cases = found.cases.iter().map(|case| case.id.uuid());
        let ids = cases.chain(found.referrals.iter().map(|referral| referral.id.uuid())).collect();
        Ok((found, ids))
    }

    /// Those of some records that are reports waiting for a decision.
    pub(crate) fn waiting_among(
        &mut self,
        scope: &CaseScope,
        subjects: &[Key],
    ) -> Result<Vec<FoundReferral>, StorageError> {
        let mut found = Found::default();
        self.found_referrals(scope, subjects, Answering::Alike, &mut found)?;
        found.referrals.retain(|referral| !referral.decided);
        Ok(found.referrals)
    }

    /// Records with one of the leads and one key of every group. Of a key that very
    /// many records share only the newest are looked at, and so another word leads
    /// where it is rarer.
    pub(crate) fn answering(&mut self, wanted: &LookingFor) -> Result<Vec<Key>, StorageError> {
        let tokens = |keys: &[SearchKey]| keys.iter().map(|key| token(&self.keys, key)).collect::<Vec<_>>();
        let leads = tokens(&wanted.leads);
        let else_leads = tokens(&wanted.else_leads);
        let every: Vec<Vec<Vec<u8>>> = wanted.every.iter().map(|group| tokens(group)).collect();
        let mut subjects = self.having(&leads)?;
        if subjects.is_empty() && !else_leads.is_empty() {
            subjects = self.having(&else_leads)?;
        }
        for group in every.iter().take(OTHER_LEADS) {
            if subjects.len() < MOST_ANSWERS {
                break;
            }
            let rarer = self.having(group)?;
            if rarer.len() < subjects.len() {
                subjects = rarer;
            }
        }
        if subjects.is_empty() || every.is_empty() {
            return Ok(subjects);
        }
        let rows: Vec<(Key, Vec<u8>)> = search_token::table
            .filter(search_token::token.eq_any(every.concat()))
            .filter(search_token::subject.eq_any(&subjects))
            .select((search_token::subject, search_token::token))
            .load(&mut self.connection)?;
        let mut has: HashMap<Key, Vec<Vec<u8>>> = HashMap::new();
        for (subject, token) in rows {
            has.entry(subject).or_default().push(token);
        }
        let all = |tokens: &Vec<Vec<u8>>| every.iter().all(|group| group.iter().any(|code| tokens.contains(code)));
        Ok(has.into_iter().filter(|(_, tokens)| all(tokens)).map(|(subject, _)| subject).collect())
    }

    /// Records with one of some tokens: of a few tokens the newest that have each; many
    /// are asked for together, because each of them is rare. (All of them in one order
    /// would have PostgreSQL read the whole index.)
    fn having(&mut self, tokens: &[Vec<u8>]) -> Result<Vec<Key>, StorageError> {
        let most = i64::try_from(MOST_ANSWERS).unwrap_or(i64::MAX);
        let mut subjects: Vec<Key> = Vec::new();
        if tokens.len() > FEW {
            subjects = search_token::table
                .filter(search_token::token.eq_any(tokens))
                .limit(most)
                .select(search_token::subject)
                .load(&mut self.connection)?;
        } else {
            for token in tokens {
                let newest = search_token::table
                    .filter(search_token::token.eq(token))
                    .order(search_token::subject.desc())
                    .limit(most)
                    .select(search_token::subject);
                subjects.extend(newest.load::<Key>(&mut self.connection)?);
            }
        }
        subjects.sort();
        subjects.dedup();
        Ok(subjects)
    }

    fn add_answers(
        &mut self,
        scope: &CaseScope,
        reads_referrals: bool,
        wanted: &LookingFor,
        how: Answering,
        found: &mut Found,
    ) -> Result<(), StorageError> {
        let subjects = self.answering(wanted)?;
        if subjects.is_empty() {
            return Ok(());
        }
        if !scope.is_empty() {
            self.found_cases(scope, &subjects, how, found)?;
        }
        if reads_referrals {
            self.found_referrals(scope, &subjects, how, found)?;
        }
        Ok(())
    }

    fn found_cases(
        &mut self,
        scope: &CaseScope,
        subjects: &[Key],
        how: Answering,
        found: &mut Found,
    ) -> Result<(), StorageError> {
        type Row = (Key, String, i64, Key, Vec<u8>, Vec<u8>);
        let rows: Vec<Row> = cases::table
            .inner_join(person::table.on(person::id.eq(cases::client)))
            .inner_join(data_key::table.on(data_key::id.eq(cases::client)))
            .filter(cases::client.eq_any(subjects).or(cases::id.eq_any(subjects)))
            .filter(within!(scope))
            .order((cases::opened_at.desc(), cases::id))
            .limit(MOST)
            .select((cases::id, cases::reference, cases::opened_at, person::id, person::details, data_key::wrapped))
            .load(&mut self.connection)?;
        for (id, reference, opened_at, client, details, wrapped) in rows {
            if found.cases.iter().any(|case| case.id.uuid() == id.0) {
                continue;
            }
            let details = self.person_details(client, &wrapped, &details)?;
            found.cases.push(FoundCase {
                id: CaseId::new(id.0),
                reference,
                name: Classified::new(Category::Identity, details.shown()),
                opened_at: instant(opened_at),
                how,
            });
        }
        Ok(())
    }

    fn found_referrals(
        &mut self,
        scope: &CaseScope,
        subjects: &[Key],
        how: Answering,
        found: &mut Found,
    ) -> Result<(), StorageError> {
        type Row = (Key, String, i64, Option<String>, Option<Key>, Vec<u8>, Vec<u8>);
        let rows: Vec<Row> = referral::table
            .inner_join(data_key::table.on(data_key::id.eq(referral::id)))
            .filter(diesel::dsl::not(diesel::dsl::exists(crate::referrals::report_wall!(scope))))
            .filter(referral::id.eq_any(subjects))
            .filter(referral::erased.eq(false))
            .filter(referral::case_id.is_null())
            .order((referral::received_at.desc(), referral::id))
            .limit(MOST)
            .select((
                referral::id,
                referral::reference,
                referral::received_at,
                referral::decision,
                referral::case_id,
                referral::answers,
                data_key::wrapped,
            ))
            .load(&mut self.connection)?;
        let mut names: HashMap<Key, String> = HashMap::new();
        for (id, reference, received_at, decision, _, answers, wrapped) in rows {
            if found.referrals.iter().any(|referral| referral.id.uuid() == id.0) {
                continue;
            }
            let key = self.data_key(id, &wrapped)?;
            let answers: ReportAnswers =
                unseal(&key, "referral.answers", id.0, &answers).ok_or(StorageError::Unreadable)?;
            let name = names.entry(id).or_insert_with(|| PersonDetails::of(&answers).shown()).clone();
            found.referrals.push(FoundReferral {
                id: ReferralId::new(id.0),
                reference,
                name: Classified::new(Category::Identity, name),
                received_at: instant(received_at),
                decided: decision.is_some(),
                how,
            });
        }
        Ok(())
    }
}
