use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "homelessness_review",
    name: "Review of a homelessness decision",
    authority: "Housing Act 1996 section 202",
    about: "To have the council look at its decision again: 21 days that begin with the day of being told of it.",
    takes: &[
        Takes::day("notified", "the day the decision was received"),
    ],
    gives: &[("last_day", "the last day")],
    work: |given, law| {
        Period::of(RULE.id, &["notified"], "last_day")
            .beside(&["The council may allow longer for a review: never rely on it."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"notified": "2026-06-01"}"#, gives: r#"{"last_day": "2026-06-21"}"# },
    ],
};
