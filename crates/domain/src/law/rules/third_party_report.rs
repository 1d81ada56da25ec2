use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "third_party_report",
    name: "A report is passed on",
    authority: "True Vision: third-party reporting, good practice",
    about: "A reporting centre passes a report on, with the yes that was given, by the next working day.",
    takes: &[
        Takes::day("taken", "the day the report was taken"),
    ],
    gives: &[("pass_on_by", "the last day to pass it on")],
    work: |given, law| {
        Period::of(RULE.id, &["taken"], "pass_on_by")
            .lead("Pass it on by")
            .beside(&["Danger to life is passed on at once, by 999."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"taken": "2026-11-27"}"#, gives: r#"{"pass_on_by": "2026-11-30"}"# },
    ],
};
