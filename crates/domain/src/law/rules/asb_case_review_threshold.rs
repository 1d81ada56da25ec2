use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::{last_day_of_months_beginning_with, short};
use crate::law::{ASB_AUTHORITY, Complained, asb_case_review};

pub const RULE: LawRule = LawRule {
    id: "asb_case_review_threshold",
    name: "ASB case review",
    authority: ASB_AUTHORITY,
    about: "Police, council, health and landlords have to look together at what they did, when somebody asks and enough \
            complaints count: each told within one month beginning with what happened, and asked for within six \
            months beginning with the complaint. Three, or fewer where the area says so. Below it they still \
            decide by how often, how grave and how well they answered. Hate incidents count.",
    takes: &[
        Takes::day("application_date", "the day the review is asked for"),
        Takes::of("complaints", "list of {incident, complaint}", "the day each thing happened and the day it was told. One incident told to three bodies is one"),
        Takes::number("threshold", "how many the area asks for; else three").optional(),
    ],
    gives: &[
        ("qualifying", "of each complaint, whether it counts"),
        ("qualifying_count", "how many count"),
        ("threshold_met", "whether the review has to be held"),
        ("until", "the last day on which it can be asked for, as things stand"),
    ],
    work,
    examples: &[Example {
        given: r#"{"application_date": "2026-07-01", "threshold": 3, "complaints": [
            {"incident": "2026-03-02", "complaint": "2026-03-03"},
            {"incident": "2026-04-10", "complaint": "2026-05-09"},
            {"incident": "2026-06-01", "complaint": "2026-06-01"}]}"#,
        gives: r#"{"qualifying": [true, true, true], "qualifying_count": 3, "threshold_met": true, "until": "2026-09-02"}"#,
    }],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let application = given.day("application_date")?;
    let term = law.term(RULE.id, application);
    let threshold = given.some_number_if("threshold")?.unwrap_or(term.length);
    if given.at("complaints").is_nothing() {
        return Err(CannotWork::Missing("complaints".to_owned()));
    }
    let mut complaints = Vec::new();
    for one in given.list("complaints")? {
        complaints.push(Complained { incident: one.day("incident")?, complaint: one.day("complaint")? });
    }
    let mut found = Found::under(term);
    let review = asb_case_review(&complaints, application, usize::try_from(threshold).unwrap_or(usize::MAX));
    for (one, counts) in complaints.iter().zip(&review.qualifying) {
        found.say(format!(
            "What happened on {} was told on {}. It had to be told by {}, and asked about by {}: it {}.",
            short(one.incident),
            short(one.complaint),
            short(last_day_of_months_beginning_with(one.incident, 1)),
            short(last_day_of_months_beginning_with(one.complaint, 6)),
            if *counts { "counts" } else { "does not count" }
        ));
        if one.complaint < one.incident {
            found.warn(format!("{} was told before it happened. Check both days.", short(one.incident)));
        }
    }
    let count = i64::try_from(review.count).unwrap_or(i64::MAX);
    found.say(format!("{count} of {threshold} on {}: the review {}.", short(application), if review.met { "has to be held" } else { "does not have to be held by number alone" }));
    found.give("qualifying", Value::List(review.qualifying.iter().map(|yes| Value::Yes(*yes)).collect()));
    found.give("qualifying_count", count);
    found.give("threshold_met", review.met);
    if let Some(until) = review.until {
        found.last_day("until", until);
    }
    let mut days: Vec<_> = complaints.iter().map(|one| one.incident).collect();
    days.sort_unstable();
    if days.windows(2).any(|pair| pair[0] == pair[1]) {
        found.warn("Two happened on the same day. One thing told to several bodies is one complaint: check that they are two.");
    }
    if threshold > term.length {
        found.warn(format!("No area may ask for more than {}.", term.length));
    }
    found.warn("An area's own procedure may ask for fewer, or count other periods. Below the number they still decide by persistence, harm and how they answered before.");
    Ok(found)
}
