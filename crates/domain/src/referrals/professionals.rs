use crate::codes::{DecisionKind, Feedback, Permission, Source};
use crate::facts::{FeedbackSettled, ReferrerLinkEnded, ReferrerNamed};
use crate::text::Words;
use alongside_gate::ReferralId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Where a referral by a professional may come from.
pub const FROM_PROFESSIONALS: &[Source] = &[
    Source::Police,
    Source::Housing,
    Source::School,
    Source::Health,
    Source::Voluntary,
    Source::Councillor,
    Source::Centre,
    Source::Council,
];

/// How many days a referrer's private link can be used.
pub const LINK_DAYS: i64 = 180;

/// A professional who refers somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referrer {
    pub organisation: Words,
    pub name: Words,
    pub role: Option<Words>,
    pub phone: Option<Words>,
    pub email: Option<Words>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotRefer {
    /// Nobody refers on behalf of nobody.
    NoOrganisation,
    NoName,
    /// A professional whom we cannot ask anything is of no help to the person.
    NoWayBack,
    /// Whether the person agreed is asked, and "could not ask" is an answer.
    PermissionNotSaid,
}

/// Writes down who refers. Whatever the answer about permission, the referral
/// is taken: the person may need help all the more.
pub fn name_referrer(
    referral: ReferralId,
    referrer: Referrer,
    permission: Option<Permission>,
) -> Result<ReferrerNamed, CannotRefer> {
    if referrer.organisation.is_empty() {
        return Err(CannotRefer::NoOrganisation);
    }
    if referrer.name.is_empty() {
        return Err(CannotRefer::NoName);
    }
    if referrer.phone.is_none() && referrer.email.is_none() {
        return Err(CannotRefer::NoWayBack);
    }
    if permission.is_none() {
        return Err(CannotRefer::PermissionNotSaid);
    }
    Ok(ReferrerNamed { referral, referrer })
}

/// What the private link says. Only that it was received, until the person has
/// agreed; then a code, and never that they were known already.
pub const fn feedback(decision: Option<DecisionKind>, agreed: bool, closed: bool) -> Feedback {
    match decision {
        Some(_) if !agreed => Feedback::Received,
        None => Feedback::Received,
        Some(DecisionKind::Accepted | DecisionKind::Duplicate) if closed => Feedback::Ended,
        Some(DecisionKind::Accepted | DecisionKind::Duplicate) => Feedback::Working,
        Some(DecisionKind::Signposted) => Feedback::PointedElsewhere,
        Some(DecisionKind::Declined) => Feedback::NotTakenOn,
        Some(DecisionKind::Withdrawn | DecisionKind::RecordedOnly) => Feedback::Stopped,
    }
}

/// Nobody agrees in somebody else's name without a word how it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSaid;

/// Whether the person agrees that whoever referred them hears what became of
/// it. They may change their mind.
pub fn settle_feedback(
    referral: ReferralId,
    agreed: bool,
    how: Words,
    settled_at: Timestamp,
) -> Result<FeedbackSettled, NotSaid> {
    if agreed && how.is_empty() {
        return Err(NotSaid);
    }
    Ok(FeedbackSettled { referral, agreed, how, settled_at })
}

/// The private link opens nothing any more.
pub fn end_link(referral: ReferralId, reason: Words, ended_at: Timestamp) -> Result<ReferrerLinkEnded, NotSaid> {
    if reason.is_empty() { Err(NotSaid) } else { Ok(ReferrerLinkEnded { referral, reason, ended_at }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Code;

    #[test]
    fn nobody_learns_more_than_received_before_the_person_agrees() {
        for decision in DecisionKind::EVERY {
            assert_eq!(feedback(Some(*decision), false, false), Feedback::Received);
        }
        assert_eq!(feedback(None, true, false), Feedback::Received);
    }

    #[test]
    fn that_somebody_was_known_is_never_told() {
        assert_eq!(
            feedback(Some(DecisionKind::Duplicate), true, false),
            feedback(Some(DecisionKind::Accepted), true, false)
        );
    }

    #[test]
    fn a_referral_without_permission_is_taken_and_one_without_an_answer_is_not() {
        let referrer = || Referrer {
            organisation: Words::new("Riverside Housing"),
            name: Words::new("A. Officer"),
            role: None,
            phone: Some(Words::new("020 7946 0111")),
            email: None,
        };
        let id = ReferralId::new(Default::default());
        for permission in Permission::EVERY {
            assert!(name_referrer(id, referrer(), Some(*permission)).is_ok());
        }
        assert_eq!(name_referrer(id, referrer(), None).err(), Some(CannotRefer::PermissionNotSaid));
        let silent = Referrer { phone: None, ..referrer() };
        assert_eq!(name_referrer(id, silent, Some(Permission::Yes)).err(), Some(CannotRefer::NoWayBack));
    }
}
