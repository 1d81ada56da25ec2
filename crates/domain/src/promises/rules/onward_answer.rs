//! A referral to somebody else comes back until it was received, accepted and done.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, come_back};
use crate::cases::entries::{Entry, Onward};

pub const RULE: Rule = Rule {
    id: "onward_answer",
    version: 1,
    name: "A referral to others: what came of it?",
    authority: "Greenwich process, step 4: share, then signpost; a referral is a closed loop",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, _settings: Settings<'_>) -> Vec<Promise> {
    // Until its day it is waited for; from then on somebody asks.
    come_back(&RULE, Onward::KIND, history).into_iter().map(|one| Promise { waiting: true, ..one }).collect()
}
