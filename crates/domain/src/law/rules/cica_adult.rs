use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "cica_adult",
    name: "Criminal injuries, adults",
    authority: "Criminal Injuries Compensation Scheme 2012, paragraphs 87 to 89",
    about: "Compensation for somebody hurt by a violent crime: as soon as one can, and at latest two years after it. The police have to have been told.",
    takes: &[
        Takes::day("incident", "the day of the crime"),
    ],
    gives: &[("last_day_to_apply", "the last day to apply")],
    work: |given, law| {
        Period::of(RULE.id, &["incident"], "last_day_to_apply")
            .beside(&["As soon as reasonably practicable: two years are the end and not the aim.", "Longer only for exceptional reasons, with evidence."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"incident": "2025-03-02"}"#, gives: r#"{"last_day_to_apply": "2027-03-02"}"# },
    ],
};
