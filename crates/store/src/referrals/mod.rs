mod facts;
mod reads;

pub(crate) use facts::{decided, equality, found_by, person_keys, received, told};
pub use reads::{Ending, Likely, QueueLine, Referral, WhereItStands};
