use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "eat_appeal",
    name: "Appeal against a tribunal",
    authority: "Employment Appeal Tribunal Rules 1993, rule 3",
    about: "To take a judgment of an employment tribunal further: 42 days from the day the written reasons were sent, or the judgment where reasons were not asked for.",
    takes: &[
        Takes::day("sent", "the day the written reasons, or the judgment, were sent"),
    ],
    gives: &[("last_day_to_appeal", "the last day on which the appeal has to be there")],
    work: |given, law| {
        Period::of(RULE.id, &["sent"], "last_day_to_appeal")
            .beside(&["It has to be there by four in the afternoon, with every document. Only on a point of law: a solicitor first."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"sent": "2026-06-01"}"#, gives: r#"{"last_day_to_appeal": "2026-07-13"}"# },
    ],
};
