use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "freedom_of_information",
    name: "Freedom of information",
    authority: "Freedom of Information Act 2000 section 10",
    about: "A public body answers a request within twenty working days after it came. Nobody has to say why they ask.",
    takes: &[
        Takes::day("received", "the day the request came"),
    ],
    gives: &[("due", "the last day for the answer")],
    work: |given, law| {
        Period::of(RULE.id, &["received"], "due").theirs("They have to answer by")
            .beside(&["Promptly, and at latest this day. Ask again, then ask for a review, then the Information Commissioner."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"received": "2026-11-25"}"#, gives: r#"{"due": "2026-12-23"}"# },
    ],
};
