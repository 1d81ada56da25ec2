use super::entity::{CaseFile, ContactEntry, HappenedEntry, PersonDetails, PersonEntry, RiskEntry, StepEntry};
use super::parts::people_in;
use crate::db::{Db, Key, instant, micros};
use crate::keys::{DataKey, unseal};
use crate::schema::{case_person, cases, contact, data_key, person, referral};
use crate::store::StorageError;
use alongside_domain::cases::Naming;
use alongside_domain::cases::entries::{Member, Trusted};
use alongside_domain::codes::{Code, PersonRole, Rhythm, Risk, Source};
use alongside_domain::reports::SafeContact;
use alongside_domain::text::Words;
use alongside_gate::{AccountId, CaseId, Category, Classified, PersonId, ReferralId};
use diesel::dsl::max;
use diesel::prelude::*;
use jiff::Timestamp;

/// What a form on a case needs to know about it.
#[derive(Clone, Debug)]
pub struct CaseHead {
    pub id: CaseId,
    pub referral: ReferralId,
    pub reference: String,
    pub client: PersonId,
    pub name: Classified<String>,
    pub naming: Classified<Naming>,
    pub worker: AccountId,
    pub deputy: Option<AccountId>,
    pub summary: Option<(Timestamp, Classified<Words>)>,
    pub received_at: Timestamp,
    pub safe_contact: Classified<SafeContact>,
    pub rhythm: Option<Rhythm>,
    pub risk: Risk,
    pub version: i64,
    pub open_steps: Vec<StepEntry>,
    pub statement_given: bool,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = cases)]
pub(super) struct CaseRow {
    pub(super) id: Key,
    pub(super) reference: String,
    pub(super) client: Key,
    pub(super) referral: Key,
    pub(super) worker: Key,
    pub(super) deputy: Option<Key>,
    pub(super) restricted: bool,
    pub(super) summary: Option<Vec<u8>>,
    pub(super) summarised_at: Option<i64>,
    pub(super) risk: String,
    pub(super) life_in_danger: bool,
    pub(super) in_danger: bool,
    pub(super) reachable: bool,
    pub(super) received_at: i64,
    pub(super) opened_at: i64,
    pub(super) closed_at: Option<i64>,
    pub(super) reopened_at: Option<i64>,
    pub(super) safe_contact: Vec<u8>,
    pub(super) rhythm: Option<String>,
    pub(super) version: i64,
}

/// How the first report reached us, and what the service calls that.
type Reached = (Source, Option<String>);

/// How many files a case has, and how many incidents.
struct Counts {
    files: i64,
    incidents: i64,
    /// When a worker was last told of one.
    told_at: Option<Timestamp>,
}

impl CaseRow {
    fn summary(&self, key: &DataKey) -> Result<Option<(Timestamp, Classified<Words>)>, StorageError> {
        let (Some(at), Some(sealed)) = (self.summarised_at, &self.summary) else { return Ok(None) };
        let words = unseal(key, "cases.summary", self.id.0, sealed).ok_or(StorageError::Unreadable)?;
        Ok(Some((instant(at), Classified::new(Category::Narrative, words))))
    }
}

impl Db {
    fn case_row(&mut self, id: CaseId) -> Result<(CaseRow, Reached, DataKey, Counts), StorageError> {
        use crate::schema::{case_report, file, incident};
        let reports = case_report::table.filter(case_report::case_id.eq(cases::id)).select(case_report::referral);
        let mine = file::owner.eq(cases::id).or(file::owner.eq_any(reports));
        let files = file::table.filter(mine).count().single_value();
        let happened = incident::table.filter(incident::case_id.eq(cases::id)).count().single_value();
        let told = incident::table.filter(incident::case_id.eq(cases::id)).filter(incident::from_report.eq(false));
        let told = told.select(max(incident::told_at)).single_value();
        type Counted = (Option<i64>, Option<i64>, Option<i64>);
        type Head = (CaseRow, (String, Option<String>), Vec<u8>, Counted);
        let (row, (source, words), wrapped, counts): Head = cases::table
            .inner_join(referral::table.on(referral::id.eq(cases::referral)))
            .inner_join(data_key::table.on(data_key::id.eq(cases::id)))
            .filter(cases::id.eq(Key(id.uuid())))
            .select((
                CaseRow::as_select(),
                (referral::source, referral::source_words),
                data_key::wrapped,
                (files, happened, told),
            ))
            .first(&mut self.connection)?;
        let key = self.data_key(row.id, &wrapped)?;
        let source = Source::from_code(&source).ok_or(StorageError::Unreadable)?;
        let counts =
            Counts { files: counts.0.unwrap_or(0), incidents: counts.1.unwrap_or(0), told_at: counts.2.map(instant) };
        Ok((row, (source, words), key, counts))
    }

    /// Every name a case is kept under: of its people, of those it is for and of
    /// those they trust.
    pub fn names_on_case(&mut self, id: CaseId) -> Result<Vec<Classified<String>>, StorageError> {
        let people = self
            .people(Key(id.uuid()))?
            .into_iter()
            .map(|(_, _, details)| details.name.map(|name| name.as_str().to_owned()))
            .collect::<Vec<_>>();
        let members = self.entries_plain::<Member>(id)?.into_iter().map(|one| one.name.as_str().to_owned());
        let trusted = self.entries_plain::<Trusted>(id)?.into_iter().map(|one| one.name.as_str().to_owned());
        let all = people.into_iter().flatten().chain(members).chain(trusted);
        Ok(all.map(|name| Classified::new(Category::Identity, name)).collect())
    }

    /// Everybody with a part in a case.
    fn people(&mut self, case: Key) -> Result<Vec<(Key, PersonRole, PersonDetails)>, StorageError> {
        let rows: Vec<(Key, String, Vec<u8>, Vec<u8>)> = case_person::table
            .inner_join(person::table.on(person::id.eq(case_person::person)))
            .inner_join(data_key::table.on(data_key::id.eq(case_person::person)))
            .filter(case_person::case_id.eq(case))
            .select((person::id, case_person::role, person::details, data_key::wrapped))
            .load(&mut self.connection)?;
        rows.into_iter()
            .map(|(id, role, details, wrapped)| {
                let details = self.person_details(id, &wrapped, &details)?;
                Ok((id, PersonRole::from_code(&role).ok_or(StorageError::Unreadable)?, details))
            })
            .collect()
    }

    /// One case, in eleven statements, with the newest of what happened on it.
    pub fn case(&mut self, id: CaseId) -> Result<CaseFile, StorageError> {
        self.case_until(id, None)
    }

    /// The same, with the newest of what happened before a moment.
    pub fn case_until(&mut self, id: CaseId, until: Option<Timestamp>) -> Result<CaseFile, StorageError> {
        let until = until.map(micros);
        let (row, (source, source_words), key, counts) = self.case_row(id)?;
        let people = self.people(row.id)?;
        let client = people
            .iter()
            .find(|(person, role, _)| *person == row.client && *role == PersonRole::Client)
            .map(|(_, _, details)| details.clone())
            .unwrap_or_default();
        let incidents = self.incidents(row.id, &key)?;
        let contacts = self.contacts(row.id, &key, until)?;
        let outcomes = self.outcomes(row.id, &key)?;
        let risks = self.risks(row.id, &key)?;
        let steps = self.steps(row.id, &key)?;
        let (due, first_contact) = self.case_promises(row.id)?;
        let happened = self.happened(row.id, &key, until)?;
        let summary = row.summary(&key)?;
        let mut ids: Vec<Key> = vec![row.worker];
        ids.extend(row.deputy);
        ids.extend(contacts.iter().filter_map(|(_, by)| *by));
        ids.extend(risks.iter().filter_map(|(_, by)| *by));
        ids.extend(happened.iter().flat_map(|(_, by, fact)| by.iter().copied().chain(people_in(fact))));
        let names = self.names(&ids)?;
        let named =
            |id: Option<Key>| id.and_then(|id| names.get(&id).cloned()).unwrap_or_else(|| "The service".to_owned());
        let safe_contact: SafeContact =
            unseal(&key, "cases.safe_contact", row.id.0, &row.safe_contact).ok_or(StorageError::Unreadable)?;
        Ok(CaseFile {
            id,
            reference: row.reference,
            client: PersonId::new(row.client.0),
            referral: ReferralId::new(row.referral.0),
            source,
            source_words,
            name: Classified::new(Category::Identity, client.shown()),
            called: Classified::new(Category::Identity, client.called.clone()),
            worker: AccountId::new(row.worker.0),
            worker_name: named(Some(row.worker)),
            deputy_name: row.deputy.map(|deputy| named(Some(deputy))),
            risk: Risk::from_code(&row.risk).ok_or(StorageError::Unreadable)?,
            life_in_danger: row.life_in_danger,
            in_danger: row.in_danger,
            reachable: row.reachable,
            received_at: instant(row.received_at),
            opened_at: instant(row.opened_at),
            closed_at: row.closed_at.map(instant),
            safe_contact: Classified::new(Category::ContactDetails, safe_contact),
            rhythm: row.rhythm.as_deref().and_then(Rhythm::from_code),
            version: row.version,
            restricted: row.restricted,
            files: counts.files,
            happened_to_them: counts.incidents,
            incident_told_at: counts.told_at,
            reopened_at: row.reopened_at.map(instant),
            summary,
            happened: happened
                .into_iter()
                .map(|(at, by, fact)| HappenedEntry {
                    at,
                    by: named(by),
                    names: people_in(&fact).into_iter().map(|id| (id.0, named(Some(id)))).collect(),
                    fact: Classified::new(Category::Narrative, fact),
                })
                .collect(),
            incidents,
            outcomes,
            contacts: contacts.into_iter().map(|(entry, by)| ContactEntry { by: named(by), ..entry }).collect(),
            steps,
            risks: risks.into_iter().map(|(entry, by)| RiskEntry { by: named(by), ..entry }).collect(),
            people: people
                .into_iter()
                .map(|(_, role, details)| PersonEntry {
                    role,
                    name: Classified::new(Category::Identity, details.shown()),
                })
                .collect(),
            due,
            first_contact,
        })
    }

    /// What a form on a case needs, in three statements.
    pub fn case_head(&mut self, id: CaseId) -> Result<CaseHead, StorageError> {
        type HeadRow = (CaseRow, Vec<u8>, Vec<u8>);
        let (row, details, wrapped): HeadRow = cases::table
            .inner_join(person::table.on(person::id.eq(cases::client)))
            .inner_join(data_key::table.on(data_key::id.eq(cases::client)))
            .filter(cases::id.eq(Key(id.uuid())))
            .select((CaseRow::as_select(), person::details, data_key::wrapped))
            .first(&mut self.connection)?;
        let details = self.person_details(row.client, &wrapped, &details)?;
        let wrapped: Vec<u8> = data_key::table.find(row.id).select(data_key::wrapped).first(&mut self.connection)?;
        let key = self.data_key(row.id, &wrapped)?;
        let safe_contact: SafeContact =
            unseal(&key, "cases.safe_contact", row.id.0, &row.safe_contact).ok_or(StorageError::Unreadable)?;
        let open_steps = self.steps(row.id, &key)?.into_iter().filter(|step| step.ended_at.is_none()).collect();
        let given: i64 = contact::table
            .filter(contact::case_id.eq(row.id))
            .filter(contact::statement_given.eq(true))
            .count()
            .get_result(&mut self.connection)?;
        let summary = row.summary(&key)?;
        Ok(CaseHead {
            referral: ReferralId::new(row.referral.0),
            id,
            client: PersonId::new(row.client.0),
            worker: AccountId::new(row.worker.0),
            deputy: row.deputy.map(|deputy| AccountId::new(deputy.0)),
            summary,
            reference: row.reference,
            name: Classified::new(Category::Identity, details.shown()),
            naming: Classified::new(Category::Identity, details.naming()),
            received_at: instant(row.received_at),
            safe_contact: Classified::new(Category::ContactDetails, safe_contact),
            rhythm: row.rhythm.as_deref().and_then(Rhythm::from_code),
            risk: Risk::from_code(&row.risk).ok_or(StorageError::Unreadable)?,
            version: row.version,
            open_steps,
            statement_given: given > 0,
        })
    }
}
