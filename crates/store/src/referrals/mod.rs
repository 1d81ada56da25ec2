mod facts;
mod messages;
mod reads;

pub(crate) use facts::{decided, equality, found_by, person_keys, received, told};
pub use messages::{MessageEntry, Renewal};
pub(crate) use messages::{added_to, case_added_to, client_written_to, messages_read, written_to};
pub use reads::{Ending, Likely, QueueLine, Referral, WhereItStands};
