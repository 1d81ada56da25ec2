use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "county_court_oia",
    name: "County court, after a student's complaint",
    authority: "Equality Act 2010 section 118(2) to (4)",
    about: "The same claim against a university, where the complaint went to the Office of the Independent Adjudicator, or to conciliation by the Equality and Human Rights Commission, within the six months: nine months.",
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
            "Only if the complaint was referred within the six months: otherwise they are six.",
            "A court's office may be closed that day: send it earlier.",
            ],
        }
        .work(given, law)
    },
    examples: &[
        Example { given: r#"{"act_date": "2026-01-10"}"#, gives: r#"{"last_day_to_issue": "2026-10-09"}"# },
    ],
};
