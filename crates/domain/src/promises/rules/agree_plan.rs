//! A plan is gone through with the client and agreed within ten working days
//! of their saying what they want.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::calendars::after;
use crate::date_of;
use crate::promises::Due;

pub const RULE: Rule = Rule {
    id: "agree_plan",
    version: 1,
    name: "Agree the plan with them",
    authority: "Greenwich process, step 3: a plan written with the client; the service's own clock",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

const WORKING_DAYS: u32 = 10;

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let Some(wanted) = history.outcomes_at else { return Vec::new() };
    let day = date_of(wanted);
    let due = after(day, WORKING_DAYS, settings.holidays).map_or(day, |reached| reached.date);
    vec![Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: String::new(),
        owner: Some(history.worker),
        due: Due::Date(due),
        kept: history.plan_agreed_at,
        waiting: false,
        never_folded: false,
    }]
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{contact, history, owed};
    use super::*;
    use crate::codes::ContactResult;

    #[test]
    fn it_is_owed_from_what_they_want_and_kept_by_their_yes() {
        let mut case = history(vec![contact(ContactResult::Spoke)]);
        assert!(owed(&RULE, &case).is_empty());
        let at = case.contacts[0].at;
        case.outcomes_at = Some(at);
        assert_eq!(owed(&RULE, &case)[0].kept, None);
        case.plan_agreed_at = Some(at);
        assert_eq!(owed(&RULE, &case)[0].kept, Some(at));
    }
}
