//! What we can and cannot do, that it may not end, and when we would share
//! without asking: said at first contact, in the client's language, and
//! written down that it was said.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::date_of;
use crate::promises::Due;

pub const RULE: Rule = Rule {
    id: "start_of_work",
    version: 1,
    name: "Give the start-of-work statement",
    authority: "Practice standard: given and recorded at first contact",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, _settings: Settings<'_>) -> Vec<Promise> {
    let Some(reached) = history.first_reached() else { return Vec::new() };
    let given = history.contacts.iter().filter(|contact| contact.statement_given).map(|c| c.at);
    vec![Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: String::new(),
        owner: Some(history.worker),
        due: Due::Date(date_of(reached)),
        kept: given.min(),
        waiting: false,
        never_folded: history.is_grave(),
    }]
}
