//! A decision on every referral: the same day when the person is in danger,
//! else within the working days the service has set.

use super::{OwedTo, Promise, ReferralHistory, Rule, Settings};
use crate::calendars::{BankHolidays, after};
use crate::promises::Due;
use crate::service::Service;
use crate::{date_of, local};
use jiff::Timestamp;
use jiff::civil::Date;

pub const RULE: Rule = Rule {
    id: "triage_decision",
    version: 1,
    name: "Decide",
    authority: "The service's own clock, so that first contact can be kept",
    owed_to: OwedTo::Client,
    of_case: None,
    of_referral: Some(of_referral),
};

/// The last day for the decision; none in a year whose holidays nobody knows.
pub fn due(received_at: Timestamp, in_danger: bool, service: &Service, holidays: &BankHolidays) -> Option<Date> {
    if in_danger {
        return service.opening_hours.next_open(local(received_at).datetime()).map(|open| open.date());
    }
    after(date_of(received_at), service.triage_days, holidays).ok().map(|reached| reached.date)
}

fn of_referral(history: &ReferralHistory, settings: Settings<'_>) -> Vec<Promise> {
    let due = due(history.received_at, history.in_danger, &settings.service.at(history.received_at), settings.holidays);
    let due = due.unwrap_or(date_of(history.received_at));
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
