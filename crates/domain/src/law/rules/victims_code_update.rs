use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::after;

pub const RULE: LawRule = LawRule {
    id: "victims_code_update",
    name: "The police tell a victim",
    authority: "Code of Practice for Victims of Crime, April 2021, right 6",
    about: "When somebody is arrested, bailed, charged or released without charge, the victim is told within five \
            working days; within one, where the victim has enhanced rights. Victims of hate crime have them.",
    takes: &[
        Takes::day("happened", "the day of the arrest, bail, charge or decision"),
        Takes::of("enhanced", "yes or no", "whether the victim has enhanced rights; for hate crime yes"),
    ],
    gives: &[("tell_by", "the last day to tell the victim")],
    work,
    examples: &[
        Example { given: r#"{"happened": "2026-11-27", "enhanced": true}"#, gives: r#"{"tell_by": "2026-11-30"}"# },
        Example { given: r#"{"happened": "2026-11-27", "enhanced": false}"#, gives: r#"{"tell_by": "2026-12-04"}"# },
    ],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let (happened, enhanced) = (given.day("happened")?, given.yes("enhanced")?);
    let term = law.term(RULE.id, happened);
    let mut found = Found::under(term);
    let days = if enhanced { term.second.unwrap_or(1) } else { term.length };
    found.say(if enhanced { "With enhanced rights: one working day." } else { "Without enhanced rights: five working days." });
    let reached = after(happened, u32::try_from(days).map_err(|_| CannotWork::TooFar)?, law.holidays)?;
    found.working.extend(reached.working);
    found.last_day("tell_by", reached.date);
    Ok(found)
}
