//! What the client wants is written down, in their words, within five working
//! days of first speaking: before any plan, so that the plan is theirs.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, owed_once};

pub const RULE: Rule = Rule {
    id: "agree_outcomes",
    version: 1,
    name: "Ask what they want to come of it",
    authority: "Greenwich process, step 2: outcomes the client wants; the service's own clock",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

const WORKING_DAYS: u32 = 5;

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let since = history.first_reached();
    let owed = since.map(|since| owed_once(&RULE, history, since, WORKING_DAYS, history.outcomes_at, settings));
    owed.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{contact, history, owed};
    use super::*;
    use crate::calendars::{BankHolidays, after};
    use crate::codes::ContactResult;
    use crate::date_of;
    use crate::promises::Due;

    #[test]
    fn it_is_owed_once_they_have_spoken_and_kept_by_writing_one_down() {
        assert!(owed(&RULE, &history(vec![contact(ContactResult::Attempt)])).is_empty());
        let mut spoken = history(vec![contact(ContactResult::Spoke)]);
        let day = date_of(spoken.contacts[0].at);
        let due = after(day, 5, BankHolidays::published()).unwrap().date;
        assert_eq!((owed(&RULE, &spoken)[0].due, owed(&RULE, &spoken)[0].kept), (Due::Date(due), None));
        spoken.outcomes_at = Some(spoken.contacts[0].at);
        assert_eq!(owed(&RULE, &spoken)[0].kept, spoken.outcomes_at);
    }
}
