//! One rule a file. When a rule changes it is ended and a successor added, so
//! that a date once promised can always be explained.

mod agency_answer;
mod agree_outcomes;
mod agree_plan;
mod answer_client;
mod check_lowered_risk;
mod closing_review;
pub mod first_contact;
mod introduce_worker;
mod keep_camera_pictures;
mod measure_impact;
mod next_step;
mod review_access;
mod review_emergency_access;
mod review_risk;
mod start_of_work;
mod tell_decision;
mod translate_report;
pub mod triage_decision;
mod update_client;

use super::{CaseHistory, Due, Promise, ReferralHistory, Settings};
use crate::calendars::after;
use crate::date_of;
use jiff::Timestamp;

/// To whom something is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwedTo {
    Client,
    /// The service itself: a review. It is no plan for the client, so that a
    /// case with nothing else due still counts as one with nothing planned.
    Service,
}

/// A rule: what it is called, who says so, and how it is worked out.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub id: &'static str,
    pub version: u16,
    /// What a worker calls it.
    pub name: &'static str,
    /// Who says so: statute, standard, or the service's own promise.
    pub authority: &'static str,
    pub owed_to: OwedTo,
    pub of_case: Option<fn(&CaseHistory, Settings<'_>) -> Vec<Promise>>,
    pub of_referral: Option<fn(&ReferralHistory, Settings<'_>) -> Vec<Promise>>,
}

/// Every rule there is.
pub const RULES: &[Rule] = &[
    first_contact::RULE,
    triage_decision::RULE,
    tell_decision::RULE,
    translate_report::RULE,
    start_of_work::RULE,
    agree_outcomes::RULE,
    agree_plan::RULE,
    keep_camera_pictures::RULE,
    next_step::RULE,
    agency_answer::RULE,
    measure_impact::RULE,
    update_client::RULE,
    review_risk::RULE,
    check_lowered_risk::RULE,
    closing_review::RULE,
    answer_client::RULE,
    introduce_worker::RULE,
    review_access::RULE,
    review_emergency_access::RULE,
];

/// Owed once to the client of a case: so many working days after something
/// happened, by its worker. In a year whose holidays nobody knows, that very day.
fn owed_once(
    rule: &Rule,
    history: &CaseHistory,
    since: Timestamp,
    working_days: u32,
    kept: Option<Timestamp>,
    settings: Settings<'_>,
) -> Promise {
    let day = date_of(since);
    let due = after(day, working_days, settings.holidays).map_or(day, |reached| reached.date);
    Promise {
        rule: rule.id,
        version: rule.version,
        occasion: String::new(),
        owner: Some(history.worker),
        due: Due::Date(due),
        kept,
        waiting: false,
        never_folded: false,
    }
}

/// The rules under which the service owes something to itself.
pub fn of_the_service() -> impl Iterator<Item = &'static str> {
    RULES.iter().filter(|rule| rule.owed_to == OwedTo::Service).map(|rule| rule.id)
}

/// What is still owed on a case that is closed: reading and answering whoever
/// gets in touch, and looking after who may open it.
pub const AFTER_CLOSING: &[&str] =
    &[answer_client::RULE.id, translate_report::RULE.id, review_access::RULE.id, review_emergency_access::RULE.id];

/// The rule with this id.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
