use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "et_response",
    name: "The employer's answer to a claim",
    authority: "Employment Tribunal Procedure Rules 2024, rule 17",
    about: "When the employer has to have answered a claim: 28 days from the day the tribunal sent it to them. It is their day, to be watched.",
    takes: &[
        Takes::day("sent", "the day the tribunal sent the claim to the employer"),
    ],
    gives: &[("answer_by", "the last day for the employer's answer")],
    work: |given, law| {
        Period::of(RULE.id, &["sent"], "answer_by").theirs("They have to answer by")
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"sent": "2026-06-01"}"#, gives: r#"{"answer_by": "2026-06-29"}"# },
    ],
};
