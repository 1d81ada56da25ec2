//! The record: the only crate that speaks SQL.
//!
//! *Invariant*: nothing is changed except by recording a fact, and a fact is
//! never recorded without its line in the audit chain, in the same commit. The
//! one exception is [`housekeeping`], for a named list of tables that hold no
//! casework.

mod accounts;
mod agencies;
mod backup;
mod cases;
mod complaints;
mod db;
mod dialect;
mod drafts;
mod files;
mod housekeeping;
mod keys;
mod list_entries;
mod lists;
mod migrations;
#[cfg(feature = "multiplied")]
mod multiplied;
mod promises;
mod readers;
mod record;
mod referrals;
mod schema;
mod scorecards;
mod search;
mod standing;
mod stock;
mod store;

pub use accounts::*;
pub use agencies::AgencyLine;
pub use backup::{BackupError, back_up, check, restore};
pub use cases::*;
pub use complaints::ComplaintLine;
pub use db::{Db, Statements};
pub use drafts::{Draft, DraftKey};
pub use files::{FileBytes, FileLine, FoundFile};
pub use housekeeping::*;
pub use keys::{KeyError, MasterKey, Share, combine, split};
pub use lists::Page;
pub use promises::*;
pub use record::{Checkpoint, Lines, LookLine, Recorded, Tx, Verified, VerifyError};
pub use referrals::*;
pub use scorecards::{PublishedMedium, ReleaseLine, ReleasedAs, ScorecardEntryLine, ScorecardLine};
pub use search::*;
pub use store::{Location, Once, StorageError, Store, Where, WriteError};
