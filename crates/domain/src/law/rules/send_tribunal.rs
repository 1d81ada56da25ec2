use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "send_tribunal",
    name: "Disability at school",
    authority: "Equality Act 2010 Schedule 17 paragraph 4",
    about: "A claim of disability discrimination by a school, to the First-tier Tribunal (Special Educational Needs and Disability): six months.",
    takes: &[
        Takes::day("act_date", "the day of the act"),
        Takes::day("conduct_end_date", "for conduct that went on: the day of the last of it").optional(),
    ],
    gives: &[("last_day_to_present", "the last day to send the claim")],
    work: |given, law| {
        Period {
            rule: RULE.id,
            starts: &["conduct_end_date", "act_date"],
            key: "last_day_to_present",
            beside: &[
            "The tribunal may hear a late claim: never rely on it.",
            ],
            lead: "Safe until",
            theirs: false,
        }
        .work(given, law)
    },
    examples: &[
        Example { given: r#"{"act_date": "2026-02-03"}"#, gives: r#"{"last_day_to_present": "2026-08-02"}"# },
    ],
};
