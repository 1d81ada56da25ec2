//! The client hears how things stand as often as they chose. Those who said
//! "I'll ring" are not rung for it.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::date_of;
use crate::promises::Due;
use jiff::Span;

pub const RULE: Rule = Rule {
    id: "update_client",
    version: 1,
    name: "Update the client",
    authority: "Client charter: regular updates, at the rhythm the client chose",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, _settings: Settings<'_>) -> Vec<Promise> {
    let Some(days) = history.rhythm.and_then(|rhythm| rhythm.days()) else { return Vec::new() };
    let updates = history
        .contacts
        .iter()
        .filter(|contact| contact.result.reaches() && contact.update_given)
        .map(|contact| contact.at);
    let Some(last) = updates.chain(history.first_reached()).chain(history.reopened_at).max() else { return Vec::new() };
    let day = date_of(last);
    vec![Promise {
        rule: RULE.id,
        version: RULE.version,
        // Each update begins the next one.
        occasion: day.to_string(),
        owner: Some(history.worker),
        due: Due::Date(day.checked_add(Span::new().days(days)).unwrap_or(day)),
        kept: None,
        waiting: false,
        never_folded: history.is_grave(),
    }]
}
