//! One rule a file. When a rule changes it is ended and a successor added, so
//! that a date once promised can always be explained.

mod agency_answer;
mod agree_outcomes;
mod agree_plan;
mod answer_client;
mod appointment_outcome;
mod ask_evaluation;
mod ask_story_again;
mod check_lowered_risk;
mod closing_review;
mod complaint;
mod equipment;
pub mod first_contact;
mod introduce_worker;
mod keep_camera_pictures;
pub mod legal_date;
mod look_at_learning;
mod measure_impact;
mod next_step;
mod onward_answer;
mod review_access;
mod review_emergency_access;
mod review_risk;
mod review_safety_plan;
mod start_of_work;
mod tell_decision;
mod tell_news;
mod tell_police_news;
mod translate_report;
pub mod triage_decision;
mod update_client;
mod visit_check_in;

use super::{CaseHistory, Due, EntrySeen, Promise, ReferralHistory, Settings};
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
    legal_date::RULE,
    legal_date::ACT_BY,
    next_step::RULE,
    agency_answer::RULE,
    measure_impact::RULE,
    update_client::RULE,
    tell_news::RULE,
    tell_police_news::RULE,
    review_risk::RULE,
    check_lowered_risk::RULE,
    closing_review::RULE,
    answer_client::RULE,
    introduce_worker::RULE,
    review_access::RULE,
    review_emergency_access::RULE,
    review_safety_plan::RULE,
    appointment_outcome::RULE,
    visit_check_in::RULE,
    equipment::RULE,
    ask_evaluation::RULE,
    complaint::RULE,
    onward_answer::RULE,
    ask_story_again::RULE,
    look_at_learning::RULE,
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

/// What stands on a case and comes back on a day of its own, until it ends.
fn come_back(rule: &Rule, kind: &str, history: &CaseHistory) -> Vec<Promise> {
    let promise = |one: &EntrySeen| Promise {
        rule: rule.id,
        version: rule.version,
        occasion: one.entry.to_string(),
        owner: Some(one.owner.unwrap_or(history.worker)),
        due: Due::Date(one.due),
        kept: one.ended_at,
        waiting: false,
        never_folded: history.is_grave(),
    };
    history.entries.iter().filter(|one| one.kind == kind).map(promise).collect()
}

/// The rules under which the service owes something to itself.
pub fn of_the_service() -> impl Iterator<Item = &'static str> {
    RULES.iter().filter(|rule| rule.owed_to == OwedTo::Service).map(|rule| rule.id)
}

/// What is still owed on a case that is closed: reading and answering whoever
/// gets in touch, telling them what the police did, looking after who may open it
/// and what is told of it, and a colleague who is not back.
pub const AFTER_CLOSING: &[&str] = &[
    answer_client::RULE.id,
    translate_report::RULE.id,
    review_access::RULE.id,
    review_emergency_access::RULE.id,
    ask_story_again::RULE.id,
    ask_evaluation::RULE.id,
    look_at_learning::RULE.id,
    visit_check_in::RULE.id,
    tell_police_news::RULE.id,
];

/// The rule with this id.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
