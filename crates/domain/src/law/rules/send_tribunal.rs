use super::{CONDUCT, Example, LawRule, Period};

pub const RULE: LawRule = LawRule {
    id: "send_tribunal",
    name: "Disability at school",
    authority: "Equality Act 2010 Schedule 17 paragraph 4",
    about: "A claim of disability discrimination by a school, to the First-tier Tribunal (Special Educational Needs and Disability): six months.",
    takes: CONDUCT,
    gives: &[("last_day_to_present", "the last day to send the claim")],
    work: |given, law| {
        Period::of_conduct(RULE.id, "last_day_to_present")
            .beside(&["The tribunal may hear a late claim: never rely on it."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"act_date": "2026-02-03"}"#, gives: r#"{"last_day_to_present": "2026-08-02"}"# },
    ],
};
