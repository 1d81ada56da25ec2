//! Camera recordings are wiped within days. Whoever keeps them is asked before
//! then: by the day named, or by the next working day when nobody knows it.

use super::{CaseHistory, Promise, Rule, Settings};
use crate::calendars::after;
use crate::date_of;
use crate::promises::Due;

pub const RULE: Rule = Rule {
    id: "keep_camera_pictures",
    version: 1,
    name: "Ask for the camera recording to be kept",
    authority: "Practice standard: recordings are wiped in days",
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    if !history.camera {
        return Vec::new();
    }
    let day = date_of(history.received_at);
    let next = after(day, 1, settings.holidays).map_or(day, |reached| reached.date);
    let due = history.overwritten_on.map_or(next, |wiped| wiped.min(next));
    vec![Promise {
        rule: RULE.id,
        version: RULE.version,
        occasion: String::new(),
        owner: Some(history.worker),
        due: Due::Date(due),
        kept: history.camera_asked_at,
        waiting: false,
        never_folded: true,
    }]
}
