//! A safety plan is gone through again on the day its writer and the client chose.
//! Where the risk is high there is one by the next working day.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, come_back, owed_once};
use crate::cases::entries::{Entry, SafetyPlan};
use crate::codes::Risk;

pub const RULE: Rule = Rule {
    id: "review_safety_plan",
    version: 1,
    name: "Go through the safety plan again",
    authority: "JRF review: reduce the immediate impact; risk is looked at again by its level",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let mut owed = come_back(&RULE, SafetyPlan::KIND, history);
    if history.risk == Risk::High
        && let Some(since) = history.high_since
    {
        // A plan from before is gone through again: what was safe then may not be now.
        let plans = history.entries.iter().filter(|one| one.kind == SafetyPlan::KIND && one.made_at >= since);
        let written = plans.map(|one| one.made_at).min();
        let first = owed_once(&RULE, history, since, 1, written, settings);
        owed.push(Promise { never_folded: true, ..first });
    }
    owed
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{history, owed};
    use super::*;
    use crate::promises::EntrySeen;

    #[test]
    fn a_high_risk_wants_a_plan_by_the_next_working_day_and_a_plan_comes_back() {
        let mut case = history(vec![]);
        assert!(owed(&RULE, &case).is_empty());
        case.risk = Risk::High;
        // A Friday.
        case.high_since = Some("2026-11-20T10:00:00Z".parse().expect("a time"));
        let all = owed(&RULE, &case);
        assert_eq!(
            all.iter().map(|one| (one.due.day().to_string(), one.kept)).collect::<Vec<_>>(),
            [("2026-11-23".to_owned(), None)]
        );
        let made_at = "2026-11-23T09:00:00Z".parse().expect("a time");
        case.entries = vec![EntrySeen {
            kind: SafetyPlan::KIND.to_owned(),
            entry: alongside_gate::EntryId::new(Default::default()),
            due: jiff::civil::date(2026, 12, 1),
            owner: None,
            made_at,
            noted_at: made_at,
            ended_at: None,
        }];
        let all = owed(&RULE, &case);
        assert_eq!(all.iter().map(|one| one.kept).collect::<Vec<_>>(), [None, Some(made_at)]);
        case.risk = Risk::Medium;
        assert_eq!(owed(&RULE, &case).len(), 1, "the plan there is comes back all the same");
    }
}
