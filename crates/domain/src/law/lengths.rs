use super::cannot::CannotWork;
use super::rule::Found;
use super::terms::{Law, Term};
use crate::calendars::{after, last_day_of_months_beginning_with, short};
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// Twelve and fewer as people say them.
pub fn counted(number: i64, one: &str, many: &str) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = usize::try_from(number).ok().and_then(|at| WORDS.get(at)).map(|word| (*word).to_owned());
    let word = word.unwrap_or_else(|| number.to_string());
    format!("{word} {}", if number == 1 { one } else { many })
}

/// A sentence begins with a capital.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A day so many days on.
pub fn plus_days(day: Date, days: i64) -> Result<Date, CannotWork> {
    day.checked_add(Span::new().days(days)).map_err(|_| CannotWork::TooFar)
}

fn months(number: i64) -> Result<i32, CannotWork> {
    i32::try_from(number).ok().filter(|months| *months <= 1_200).ok_or(CannotWork::TooFar)
}

/// The corresponding date so many months on; where there is none, the last day
/// of that month.
pub fn months_after(day: Date, number: i64) -> Result<Date, CannotWork> {
    crate::calendars::months_after(day, months(number)?).ok_or(CannotWork::TooFar)
}

/// A period of months that begins with a day, and what else a careful reader may think.
pub struct Beginning {
    /// The last day, as the law is read.
    pub last: Date,
    /// Where the corresponding date does not exist: a day sooner, as some programs have it.
    pub sooner: Option<Date>,
    /// Counting from the day before, as some guides have it, where that is sooner.
    pub thumb: Option<Date>,
}

pub fn beginning_with(day: Date, number: i64) -> Result<Beginning, CannotWork> {
    let last = last_day_of_months_beginning_with(day, months(number)?);
    let reached = months_after(day, number)?;
    let sooner = (reached.day() != day.day()).then(|| reached.yesterday().unwrap_or(reached));
    let before = day.yesterday().map_err(|_| CannotWork::TooFar)?;
    let thumb = Some(months_after(before, number)?).filter(|thumb| *thumb < last && Some(*thumb) != sooner);
    Ok(Beginning { last, sooner, thumb })
}

/// The next day on which offices are open, if this is none.
pub fn next_open_day(day: Date, law: &Law) -> Result<Date, CannotWork> {
    let mut day = day;
    while !crate::calendars::is_working_day(day, law.holidays)? {
        day = day.tomorrow().map_err(|_| CannotWork::TooFar)?;
    }
    Ok(day)
}

/// Why a day is no working day, if it is none.
pub fn why_closed(day: Date, law: &Law) -> Option<String> {
    match day.weekday() {
        Weekday::Saturday => Some("a Saturday".to_owned()),
        Weekday::Sunday => Some("a Sunday".to_owned()),
        _ => law.holidays.on(day).ok().flatten().map(|name| format!("a bank holiday ({name})")),
    }
}

/// A period of one unit from a day, said and counted: what most rules are.
pub fn count(found: &mut Found, key: &'static str, start: Date, term: &Term, law: &Law) -> Result<Date, CannotWork> {
    let (length, from) = (term.length, short(start));
    let day = match term.unit.as_str() {
        "months beginning with" => {
            let period = beginning_with(start, length)?;
            found.say(format!(
                "{} beginning with {from} end on {}.",
                sentence(&counted(length, "month", "months")),
                short(period.last)
            ));
            found.last_day(key, period.last);
            say_ends(found, &period, start);
            return Ok(period.last);
        }
        "months after" => {
            let day = months_after(start, length)?;
            found.say(format!("{} after {from} is {}.", sentence(&counted(length, "month", "months")), short(day)));
            day
        }
        "days beginning with" => {
            let day = plus_days(start, length - 1)?;
            found.say(format!("{} days beginning with {from} end on {}.", length, short(day)));
            day
        }
        "working days after" => {
            let reached = after(start, u32::try_from(length).map_err(|_| CannotWork::TooFar)?, law.holidays)?;
            found.working.extend(reached.working);
            reached.date
        }
        _ => {
            let day = plus_days(start, length)?;
            found.say(format!("{length} days after {from} is {}.", short(day)));
            day
        }
    };
    found.last_day(key, day);
    Ok(day)
}

/// Why the end of a month is in doubt.
pub const NO_SUCH_DAY: &str = "there is no such day in that month, and some count to the day before its last";

/// What a careful reader may think of the end of a month.
pub fn say_ends(found: &mut Found, period: &Beginning, start: Date) {
    if let Some(sooner) = period.sooner {
        found.contested(sooner, period.last, NO_SUCH_DAY);
    }
    say_thumb(found, period, start);
}

/// What guides make of the first of a month.
pub fn say_thumb(found: &mut Found, period: &Beginning, start: Date) {
    if let Some(thumb) = period.thumb {
        found.warn(format!(
            "Some guides count from the day before {} and come to {}. The law does not; whoever keeps to that day is safe.",
            short(start),
            short(thumb)
        ));
    }
}
