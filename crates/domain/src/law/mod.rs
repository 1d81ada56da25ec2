//! Rights that depend on dates, one file each, with who says so.

mod asb_case_review;

pub use asb_case_review::{ASB_AUTHORITY, ASB_THRESHOLD, AsbCaseReview, Complained, asb_case_review};
