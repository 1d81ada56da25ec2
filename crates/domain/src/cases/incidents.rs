use crate::codes::{
    Characteristic, Conduct, Evidence, Harm, IncidentLabel, Offence, Perceiver, Place, PoliceOutcome, ToldBody,
};
use crate::facts::{IncidentDetailed, IncidentRecorded, PoliceOutcomeNoted};
use crate::law::Complained;
use crate::lists::Chosen;
use crate::people::Postcode;
use crate::reports::{Motivation, ReportAnswers, When};
use crate::text::Words;
use alongside_gate::{CaseId, IncidentId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One thing that happened, as the client tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Incident {
    /// In their words.
    pub words: Words,
    pub conduct: Vec<Conduct>,
    pub when: Option<When>,
    pub place: Option<Place>,
    pub where_words: Option<Words>,
    pub postcode: Option<Postcode>,
    pub motivation: Motivation,
    /// Kinds of hostility in the service's own words; each counts as one of ours.
    #[serde(default)]
    pub hostility: Vec<Chosen<Characteristic>>,
    pub perceived_by: Vec<Perceiver>,
    pub label: Option<IncidentLabel>,
    pub offences: Vec<Chosen<Offence>>,
    pub harms: Vec<Harm>,
    pub evidence: Vec<Evidence>,
    pub evidence_words: Option<Words>,
    pub told: Vec<TellingOf>,
}

/// That somebody was told, when, and what they call it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TellingOf {
    pub body: ToldBody,
    pub on: Option<Date>,
    /// A crime reference, or another.
    pub reference: Option<Words>,
}

/// What the police did with it, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoliceDid {
    pub what: Chosen<PoliceOutcome>,
    pub on: Date,
    /// The client knows it, or told us of it themself: nobody has to tell them.
    #[serde(default)]
    pub they_know: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotRecord {
    /// Neither words nor what was done.
    NothingHappened,
    /// It has not happened yet.
    InTheFuture,
    /// The police did nothing about it before it happened.
    BeforeIt,
    /// The case is closed: it is opened again first.
    Closed,
}

impl Incident {
    /// What a report says happened.
    pub fn told(answers: &ReportAnswers) -> Self {
        Self {
            words: answers.story.clone(),
            when: answers.when.clone(),
            place: answers.place,
            where_words: answers.where_words.clone(),
            postcode: answers.postcode.clone(),
            motivation: answers.motivation.clone(),
            harms: answers.harms.clone(),
            evidence: answers.evidence.clone(),
            evidence_words: answers.evidence_words.clone(),
            ..Self::default()
        }
    }

    /// The day it happened or began, as far as anybody knows.
    pub fn day(&self) -> Option<Date> {
        self.when.as_ref().and_then(|when| when.day)
    }

    pub fn gravity(&self) -> u8 {
        self.conduct.iter().map(|conduct| conduct.gravity()).max().unwrap_or(0)
    }

    /// That it was complained of, for an ASB case review: each incident once,
    /// however many were told.
    pub fn complained(&self) -> Option<Complained> {
        let complaint = self.told.iter().filter_map(|told| told.on).min()?;
        Some(Complained { incident: self.day()?, complaint })
    }

    fn check(&self, today: Date) -> Result<(), CannotRecord> {
        let dates = self.told.iter().filter_map(|told| told.on).chain(self.day());
        if self.words.is_empty() && self.conduct.is_empty() {
            Err(CannotRecord::NothingHappened)
        } else if dates.into_iter().any(|day| day > today) {
            Err(CannotRecord::InTheFuture)
        } else {
            Ok(())
        }
    }
}

/// Something more has happened, and the worker was told.
pub fn record_incident(
    case: CaseId,
    closed: bool,
    incident: IncidentId,
    details: Incident,
    now: Timestamp,
) -> Result<IncidentRecorded, CannotRecord> {
    if closed {
        return Err(CannotRecord::Closed);
    }
    details.check(crate::date_of(now))?;
    Ok(IncidentRecorded { case, incident, details, told_at: now })
}

/// More is known of it, or something was wrong. What stood before stays in the record.
pub fn detail_incident(
    case: CaseId,
    incident: IncidentId,
    details: Incident,
    now: Timestamp,
) -> Result<IncidentDetailed, CannotRecord> {
    details.check(crate::date_of(now))?;
    Ok(IncidentDetailed { case, incident, details, detailed_at: now })
}

/// What the police did, as somebody learnt it. Earlier answers stay.
pub fn note_police_outcome(
    case: CaseId,
    incident: IncidentId,
    happened: Option<Date>,
    did: PoliceDid,
    now: Timestamp,
) -> Result<PoliceOutcomeNoted, CannotRecord> {
    if did.on > crate::date_of(now) {
        return Err(CannotRecord::InTheFuture);
    }
    if happened.is_some_and(|day| did.on < day) {
        return Err(CannotRecord::BeforeIt);
    }
    Ok(PoliceOutcomeNoted { case, incident, did, noted_at: now })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::WhenKind;
    use jiff::civil::date;

    fn ids() -> (CaseId, IncidentId) {
        (CaseId::new(uuid::Uuid::nil()), IncidentId::new(uuid::Uuid::nil()))
    }

    fn now() -> Timestamp {
        "2026-11-25T10:00:00Z".parse().expect("a time")
    }

    #[test]
    fn words_or_what_was_done_are_enough_and_nothing_is_to_come() {
        let (case, id) = ids();
        let tried = |incident: Incident| record_incident(case, false, id, incident, now()).err();
        assert_eq!(tried(Incident::default()), Some(CannotRecord::NothingHappened));
        assert_eq!(tried(Incident { words: Words::new("They spat at her."), ..Incident::default() }), None);
        let spat = Incident { conduct: vec![Conduct::Spitting], ..Incident::default() };
        assert_eq!(tried(spat.clone()), None);
        let tomorrow = date(2026, 11, 26);
        let when = When { kind: WhenKind::Exact, day: Some(tomorrow), words: None };
        assert_eq!(tried(Incident { when: Some(when), ..spat.clone() }), Some(CannotRecord::InTheFuture));
        let told = vec![TellingOf { body: ToldBody::Police, on: Some(tomorrow), reference: None }];
        assert_eq!(tried(Incident { told, ..spat }), Some(CannotRecord::InTheFuture));
    }

    #[test]
    fn the_gravest_of_what_was_done_counts() {
        let of = |conduct: &[Conduct]| Incident { conduct: conduct.to_vec(), ..Incident::default() }.gravity();
        assert_eq!((of(&[]), of(&[Conduct::VerbalAbuse]), of(&[Conduct::VerbalAbuse, Conduct::Fire])), (0, 1, 3));
    }
}
