//! Triage: what becomes of a report or a referral.

mod decisions;
mod professionals;
mod translating;
mod writing;

pub use decisions::{
    Acceptance, CannotDecide, Decided, NotASafeWay, accept, decline, duplicate, record_only, signpost, tell, withdrawn,
};
pub use professionals::{
    CannotRefer, FROM_PROFESSIONALS, LINK_DAYS, NotSaid, Referrer, end_link, feedback, name_referrer, settle_feedback,
};
pub use translating::{NewTranslation, NothingTranslated, translate};
pub use writing::{CannotWrite, MESSAGE, NotChecked, Reader, counts_as, read_messages, renew_phrase, write_to};
