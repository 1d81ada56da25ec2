//! A plan is gone through with the client and agreed within ten working days
//! of their saying what they want.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, owed_once};

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
    let since = history.outcomes_at;
    let owed = since.map(|since| owed_once(&RULE, history, since, WORKING_DAYS, history.plan_agreed_at, settings));
    owed.into_iter().collect()
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
