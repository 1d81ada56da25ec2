use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "student_complaint",
    name: "Complaint of a student",
    authority: "Rules of the Office of the Independent Adjudicator for Higher Education",
    about: "A student's complaint about a university, when its own procedures are finished: twelve months from its Completion of Procedures letter.",
    takes: &[
        Takes::day("letter", "the day of the Completion of Procedures letter"),
    ],
    gives: &[("last_day_to_complain", "the last day to send it")],
    work: |given, law| {
        Period::of(RULE.id, &["letter"], "last_day_to_complain")
            .beside(&["A claim of discrimination has a shorter limit that runs meanwhile: see the county court."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"letter": "2026-06-15"}"#, gives: r#"{"last_day_to_complain": "2027-06-14"}"# },
    ],
};
