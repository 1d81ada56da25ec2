//! How the client is before the work is asked within twenty working days of
//! first speaking, or nobody can say later what it changed.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, owed_once};

pub const RULE: Rule = Rule {
    id: "measure_impact",
    version: 1,
    name: "Ask how they are, before the work changes it",
    authority: "Greenwich process, step 4: social impact; the service's own clock",
    owed_to: OwedTo::Service,
    of_case: Some(of_case),
    of_referral: None,
};

const WORKING_DAYS: u32 = 20;

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let since = history.first_reached();
    let owed = since.map(|since| owed_once(&RULE, history, since, WORKING_DAYS, history.impact_at, settings));
    owed.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{contact, history, owed};
    use super::*;
    use crate::codes::ContactResult;

    #[test]
    fn it_is_owed_once_they_have_spoken_and_kept_by_the_first_answers() {
        assert!(owed(&RULE, &history(vec![])).is_empty());
        let mut spoken = history(vec![contact(ContactResult::Spoke)]);
        assert_eq!(owed(&RULE, &spoken)[0].kept, None);
        spoken.impact_at = Some(spoken.contacts[0].at);
        assert!(owed(&RULE, &spoken)[0].kept.is_some());
    }
}
