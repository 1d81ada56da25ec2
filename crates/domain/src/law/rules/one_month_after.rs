use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::short;
use crate::law::lengths::months_after;

pub const RULE: LawRule = LawRule {
    id: "one_month_after",
    name: "One month after a day",
    authority: "Tanveer v East London Bus and Coach UKEAT/0022/16; Dodds v Walker [1981] 1 WLR 1027",
    about: "How “one month after” is counted: to the corresponding date, or to the last day of a shorter month.",
    takes: &[Takes::of("dates", "list of days", "the days a month is counted from")],
    gives: &[("one_month_after", "for each of them the day one month after it")],
    work,
    examples: &[Example {
        given: r#"{"dates": ["2015-06-30", "2026-01-31", "2024-01-31", "2026-06-05"]}"#,
        gives: r#"{"one_month_after": ["2015-07-30", "2026-02-28", "2024-02-29", "2026-07-05"]}"#,
    }],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let days = match given.at("dates") {
        Value::Nothing => return Err(CannotWork::Missing("dates".to_owned())),
        Value::List(_) => given.days("dates")?,
        one => vec![one.as_day("dates")?],
    };
    let Some(first) = days.first() else { return Err(CannotWork::Missing("dates".to_owned())) };
    let mut found = Found::under(law.term(RULE.id, *first));
    let mut after = Vec::with_capacity(days.len());
    for day in days {
        let month = months_after(day, 1)?;
        found.say(format!("One month after {} is {}.", short(day), short(month)));
        if month.day() != day.day() {
            found.say("That month has no such day: its last day counts.");
        }
        after.push(month);
    }
    found.give("one_month_after", after);
    Ok(found)
}
