//! Reports and referrals, before there is a case.

use super::{action, by_role};
use crate::{Actor, Decision, Nothing, ReferralStanding, Refusal, Reveals, Role};

pub(crate) const TRIAGE: &[Role] = &[Role::Triage, Role::Manager];

/// Until there is a case, whoever triages. From then on whoever may open the
/// case: a wall or a restriction is not walked round by the door it came in at.
pub(super) fn triage(actor: &Actor, referral: &ReferralStanding) -> Decision {
    match &referral.case {
        _ if referral.erased => Decision::Refused(Refusal::Gone),
        _ if referral.walled => Decision::Refused(Refusal::Walled),
        Some(case) => super::cases::case_reader(actor, case),
        None => by_role(actor, TRIAGE),
    }
}

action!(
    /// The queue of what has come in.
    ListReferrals, Nothing, "referrals.index", looks: true, |actor, _nothing| by_role(actor, TRIAGE)
);
action!(
    /// One report or referral, whole.
    ShowReferral, ReferralStanding, "referral.show", looks: true, |actor, referral| triage(actor, referral)
);
action!(
    /// Accept, signpost, decline, or one of the other ends. An end is decided once.
    DecideReferral, ReferralStanding, "decision.create", looks: true, |actor, referral| triage(actor, referral)
);
action!(
    /// Write down a call, a visit or a letter as a report.
    EnterReport, Nothing, "report.create", looks: false, |actor, _nothing| {
        by_role(actor, &[Role::Triage, Role::Caseworker, Role::Manager])
    }
);

action!(
    /// Write to whoever comes back with the pass-phrase, and read what they wrote.
    WriteToReporter, ReferralStanding, "message.create", looks: true, |actor, referral| triage(actor, referral)
);
action!(
    /// Put what somebody wrote into English, beside their own words.
    TranslateReport, ReferralStanding, "translation.create", looks: true, |actor, referral| triage(actor, referral)
);
action!(
    /// Give somebody who is on the telephone a new pass-phrase.
    RenewPhrase, ReferralStanding, "phrase.create", looks: true, |actor, referral| triage(actor, referral)
);

action!(
    /// Write down whether the person agrees that whoever referred them hears
    /// what became of it, and end their link.
    SettleFeedback, ReferralStanding, "feedback.update", looks: true, |actor, referral| triage(actor, referral)
);

impl Reveals for EnterReport {}
impl Reveals for SettleFeedback {}
impl Reveals for TranslateReport {}
impl Reveals for WriteToReporter {}
impl Reveals for RenewPhrase {}
impl Reveals for ListReferrals {}
impl Reveals for ShowReferral {}
impl Reveals for DecideReferral {}
