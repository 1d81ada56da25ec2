//! An invented service, its people and their histories: for the
//! demonstration, for tests and for load. The same seed gives the same data.

mod editions;
mod history;
mod names;
mod service;
mod standing;
mod stories;

pub use editions::{DemonstrationEdition, editions};
pub use history::SeedError;
pub use service::{Member, Secrets, cast};

use alongside_store::Store;
use jiff::Timestamp;

/// An invented service with some thirty cases at different stages, the Kingston
/// case study among them, and a queue to triage. Returns who can sign in.
pub fn demonstrate(store: &Store, now: Timestamp, secrets: &Secrets) -> Result<Vec<Member>, SeedError> {
    let members = service::found(store, now, Some(secrets))?;
    history::tell(store, now, &members)?;
    Ok(members)
}

/// As many cases as such a service has open: `OPEN` in all, most of them put
/// together by chance.
pub fn fill_up(store: &Store, now: Timestamp, members: &[Member]) -> Result<(), SeedError> {
    let told = u32::try_from(stories::cases().count()).unwrap_or(OPEN);
    history::fill(store, now, members, OPEN.saturating_sub(told))
}

/// Open cases of the demonstration.
pub const OPEN: u32 = 240;

/// Load: `cases` cases with invented people, on top of what is there.
pub fn seed(store: &Store, now: Timestamp, seed: u64, cases: u32) -> Result<(), SeedError> {
    let members = service::found(store, now, None)?;
    history::load(store, now, &members, seed, cases)
}
