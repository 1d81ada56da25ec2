//! Files, in the database itself: they commit with the fact that says they are
//! there, go with it into every backup, and open only with their owner's key.

mod facts;
mod parts;
mod reads;
mod waiting;

pub(crate) use facts::{added, released};
pub use parts::FileBytes;
pub(crate) use reads::verify;
pub use reads::{FileLine, FoundFile};
pub(crate) use waiting::{drop_beside, drop_orphans};
