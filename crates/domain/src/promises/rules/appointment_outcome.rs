//! On the day of an appointment somebody says what came of it, so that one that
//! was missed is not forgotten.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, come_back};
use crate::cases::entries::{Appointment, Entry};

pub const RULE: Rule = Rule {
    id: "appointment_outcome",
    version: 1,
    name: "An appointment: what came of it?",
    authority: "Client charter: contact is kept; Greenwich process, step 5: liaise and update",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, _settings: Settings<'_>) -> Vec<Promise> {
    come_back(&RULE, Appointment::KIND, history)
}
