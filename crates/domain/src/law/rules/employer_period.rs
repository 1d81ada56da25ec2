use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::{after, short};
use crate::law::lengths::plus_days;

pub const RULE: LawRule = LawRule {
    id: "employer_period",
    name: "An employer's own grievance or appeal",
    authority: "The employer's own policy; Acas Code of Practice on disciplinary and grievance procedures",
    about: "No statute says how long there is to raise a grievance or to appeal: the employer's policy does, mostly five \
            to ten working days for an appeal. In writing, without unreasonable delay, with somebody beside one at the \
            meeting, which may be moved by up to five working days for them (Employment Relations Act 1999 section \
            10). It stops no limit of a tribunal.",
    takes: &[
        Takes::day("from", "the day the decision was received, or it happened"),
        Takes::number("days", "how many days the policy has; else five working days").optional(),
        Takes::of("working", "yes or no", "whether the policy means working days; else calendar days").optional(),
    ],
    gives: &[("last_day", "the last day by the employer's own policy")],
    work,
    examples: &[
        Example { given: r#"{"from": "2026-11-25", "days": 10, "working": true}"#, gives: r#"{"last_day": "2026-12-09"}"# },
        Example { given: r#"{"from": "2026-11-25", "days": 14, "working": false}"#, gives: r#"{"last_day": "2026-12-09"}"# },
    ],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let from = given.day("from")?;
    let term = law.term(RULE.id, from);
    let own = given.number_if("days")?;
    let mut found = Found::under(term);
    let days = own.unwrap_or(term.length);
    let last = if own.is_none() || given.yes("working")? {
        let reached = after(from, u32::try_from(days).map_err(|_| CannotWork::TooFar)?, law.holidays)?;
        found.working.extend(reached.working);
        reached.date
    } else {
        let day = plus_days(from, days)?;
        found.say(format!("{days} days after {} is {}.", short(from), short(day)));
        day
    };
    found.last_day("last_day", last);
    if own.is_none() {
        found.warn("Nobody has written down what the employer's policy says. Five working days is the shortest usual.");
    }
    found.warn("A grievance or an appeal stops no limit of a tribunal: that one runs meanwhile.");
    Ok(found)
}
