//! The work with one client.

mod contacts;
mod risk;
mod safety;
mod steps;

pub use contacts::{CannotLog, NewContact, log_contact, request_recording};
pub use risk::{NoWhy, RiskLevel, assess};
pub use safety::change_safe_contact;
pub use steps::{CannotPlan, NextStep, end_step, plan_step, rhythm_step};
