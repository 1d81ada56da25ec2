//! Rights that depend on dates, one rule a file, with who says so. Their
//! numbers are dated data; the working of every day is said in plain words.

mod asb_case_review;
mod cannot;
mod conciliation;
mod forums;
mod given;
mod json;
mod lengths;
mod rule;
mod rules;
mod school;
mod terms;
mod tribunal_claims;

pub use asb_case_review::{ASB_AUTHORITY, ASB_THRESHOLD, AsbCaseReview, Complained, asb_case_review};
pub use cannot::CannotWork;
pub use conciliation::{Acas, Conciliation};
pub use forums::{ClaimFacts, Forum, forums};
pub use given::{Value, given};
pub use rule::{ACT_DAYS, Example, Found, LawRule, Takes};
pub use rules::LAWS;
pub use terms::{Law, Term};

/// Other words that a rule uses besides its own.
pub const fn besides(id: &str) -> &'static [&'static str] {
    match id.as_bytes() {
        b"et_time_limit" => &["et_time_limit_six", "early_conciliation", "interim_relief"],
        b"county_court_oia" => &["county_court"],
        b"cica_child" => &["cica_adult"],
        _ => &[],
    }
}

/// The rule with this name.
pub fn law_by_id(id: &str) -> Option<&'static LawRule> {
    LAWS.iter().find(|rule| rule.id == id)
}
