use super::{CONDUCT, CannotWork, Example, Found, Law, LawRule, Value};
use crate::calendars::short;
use crate::law::lengths::{beginning_with, count};

pub const RULE: LawRule = LawRule {
    id: "county_court_oia",
    name: "County court, after a student's complaint",
    authority: "Equality Act 2010 section 118(2) to (4)",
    about: "The same claim against a university, where the complaint was referred to the Office of the Independent \
            Adjudicator within the six months: nine months. Without that, six.",
    takes: CONDUCT,
    gives: &[("last_day_to_issue", "the last day to issue the claim")],
    work,
    examples: &[Example { given: r#"{"act_date": "2026-01-10"}"#, gives: r#"{"last_day_to_issue": "2026-10-09"}"# }],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let (act, end) = (given.day("act_date")?, given.day_if("conduct_end_date")?);
    let start = end.unwrap_or(act);
    if start < act {
        return Err(CannotWork::Order { earlier: "act_date", later: "conduct_end_date" });
    }
    let term = law.term(RULE.id, start);
    let mut found = Found::under(term);
    found.begins(start, term);
    let nine = count(&mut found, "last_day_to_issue", start, term, law)?;
    let six = beginning_with(start, law.term("county_court", start).length)?.last;
    found.contested(six, nine, "only a complaint that was referred within the six months has nine");
    found.say(format!("Without a referral within the six months they end on {}.", short(six)));
    found.separate(act, start, term)?;
    found.warn("A court's office may be closed that day: send it earlier.");
    Ok(found)
}
