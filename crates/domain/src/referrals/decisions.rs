use crate::cases::RiskLevel;
use crate::codes::{Channel, DecisionKind, DeclineReason};
use crate::facts::{CaseOpened, DecisionTold, ReferralDecided, ReportJoined};
use crate::lists::Chosen;
use crate::people::Reference;
use crate::reports::{ReportAnswers, SafeContact};
use crate::text::Words;
use alongside_gate::{AccountId, CaseId, IncidentId, PersonId, ReferralId, TeamId};
use jiff::Timestamp;

/// A referral that waits for a decision, as triage reads it.
#[derive(Clone, Debug)]
pub struct Decided<'a> {
    pub referral: ReferralId,
    pub reference: &'a Reference,
    pub answers: &'a ReportAnswers,
    pub received_at: Timestamp,
    /// Somebody has decided already.
    pub already: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotDecide {
    /// Somebody it was given to stands behind a wall before this client.
    Walled,
    AlreadyDecided,
    /// Declining needs a reason.
    NoReason,
    /// Nobody is sent away without being told where else to go.
    NoOnwardRoute,
}

/// Who takes the case on, and what triage thought of the risk.
#[derive(Clone, Debug)]
pub struct Acceptance {
    pub case: CaseId,
    pub person: PersonId,
    pub known_person: bool,
    pub incident: IncidentId,
    pub worker: AccountId,
    pub deputy: Option<AccountId>,
    pub team: TeamId,
    pub risk: RiskLevel,
}

/// The service takes this person on. First contact has been running since the
/// report arrived and now has an owner.
pub fn accept(
    referral: &Decided<'_>,
    by: Acceptance,
    note: Option<Words>,
    now: Timestamp,
) -> Result<(ReferralDecided, CaseOpened), CannotDecide> {
    let case = by.case;
    let decided = ended(referral, DecisionKind::Accepted, note, now)?;
    let opened = CaseOpened {
        case,
        reference: referral.reference.clone(),
        referral: referral.referral,
        person: by.person,
        known_person: by.known_person,
        answers: referral.answers.clone(),
        incident: by.incident,
        worker: by.worker,
        deputy: by.deputy,
        team: by.team,
        risk: by.risk,
        received_at: referral.received_at,
        opened_at: now,
    };
    Ok((ReferralDecided { case: Some(case), ..decided }, opened))
}

/// Pointed to someone better placed. Nothing about the person is passed on.
pub fn signpost(
    referral: &Decided<'_>,
    onward: Words,
    note: Option<Words>,
    now: Timestamp,
) -> Result<ReferralDecided, CannotDecide> {
    if onward.is_empty() {
        return Err(CannotDecide::NoOnwardRoute);
    }
    let decided = ended(referral, DecisionKind::Signposted, note, now)?;
    Ok(ReferralDecided { onward: Some(onward), ..decided })
}

/// Not taken on, with the reason, and with somewhere else to go.
pub fn decline(
    referral: &Decided<'_>,
    reason: Option<Chosen<DeclineReason>>,
    onward: Words,
    note: Option<Words>,
    now: Timestamp,
) -> Result<ReferralDecided, CannotDecide> {
    let Chosen { code: reason, finer } = reason.ok_or(CannotDecide::NoReason)?;
    if onward.is_empty() {
        return Err(CannotDecide::NoOnwardRoute);
    }
    let decided = ended(referral, DecisionKind::Declined, note, now)?;
    Ok(ReferralDecided { reason: Some(reason), finer, onward: Some(onward), ..decided })
}

/// It belongs to a case that is open already: what it says joins that case.
pub fn duplicate(
    referral: &Decided<'_>,
    case: CaseId,
    incident: IncidentId,
    note: Option<Words>,
    now: Timestamp,
) -> Result<(ReferralDecided, ReportJoined), CannotDecide> {
    let decided = ended(referral, DecisionKind::Duplicate, note, now)?;
    let joined = ReportJoined {
        case,
        reference: referral.reference.clone(),
        referral: referral.referral,
        incident,
        answers: referral.answers.clone(),
        received_at: referral.received_at,
        joined_at: now,
    };
    Ok((ReferralDecided { case: Some(case), ..decided }, joined))
}

/// The person does not want it to go on.
pub fn withdrawn(referral: &Decided<'_>, note: Option<Words>, now: Timestamp) -> Result<ReferralDecided, CannotDecide> {
    ended(referral, DecisionKind::Withdrawn, note, now)
}

/// Written down, as the person asked, and nothing more.
pub fn record_only(
    referral: &Decided<'_>,
    note: Option<Words>,
    now: Timestamp,
) -> Result<ReferralDecided, CannotDecide> {
    ended(referral, DecisionKind::RecordedOnly, note, now)
}

/// They have not called this way safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASafeWay;

/// The person has been told, in a way they called safe.
pub fn tell(
    referral: ReferralId,
    safe: &SafeContact,
    channel: Channel,
    now: Timestamp,
) -> Result<DecisionTold, NotASafeWay> {
    if channel != Channel::ThisPage && !safe.may_use(channel) {
        return Err(NotASafeWay);
    }
    Ok(DecisionTold { referral, channel, told_at: now })
}

fn ended(
    referral: &Decided<'_>,
    kind: DecisionKind,
    note: Option<Words>,
    now: Timestamp,
) -> Result<ReferralDecided, CannotDecide> {
    if referral.already {
        return Err(CannotDecide::AlreadyDecided);
    }
    Ok(ReferralDecided {
        referral: referral.referral,
        kind,
        reason: None,
        finer: None,
        onward: None,
        note,
        case: None,
        decided_at: now,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::reference;

    fn waiting<'a>(reference: &'a Reference, answers: &'a ReportAnswers) -> Decided<'a> {
        Decided {
            referral: ReferralId::new(Default::default()),
            reference,
            answers,
            received_at: Timestamp::UNIX_EPOCH,
            already: false,
        }
    }

    #[test]
    fn nobody_is_declined_without_a_reason_and_somewhere_else_to_go() {
        let (reference, answers) = (reference([1; 8]), ReportAnswers::default());
        let referral = waiting(&reference, &answers);
        let now = Timestamp::UNIX_EPOCH;
        let onward = Words::new("Citizens Advice, 0800 144 8848");
        assert_eq!(decline(&referral, None, onward.clone(), None, now), Err(CannotDecide::NoReason));
        let reason = Some(DeclineReason::OutsideArea.into());
        assert_eq!(decline(&referral, reason.clone(), Words::default(), None, now), Err(CannotDecide::NoOnwardRoute));
        assert!(decline(&referral, reason, onward, None, now).is_ok());
    }

    #[test]
    fn a_referral_is_decided_once() {
        let (reference, answers) = (reference([1; 8]), ReportAnswers::default());
        let referral = Decided { already: true, ..waiting(&reference, &answers) };
        assert_eq!(withdrawn(&referral, None, Timestamp::UNIX_EPOCH), Err(CannotDecide::AlreadyDecided));
    }
}
