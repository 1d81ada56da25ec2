use crate::db::{Db, Key};
use crate::keys::unseal;
use crate::store::StorageError;
use alongside_domain::cases::{Answered, HowHeld, Naming};
use alongside_domain::codes::{Channel, ContactResult, PersonRole, Rhythm, Risk, Source, StepOwner};
use alongside_domain::facts::Fact;
use alongside_domain::reports::{ReportAnswers, SafeContact};
use alongside_domain::text::Words;
use alongside_gate::{AccountId, CaseId, Classified, ContactId, IncidentId, PersonId, ReferralId, StepId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

/// What is sealed of a person.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct PersonDetails {
    pub name: Option<Words>,
    pub called: Option<Words>,
}

impl PersonDetails {
    pub fn of(answers: &ReportAnswers) -> Self {
        Self { name: answers.about.name.clone(), called: answers.about.called.clone() }
    }

    pub fn naming(self) -> Naming {
        Naming { name: self.name, called: self.called }
    }

    /// The name as a list shows it.
    pub fn shown(&self) -> String {
        self.name
            .as_ref()
            .or(self.called.as_ref())
            .map_or_else(|| "Name not given".to_owned(), |name| name.as_str().to_owned())
    }
}

impl Db {
    /// What is sealed of a person, opened with the key wrapped beside it.
    pub(crate) fn person_details(&self, id: Key, wrapped: &[u8], sealed: &[u8]) -> Result<PersonDetails, StorageError> {
        let key = self.data_key(id, wrapped)?;
        unseal(&key, "person.details", id.0, sealed).ok_or(StorageError::Unreadable)
    }
}

impl From<Naming> for PersonDetails {
    fn from(naming: Naming) -> Self {
        Self { name: naming.name, called: naming.called }
    }
}

/// One case, as its page shows it.
#[derive(Clone, Debug)]
pub struct CaseFile {
    pub id: CaseId,
    pub reference: String,
    pub client: PersonId,
    pub referral: ReferralId,
    pub source: Source,
    /// The service's own word for it.
    pub source_words: Option<String>,
    pub name: Classified<String>,
    pub called: Classified<Option<Words>>,
    pub worker: AccountId,
    pub worker_name: String,
    pub deputy_name: Option<String>,
    pub risk: Risk,
    pub life_in_danger: bool,
    pub in_danger: bool,
    pub reachable: bool,
    pub received_at: Timestamp,
    pub opened_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub safe_contact: Classified<SafeContact>,
    pub rhythm: Option<Rhythm>,
    pub version: i64,
    pub restricted: bool,
    /// How many files it has, with those of its reports.
    pub files: i64,
    /// When a worker was last told of something more that happened.
    pub incident_told_at: Option<Timestamp>,
    pub reopened_at: Option<Timestamp>,
    /// Incidents written down.
    pub happened_to_them: i64,
    /// Where it stands, and when that was written.
    pub summary: Option<(Timestamp, Classified<Words>)>,
    /// What else has happened on it.
    pub happened: Vec<HappenedEntry>,
    pub incidents: Vec<IncidentEntry>,
    pub contacts: Vec<ContactEntry>,
    /// What the client wants.
    pub outcomes: Vec<super::outcomes::OutcomeEntry>,
    pub steps: Vec<StepEntry>,
    pub risks: Vec<RiskEntry>,
    pub people: Vec<PersonEntry>,
    pub due: Vec<crate::promises::DueItem>,
    /// When first contact was owed and when it was made.
    pub first_contact: Option<(Date, Option<Timestamp>)>,
}

#[derive(Clone, Debug)]
pub struct IncidentEntry {
    pub id: IncidentId,
    pub told_at: Timestamp,
    pub answers: Classified<ReportAnswers>,
    pub referral: ReferralId,
    /// In English, where it was written in another language.
    pub translations: Vec<crate::referrals::Translation>,
}

#[derive(Clone, Debug)]
pub struct ContactEntry {
    pub id: ContactId,
    pub at: Timestamp,
    pub by: String,
    pub channel: Channel,
    pub result: ContactResult,
    pub minutes: Option<i16>,
    pub note: Classified<Words>,
    pub statement_given: bool,
    pub update_given: bool,
    /// In a way they had not called safe.
    pub in_spite: bool,
    /// They said that nothing has happened since.
    pub quiet_said: bool,
    /// What made it possible.
    pub held: Classified<HowHeld>,
}

#[derive(Clone, Debug)]
pub struct StepEntry {
    pub id: StepId,
    pub what: Classified<Words>,
    pub owner: StepOwner,
    pub due: Date,
    pub planned_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

#[derive(Clone, Debug)]
pub struct RiskEntry {
    pub at: Timestamp,
    pub by: String,
    pub level: Risk,
    pub why: Classified<Words>,
    pub answers: Classified<Vec<Answered>>,
    /// It was lowered, and when somebody else looked at that.
    pub lowered: bool,
    pub checked_at: Option<Timestamp>,
}

/// Something that happened and has no table of its own: it is read from the
/// record itself.
#[derive(Clone, Debug)]
pub struct HappenedEntry {
    pub at: Timestamp,
    pub by: String,
    pub fact: Classified<Fact>,
    /// The names of the people the fact speaks of.
    pub names: HashMap<Uuid, String>,
}

#[derive(Clone, Debug)]
pub struct PersonEntry {
    pub role: PersonRole,
    pub name: Classified<String>,
}

/// One line of the list of cases.
#[derive(Clone, Debug)]
pub struct CaseLine {
    pub id: CaseId,
    pub reference: String,
    pub name: Classified<String>,
    pub worker: String,
    pub risk: Risk,
    pub closed_at: Option<Timestamp>,
    pub restricted: bool,
    pub in_danger: bool,
    pub opened_at: Timestamp,
    pub next_due: Option<Date>,
}
