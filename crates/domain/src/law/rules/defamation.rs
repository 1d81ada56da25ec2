use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "defamation",
    name: "Libel, slander, malicious falsehood",
    authority: "Limitation Act 1980 section 4A",
    about: "A claim about something false that was published: one year.",
    takes: &[
        Takes::day("published", "the day it was first published"),
    ],
    gives: &[("last_day_to_issue", "the last day to issue the claim")],
    work: |given, law| {
        Period::of(RULE.id, &["published"], "last_day_to_issue")
            .beside(&["It is dear and rarely funded: a solicitor first.", "The day of publication may or may not be counted: the day before the anniversary is safe."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"published": "2026-03-05"}"#, gives: r#"{"last_day_to_issue": "2027-03-04"}"# },
    ],
};
