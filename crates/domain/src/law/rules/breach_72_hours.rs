use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::law::json::on_the_wall;
use crate::local;
use jiff::SignedDuration;

pub const RULE: LawRule = LawRule {
    id: "breach_72_hours",
    name: "Personal data was lost or seen",
    authority: "UK GDPR articles 33 and 34",
    about: "The Information Commissioner is told within 72 hours of becoming aware, unless nobody is likely to come to \
            harm; those concerned without undue delay, where the danger to them is high. Hours of the clock: \
            weekends count, and when clocks change they are neither longer nor shorter.",
    takes: &[Takes::of("aware_at", "moment", "when somebody became aware, in UTC or with an offset")],
    gives: &[
        ("notify_by", "the last moment to tell, in UTC"),
        ("notify_by_europe_london", "the same as the clock on the wall here shows it"),
    ],
    work,
    examples: &[
        Example {
            given: r#"{"aware_at": "2026-06-05T09:15:00Z"}"#,
            gives: r#"{"notify_by": "2026-06-08T09:15:00Z", "notify_by_europe_london": "2026-06-08T10:15:00+01:00"}"#,
        },
        Example {
            given: r#"{"aware_at": "2026-10-23T12:00:00Z"}"#,
            gives: r#"{"notify_by": "2026-10-26T12:00:00Z", "notify_by_europe_london": "2026-10-26T12:00:00+00:00"}"#,
        },
    ],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let aware = given.moment("aware_at")?;
    let day = local(aware).date();
    if !(1900..=2200).contains(&day.year()) {
        return Err(CannotWork::TooFar);
    }
    let term = law.term(RULE.id, day);
    let mut found = Found::under(term);
    found.begins(day, term);
    found.began = None;
    let by = aware.checked_add(SignedDuration::from_hours(term.length)).map_err(|_| CannotWork::TooFar)?;
    let wall = |at| local(at).strftime("%H:%M on %A %-d %B %Y").to_string();
    found.say(format!("{} hours after {} are over at {}, as clocks here show it.", term.length, wall(aware), wall(by)));
    found.give("notify_by", Value::Moment(by));
    found.give("notify_by_europe_london", on_the_wall(by).as_str());
    found.safe = Some(local(by).date());
    found.warn("Tell what is known by then; the rest follows. Tell those concerned without undue delay where the danger to them is high.");
    Ok(found)
}
