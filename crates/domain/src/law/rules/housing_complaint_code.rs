use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::{after, short};
use crate::law::lengths::{counted, sentence};
use jiff::civil::Date;

pub const RULE: LawRule = LawRule {
    id: "housing_complaint_code",
    name: "Complaint to a social landlord",
    authority: "Housing Ombudsman Complaint Handling Code, section 6; statutory since 1 April 2024",
    about: "A council or housing association says within five working days that a complaint has come, and answers \
            within ten working days of saying so; ten more only for a good reason, with where else to go. Asked to \
            look again, it has five and twenty, and twenty more. Somebody else decides the second time, and nobody \
            has to give reasons for asking. Then the Housing Ombudsman.",
    takes: &[
        Takes::day("complaint_received", "the day the complaint came").optional(),
        Takes::day("stage1_acknowledged", "the day the landlord said that it had").optional(),
        Takes::day("stage2_requested", "the day it was asked to look again").optional(),
        Takes::day("stage2_acknowledged", "the day the landlord said that it would").optional(),
    ],
    gives: &[
        ("stage1_acknowledge_by", "the last day to say that it has come"),
        ("stage1_respond_by", "the last day for the first answer"),
        ("stage1_respond_by_if_extended", "the same, where it is extended"),
        ("stage2_acknowledge_by", "the last day to say that it will be looked at again"),
        ("stage2_respond_by", "the last day for the last answer"),
        ("stage2_respond_by_if_extended", "the same, where it is extended"),
    ],
    work,
    examples: &[
        Example {
            given: r#"{"complaint_received": "2026-05-18", "stage1_acknowledged": "2026-05-20"}"#,
            gives: r#"{"stage1_acknowledge_by": "2026-05-26", "stage1_respond_by": "2026-06-04", "stage1_respond_by_if_extended": "2026-06-18"}"#,
        },
        Example {
            given: r#"{"complaint_received": "2026-11-02", "stage2_requested": "2026-12-01", "stage2_acknowledged": "2026-12-03"}"#,
            gives: r#"{"stage2_acknowledge_by": "2026-12-08", "stage2_respond_by": "2027-01-05", "stage2_respond_by_if_extended": "2027-02-02"}"#,
        },
    ],
};

struct Stage {
    which: &'static str,
    began: &'static str,
    acknowledged: &'static str,
    keys: [&'static str; 3],
    days: i64,
}

const STAGES: [Stage; 2] = [
    Stage {
        which: "Stage 1",
        began: "complaint_received",
        acknowledged: "stage1_acknowledged",
        keys: ["stage1_acknowledge_by", "stage1_respond_by", "stage1_respond_by_if_extended"],
        days: 1,
    },
    Stage {
        which: "Stage 2",
        began: "stage2_requested",
        acknowledged: "stage2_acknowledged",
        keys: ["stage2_acknowledge_by", "stage2_respond_by", "stage2_respond_by_if_extended"],
        days: 2,
    },
];

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let received = given.day_if("complaint_received")?;
    let start = received.or(given.day_if("stage2_requested")?);
    let start = start.ok_or_else(|| CannotWork::Missing("complaint_received".to_owned()))?;
    let term = law.term(RULE.id, start);
    let mut found = Found::under(term);
    for stage in &STAGES {
        let Some(began) = given.day_if(stage.began)? else { continue };
        let acknowledged = given.day_if(stage.acknowledged)?;
        if acknowledged.is_some_and(|day| day < began) {
            return Err(CannotWork::Order { earlier: stage.began, later: stage.acknowledged });
        }
        one(&mut found, stage, began, acknowledged, term.length, term.second.unwrap_or(10), law)?;
    }
    found.warn("A landlord that does not keep this is named to the Housing Ombudsman. Nobody has to wait before going there.");
    Ok(found)
}

fn one(
    found: &mut Found,
    stage: &Stage,
    began: Date,
    acknowledged: Option<Date>,
    say: i64,
    answer: i64,
    law: &Law,
) -> Result<(), CannotWork> {
    let on = |from: Date, days: i64| {
        after(from, u32::try_from(days).unwrap_or(0), law.holidays).map(|reached| reached.date)
    };
    let by = on(began, say)?;
    let [acknowledge, respond, extended] = stage.keys;
    let days = |number: i64| sentence(&counted(number, "working day", "working days"));
    found.say(format!("{}: {} after {} is {}: to say that it has come.", stage.which, days(say), short(began), short(by)));
    found.give(acknowledge, by);
    let from = acknowledged.unwrap_or(by);
    let answer = answer * stage.days;
    let (due, longer) = (on(from, answer)?, on(from, answer * 2)?);
    match acknowledged {
        Some(day) => {
            found.say(format!("It was said on {}: {} after that is {}.", short(day), days(answer).to_lowercase(), short(due)));
            if day > by {
                found.warn(format!("{}: it was said late, after {}.", stage.which, short(by)));
            }
        }
        None => found.say(format!("If it is said on the last day, {} after that is {}.", days(answer).to_lowercase(), short(due))),
    }
    found.say(format!("Extended for a good reason: {} in all, {}.", days(answer * 2).to_lowercase(), short(longer)));
    found.last_day(respond, due);
    found.give(extended, longer);
    Ok(())
}
