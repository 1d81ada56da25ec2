//! The gate: the only place where a permission ([`Grant`]) or a disclosure
//! ([`Disclosure`]) can be made.
//!
//! A [`Grant`] proves that one person may do one thing to one record now. A
//! function that takes one cannot be called by someone who was never asked the
//! question. The policy itself is in [`access`], one file a subject, and reads
//! as the answer to "who may open what, and why?".
//!
//! *Invariant*: nothing here reads a clock, a disk or a network, and nothing
//! outside this crate can build a `Grant` or a `Disclosure`.

pub mod access;
mod actor;
mod classified;
mod disclosure;
pub mod disclosure_control;
mod grant;
mod ids;
mod open;
mod private;
mod roles;
mod scope;
mod standing;

pub use actor::Actor;
pub use classified::{Category, Classified, Reveals};
pub use disclosure::{Consent, Disclosure, DisclosureRequest, Purpose, Recipient, Refused};
pub use grant::{Action, Decision, Grant, Ground, Permit, Refusal, authorise};
pub use ids::*;
pub use open::{Open, Reason, open};
pub use private::Private;
pub use roles::{AccountState, Role, Roles};
pub use scope::CaseScope;
pub use standing::{
    AccountStanding, AnyStanding, CaseStanding, ComplaintStanding, Nothing, ReferralStanding, Relation, Standing,
    Subject,
};
