use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::{after, short};
use crate::law::lengths::plus_days;

pub const RULE: LawRule = LawRule {
    id: "hazard",
    name: "Danger in a social landlord's home",
    authority: "Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025 (Awaab's Law); \
                in force since 27 October 2025",
    about: "Where an attack has left a home dangerous: a social landlord looks at and makes safe an emergency within \
            24 hours, and looks into a significant hazard within ten working days.",
    takes: &[Takes::day("told", "the day the landlord was told")],
    gives: &[
        ("emergency_by", "the day by which an emergency is made safe"),
        ("investigate_by", "the last day to look into a significant hazard"),
    ],
    work,
    examples: &[Example {
        given: r#"{"told": "2026-11-25"}"#,
        gives: r#"{"emergency_by": "2026-11-26", "investigate_by": "2026-12-09"}"#,
    }],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let told = given.day("told")?;
    let term = law.term(RULE.id, told);
    let mut found = Found::under(term);
    let emergency = plus_days(told, 1)?;
    found.say(format!("24 hours after being told on {} are over on {}.", short(told), short(emergency)));
    found.give("emergency_by", emergency);
    let reached = after(told, u32::try_from(term.length).map_err(|_| CannotWork::TooFar)?, law.holidays)?;
    found.working.extend(reached.working);
    found.last_day("investigate_by", reached.date);
    Ok(found)
}
