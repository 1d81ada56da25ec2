//! Complaints about the service. Anybody at a desk writes one down; managers
//! and whoever looks into one read them, but never whoever is complained of.

use super::{action, by_role};
use crate::{AccountId, Actor, Nothing, Reveals, Role};

action!(
    /// Write down a complaint that somebody made.
    RecordComplaint, Nothing, "complaint.create", looks: false, |actor, _nothing| by_role(actor, Role::ALL)
);
action!(
    /// Complaints about the service, as far as one may see them.
    ListComplaints, Nothing, "complaints.index", looks: false, |actor, _nothing| {
        by_role(actor, &[Role::Manager, Role::Caseworker, Role::Triage, Role::DataProtectionLead])
    }
);

impl Reveals for ListComplaints {}

/// Whether this person sees a complaint: whoever looks into it, and whoever
/// manages, but not about themself.
pub fn sees_complaint(actor: &Actor, whom: Option<AccountId>, investigator: Option<AccountId>) -> bool {
    whom != Some(actor.account)
        && (investigator == Some(actor.account) || actor.works_as(&[Role::Manager, Role::DataProtectionLead]))
}

/// Whether they settle who looks into it.
pub fn settles_complaint(actor: &Actor, whom: Option<AccountId>) -> bool {
    whom != Some(actor.account) && actor.works_as(&[Role::Manager, Role::DataProtectionLead])
}
