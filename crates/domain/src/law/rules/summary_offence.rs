use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "summary_offence",
    name: "Minor offences have to be charged",
    authority: "Magistrates' Courts Act 1980 section 127",
    about: "An offence that only a magistrates' court tries, like common assault or harassment without violence, has to be charged within six months. It is the police's day: ask them in time whether it will be kept.",
    takes: &[
        Takes::day("offence", "the day of the offence"),
    ],
    gives: &[("last_day_to_charge", "the last day on which it can be charged")],
    work: |given, law| {
        Period::of(RULE.id, &["offence"], "last_day_to_charge").theirs("Ask the police before")
            .beside(&["Which offences these are is said by whoever charges. Offences aggravated by race or religion are usually not among them."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"offence": "2026-05-01"}"#, gives: r#"{"last_day_to_charge": "2026-10-31"}"# },
    ],
};
