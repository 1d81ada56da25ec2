//! Nothing owed to a client is forgotten: facts go in, what is owed comes out.

mod history;
mod promise;
pub mod rules;
#[cfg(test)]
mod sequences;

pub use history::{
    CaseHistory, ContactSeen, Decision, EmergencySeen, EntrySeen, Language, LegalDateSeen, ReferralHistory, ReportSeen,
    RequestSeen, StepSeen,
};
pub use promise::{Due, Promise};
pub use rules::{RULES, Rule};

use crate::calendars::BankHolidays;
use crate::service::Service;

/// What rules are worked out with, besides the facts.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'a> {
    pub service: &'a Service,
    pub holidays: &'a BankHolidays,
}

/// Everything owed on a case.
pub fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let all = RULES.iter().filter_map(|rule| rule.of_case).flat_map(|work| work(history, settings));
    // On a closed case only what was kept stays, and what is owed all the same.
    let stays =
        |one: &Promise| history.closed_at.is_none() || one.kept.is_some() || rules::AFTER_CLOSING.contains(&one.rule);
    all.filter(stays).collect()
}

/// Everything owed on a referral.
pub fn of_referral(history: &ReferralHistory, settings: Settings<'_>) -> Vec<Promise> {
    RULES.iter().filter_map(|rule| rule.of_referral).flat_map(|work| work(history, settings)).collect()
}
