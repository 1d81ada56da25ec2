use alongside_gate::AccountId;
use jiff::Timestamp;
use jiff::civil::Date;

/// A day, or a moment. Never both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Date(Date),
    Instant(Timestamp),
}

impl Due {
    /// The day it falls on, where the service is.
    pub fn day(self) -> Date {
        match self {
            Self::Date(date) => date,
            Self::Instant(instant) => crate::date_of(instant),
        }
    }
}

/// Something owed. Whether it is late is a comparison made when it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The rule that says so, and its version.
    pub rule: &'static str,
    pub version: u16,
    /// Tells two promises of one rule apart: the step, the report.
    pub occasion: String,
    pub owner: Option<AccountId>,
    pub due: Due,
    /// When it was kept.
    pub kept: Option<Timestamp>,
    /// Somebody else has to act first.
    pub waiting: bool,
    /// Danger, high risk or law: never folded away.
    pub never_folded: bool,
}
