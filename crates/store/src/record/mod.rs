//! Nothing is lost, nothing is silently changed, every look is known.

mod chain;
mod looks;
mod searching;
mod tx;
mod verify;
mod writer;

pub(crate) use chain::{Line, Strand};
pub use looks::LookLine;
pub use searching::{Lines, Recorded};
pub use tx::Tx;
pub use verify::{Checkpoint, Verified, VerifyError};
pub(crate) use writer::Writer;
