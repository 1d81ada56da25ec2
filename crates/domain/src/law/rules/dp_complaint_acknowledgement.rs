use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "dp_complaint_acknowledgement",
    name: "A complaint about personal data",
    authority: "Data Protection Act 2018 section 164A; compulsory since 19 June 2026",
    about: "Whoever holds data about people says that a complaint about it has come within thirty days that begin when it came, acts without undue delay and says what came of it.",
    takes: &[
        Takes::day("received", "the day the complaint came"),
    ],
    gives: &[("acknowledge_by", "the last day to say that it has come")],
    work: |given, law| {
        Period::of(RULE.id, &["received"], "acknowledge_by").theirs("They have to say that it came by")
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"received": "2026-07-01"}"#, gives: r#"{"acknowledge_by": "2026-07-30"}"# },
    ],
};
