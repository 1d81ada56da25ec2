//! A decision on every referral: the same day when the person is in danger,
//! else within the working days the service has set.

use super::{Promise, ReferralHistory, Rule, Settings};
use crate::calendars::after;
use crate::promises::Due;
use crate::{date_of, local};

pub const RULE: Rule = Rule {
    id: "triage_decision",
    version: 1,
    name: "Decide",
    authority: "The service's own clock, so that first contact can be kept",
    of_case: None,
    of_referral: Some(of_referral),
};

fn of_referral(history: &ReferralHistory, settings: Settings<'_>) -> Vec<Promise> {
    let day = date_of(history.received_at);
    let hours = &settings.service.opening_hours;
    let first_read = hours.next_open(local(history.received_at).datetime()).map(|open| open.date());
    let due = if history.in_danger {
        first_read.unwrap_or(day)
    } else {
        after(day, settings.service.triage_days, settings.holidays).map_or(day, |reached| reached.date)
    };
    vec![Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: String::new(),
        owner: None,
        due: Due::Date(due),
        kept: history.decision.map(|decision| decision.at),
        waiting: false,
        never_folded: history.in_danger,
    }]
}
