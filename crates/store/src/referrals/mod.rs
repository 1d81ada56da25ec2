mod facts;
mod reads;

pub(crate) use facts::{added_to, decided, equality, found_by, person_keys, received, told};
pub use reads::{Addition, Ending, Likely, QueueLine, Referral, WhereItStands};
