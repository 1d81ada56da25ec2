use crate::codes::Risk;
use crate::facts::RiskAssessed;
use crate::text::Words;
use alongside_gate::CaseId;
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

/// A worker says how great the risk is now. Earlier levels stay in the history.
pub fn assess(case: CaseId, risk: RiskLevel, now: Timestamp) -> RiskAssessed {
    RiskAssessed { case, risk, assessed_at: now }
}
