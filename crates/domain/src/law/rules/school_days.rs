use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::law::school::{School, counted_days};

pub const RULE: LawRule = LawRule {
    id: "school_days",
    name: "School days",
    authority: "Education Act 1996 section 579 (a school day is one with a session at the school)",
    about: "So many school days on. Every school has its own calendar: its holidays, and the days on which it is closed, \
            have to be given. Weekends and bank holidays never count. The day it starts with does not count.",
    takes: &[
        Takes::day("notified", "the day it starts with"),
        Takes::number("school_days", "how many school days"),
        Takes::of("holiday", "{from, to}, or a list of them", "holidays of that school, both days counted").optional(),
        Takes::of("non_school_days", "list of days", "other days on which it is closed").optional(),
    ],
    gives: &[("due", "the last school day counted")],
    work,
    examples: &[Example {
        given: r#"{"notified": "2026-10-14", "school_days": 15, "holiday": {"from": "2026-10-26", "to": "2026-10-30"}, "non_school_days": ["2026-11-02"]}"#,
        gives: r#"{"due": "2026-11-12"}"#,
    }],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let notified = given.day("notified")?;
    let days = given.number("school_days")?;
    let mut found = Found::under(law.term(RULE.id, notified));
    let due = counted_days(&mut found, notified, days, &School::of(given)?, law)?;
    found.last_day("due", due);
    Ok(found)
}
