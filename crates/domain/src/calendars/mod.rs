//! Days the service works, and days it does not.

mod bank_holidays;
mod months;
mod natural;
mod opening_hours;
mod working_days;

pub use bank_holidays::{BankHolidays, UnknownYear};
pub use months::{last_day_of_months_beginning_with, months_after};
pub(crate) use natural::foreign_digit;
pub use natural::{NotADate, three_boxes, typed};
pub use opening_hours::{DayHours, OpeningHours};
pub use working_days::{Reached, after, is_working_day};

/// `Tuesday 24 November 2026`: a date as people say it.
pub fn long(date: jiff::civil::Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// `24 November 2026`.
pub fn short(date: jiff::civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
