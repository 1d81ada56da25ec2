mod equality;
mod facts;
mod likely;
mod messages;
mod reads;
mod referrers;
mod translations;
mod walls;

pub(crate) use facts::{decided, equality, found_by, person_keys, received, told};
pub use likely::Likely;
pub use messages::{MessageEntry, Renewal};
pub(crate) use messages::{added_to, bring_messages, case_added_to, client_written_to, messages_read, written_to};
pub use reads::{Ending, QueueLine, Referral, WhereItStands};
pub use referrers::{FollowedUp, ReferredBy};
pub(crate) use referrers::{link_ended, named, settled};
pub use translations::Translation;
pub(crate) use translations::{bring_translations, translated};
pub(crate) use walls::{report_wall, wall_raised, wall_taken_down};
