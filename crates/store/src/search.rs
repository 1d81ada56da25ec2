use crate::cases::{PersonDetails, within};
use crate::db::{Db, Key, instant};
use crate::dialect::{Value, insert_rows};
use crate::keys::{Keys, unseal};
use crate::record::Tx;
use crate::schema::{cases, data_key, person, referral, search_token};
use crate::store::StorageError;
use alongside_domain::people::{SearchKey, of_address, of_words, wanted, wanted_sounds};
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

impl Db {
    /// Everything within `scope` that answers to `text`.
    pub fn search(
        &mut self,
        scope: &CaseScope,
        reads_referrals: bool,
        text: &str,
    ) -> Result<(Found, Vec<Uuid>), StorageError> {
        let mut found = Found::default();
        for set in wanted(text) {
            let mut tokens: Vec<Vec<u8>> = set.iter().map(|key| token(&self.keys, key)).collect();
            tokens.sort();
            tokens.dedup();
            let subjects = self.answering(tokens)?;
            if subjects.is_empty() {
                continue;
            }
            self.found(scope, reads_referrals, &subjects, Answering::Exactly, &mut found)?;
        }
        let subjects = self.sounding_like(&wanted_sounds(text))?;
        if !subjects.is_empty() {
            self.found(scope, reads_referrals, &subjects, Answering::Alike, &mut found)?;
        }
        for keys in [of_address(text), of_words(text)] {
            let tokens: Vec<Vec<u8>> = keys.iter().map(|key| token(&self.keys, key)).collect();
            let subjects = if tokens.is_empty() { Vec::new() } else { self.answering(tokens)? };
            if !subjects.is_empty() {
                self.found(scope, reads_referrals, &subjects, Answering::InWords, &mut found)?;
            }
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

    /// Records that have every one of the tokens.
    fn answering(&mut self, tokens: Vec<Vec<u8>>) -> Result<Vec<Key>, StorageError> {
        let needed = i64::try_from(tokens.len()).unwrap_or(i64::MAX);
        Ok(search_token::table
            .filter(search_token::token.eq_any(tokens))
            .group_by(search_token::subject)
            .having(diesel::dsl::count(search_token::token).eq(needed))
            .select(search_token::subject)
            .limit(2_000)
            .load(&mut self.connection)?)
    }

    fn found(
        &mut self,
        scope: &CaseScope,
        reads_referrals: bool,
        subjects: &[Key],
        how: Answering,
        found: &mut Found,
    ) -> Result<(), StorageError> {
        if !scope.is_empty() {
            self.found_cases(scope, subjects, how, found)?;
        }
        if reads_referrals {
            self.found_referrals(scope, subjects, how, found)?;
        }
        Ok(())
    }

    /// Records with one of the codes of every word, in one statement.
    pub(crate) fn sounding_like(&mut self, words: &[Vec<SearchKey>]) -> Result<Vec<Key>, StorageError> {
        let words: Vec<Vec<Vec<u8>>> =
            words.iter().map(|codes| codes.iter().map(|key| token(&self.keys, key)).collect()).collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        // The rarest word would be enough; not knowing which, all are asked for and joined here.
        let rows: Vec<(Key, Vec<u8>)> = search_token::table
            .filter(search_token::token.eq_any(words.concat()))
            .select((search_token::subject, search_token::token))
            .limit(20_000)
            .load(&mut self.connection)?;
        let mut has: HashMap<Key, Vec<Vec<u8>>> = HashMap::new();
        for (subject, token) in rows {
            has.entry(subject).or_default().push(token);
        }
        let every_word =
            |tokens: &Vec<Vec<u8>>| words.iter().all(|codes| codes.iter().any(|code| tokens.contains(code)));
        Ok(has.into_iter().filter(|(_, tokens)| every_word(tokens)).map(|(subject, _)| subject).take(2_000).collect())
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
