//! Days as a language writes them.

use alongside_domain::calendars;
use alongside_ui::words::{ENGLISH, Words};
use jiff::civil::Date;

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// `Tuesday 24 November 2026`, in the words of a language.
pub(crate) fn long(words: &Words, date: Date) -> String {
    if words.tag() == ENGLISH.tag {
        return calendars::long(date);
    }
    let weekday = DAYS[usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0)];
    said(words, "date-long", date, &words.say(&format!("day-{weekday}")))
}

/// `24 November 2026`, in the words of a language.
pub(crate) fn short(words: &Words, date: Date) -> String {
    if words.tag() == ENGLISH.tag { calendars::short(date) } else { said(words, "date-short", date, "") }
}

fn said(words: &Words, key: &str, date: Date, weekday: &str) -> String {
    let month = words.say(&format!("month-{}", date.month()));
    let (day, year) = (date.day().to_string(), date.year().to_string());
    words.say_with(key, &[("weekday", weekday), ("day", &day), ("month", &month), ("year", &year)])
}
