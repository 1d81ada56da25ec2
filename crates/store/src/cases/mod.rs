mod access;
mod entity;
mod facts;
mod reads;
mod scope;
mod team;

pub use access::{CaseAccess, EmergencyLine};
pub(crate) use access::{
    emergency_reviewed, emergency_taken, restricted, restriction_lifted, wall_raised, wall_taken_down,
};
pub(crate) use entity::PersonDetails;
pub use entity::{CaseFile, CaseLine, ContactEntry, HappenedEntry, IncidentEntry, PersonEntry, RiskEntry, StepEntry};
pub(crate) use facts::{
    added_to, contact_logged, handed_over, joined, opened, person_named, recording_requested, risk_assessed,
    safe_contact_changed, step_ended, step_planned, summarised,
};
pub use reads::CaseHead;
pub(crate) use scope::{wall, within};
pub use team::{Carrying, CaseToHandOver};
