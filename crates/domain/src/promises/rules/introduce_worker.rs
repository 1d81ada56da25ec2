//! Somebody whose case has a new worker hears from them within two working
//! days: a client is never left to find out that their worker has gone.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::calendars::after;
use crate::date_of;
use crate::promises::Due;

pub const RULE: Rule = Rule {
    id: "introduce_worker",
    version: 1,
    name: "You are their new worker: tell them",
    authority: "Client charter: clients know who works with them",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let Some(handed_over_at) = history.handed_over_at.filter(|_| history.can_be_reached) else { return Vec::new() };
    let day = date_of(handed_over_at);
    vec![Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: handed_over_at.to_string(),
        owner: Some(history.worker),
        due: Due::Date(after(day, 2, settings.holidays).map_or(day, |reached| reached.date)),
        kept: history.reached_since(handed_over_at),
        waiting: false,
        never_folded: history.is_grave(),
    }]
}
