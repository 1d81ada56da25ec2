//! A risk that was lowered is looked at by a second person afterwards: lowering
//! is never stopped, and never only one person's word.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::calendars::after;
use crate::date_of;
use crate::promises::Due;

pub const RULE: Rule = Rule {
    id: "check_lowered_risk",
    version: 1,
    name: "A colleague looks at the lowered risk",
    authority: "Practice of the field: lowering a level is checked by a second person afterwards",
    owed_to: OwedTo::Service,
    of_case: Some(of_case),
    of_referral: None,
};

const WORKING_DAYS: u32 = 5;

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let Some((lowered, checked)) = history.risk_lowered else { return Vec::new() };
    let day = date_of(lowered);
    vec![Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: lowered.as_microsecond().to_string(),
        owner: Some(history.worker),
        due: Due::Date(after(day, WORKING_DAYS, settings.holidays).map_or(day, |reached| reached.date)),
        kept: checked,
        waiting: false,
        never_folded: false,
    }]
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{history, owed};
    use super::*;

    #[test]
    fn it_is_owed_until_somebody_else_has_looked() {
        let mut case = history(vec![]);
        assert!(owed(&RULE, &case).is_empty());
        let at: jiff::Timestamp = "2026-11-02T10:00:00Z".parse().expect("a time");
        case.risk_lowered = Some((at, None));
        assert_eq!(owed(&RULE, &case)[0].kept, None);
        case.risk_lowered = Some((at, Some(at)));
        assert_eq!(owed(&RULE, &case)[0].kept, Some(at));
    }
}
