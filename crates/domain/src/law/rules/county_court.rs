use super::{CONDUCT, Example, LawRule, Period};

pub const RULE: LawRule = LawRule {
    id: "county_court",
    name: "County court, about services",
    authority: "Equality Act 2010 section 118; in force since 1 October 2010",
    about: "A claim about shops, services, public bodies, housing and premises, clubs, or schools but not about disability at school: six months that begin with the act, or with the last of conduct that went on.",
    takes: CONDUCT,
    gives: &[("last_day_to_issue", "the last day to issue the claim")],
    work: |given, law| {
        Period::of_conduct(RULE.id, "last_day_to_issue")
            .beside(&["A court may allow longer where that is just and equitable: never rely on it.", "A court's office may be closed that day: send it earlier."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"act_date": "2025-07-13"}"#, gives: r#"{"last_day_to_issue": "2026-01-12"}"# },
    ],
};
