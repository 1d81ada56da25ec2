use crate::codes::{FactorAnswer, Risk, RiskFactor};
use crate::facts::{RiskAssessed, RiskChecked};
use crate::text::Words;
use alongside_gate::{AccountId, CaseId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Low, medium or high, always with a line why. Never a sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskLevel {
    level: Risk,
    why: Words,
}

/// A level without a reason helps nobody who reads it later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoWhy;

impl RiskLevel {
    pub fn new(level: Risk, why: Words) -> Result<Self, NoWhy> {
        if why.is_empty() { Err(NoWhy) } else { Ok(Self { level, why }) }
    }

    pub const fn level(&self) -> Risk {
        self.level
    }

    pub const fn why(&self) -> &Words {
        &self.why
    }
}

/// One question and its answer.
pub type Answered = (RiskFactor, FactorAnswer);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotAssess {
    /// One of the answers means that the risk is high.
    IsHigh(RiskFactor),
    /// It cannot simply be the same: it is high, something more has happened,
    /// or nobody has spoken with them since.
    LookAgain,
}

/// How things stood when the risk was last assessed, and since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinceAssessed {
    pub level: Risk,
    pub spoken: bool,
    pub happened: bool,
}

impl SinceAssessed {
    /// “Still the same” in one step.
    pub fn may_stay(&self) -> bool {
        self.spoken && !self.happened && self.level != Risk::High
    }
}

/// A worker says how great the risk is now. Earlier levels stay in the history;
/// a lower one is looked at by a second person afterwards.
pub fn assess(
    case: CaseId,
    risk: RiskLevel,
    answers: Vec<Answered>,
    before: Option<Risk>,
    now: Timestamp,
) -> Result<RiskAssessed, CannotAssess> {
    let high = answers.iter().find(|(factor, answer)| factor.is_high() && *answer == FactorAnswer::Yes);
    if let Some((factor, _)) = high.filter(|_| risk.level != Risk::High) {
        return Err(CannotAssess::IsHigh(*factor));
    }
    let lowered = before.is_some_and(|before| risk.level < before);
    Ok(RiskAssessed { case, risk, answers: Some(answers), lowered: Some(lowered), assessed_at: now })
}

/// Nothing is different, with a line why; the answers of before stay.
pub fn assess_the_same(
    case: CaseId,
    since: SinceAssessed,
    why: Words,
    answers: Vec<Answered>,
    now: Timestamp,
) -> Result<Result<RiskAssessed, NoWhy>, CannotAssess> {
    if !since.may_stay() {
        return Err(CannotAssess::LookAgain);
    }
    Ok(RiskLevel::new(since.level, why).map(|risk| RiskAssessed {
        case,
        risk,
        answers: Some(answers),
        lowered: Some(false),
        assessed_at: now,
    }))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotCheck {
    /// Whoever lowered it cannot check it.
    Own,
    NoWords,
}

/// Somebody other than whoever lowered the level says whether that was right.
pub fn check_risk(
    case: CaseId,
    assessed_at: Timestamp,
    assessed_by: Option<AccountId>,
    checker: AccountId,
    right: bool,
    words: Words,
    checked_at: Timestamp,
) -> Result<RiskChecked, CannotCheck> {
    if assessed_by == Some(checker) {
        return Err(CannotCheck::Own);
    }
    if words.is_empty() {
        return Err(CannotCheck::NoWords);
    }
    Ok(RiskChecked { case, assessed_at, right, words, checked_at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Code;
    use proptest::prelude::*;

    fn level(level: Risk) -> RiskLevel {
        RiskLevel::new(level, Words::new("every week")).expect("a reason")
    }

    fn case() -> CaseId {
        CaseId::new(uuid::Uuid::nil())
    }

    #[test]
    fn lowering_is_never_stopped_and_always_looked_at() {
        let lowered = |before, now| {
            *assess(case(), level(now), Vec::new(), before, Timestamp::UNIX_EPOCH).expect("assessed").lowered()
        };
        assert_eq!(lowered(Some(Risk::High), Risk::Low), Some(true));
        assert_eq!(lowered(Some(Risk::Low), Risk::High), Some(false));
        assert_eq!(lowered(None, Risk::Low), Some(false));
        let (me, other) = (AccountId::new(uuid::Uuid::from_u128(1)), AccountId::new(uuid::Uuid::from_u128(2)));
        let checked = |by, words: &str| {
            let at = Timestamp::UNIX_EPOCH;
            check_risk(case(), at, Some(me), by, true, Words::new(words), at).err()
        };
        assert_eq!(checked(me, "fine"), Some(CannotCheck::Own));
        assert_eq!((checked(other, ""), checked(other, "I rang her")), (Some(CannotCheck::NoWords), None));
    }

    proptest! {
        /// Whatever else is answered, one grave yes is high risk.
        #[test]
        fn a_grave_yes_is_high(answers in proptest::collection::vec((0usize..10, 0usize..3), 0..12), at in 0usize..3) {
            let answers: Vec<Answered> =
                answers.into_iter().map(|(one, answer)| (RiskFactor::EVERY[one], FactorAnswer::EVERY[answer])).collect();
            let grave = answers.iter().any(|(factor, answer)| factor.is_high() && *answer == FactorAnswer::Yes);
            let chosen = Risk::EVERY[at];
            let done = assess(case(), level(chosen), answers, None, Timestamp::UNIX_EPOCH).is_ok();
            prop_assert_eq!(done, !grave || chosen == Risk::High);
        }

        /// “Still the same” is offered only where somebody has spoken with them,
        /// nothing more has happened, and the risk is not high.
        #[test]
        fn the_same_is_never_assumed(at in 0usize..3, spoken: bool, happened: bool) {
            let since = SinceAssessed { level: Risk::EVERY[at], spoken, happened };
            let same = assess_the_same(case(), since, Words::new("as before"), Vec::new(), Timestamp::UNIX_EPOCH);
            prop_assert_eq!(same.is_ok(), spoken && !happened && since.level != Risk::High);
        }
    }
}
