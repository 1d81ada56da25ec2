use super::cannot::CannotWork;
use super::given::Value;
use super::lengths::why_closed;
use super::rule::Found;
use super::terms::Law;
use crate::calendars::{long, short};
use jiff::civil::Date;

/// When a school is closed, besides weekends and bank holidays.
#[derive(Clone, Debug, Default)]
pub struct School {
    holidays: Vec<(Date, Date)>,
    closed: Vec<Date>,
}

impl School {
    pub fn of(given: &Value) -> Result<Self, CannotWork> {
        let mut holidays = Vec::new();
        for one in given.list("holiday")? {
            let (from, to) = (one.day("from")?, one.day("to")?);
            if to < from {
                return Err(CannotWork::Order { earlier: "holiday from", later: "holiday to" });
            }
            holidays.push((from, to));
        }
        Ok(Self { holidays, closed: given.days("non_school_days")? })
    }
}

/// The last of so many days on which the school is open.
pub fn counted_days(found: &mut Found, start: Date, days: i64, school: &School, law: &Law) -> Result<Date, CannotWork> {
    found.say(format!("{} is the day it starts with and does not count.", long(start)));
    let (mut day, mut counted) = (start, 0);
    let mut skipped: Option<Date> = None;
    while counted < days {
        day = day.tomorrow().map_err(|_| CannotWork::TooFar)?;
        if let Some((from, to)) = school.holidays.iter().find(|(from, to)| *from <= day && day <= *to) {
            if skipped != Some(*from) {
                found.say(format!("{} to {} are holidays.", short(*from), short(*to)));
                skipped = Some(*from);
            }
        } else if school.closed.contains(&day) {
            found.say(format!("{} the school is closed.", long(day)));
        } else if let Some(why) = why_closed(day, law) {
            if why.starts_with("a bank") {
                found.say(format!("{} is {why}.", long(day)));
            }
        } else {
            law.holidays.on(day)?;
            counted += 1;
        }
    }
    found.say(format!("{} is school day {counted}.", long(day)));
    if school.holidays.is_empty() {
        found.warn("No holidays of the school were given. Ask for its calendar: with holidays the day is later, and this one is safe.");
    }
    Ok(day)
}
