//! What was to change because of a case is looked at on its day.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, come_back};
use crate::cases::entries::{Entry, Learning};

pub const RULE: Rule = Rule {
    id: "look_at_learning",
    version: 1,
    name: "Has what we learnt changed anything?",
    authority: "Kingston casework, A58: a meeting to learn from the case",
    owed_to: OwedTo::Service,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, _settings: Settings<'_>) -> Vec<Promise> {
    come_back(&RULE, Learning::KIND, history)
}
