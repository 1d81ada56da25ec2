use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::short;
use crate::law::lengths::{beginning_with, counted, say_ends, sentence};

pub const RULE: LawRule = LawRule {
    id: "months_beginning_with",
    name: "Months beginning with a day",
    authority: "Equality Act 2010 sections 118 and 123; Dodds v Walker [1981] 1 WLR 1027",
    about: "How statutes count “so many months beginning with”: to the day before the corresponding date, or, where \
            there is no such date, to the last day of that month.",
    takes: &[
        Takes::day("act_date", "the day the months begin with"),
        Takes::number("months", "how many; where the claim says it, it may be left out"),
        Takes::of("claim", "word", "equality_act_services (6), equality_act_services_oia (9) or send (6): only needed without months").optional(),
    ],
    gives: &[
        ("last_day_to_issue", "the last day"),
        ("last_day_to_issue_accept_also", "other days that a careful reading may come to, where the end of a month is in doubt"),
    ],
    work,
    examples: &[
        Example { given: r#"{"act_date": "2025-07-13", "months": 6}"#, gives: r#"{"last_day_to_issue": "2026-01-12"}"# },
        Example {
            given: r#"{"act_date": "2025-11-30", "months": 3}"#,
            gives: r#"{"last_day_to_issue": "2026-02-28", "last_day_to_issue_accept_also": ["2026-02-27"]}"#,
        },
        Example { given: r#"{"act_date": "2026-03-01", "months": 3}"#, gives: r#"{"last_day_to_issue": "2026-05-31"}"# },
    ],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let start = given.day("act_date")?;
    let of_claim = || match given.text("claim") {
        Some(claim) if claim.ends_with("oia") => Some(law.term("county_court_oia", start).length),
        Some(claim) if claim.contains("send") => Some(law.term("send_tribunal", start).length),
        Some(claim) if claim.contains("services") => Some(law.term("county_court", start).length),
        _ => None,
    };
    let months = match given.some_number_if("months")? {
        Some(months) => months,
        None => of_claim().ok_or_else(|| CannotWork::Missing("months".to_owned()))?,
    };
    let period = beginning_with(start, months)?;
    let mut found = Found::under(law.term(RULE.id, start));
    found.say(format!(
        "{} beginning with {} end on {}.",
        sentence(&counted(months, "month", "months")),
        short(start),
        short(period.last)
    ));
    found.began = Some(start);
    found.last_day("last_day_to_issue", period.last);
    if let Some(sooner) = period.sooner {
        found.give("last_day_to_issue_accept_also", vec![sooner]);
    }
    say_ends(&mut found, &period, start);
    found.warn("A court's office may be closed that day: send it earlier.");
    Ok(found)
}
