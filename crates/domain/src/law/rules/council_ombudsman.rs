use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "council_ombudsman",
    name: "Council complaint to the Ombudsman",
    authority: "Local Government Act 1974 section 26B",
    about: "A complaint about a council to the Local Government and Social Care Ombudsman: twelve months from when one knew of the matter. The council's own complaint procedure comes first.",
    takes: &[
        Takes::day("knew", "the day one knew of it"),
    ],
    gives: &[("last_day_to_complain", "the last day to send it")],
    work: |given, law| {
        Period::of(RULE.id, &["knew"], "last_day_to_complain")
            .beside(&["The Ombudsman may look at an older matter for a good reason."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"knew": "2026-06-15"}"#, gives: r#"{"last_day_to_complain": "2027-06-14"}"# },
    ],
};
