//! Each planned step on its day. A step of the client's or an agency's is
//! waited for, and comes back when its day has come.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::codes::StepOwner;
use crate::promises::Due;

pub const RULE: Rule = Rule {
    id: "next_step",
    version: 1,
    name: "Next step",
    authority: "The plan agreed with the client",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, _settings: Settings<'_>) -> Vec<Promise> {
    let promise = |step: &crate::promises::StepSeen| Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: step.step.to_string(),
        owner: Some(history.worker),
        due: Due::Date(step.due),
        kept: step.ended_at,
        waiting: step.owner != StepOwner::Worker,
        never_folded: history.is_grave(),
    };
    history.steps.iter().map(promise).collect()
}
