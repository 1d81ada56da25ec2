//! Complaints about the service. Anybody at a desk writes one down; managers
//! and whoever looks into one read them, but never whoever is complained of.

use super::{action, by_role};
use crate::{AccountId, Actor, ComplaintStanding, Decision, Nothing, Refusal, Reveals, Role};

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

action!(
    /// Read a complaint, and write down that whoever made it wants it looked at again or takes it back.
    FollowComplaint, ComplaintStanding, "complaint.show", looks: false, |actor, complaint| {
        if_so(actor, sees_complaint(actor, complaint.about))
    }
);
action!(
    /// Settle who looks into a complaint.
    SettleComplaint, ComplaintStanding, "complaint_investigator.update", looks: false, |actor, complaint| {
        if_so(actor, settles_complaint(actor, complaint.about))
    }
);
action!(
    /// Write down what was found: only whoever looks into it.
    AnswerComplaint, ComplaintStanding, "complaint_answer.create", looks: false, |actor, complaint| {
        let about = complaint.about;
        if_so(actor, about.investigator == Some(actor.account) && sees_complaint(actor, about))
    }
);

impl Reveals for ListComplaints {}
impl Reveals for FollowComplaint {}
impl Reveals for SettleComplaint {}
impl Reveals for AnswerComplaint {}

/// Whoever works here.
const STAFF: &[Role] =
    &[Role::Triage, Role::Caseworker, Role::Manager, Role::Coordinator, Role::Outreach, Role::DataProtectionLead];

/// Yes to a confirmed account to which the complaint is open in this way.
fn if_so(actor: &Actor, open: bool) -> Decision {
    match by_role(actor, STAFF) {
        Decision::Allowed(_) if !open => Decision::Refused(Refusal::Role),
        decision => decision,
    }
}

/// What decides who sees a complaint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ComplaintAbout {
    pub whom: Option<AccountId>,
    /// It is about somebody who manages.
    pub manager: bool,
    pub investigator: Option<AccountId>,
}

/// Whether this person sees a complaint: whoever looks into it, and whoever
/// manages, but not about themself, and not a manager about managers.
pub fn sees_complaint(actor: &Actor, about: ComplaintAbout) -> bool {
    about.whom != Some(actor.account) && (about.investigator == Some(actor.account) || settles_complaint(actor, about))
}

/// Whether they settle who looks into it.
pub fn settles_complaint(actor: &Actor, about: ComplaintAbout) -> bool {
    let settle: &[Role] =
        if about.manager { &[Role::DataProtectionLead] } else { &[Role::Manager, Role::DataProtectionLead] };
    about.whom != Some(actor.account) && actor.works_as(settle)
}
