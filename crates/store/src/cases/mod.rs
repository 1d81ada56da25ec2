mod before;
mod closing;
mod complained_of;
mod emergencies;
mod entity;
mod facts;
mod incidents;
mod links;
mod listing;
mod logged;
mod merging;
mod nearness;
mod outcomes;
mod parties;
mod parts;
mod plans;
mod reads;
mod scope;
mod team;
mod walls;

pub(crate) use closing::{closed, reopened};
pub use complained_of::ComplainedOfLine;
pub(crate) use complained_of::{complained_of_kept, complained_of_linked, complained_of_taken_off};
pub use emergencies::{EmergencyLine, Review};
pub(crate) use emergencies::{emergency_reviewed, emergency_taken};
pub(crate) use entity::PersonDetails;
pub use entity::{CaseFile, CaseLine, ContactEntry, HappenedEntry, IncidentEntry, PersonEntry, RiskEntry, StepEntry};
pub(crate) use facts::{
    added_to, contact_logged, handed_over, joined, opened, person_named, recording_requested, risk_assessed,
    safe_contact_changed, step_ended, step_planned, summarised,
};
pub use incidents::IncidentLine;
pub(crate) use incidents::{incident_detailed, incident_recorded, police_outcome_noted};
pub use links::LinkLine;
pub(crate) use links::{linked, unlinked};
pub use merging::MaybeSame;
pub(crate) use merging::{merged, parted};
pub use nearness::NearLook;
pub use outcomes::{Judged, OutcomeEntry};
pub(crate) use outcomes::{outcome_judged, outcome_wanted};
pub(crate) use plans::plan_agreed;
pub use plans::{AgreedPlan, PlanFile};
pub use reads::CaseHead;
pub(crate) use scope::{countable, wall, within};
pub(crate) use team::away;
pub use team::{Carrying, CaseToHandOver};
pub use walls::CaseAccess;
pub(crate) use walls::{restricted, restriction_lifted, wall_raised, wall_taken_down};
