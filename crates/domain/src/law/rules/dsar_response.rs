use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::short;
use crate::law::lengths::{counted, months_after, next_open_day, sentence, why_closed};

pub const RULE: LawRule = LawRule {
    id: "dsar_response",
    name: "Copies of one's data",
    authority: "UK GDPR articles 12 and 15; guidance of the Information Commissioner",
    about: "Whoever holds data about somebody gives them a copy within one month: to the corresponding date, or the last \
            day of a shorter month, and to the next working day where that is a weekend or a bank holiday. Two months \
            more where it is complex, said within the first. While they wait for something they need in order to \
            find it, the clock stands still (since 5 February 2026).",
    takes: &[
        Takes::day("received", "the day the request came, whatever day of the week"),
        Takes::of("extended", "yes or no", "whether it was extended").optional(),
    ],
    gives: &[("due", "the last day for the answer")],
    work,
    examples: &[
        Example { given: r#"{"received": "2025-09-03", "extended": false}"#, gives: r#"{"due": "2025-10-03"}"# },
        Example { given: r#"{"received": "2026-01-31"}"#, gives: r#"{"due": "2026-03-02"}"# },
        Example { given: r#"{"received": "2026-11-25"}"#, gives: r#"{"due": "2026-12-29"}"# },
        Example { given: r#"{"received": "2026-09-03", "extended": true}"#, gives: r#"{"due": "2026-12-03"}"# },
    ],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let (received, extended) = (given.day("received")?, given.yes("extended")?);
    let term = law.term(RULE.id, received);
    let mut found = Found::under(term);
    let months = term.length + if extended { term.second.unwrap_or(2) } else { 0 };
    let day = months_after(received, months)?;
    found.say(format!("{} after {} is {}.", sentence(&counted(months, "month", "months")), short(received), short(day)));
    if day.day() != received.day() {
        found.say("That month has no such day: its last day counts.");
    }
    let due = next_open_day(day, law)?;
    if let Some(why) = why_closed(day, law) {
        found.say(format!("That is {why}: the next working day is {}.", short(due)));
    }
    found.last_day("due", due);
    if extended {
        found.warn("It is extended only if that was said, with the reason, within the first month.");
    }
    Ok(found)
}
