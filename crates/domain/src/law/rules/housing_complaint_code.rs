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
            given: r#"{"stage1_acknowledged": "2026-05-20"}"#,
            gives: r#"{"stage1_respond_by": "2026-06-04", "stage1_respond_by_if_extended": "2026-06-18"}"#,
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
    let days = ["complaint_received", "stage1_acknowledged", "stage2_requested", "stage2_acknowledged"];
    let mut known = Vec::new();
    for name in days {
        known.extend(given.day_if(name)?.map(|day| (name, day)));
    }
    let Some((_, start)) = known.first().copied() else {
        return Err(CannotWork::Missing("complaint_received".to_owned()));
    };
    for pair in known.windows(2) {
        if pair[1].1 < pair[0].1 {
            return Err(CannotWork::Order { earlier: pair[0].0, later: pair[1].0 });
        }
    }
    let term = law.term(RULE.id, start);
    let mut found = Found::under(term);
    found.begins(start, term);
    found.began = None;
    found.lead = "They have to answer by";
    found.theirs = true;
    for stage in &STAGES {
        let (began, acknowledged) = (given.day_if(stage.began)?, given.day_if(stage.acknowledged)?);
        if began.is_some() || acknowledged.is_some() {
            one(&mut found, stage, began, acknowledged, term.length, term.second.unwrap_or(10), law)?;
        }
    }
    found.warn("A landlord that does not keep this is named to the Housing Ombudsman. Nobody has to wait before going there.");
    Ok(found)
}

fn one(
    found: &mut Found,
    stage: &Stage,
    began: Option<Date>,
    acknowledged: Option<Date>,
    say: i64,
    answer: i64,
    law: &Law,
) -> Result<(), CannotWork> {
    let on = |from: Date, days: i64| {
        after(from, u32::try_from(days).unwrap_or(0), law.holidays).map(|reached| reached.date)
    };
    let [acknowledge, respond, extended] = stage.keys;
    let days = |number: i64| sentence(&counted(number, "working day", "working days"));
    let mut by = None;
    if let Some(began) = began {
        let last = on(began, say)?;
        found.say(format!("{}: {} after {} are over on {}: it is acknowledged by then.", stage.which, days(say), short(began), short(last)));
        found.give(acknowledge, last);
        by = Some(last);
    }
    let Some(from) = acknowledged.or(by) else { return Ok(()) };
    let answer = answer * stage.days;
    let (due, longer) = (on(from, answer)?, on(from, answer * 2)?);
    let how = if acknowledged.is_some() { "It was acknowledged on" } else { "If it is acknowledged on the last day," };
    found.say(format!("{how} {}: {} after that are over on {}.", short(from), days(answer).to_lowercase(), short(due)));
    if acknowledged.zip(by).is_some_and(|(day, by)| day > by) {
        found.warn(format!("{}: it was acknowledged late.", stage.which));
    }
    found.say(format!("Extended for a good reason: {} in all, {}.", days(answer * 2).to_lowercase(), short(longer)));
    found.last_day(respond, due);
    found.give(extended, longer);
    Ok(())
}
