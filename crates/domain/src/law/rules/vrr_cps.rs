use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::{after, short};
use crate::law::lengths::count;

pub const RULE: LawRule = LawRule {
    id: "vrr_cps",
    name: "Victims' Right to Review, prosecutors",
    authority: "Crown Prosecution Service, Victims' Right to Review Scheme",
    about: "To have the prosecutors look again at a decision not to charge, or to stop a case. Best within five working \
            days, so that a case can still begin again; at latest three months. First somebody else in the same \
            office, in about ten working days, then the Appeals and Review Unit, in about thirty.",
    takes: &[Takes::day("notified", "the day the victim was told of the decision")],
    gives: &[
        ("best_by", "the day by which it is best asked for"),
        ("last_day_to_request", "the last day to ask"),
    ],
    work,
    examples: &[Example {
        given: r#"{"notified": "2026-06-10"}"#,
        gives: r#"{"best_by": "2026-06-17", "last_day_to_request": "2026-09-10"}"#,
    }],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let notified = given.day("notified")?;
    let term = law.term(RULE.id, notified);
    let mut found = Found::under(term);
    found.begins(notified, term);
    // A year whose holidays nobody knows takes no later day away.
    if let Ok(best) = after(notified, u32::try_from(term.second.unwrap_or(5)).unwrap_or(5), law.holidays) {
        found.say(format!("Five working days after {} are over on {}: asked by then, a case can still begin again.", short(notified), short(best.date)));
        found.give("best_by", best.date);
        found.best_by = Some(best.date);
    }
    let last = count(&mut found, "last_day_to_request", notified, term, law)?;
    let safe = last.yesterday().map_err(|_| CannotWork::TooFar)?;
    found.contested(safe, last, "the day of being told may be counted as the first");
    found.warn("After an acquittal, or when the case was stopped for good, a case may not begin again, but what went wrong is still said.");
    Ok(found)
}
