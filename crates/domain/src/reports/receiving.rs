use super::ReportAnswers;
use crate::codes::{AgeBand, DayToDay, EthnicGroup, GenderSame, Religion, Sex, SexualOrientation, Source};
use crate::facts::{CaseAddedTo, EqualityAnswered, Fact, ReportAddedTo, ReportReceived};
use crate::lists::Chosen;
use crate::people::Reference;
use crate::text::Words;
use alongside_gate::{AccountId, CaseId, ContactId, ReferralId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Why a report cannot be sent yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotYet {
    /// Nothing has been said about what happened.
    NothingHappened,
}

/// A report has come in. The clock for first contact starts now.
pub fn receive(
    referral: ReferralId,
    reference: Reference,
    source: impl Into<Chosen<Source>>,
    answers: ReportAnswers,
    entered_by: Option<AccountId>,
    received_at: Timestamp,
) -> Result<ReportReceived, NotYet> {
    if answers.story.is_empty() {
        return Err(NotYet::NothingHappened);
    }
    let Chosen { code: source, finer } = source.into();
    Ok(ReportReceived { referral, reference, source, finer, answers, entered_by, received_at })
}

/// Somebody came back with their pass-phrase and said more. It is kept with the
/// case once there is one.
pub fn add_to_report(
    addition: ContactId,
    referral: ReferralId,
    case: Option<CaseId>,
    words: Words,
    written_in: Option<String>,
    added_at: Timestamp,
) -> Fact {
    match case {
        Some(case) => CaseAddedTo { case, referral, addition, words, written_in, added_at }.into(),
        None => ReportAddedTo { referral, addition, words, written_in, added_at }.into(),
    }
}

/// Answers about the person themself, all of them optional, kept apart from
/// what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EqualityAnswers {
    pub ethnic_group: Option<EthnicGroup>,
    pub ethnic_words: Option<Words>,
    pub religion: Option<Religion>,
    pub age: Option<AgeBand>,
    pub sex: Option<Sex>,
    pub gender_same: Option<GenderSame>,
    pub orientation: Option<SexualOrientation>,
    pub day_to_day: Option<DayToDay>,
}

/// The optional questions after sending have been answered.
pub fn equality_answers(referral: ReferralId, answers: EqualityAnswers) -> EqualityAnswered {
    EqualityAnswered { referral, answers }
}
