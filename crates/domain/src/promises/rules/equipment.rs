//! Security equipment is fitted by the day it was promised, and looked at again.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, come_back};
use crate::cases::entries::{Entry, Equipment};

pub const RULE: Rule = Rule {
    id: "equipment",
    version: 1,
    name: "Security equipment: have it fitted or checked",
    authority: "JRF review, C43: security equipment, to cut fear",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, _settings: Settings<'_>) -> Vec<Promise> {
    come_back(&RULE, Equipment::KIND, history)
}
