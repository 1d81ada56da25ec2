use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::short;
use crate::law::lengths::{counted, months_after, next_open_day, plus_days, sentence, why_closed};
use jiff::civil::{Date, date};

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
        Takes::day("clarification_asked", "the day they asked for something they need in order to find it").optional(),
        Takes::day("clarification_received", "the day they were given it").optional(),
    ],
    gives: &[("due", "the last day for the answer")],
    work,
    examples: &[
        Example { given: r#"{"received": "2025-09-03", "extended": false}"#, gives: r#"{"due": "2025-10-03"}"# },
        Example { given: r#"{"received": "2026-01-31"}"#, gives: r#"{"due": "2026-03-02"}"# },
        Example { given: r#"{"received": "2026-11-25"}"#, gives: r#"{"due": "2026-12-29"}"# },
        Example {
            given: r#"{"received": "2026-09-03", "clarification_asked": "2026-09-10", "clarification_received": "2026-09-17"}"#,
            gives: r#"{"due": "2026-10-12"}"#,
        },
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
    let day = paused(&mut found, given, day, received)?;
    if extended {
        // One month and then two more is, at the end of a month, another day than three.
        let first = months_after(received, term.length)?;
        let sooner = months_after(first, months - term.length)?;
        found.safe = Some(next_open_day(sooner, law)?);
    }
    let due = next_open_day(day, law)?;
    if let Some(why) = why_closed(day, law) {
        found.say(format!("That is {why}: the next working day is {}.", short(due)));
    }
    let sooner = found.safe.take().unwrap_or(due);
    found.begins(received, term);
    found.lead = "They have to answer by";
    found.theirs = true;
    found.last_day("due", due);
    found.contested(sooner, due, "some count one month and then two more");
    if extended {
        found.warn("It is extended only if that was said, with the reason, within the first month.");
    }
    Ok(found)
}

/// The clock stands still while they wait for something they need (Data (Use and Access)
/// Act 2025, since 5 February 2026).
fn paused(found: &mut Found, given: &Value, day: Date, received: Date) -> Result<Date, CannotWork> {
    let Some(asked) = given.day_if("clarification_asked")? else { return Ok(day) };
    if asked < received {
        return Err(CannotWork::Order { earlier: "received", later: "clarification_asked" });
    }
    if asked < date(2026, 2, 5) {
        found.warn("Before 5 February 2026 asking for more stopped no clock.");
        return Ok(day);
    }
    let Some(given_on) = given.day_if("clarification_received")? else {
        found.warn("They wait for something they need, and the clock stands still. Give it, and work the day out again.");
        return Ok(day);
    };
    if given_on < asked {
        return Err(CannotWork::Order { earlier: "clarification_asked", later: "clarification_received" });
    }
    let days = asked.until(given_on).map_or(0, |span| i64::from(span.get_days()));
    let moved = plus_days(day, days)?;
    found.say(format!("They waited from {} to {}: {} later, {}.", short(asked), short(given_on), counted(days, "day", "days"), short(moved)));
    Ok(moved)
}
