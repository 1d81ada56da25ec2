use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "human_rights",
    name: "Human Rights Act",
    authority: "Human Rights Act 1998 section 7(5)",
    about: "A claim that a public body has acted against somebody's rights: one year that begins with the act. Where another limit is stricter, for instance of judicial review, that one counts.",
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
            "A court may allow longer where that is equitable: never rely on it.",
            ],
            lead: "Safe until",
            theirs: false,
        }
        .work(given, law)
    },
    examples: &[
        Example { given: r#"{"act_date": "2026-03-05"}"#, gives: r#"{"last_day_to_issue": "2027-03-04"}"# },
    ],
};
