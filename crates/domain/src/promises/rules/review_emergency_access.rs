//! Each emergency opening is looked at by somebody else within a working day.
//! It is nobody's in particular: any manager, or the data-protection lead.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings};
use crate::calendars::after;
use crate::date_of;
use crate::promises::{Due, EmergencySeen};

pub const RULE: Rule = Rule {
    id: "review_emergency_access",
    version: 1,
    name: "Review an emergency opening",
    authority: "The service's own practice: within one working day, by somebody else",
    owed_to: OwedTo::Service,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let promise = |seen: &EmergencySeen| {
        let opened_on = date_of(seen.opened_at);
        // Beyond the published bank holidays the same day is the safe answer.
        let due = after(opened_on, 1, settings.holidays).map_or(opened_on, |reached| reached.date);
        Promise {
            rule: RULE.id,
            version: RULE.version,
            occasion: seen.access.to_string(),
            owner: None,
            due: Due::Date(due),
            kept: seen.reviewed_at,
            waiting: false,
            never_folded: true,
        }
    };
    history.emergencies.iter().map(promise).collect()
}
