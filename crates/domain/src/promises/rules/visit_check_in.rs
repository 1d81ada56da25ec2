//! A colleague who visits alone is watched until they are back.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, come_back};
use crate::cases::entries::{Entry, Visit};

pub const RULE: Rule = Rule {
    id: "visit_check_in",
    version: 1,
    name: "A visit alone: until they are back",
    authority: "Health and Safety at Work etc. Act 1974, section 2; HSE guidance on lone working",
    owed_to: OwedTo::Service,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, _settings: Settings<'_>) -> Vec<Promise> {
    come_back(&RULE, Visit::KIND, history).into_iter().map(|one| Promise { never_folded: true, ..one }).collect()
}
