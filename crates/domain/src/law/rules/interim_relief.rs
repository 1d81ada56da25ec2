use super::{Example, LawRule, Period, Takes};

pub const RULE: LawRule = LawRule {
    id: "interim_relief",
    name: "Interim relief",
    authority: "Employment Rights Act 1996 section 128",
    about: "To keep a job or its pay until the hearing, after a dismissal for whistleblowing or work for a union. Seven days after employment ended: the shortest limit there is. Acas is not needed first.",
    takes: &[
        Takes::day("ended", "the day employment ended"),
    ],
    gives: &[("last_day_to_present", "the last day to ask for it")],
    work: |given, law| {
        Period::of(RULE.id, &["ended"], "last_day_to_present")
            .beside(&["Nothing moves this day. A solicitor today."])
            .work(given, law)
    },
    examples: &[
        Example { given: r#"{"ended": "2026-11-02"}"#, gives: r#"{"last_day_to_present": "2026-11-09"}"# },
    ],
};
