//! What is owed: worked out again inside every write, kept in a table, read as
//! the worklist.

mod keep;
mod recompute;
mod worklist;

pub(crate) use recompute::{recompute_case, recompute_referral};
pub use worklist::{DueItem, WorkRow};
