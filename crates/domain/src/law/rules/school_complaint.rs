use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::law::school::{School, counted_days};

pub const RULE: LawRule = LawRule {
    id: "school_complaint",
    name: "Complaint to a school",
    authority: "Education Act 2002 section 29; the school's own procedure",
    about: "Every maintained school has a procedure: first talking, then the head, then governors, each within the days \
            its own policy says, mostly ten to twenty school days. Then the Department for Education.",
    takes: &[
        Takes::day("received", "the day the complaint, or the asking for the next stage, came"),
        Takes::number("school_days", "how many school days the school's own policy has; else twenty").optional(),
        Takes::of("holiday", "{from, to}, or a list of them", "holidays of that school, both days counted").optional(),
        Takes::of("non_school_days", "list of days", "other days on which it is closed").optional(),
    ],
    gives: &[("due", "the last school day for the answer")],
    work,
    examples: &[Example {
        given: r#"{"received": "2026-11-02", "school_days": 10}"#,
        gives: r#"{"due": "2026-11-16"}"#,
    }],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let received = given.day("received")?;
    let term = law.term(RULE.id, received);
    let own = given.number_if("school_days")?;
    let mut found = Found::under(term);
    if own.is_none() {
        found.warn("The school's own policy says how many days: look it up and write it down.");
    }
    let due = counted_days(&mut found, received, own.unwrap_or(term.length), &School::of(given)?, law)?;
    found.last_day("due", due);
    found.warn("A claim of discrimination has a limit that runs meanwhile: see the county court.");
    Ok(found)
}
