use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "housing_ombudsman",
    name: "Landlord complaint to the Ombudsman",
    authority: "Housing Ombudsman Scheme 2024; Housing Act 1996 Schedule 2",
    about: "A tenant's or leaseholder's complaint about a social landlord: twelve months from its last answer. There is no time to wait before.",
    takes: &[
        Takes::day("final_response", "the day of the landlord's last answer"),
    ],
    gives: &[("last_day_to_complain", "the last day to send it")],
    work: |given, law| {
        Period::of(RULE.id, &["final_response"], "last_day_to_complain")
            .beside(&["A claim of discrimination has a shorter limit that runs meanwhile: see the county court."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"final_response": "2026-06-15"}"#, gives: r#"{"last_day_to_complain": "2027-06-14"}"# },
    ],
};
