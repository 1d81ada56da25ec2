mod entity;
mod facts;
mod reads;
mod scope;

pub(crate) use entity::PersonDetails;
pub use entity::{CaseFile, CaseLine, ContactEntry, IncidentEntry, PersonEntry, RiskEntry, StepEntry};
pub(crate) use facts::{
    added_to, contact_logged, joined, opened, recording_requested, risk_assessed, safe_contact_changed, step_ended,
    step_planned,
};
pub use reads::CaseHead;
pub(crate) use scope::within;
