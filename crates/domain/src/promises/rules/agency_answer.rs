//! What an agency was asked for comes back on the day by which it should have
//! answered. Until then it is waited for; from then on somebody chases.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::promises::{Due, RequestSeen};

pub const RULE: Rule = Rule {
    id: "agency_answer",
    version: 1,
    name: "An agency’s answer",
    authority: "Greenwich process, step 5: flow between agencies; every no-answer is known",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, _settings: Settings<'_>) -> Vec<Promise> {
    let promise = |asked: &RequestSeen| Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: asked.request.to_string(),
        owner: Some(history.worker),
        due: Due::Date(asked.answer_by),
        kept: asked.ended_at,
        waiting: true,
        never_folded: history.is_grave(),
    };
    history.requests.iter().map(promise).collect()
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{history, owed};
    use super::*;

    #[test]
    fn each_is_waited_for_until_it_ends() {
        let mut case = history(vec![]);
        let at: jiff::Timestamp = "2026-11-02T10:00:00Z".parse().expect("a time");
        let asked = |ended_at| RequestSeen {
            request: alongside_gate::RequestId::new(Default::default()),
            answer_by: jiff::civil::date(2026, 11, 9),
            ended_at,
        };
        case.requests = vec![asked(None), asked(Some(at))];
        let all = owed(&RULE, &case);
        assert_eq!(all.iter().map(|one| (one.waiting, one.kept)).collect::<Vec<_>>(), [(true, None), (true, Some(at))]);
    }
}
