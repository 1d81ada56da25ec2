use super::entity::{ContactEntry, IncidentEntry, StepEntry};
use crate::db::{Db, Key, instant};
use crate::keys::{DataKey, unseal};
use crate::promises::DueItem;
use crate::schema::{audit_entry, case_report, contact, promise, step};
use crate::store::StorageError;
use alongside_domain::cases::HowHeld;
use alongside_domain::codes::{Channel, Code, ContactResult, StepOwner};
use alongside_domain::facts::Fact;
use alongside_domain::reports::ReportAnswers;
use alongside_gate::{Category, Classified, ContactId, IncidentId, ReferralId, StepId};
use diesel::prelude::*;
use jiff::Timestamp;

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
    "StepPlanned",
    "StepEnded",
    "PlanAgreed",
    "IssueKept",
    "CaseDescribed",
    "RefusalNoted",
    "SafetyPlanNoted",
    "AdviceNoted",
    "AppointmentNoted",
    "VisitNoted",
    "ClaimNoted",
    "EquipmentNoted",
    "OnwardNoted",
    "TrustedNoted",
    "MemberNoted",
    "StoryNoted",
    "LearningNoted",
    "EvaluationNoted",
    "ImpactMeasured",
    "AgencyAsked",
    "AgencyChased",
    "AgencyRequestEnded",
    "RiskChecked",
    "CaseClosed",
    "CaseReopened",
    "OutcomeWanted",
    "OutcomeJudged",
    "ClientMerged",
    "ClientParted",
    "FileAdded",
    "IncidentRecorded",
    "IncidentDetailed",
    "PoliceOutcomeNoted",
    "FileReleased",
];

/// Of each kind of thing in the chronology, how many are read at a time.
const AT_A_TIME: i64 = 200;

pub(super) type Happening = (Timestamp, Option<Key>, Fact);

/// The people a fact speaks of, whose names its line needs.
pub(super) fn people_in(fact: &Fact) -> Vec<Key> {
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

impl Db {
    /// What happened and stands only in the record, newest first.
    pub(super) fn happened(
        &mut self,
        case: Key,
        key: &DataKey,
        until: Option<i64>,
    ) -> Result<Vec<Happening>, StorageError> {
        let rows: Vec<(i64, Option<Key>, Option<Vec<u8>>)> = audit_entry::table
            .filter(audit_entry::subject.eq(Some(case)))
            .filter(audit_entry::action.eq_any(IN_THE_RECORD))
            .filter(audit_entry::at.lt(until.unwrap_or(i64::MAX)))
            .order(audit_entry::at.desc())
            .limit(AT_A_TIME)
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

    pub(super) fn incidents(&mut self, case: Key, key: &DataKey) -> Result<Vec<IncidentEntry>, StorageError> {
        let rows: Vec<(Key, Key, Vec<u8>, i64)> = case_report::table
            .filter(case_report::case_id.eq(case))
            .order(case_report::told_at.desc())
            .select((case_report::id, case_report::referral, case_report::answers, case_report::told_at))
            .load(&mut self.connection)?;
        let mut found = Vec::with_capacity(rows.len());
        let mut in_other_languages = Vec::new();
        for (id, referral, answers, told_at) in rows {
            let answers: ReportAnswers =
                unseal(key, "incident.answers", id.0, &answers).ok_or(StorageError::Unreadable)?;
            let referral = ReferralId::new(referral.0);
            if answers.written_in.is_some() {
                in_other_languages.push(referral);
            }
            found.push(IncidentEntry {
                id: IncidentId::new(id.0),
                told_at: instant(told_at),
                answers: Classified::new(Category::Narrative, answers),
                referral,
                translations: Vec::new(),
            });
        }
        for one in self.translations(&in_other_languages)? {
            let its = found.iter_mut().filter(|incident| incident.referral == one.referral);
            its.for_each(|incident| incident.translations.push(one.clone()));
        }
        Ok(found)
    }

    pub(super) fn contacts(
        &mut self,
        case: Key,
        key: &DataKey,
        until: Option<i64>,
    ) -> Result<Vec<(ContactEntry, Option<Key>)>, StorageError> {
        type Said = (bool, bool, bool, bool);
        type Row = (Key, Option<Key>, String, String, i64, Option<i16>, Vec<u8>, Said, Option<Vec<u8>>);
        let rows: Vec<Row> = contact::table
            .filter(contact::case_id.eq(case))
            .filter(contact::at.lt(until.unwrap_or(i64::MAX)))
            .order((contact::at.desc(), contact::id.desc()))
            .limit(AT_A_TIME)
            .select((
                contact::id,
                contact::logged_by,
                contact::channel,
                contact::result,
                contact::at,
                contact::minutes,
                contact::note,
                (contact::statement_given, contact::update_given, contact::in_spite, contact::quiet_said),
                contact::held,
            ))
            .load(&mut self.connection)?;
        rows.into_iter()
            .map(|(id, by, channel, result, at, minutes, note, said, held)| {
                let (statement_given, update_given, in_spite, quiet_said) = said;
                let held = match held {
                    Some(held) => unseal(key, "contact.held", id.0, &held).ok_or(StorageError::Unreadable)?,
                    None => HowHeld::default(),
                };
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
                    quiet_said,
                    held: Classified::new(Category::Narrative, held),
                };
                Ok((entry, by))
            })
            .collect()
    }

    pub(super) fn steps(&mut self, case: Key, key: &DataKey) -> Result<Vec<StepEntry>, StorageError> {
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
    pub(super) fn case_promises(
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
