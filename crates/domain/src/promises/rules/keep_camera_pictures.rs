//! Camera recordings are wiped within days. Whoever keeps them is asked before
//! then: by the day named, or by the next working day when nobody knows it;
//! and nobody waits for triage or a signature to ask.

use super::{CaseHistory, OwedTo, Promise, ReferralHistory, Rule, Settings};
use crate::calendars::after;
use crate::date_of;
use crate::promises::Due;
use jiff::Timestamp;
use jiff::civil::Date;

pub const RULE: Rule = Rule {
    id: "keep_camera_pictures",
    version: 1,
    name: "Ask for the camera recording to be kept",
    authority: "Practice standard: recordings are wiped in days",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: Some(of_referral),
};

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let filmed = history.reports.iter().filter(|report| report.camera);
    let one = |report: &crate::promises::ReportSeen| Promise {
        occasion: report.occasion.clone(),
        owner: Some(history.worker),
        kept: history.camera_asked_at.filter(|asked| *asked >= report.received_at),
        ..promise(report.received_at, report.overwritten_on, settings)
    };
    filmed.map(one).collect()
}

fn of_referral(history: &ReferralHistory, settings: Settings<'_>) -> Vec<Promise> {
    if !history.camera || history.decision.is_some() {
        return Vec::new();
    }
    vec![promise(history.received_at, history.overwritten_on, settings)]
}

fn promise(received_at: Timestamp, overwritten_on: Option<Date>, settings: Settings<'_>) -> Promise {
    let day = date_of(received_at);
    let next = after(day, 1, settings.holidays).map_or(day, |reached| reached.date);
    Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: String::new(),
        owner: None,
        due: Due::Date(overwritten_on.map_or(next, |wiped| wiped.min(next))),
        kept: None,
        waiting: false,
        never_folded: true,
    }
}
