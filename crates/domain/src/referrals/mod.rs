//! Triage: what becomes of a report or a referral.

mod decisions;

pub use decisions::{
    Acceptance, CannotDecide, Decided, accept, decline, duplicate, record_only, signpost, tell, withdrawn,
};
