//! What a service says about itself, and the clocks it has promised.

use crate::calendars::OpeningHours;
use jiff::civil::time;
use serde::{Deserialize, Serialize};

/// Settings of one service. They may change; the "!" rules of practice are not
/// among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub name: String,
    /// The places it serves, as people say them.
    pub area: String,
    pub telephone: String,
    pub email: String,
    pub opening_hours: OpeningHours,
    /// Whether somebody answers outside opening hours when life is in danger.
    pub on_call: bool,
    /// Working days from receipt to first contact.
    pub first_contact_days: u32,
    /// The same, when the risk is high.
    pub first_contact_days_high_risk: u32,
    /// Working days from receipt to a triage decision.
    pub triage_days: u32,
    /// Where "Leave this page" goes.
    pub exit_address: String,
    /// Invented service and people: every page says so.
    pub demonstration: bool,
}

impl Default for Service {
    fn default() -> Self {
        Self {
            name: "Alongside".to_owned(),
            area: String::new(),
            telephone: String::new(),
            email: String::new(),
            opening_hours: OpeningHours::weekdays(time(9, 30, 0, 0), time(17, 0, 0, 0)),
            on_call: false,
            first_contact_days: 2,
            first_contact_days_high_risk: 1,
            triage_days: 1,
            exit_address: "https://www.bbc.co.uk/weather".to_owned(),
            demonstration: false,
        }
    }
}
