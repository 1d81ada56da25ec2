use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "homelessness_appeal",
    name: "Appeal after a homelessness review",
    authority: "Housing Act 1996 section 204",
    about: "To take the council's review to the county court, on a point of law: 21 days from being told of it.",
    takes: &[
        Takes::day("notified", "the day the decision was received"),
    ],
    gives: &[("last_day", "the last day")],
    work: |given, law| {
        Period::of(RULE.id, &["notified"], "last_day")
            .beside(&["A court may allow longer only for a good reason. A solicitor with legal aid today."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"notified": "2026-06-01"}"#, gives: r#"{"last_day": "2026-06-22"}"# },
    ],
};
