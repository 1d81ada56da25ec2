use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::law::lengths::count;

pub const RULE: LawRule = LawRule {
    id: "vrr_police",
    name: "Victims' Right to Review, police",
    authority: "National Police Chiefs' Council, Victims' Right to Review; for decisions since 1 April 2015",
    about: "To have the police look again at a decision not to charge, or not to send it to the prosecutors, where \
            somebody was interviewed under caution. Three months from being told. They say within ten working days \
            that it has come, and decide in about thirty. Not where nobody was interviewed, for a caution or another \
            outcome out of court, or where the victim withdrew: then a complaint.",
    takes: &[Takes::day("notified", "the day the victim was told of the decision")],
    gives: &[("last_day_to_request", "the last day to ask")],
    work,
    examples: &[Example { given: r#"{"notified": "2026-06-10"}"#, gives: r#"{"last_day_to_request": "2026-09-10"}"# }],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let notified = given.day("notified")?;
    let term = law.term(RULE.id, notified);
    let mut found = Found::under(term);
    found.began = Some(notified);
    let last = count(&mut found, "last_day_to_request", notified, term, law)?;
    let safe = last.yesterday().map_err(|_| CannotWork::TooFar)?;
    found.contested(safe, last, "a force may count the day of being told as the first");
    if notified < term.from {
        found.warn("The right is for decisions since 1 April 2015.");
    }
    Ok(found)
}
