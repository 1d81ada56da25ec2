use super::{CONDUCT, Example, LawRule, Period};

pub const RULE: LawRule = LawRule {
    id: "harassment_civil",
    name: "Harassment, for damages",
    authority: "Protection from Harassment Act 1997 section 3; Limitation Act 1980 section 11(1A)",
    about: "A claim in a court against somebody who harassed, for an order and damages: six years from the last act.",
    takes: CONDUCT,
    gives: &[("last_day_to_issue", "the last day to issue the claim")],
    work: |given, law| {
        Period::of_conduct(RULE.id, "last_day_to_issue")
            .beside(&["Where somebody is in danger now, an order is asked for at once and not in years."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"act_date": "2026-03-05"}"#, gives: r#"{"last_day_to_issue": "2032-03-04"}"# },
    ],
};
