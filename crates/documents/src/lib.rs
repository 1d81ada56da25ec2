//! Documents: pages, charts, tables and PDF of what may leave.
//!
//! *Invariant*: everything here is made of values that have been disclosed already
//! (published figures, disclosed views); nothing here can reach anything else. The same
//! values give the same bytes: no clock, no chance, no order that is not said.

mod charts;
pub mod scorecards;
mod typeset;

pub use typeset::Unset;
