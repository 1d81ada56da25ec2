use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::after;

pub const RULE: LawRule = LawRule {
    id: "add_working_days",
    name: "Working days",
    authority: "Banking and Financial Dealings Act 1971 and proclamations",
    about: "So many working days on: Monday to Friday, not a bank holiday in England and Wales. The day it starts \
            with never counts.",
    takes: &[
        Takes::day("start", "the day it starts with"),
        Takes::number("working_days", "how many working days"),
        Takes::of("division", "word", "england-and-wales, which is all we know").optional(),
    ],
    gives: &[("due", "the day of the last working day counted")],
    work,
    examples: &[
        Example { given: r#"{"start": "2025-12-23", "working_days": 2}"#, gives: r#"{"due": "2025-12-29"}"# },
        Example { given: r#"{"start": "2026-12-24", "working_days": 1}"#, gives: r#"{"due": "2026-12-29"}"# },
    ],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let (start, days) = (given.day("start")?, given.number("working_days")?);
    if let Some(other) = given.text("division").filter(|division| division.replace(['_', ' '], "-").to_lowercase() != "england-and-wales") {
        let (name, said) = ("division".to_owned(), other.to_owned());
        return Err(CannotWork::NotOneOf { name, said, these: "england-and-wales" });
    }
    let mut found = Found::under(law.term(RULE.id, start));
    let reached = after(start, u32::try_from(days).map_err(|_| CannotWork::TooFar)?, law.holidays)?;
    found.working.extend(reached.working);
    found.last_day("due", reached.date);
    Ok(found)
}
