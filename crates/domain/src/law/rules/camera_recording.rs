use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::short;
use crate::law::lengths::plus_days;

pub const RULE: LawRule = LawRule {
    id: "camera_recording",
    name: "A camera's recording is overwritten",
    authority: "Practice: most recordings are kept for 30 days, some for 7; whoever runs the camera says",
    about: "Pictures are gone when the camera writes over them. The letter that asks for them goes the same day, and \
            says the place, the day and the hour.",
    takes: &[
        Takes::day("recorded", "the day of what the camera saw"),
        Takes::number("kept_days", "for how many days whoever runs it keeps pictures; else thirty").optional(),
    ],
    gives: &[("gone_on", "the first day on which they may be gone")],
    work,
    examples: &[Example {
        given: r#"{"recorded": "2026-11-20", "kept_days": 7}"#,
        gives: r#"{"gone_on": "2026-11-27"}"#,
    }],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let recorded = given.day("recorded")?;
    let term = law.term(RULE.id, recorded);
    let own = given.number_if("kept_days")?;
    let days = own.unwrap_or(term.length);
    let gone = plus_days(recorded, days)?;
    let mut found = Found::under(term);
    found.say(format!("Recorded on {}, kept for {days} days: it may be gone on {}.", short(recorded), short(gone)));
    found.give("gone_on", gone);
    found.safe = Some(gone.yesterday().map_err(|_| CannotWork::TooFar)?);
    if own.is_none() {
        found.warn("Nobody has said how long it is kept: some buses and shops keep seven days. Ask today.");
    }
    Ok(found)
}
