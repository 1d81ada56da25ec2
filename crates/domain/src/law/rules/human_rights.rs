use super::{CONDUCT, Example, LawRule, Period};

pub const RULE: LawRule = LawRule {
    id: "human_rights",
    name: "Human Rights Act",
    authority: "Human Rights Act 1998 section 7(5)",
    about: "A claim that a public body has acted against somebody's rights: one year that begins with the act. Where another limit is stricter, for instance of judicial review, that one counts.",
    takes: CONDUCT,
    gives: &[("last_day_to_issue", "the last day to issue the claim")],
    work: |given, law| {
        Period::of_conduct(RULE.id, "last_day_to_issue")
            .beside(&["A court may allow longer where that is equitable: never rely on it."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"act_date": "2026-03-05"}"#, gives: r#"{"last_day_to_issue": "2027-03-04"}"# },
    ],
};
