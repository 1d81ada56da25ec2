//! The rules of the work: what a report may say, what is owed to whom and by
//! when, how a person is found again.
//!
//! *Invariant*: no clock, no chance, no disk, no network, no `async`. Today's
//! date and every random number are arguments.

pub mod accounts;
pub mod agencies;
pub mod calendars;
pub mod cases;
pub mod codes;
pub mod complaints;
pub mod facts;
pub mod files;
pub mod law;
pub mod lists;
pub mod people;
pub mod promises;
pub mod referrals;
pub mod reports;
pub mod scorecards;
pub mod service;
pub mod statistics;
pub mod text;

/// The time zone people live in. Instants are stored in UTC.
pub const ZONE: &str = "Europe/London";

/// The civil date of an instant, where the service is.
pub fn date_of(instant: jiff::Timestamp) -> jiff::civil::Date {
    local(instant).date()
}

/// The wall-clock time of an instant, where the service is.
pub fn local(instant: jiff::Timestamp) -> jiff::Zoned {
    let zone = jiff::tz::TimeZone::get(ZONE).unwrap_or(jiff::tz::TimeZone::UTC);
    instant.to_zoned(zone)
}

/// The moment a day begins, where the service is.
pub fn start_of_day(day: jiff::civil::Date) -> jiff::Timestamp {
    // The zone is known, and every day begins: the fallback is never reached.
    day.in_tz(ZONE).map_or(jiff::Timestamp::UNIX_EPOCH, |start| start.timestamp())
}
