use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "police_complaint_review",
    name: "Review of a police complaint",
    authority: "Police Reform Act 2002 Schedule 3; Police (Complaints and Misconduct) Regulations 2020",
    about: "To have the outcome of a complaint about the police looked at again, by the body that the letter names (in London the Mayor's Office for Policing and Crime): 28 days that start the day after the date of the letter.",
    takes: &[
        Takes::day("outcome_letter_date", "the date on the letter, not the day it came"),
    ],
    gives: &[("last_day_to_apply", "the last day to ask")],
    work: |given, law| {
        Period::of(RULE.id, &["outcome_letter_date"], "last_day_to_apply")
            .beside(&["The police and crime commissioners are to end in May 2028: the letter says who looks at it."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"outcome_letter_date": "2026-06-01"}"#, gives: r#"{"last_day_to_apply": "2026-06-29"}"# },
    ],
};
