use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "county_court",
    name: "County court, about services",
    authority: "Equality Act 2010 section 118; in force since 1 October 2010",
    about: "A claim about shops, services, public bodies, housing and premises, clubs, or schools but not about disability at school: six months that begin with the act, or with the last of conduct that went on.",
    takes: &[
        Takes::day("act_date", "the day of the act"),
        Takes::day("conduct_end_date", "for conduct that went on: the day of the last of it").optional(),
    ],
    gives: &[("last_day_to_issue", "the last day to issue the claim")],
    work: |given, law| {
        Period {
            rule: RULE.id,
            starts: &["conduct_end_date", "act_date"],
            key: "last_day_to_issue",
            beside: &[
            "A court may allow longer where that is just and equitable: never rely on it.",
            "A court's office may be closed that day: send it earlier.",
            ],
            lead: "Safe until",
            theirs: false,
        }
        .work(given, law)
    },
    examples: &[
        Example { given: r#"{"act_date": "2025-07-13"}"#, gives: r#"{"last_day_to_issue": "2026-01-12"}"# },
    ],
};
