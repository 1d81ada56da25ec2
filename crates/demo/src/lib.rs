//! An invented service, its people and their histories: for the
//! demonstration, for tests and for load. The same seed gives the same data.

mod history;
mod names;
mod service;
mod stories;

pub use history::SeedError;
pub use service::{Member, Secrets, cast};

use alongside_store::Store;
use jiff::Timestamp;

/// The whole demonstration: an invented service with thirty cases at different
/// stages, and a queue to triage. Returns who can sign in.
pub fn demonstrate(store: &Store, now: Timestamp, secrets: &Secrets) -> Result<Vec<Member>, SeedError> {
    let members = service::found(store, now, Some(secrets))?;
    history::tell(store, now, &members)?;
    Ok(members)
}

/// Load: `cases` cases with invented people, on top of what is there.
pub fn seed(store: &Store, now: Timestamp, seed: u64, cases: u32) -> Result<(), SeedError> {
    let members = service::found(store, now, None)?;
    history::load(store, now, &members, seed, cases)
}
