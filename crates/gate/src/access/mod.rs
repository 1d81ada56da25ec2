//! The policy: who may do what, and on which ground. One file a subject; the
//! tables in `docs/reference/access/` are derived from these files.

mod accounts;
mod cases;
mod complaints;
mod files;
mod referrals;
mod scorecards;
mod search;
mod table;

pub use accounts::*;
pub use cases::*;
pub use complaints::*;
pub use files::*;
pub(crate) use referrals::TRIAGE;
pub use referrals::{
    DecideReferral, EnterReport, ListReferrals, RenewPhrase, SettleFeedback, ShowReferral, TranslateReport,
    WriteToReporter,
};
pub use scorecards::*;
pub use search::*;
pub use table::{Row, rows};

/// Declares an action: its name, what it is about, whether it is a look.
macro_rules! action {
    ($(#[$about:meta])* $name:ident, $standing:ty, $label:literal, looks: $looks:literal, |$actor:ident, $given:ident| $body:expr) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $name;
        impl $crate::Action for $name {
            type Standing = $standing;
            const NAME: &'static str = $label;
            const LOOKS: bool = $looks;
            fn decide($actor: &$crate::Actor, $given: &$standing) -> $crate::Decision { $body }
        }
    };
}
pub(crate) use action;

use crate::{AccountState, Actor, Decision, Ground, Refusal, Role};

/// Yes to a confirmed account in one of these roles.
fn by_role(actor: &Actor, roles: &[Role]) -> Decision {
    if actor.state != AccountState::Confirmed {
        Decision::Refused(Refusal::State)
    } else if actor.roles.any(roles) {
        Decision::Allowed(Ground::Role)
    } else {
        Decision::Refused(Refusal::Role)
    }
}
