use jiff::civil::{Date, date};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The first day of the first year listed.
const KNOWN_FROM: Date = date(2012, 1, 1);

const PUBLISHED: &str = include_str!("../../data/bank-holidays.toml");

/// Bank holidays in England and Wales (Banking and Financial Dealings Act 1971
/// and proclamations), as far as they have been published.
#[derive(Clone, Debug)]
pub struct BankHolidays {
    named: BTreeMap<Date, String>,
    known_to: Date,
}

/// The year is before the first or after the last one listed, so nobody can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownYear {
    pub known_from: Date,
    pub known_to: Date,
}

#[derive(Deserialize)]
struct File {
    known_to: String,
    holiday: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    date: String,
    name: String,
}

impl BankHolidays {
    /// The list that came with this version.
    pub fn published() -> &'static Self {
        static LIST: OnceLock<BankHolidays> = OnceLock::new();
        LIST.get_or_init(|| {
            Self::read(PUBLISHED).unwrap_or_else(|| Self { named: BTreeMap::new(), known_to: Date::MIN })
        })
    }

    fn read(text: &str) -> Option<Self> {
        let file: File = toml::from_str(text).ok()?;
        let mut named = BTreeMap::new();
        for line in file.holiday {
            named.insert(line.date.parse().ok()?, line.name);
        }
        Some(Self { named, known_to: file.known_to.parse().ok()? })
    }

    /// The same days and one more, as a proclamation may make it.
    #[must_use]
    pub fn and(&self, day: Date, name: &str) -> Self {
        let mut with = self.clone();
        with.named.insert(day, name.to_owned());
        with
    }

    /// The last day about which anybody has said anything.
    pub const fn known_to(&self) -> Date {
        self.known_to
    }

    /// The name of the holiday on a day, if it is one.
    pub fn on(&self, day: Date) -> Result<Option<&str>, UnknownYear> {
        if day > self.known_to || day < KNOWN_FROM {
            return Err(UnknownYear { known_from: KNOWN_FROM, known_to: self.known_to });
        }
        Ok(self.named.get(&day).map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_substitute_day_of_boxing_day_2026_is_a_holiday() {
        let list = BankHolidays::published();
        assert!(list.on(date(2026, 12, 28)).unwrap().is_some());
        assert!(list.on(date(2026, 12, 29)).unwrap().is_none());
    }

    #[test]
    fn a_year_nobody_has_published_is_refused_not_guessed() {
        assert!(BankHolidays::published().on(date(2029, 1, 1)).is_err());
    }
}
