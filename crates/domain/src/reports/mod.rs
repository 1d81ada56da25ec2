//! What somebody tells us happened, and how they may safely be reached.

mod answers;
mod confirmation;
mod limits;
mod receiving;
mod safe_contact;
mod when;

pub use answers::{AboutThem, Motivation, ReportAnswers};
pub use confirmation::{Confirmation, confirmation};
pub use limits::*;
pub use receiving::{EqualityAnswers, NotYet, add_to_report, equality_answers, receive};
pub use safe_contact::{ContactRule, SafeContact};
pub use when::{When, WhenProblem};
