use super::entity::{
    CaseFile, CaseLine, ContactEntry, HappenedEntry, IncidentEntry, PersonDetails, PersonEntry, RiskEntry, StepEntry,
};
use super::scope::within;
use crate::db::{Db, Key, instant};
use crate::keys::{DataKey, unseal};
use crate::lists::Page;
use crate::promises::DueItem;
use crate::record::{LookLine, Tx};
use crate::schema::{
    audit_entry, case_person, cases, contact, data_key, incident, person, promise, referral, risk_level, step,
};
use crate::store::StorageError;
use alongside_domain::cases::Naming;
use alongside_domain::codes::{Channel, Code, ContactResult, PersonRole, Rhythm, Risk, Source, StepOwner};
use alongside_domain::facts::Fact;
use alongside_domain::reports::SafeContact;
use alongside_domain::text::Words;
use alongside_gate::{
    AccountId, CaseId, CaseScope, Category, Classified, ContactId, IncidentId, PersonId, ReferralId, StepId,
};
use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

/// What a form on a case needs to know about it.
#[derive(Clone, Debug)]
pub struct CaseHead {
    pub id: CaseId,
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
struct CaseRow {
    id: Key,
    reference: String,
    client: Key,
    referral: Key,
    worker: Key,
    deputy: Option<Key>,
    restricted: bool,
    summary: Option<Vec<u8>>,
    summarised_at: Option<i64>,
    risk: String,
    life_in_danger: bool,
    in_danger: bool,
    reachable: bool,
    received_at: i64,
    opened_at: i64,
    safe_contact: Vec<u8>,
    rhythm: Option<String>,
    version: i64,
}

/// Facts the chronology takes from the record itself.
const IN_THE_RECORD: &[&str] = &[
    "PersonNamed",
    "CaseHandedOver",
    "CaseSummarised",
    "CaseRestricted",
    "RestrictionLifted",
    "WallRaised",
    "WallTakenDown",
    "EmergencyAccessTaken",
    "EmergencyAccessReviewed",
    "SafeContactChanged",
    "RecordingRequested",
];

type Happening = (Timestamp, Option<Key>, Fact);

/// The people a fact speaks of, whose names its line needs.
fn people_in(fact: &Fact) -> Vec<Key> {
    match fact {
        Fact::CaseHandedOver(fact) => {
            let deputy = fact.deputy().map(|deputy| Key(deputy.uuid()));
            [Key(fact.from().uuid()), Key(fact.worker().uuid())].into_iter().chain(deputy).collect()
        }
        Fact::CaseRestricted(fact) => fact.named().iter().map(|name| Key(name.uuid())).collect(),
        Fact::WallRaised(fact) => vec![Key(fact.against().uuid())],
        Fact::WallTakenDown(fact) => vec![Key(fact.against().uuid())],
        _ => Vec::new(),
    }
}

impl CaseRow {
    fn summary(&self, key: &DataKey) -> Result<Option<(Timestamp, Classified<Words>)>, StorageError> {
        let (Some(at), Some(sealed)) = (self.summarised_at, &self.summary) else { return Ok(None) };
        let words = unseal(key, "cases.summary", self.id.0, sealed).ok_or(StorageError::Unreadable)?;
        Ok(Some((instant(at), Classified::new(Category::Narrative, words))))
    }
}

type Opened = (CaseRow, String, Vec<u8>, Vec<u8>);

impl Db {
    fn case_row(&mut self, id: CaseId) -> Result<(CaseRow, Source, DataKey), StorageError> {
        let (row, source, wrapped): (CaseRow, String, Vec<u8>) = cases::table
            .inner_join(referral::table.on(referral::id.eq(cases::referral)))
            .inner_join(data_key::table.on(data_key::id.eq(cases::id)))
            .filter(cases::id.eq(Key(id.uuid())))
            .select((CaseRow::as_select(), referral::source, data_key::wrapped))
            .first(&mut self.connection)?;
        let key = self.data_key(row.id, &wrapped)?;
        let source = Source::from_code(&source).ok_or(StorageError::Unreadable)?;
        Ok((row, source, key))
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
                let key = self.data_key(id, &wrapped)?;
                let details = unseal(&key, "person.details", id.0, &details).ok_or(StorageError::Unreadable)?;
                Ok((id, PersonRole::from_code(&role).ok_or(StorageError::Unreadable)?, details))
            })
            .collect()
    }

    /// What happened and stands only in the record, newest first.
    fn happened(&mut self, case: Key, key: &DataKey) -> Result<Vec<Happening>, StorageError> {
        let rows: Vec<(i64, Option<Key>, Option<Vec<u8>>)> = audit_entry::table
            .filter(audit_entry::subject.eq(Some(case)))
            .filter(audit_entry::action.eq_any(IN_THE_RECORD))
            .order(audit_entry::at.desc())
            .limit(200)
            .select((audit_entry::at, audit_entry::actor, audit_entry::content))
            .load(&mut self.connection)?;
        rows.into_iter()
            .filter_map(|(at, by, content)| Some((at, by, content?)))
            .map(|(at, by, content)| {
                let fact = unseal(key, "audit_entry.content", case.0, &content).ok_or(StorageError::Unreadable)?;
                Ok((instant(at), by, fact))
            })
            .collect()
    }

    /// One case, whole, in ten statements.
    pub fn case(&mut self, id: CaseId) -> Result<CaseFile, StorageError> {
        let (row, source, key) = self.case_row(id)?;
        let people = self.people(row.id)?;
        let client = people
            .iter()
            .find(|(person, role, _)| *person == row.client && *role == PersonRole::Client)
            .map(|(_, _, details)| details.clone())
            .unwrap_or_default();
        let incidents = self.incidents(row.id, &key)?;
        let contacts = self.contacts(row.id, &key)?;
        let risks = self.risks(row.id, &key)?;
        let steps = self.steps(row.id, &key)?;
        let (due, first_contact) = self.case_promises(row.id)?;
        let happened = self.happened(row.id, &key)?;
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
            safe_contact: Classified::new(Category::ContactDetails, safe_contact),
            rhythm: row.rhythm.as_deref().and_then(Rhythm::from_code),
            version: row.version,
            restricted: row.restricted,
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
        let person_key = self.data_key(row.client, &wrapped)?;
        let details: PersonDetails =
            unseal(&person_key, "person.details", row.client.0, &details).ok_or(StorageError::Unreadable)?;
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

    /// The cases one may open, newest first.
    pub fn cases(&mut self, scope: &CaseScope, page: Page) -> Result<(Vec<CaseLine>, i64, Vec<Uuid>), StorageError> {
        if scope.is_empty() {
            return Ok((Vec::new(), 0, Vec::new()));
        }
        let total: i64 = cases::table.filter(within!(scope)).count().get_result(&mut self.connection)?;
        let rows: Vec<Opened> = cases::table
            .inner_join(person::table.on(person::id.eq(cases::client)))
            .inner_join(data_key::table.on(data_key::id.eq(cases::client)))
            .filter(within!(scope))
            .order((cases::opened_at.desc(), cases::id.desc()))
            .limit(page.size)
            .offset(page.offset())
            .select((CaseRow::as_select(), cases::reference, person::details, data_key::wrapped))
            .load(&mut self.connection)?;
        let ids: Vec<Key> = rows.iter().map(|row| row.0.id).collect();
        let workers: Vec<Key> = rows.iter().map(|row| row.0.worker).collect();
        let names = self.names(&workers)?;
        let open: Vec<(Key, Option<String>)> = promise::table
            .filter(promise::subject.eq_any(&ids))
            .filter(promise::open.eq(true))
            .group_by(promise::subject)
            .select((promise::subject, diesel::dsl::min(promise::due_date)))
            .load(&mut self.connection)?;
        let mut lines = Vec::with_capacity(rows.len());
        for (row, reference, details, wrapped) in rows {
            let key = self.data_key(row.client, &wrapped)?;
            let details: PersonDetails =
                unseal(&key, "person.details", row.client.0, &details).ok_or(StorageError::Unreadable)?;
            let due = open.iter().find(|(id, _)| *id == row.id).and_then(|(_, due)| due.as_deref());
            lines.push(CaseLine {
                id: CaseId::new(row.id.0),
                reference,
                name: Classified::new(Category::Identity, details.shown()),
                worker: names.get(&row.worker).cloned().unwrap_or_default(),
                risk: Risk::from_code(&row.risk).ok_or(StorageError::Unreadable)?,
                in_danger: row.in_danger,
                opened_at: instant(row.opened_at),
                next_due: due.and_then(|day| day.parse().ok()),
            });
        }
        Ok((lines, total, ids.iter().map(|id| id.0).collect()))
    }

    /// Who has opened a case, newest first.
    pub fn looks(&mut self, id: CaseId, page: Page) -> Result<(Vec<LookLine>, i64), StorageError> {
        let seen = || {
            audit_entry::table
                .filter(audit_entry::subject.eq(Some(Key(id.uuid()))))
                .filter(audit_entry::action.like("look %"))
        };
        let total: i64 = seen().count().get_result(&mut self.connection)?;
        let rows: Vec<(i64, Option<Key>, String)> = seen()
            .order(audit_entry::at.desc())
            .limit(page.size)
            .offset(page.offset())
            .select((audit_entry::at, audit_entry::actor, audit_entry::action))
            .load(&mut self.connection)?;
        let ids: Vec<Key> = rows.iter().filter_map(|row| row.1).collect();
        let names = self.names(&ids)?;
        let lines = rows
            .into_iter()
            .map(|(at, actor, action)| LookLine {
                at: instant(at),
                account: actor.map(|actor| AccountId::new(actor.0)),
                name: actor.and_then(|actor| names.get(&actor).cloned()).unwrap_or_default(),
                action: action.trim_start_matches("look ").to_owned(),
            })
            .collect();
        Ok((lines, total))
    }

    fn incidents(&mut self, case: Key, key: &DataKey) -> Result<Vec<IncidentEntry>, StorageError> {
        let rows: Vec<(Key, Vec<u8>, i64)> = incident::table
            .filter(incident::case_id.eq(case))
            .order(incident::told_at.desc())
            .select((incident::id, incident::answers, incident::told_at))
            .load(&mut self.connection)?;
        rows.into_iter()
            .map(|(id, answers, told_at)| {
                Ok(IncidentEntry {
                    id: IncidentId::new(id.0),
                    told_at: instant(told_at),
                    answers: Classified::new(
                        Category::Narrative,
                        unseal(key, "incident.answers", id.0, &answers).ok_or(StorageError::Unreadable)?,
                    ),
                })
            })
            .collect()
    }

    fn contacts(&mut self, case: Key, key: &DataKey) -> Result<Vec<(ContactEntry, Option<Key>)>, StorageError> {
        type Row = (Key, Option<Key>, String, String, i64, Option<i16>, Vec<u8>, bool, bool, bool);
        let rows: Vec<Row> = contact::table
            .filter(contact::case_id.eq(case))
            .order((contact::at.desc(), contact::id.desc()))
            .limit(200)
            .select((
                contact::id,
                contact::logged_by,
                contact::channel,
                contact::result,
                contact::at,
                contact::minutes,
                contact::note,
                contact::statement_given,
                contact::update_given,
                contact::in_spite,
            ))
            .load(&mut self.connection)?;
        rows.into_iter()
            .map(|(id, by, channel, result, at, minutes, note, statement_given, update_given, in_spite)| {
                let note = unseal(key, "contact.note", id.0, &note).ok_or(StorageError::Unreadable)?;
                let entry = ContactEntry {
                    id: ContactId::new(id.0),
                    at: instant(at),
                    by: String::new(),
                    channel: Channel::from_code(&channel).ok_or(StorageError::Unreadable)?,
                    result: ContactResult::from_code(&result).ok_or(StorageError::Unreadable)?,
                    minutes,
                    note: Classified::new(Category::Narrative, note),
                    statement_given,
                    update_given,
                    in_spite,
                };
                Ok((entry, by))
            })
            .collect()
    }

    fn risks(&mut self, case: Key, key: &DataKey) -> Result<Vec<(RiskEntry, Option<Key>)>, StorageError> {
        let rows: Vec<(i64, Option<Key>, String, Vec<u8>)> = risk_level::table
            .filter(risk_level::case_id.eq(case))
            .order(risk_level::assessed_at.desc())
            .select((risk_level::assessed_at, risk_level::assessed_by, risk_level::level, risk_level::why))
            .load(&mut self.connection)?;
        rows.into_iter()
            .map(|(at, by, level, why)| {
                let why = unseal(key, "risk_level.why", case.0, &why).ok_or(StorageError::Unreadable)?;
                let entry = RiskEntry {
                    at: instant(at),
                    by: String::new(),
                    level: Risk::from_code(&level).ok_or(StorageError::Unreadable)?,
                    why: Classified::new(Category::Risk, why),
                };
                Ok((entry, by))
            })
            .collect()
    }

    fn steps(&mut self, case: Key, key: &DataKey) -> Result<Vec<StepEntry>, StorageError> {
        type Row = (Key, Vec<u8>, String, String, i64, Option<i64>);
        let rows: Vec<Row> = step::table
            .filter(step::case_id.eq(case))
            .order((step::due, step::planned_at))
            .select((step::id, step::what, step::owner, step::due, step::planned_at, step::ended_at))
            .load(&mut self.connection)?;
        rows.into_iter()
            .map(|(id, what, owner, due, planned_at, ended_at)| {
                let what = unseal(key, "step.what", id.0, &what).ok_or(StorageError::Unreadable)?;
                Ok(StepEntry {
                    id: StepId::new(id.0),
                    what: Classified::new(Category::Narrative, what),
                    owner: StepOwner::from_code(&owner).ok_or(StorageError::Unreadable)?,
                    due: due.parse().map_err(|_| StorageError::Unreadable)?,
                    planned_at: instant(planned_at),
                    ended_at: ended_at.map(instant),
                })
            })
            .collect()
    }

    #[expect(clippy::type_complexity, reason = "two answers of one read, used in one place")]
    fn case_promises(
        &mut self,
        case: Key,
    ) -> Result<(Vec<DueItem>, Option<(jiff::civil::Date, Option<Timestamp>)>), StorageError> {
        let rows: Vec<(String, String, String, bool, bool, Option<i64>)> = promise::table
            .filter(promise::subject.eq(case))
            .order(promise::due_date)
            .select((
                promise::rule,
                promise::occasion,
                promise::due_date,
                promise::waiting,
                promise::open,
                promise::kept_at,
            ))
            .load(&mut self.connection)?;
        let mut due = Vec::new();
        let mut first = None;
        for (rule, occasion, day, waiting, open, kept_at) in rows {
            let day = day.parse().map_err(|_| StorageError::Unreadable)?;
            if rule == "first_contact" && occasion.is_empty() {
                first = Some((day, kept_at.map(instant)));
            }
            if open {
                due.push(DueItem { rule, occasion, due: day, waiting });
            }
        }
        Ok((due, first))
    }
}

impl Tx<'_> {
    /// When a case was last summarised, which tells one summary from another.
    pub fn summarised_at(&mut self, case: CaseId) -> Result<Option<Timestamp>, StorageError> {
        let at: Option<i64> =
            cases::table.find(Key(case.uuid())).select(cases::summarised_at).first(&mut self.db.connection)?;
        Ok(at.map(instant))
    }

    /// What somebody is called now.
    pub fn naming(&mut self, person: PersonId) -> Result<Naming, StorageError> {
        let id = Key(person.uuid());
        let sealed: Vec<u8> = person::table.find(id).select(person::details).first(&mut self.db.connection)?;
        let key = self.key(id)?;
        let details: PersonDetails = unseal(&key, "person.details", id.0, &sealed).ok_or(StorageError::Unreadable)?;
        Ok(details.naming())
    }

    /// Where a case stands now.
    pub fn summary(&mut self, case: CaseId) -> Result<Option<Words>, StorageError> {
        let id = Key(case.uuid());
        let sealed: Option<Vec<u8>> = cases::table.find(id).select(cases::summary).first(&mut self.db.connection)?;
        let Some(sealed) = sealed else { return Ok(None) };
        let key = self.key(id)?;
        Ok(Some(unseal(&key, "cases.summary", id.0, &sealed).ok_or(StorageError::Unreadable)?))
    }
}
