//! The work with one client.

mod closure;
mod complained_of;
mod contacts;
mod emergencies;
pub mod entries;
mod exporting;
mod handing_over;
mod impact;
mod incidents;
mod issues;
mod links;
mod merging;
mod naming;
mod outcomes;
mod pattern;
mod plans;
mod requests;
mod risk;
mod routes;
mod safety;
mod steps;
mod stock;
mod summaries;
mod touch;
mod walls;

pub use closure::{ATTEMPTS, BEFORE_CLOSING, BeforeClosing, CannotClose, NewClosure, Tried, close, reopen};
pub use complained_of::{
    CannotKeep, ComplainedOf, keep_complained_of, link_complained_of, may_be_same, take_off_complained_of,
};
pub use contacts::{CannotLog, HowHeld, NewContact, log_contact, request_recording};
pub use emergencies::{
    CannotOpen, CannotReview, OPEN_FOR, refuse_second_factor, review_emergency_access, seek_emergency_access,
    take_emergency_access,
};
pub use exporting::{LARGEST_EXPORT, NewExport, NoPurpose, export_cases};
pub use handing_over::{CannotHandOver, Circumstances, Hands, hand_over};
pub use impact::{CannotMeasure, Felt, Moved, measure_impact, moved};
pub use incidents::{
    CannotRecord, Incident, PoliceDid, TellingOf, detail_incident, note_police_outcome, record_incident,
};
pub use issues::{CannotKeepIssue, Description, Issue, Refusal, describe, keep_issue, note_refusal};
pub use links::{CannotLink, Side, conflict, keep_apart, link_incident, link_other_party, unlink};
pub use merging::{Between, CannotMerge, merge_clients, part_clients};
pub use naming::{CannotName, Naming, rename};
pub use outcomes::{CannotAgree, WantedOutcome, judge, want};
pub use pattern::{Pattern, pattern};
pub use plans::{AgreedStep, Agreement, CannotAgreePlan, ReadToThem, agree_plan};
pub use requests::{AgencyRequest, CannotAsk, Chase, Rung, ask_agency, chase_agency, end_request};
pub use risk::{
    Answered, CannotAssess, CannotCheck, NoWhy, RiskLevel, SinceAssessed, assess, assess_the_same, check_risk,
};
pub use routes::{Route, routes};
pub use safety::change_safe_contact;
pub use steps::{CannotPlan, NextStep, end_step, plan_step, rhythm_step};
pub use stock::{MOST_HELD, Shelf, count_stock};
pub use summaries::{NothingWritten, SUMMARY, summarise};
pub use touch::{LOST_AFTER_ATTEMPTS, LOST_AFTER_DAYS, Touch, is_unanswered, settled_since, told_again, touch};
pub use walls::{Because, CannotWall, carry_walls, lift_restriction, raise_wall, restrict, take_down_wall};
