use crate::calendars::{UnknownYear, short};
use jiff::civil::Date;
use std::fmt;

/// Why there is no answer, in a sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotWork {
    Missing(String),
    NotADay {
        name: String,
        said: String,
    },
    NotAMoment {
        name: String,
    },
    NotANumber {
        name: String,
    },
    NotAList {
        name: String,
    },
    NotYesOrNo {
        name: String,
    },
    NotOneOf {
        name: String,
        said: String,
        these: &'static str,
    },
    /// One day cannot be before another.
    Order {
        earlier: &'static str,
        later: &'static str,
    },
    /// Bank holidays of that year are not listed.
    Unknown {
        known_from: Date,
        known_to: Date,
    },
    /// Further away than anybody counts.
    TooFar,
}

impl From<UnknownYear> for CannotWork {
    fn from(unknown: UnknownYear) -> Self {
        Self::Unknown { known_from: unknown.known_from, known_to: unknown.known_to }
    }
}

impl fmt::Display for CannotWork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "{name} is missing. Give it, like the other inputs of this rule."),
            Self::NotADay { name, said } => {
                write!(
                    f,
                    "{name} is not a day: {said:?}. Give a day that there is, like 2026-11-03, from 1900 to 2200."
                )
            }
            Self::NotAMoment { name } => write!(f, "{name} is not a moment. Give one like 2026-06-05T09:15:00Z."),
            Self::NotANumber { name } => {
                write!(f, "{name} is not a whole number that can be counted here, up to 10000.")
            }
            Self::NotAList { name } => write!(f, "{name} is not a list. Give one, in square brackets."),
            Self::NotYesOrNo { name } => write!(f, "{name} is neither true nor false."),
            Self::NotOneOf { name, said, these } => write!(f, "{name} is {said:?}. It is one of: {these}."),
            Self::Order { earlier, later } => write!(f, "{later} is before {earlier}. Check both days."),
            Self::Unknown { known_from, known_to } => write!(
                f,
                "Bank holidays are known from {} to {}. Nothing outside these days can be counted in working days.",
                short(*known_from),
                short(*known_to)
            ),
            Self::TooFar => f.write_str("That is further away than anybody counts. Check the days."),
        }
    }
}
