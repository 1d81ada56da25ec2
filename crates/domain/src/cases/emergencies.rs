use crate::facts::{EmergencyAccessReviewed, EmergencyAccessSought, EmergencyAccessTaken, SecondFactorRefused};
use crate::text::Words;
use alongside_gate::{AccountId, CaseId, EmergencyAccessId};
use jiff::{SignedDuration, Timestamp};

/// How long a case stays open to somebody who opened it in an emergency.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_hours(4);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotOpen {
    /// Without a reason nobody can say afterwards whether it was right.
    NoReason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotReview {
    /// Nobody says of themself that it was right.
    OwnOpening,
    NoFinding,
}

/// Opens another team's or a restricted case for a few hours. Somebody else
/// looks at it within a working day.
pub fn take_emergency_access(
    case: CaseId,
    access: EmergencyAccessId,
    by: AccountId,
    reason: Words,
    now: Timestamp,
) -> Result<EmergencyAccessTaken, CannotOpen> {
    if reason.is_empty() {
        return Err(CannotOpen::NoReason);
    }
    Ok(EmergencyAccessTaken { case, access, by, reason, opened_at: now, ends_at: now + OPEN_FOR })
}

/// Somebody typed a reference to open its case; found or not, it is written down.
pub const fn seek_emergency_access(account: AccountId, found: bool) -> EmergencyAccessSought {
    EmergencyAccessSought { account, found }
}

/// A wrong code before something grave.
pub const fn refuse_second_factor(account: AccountId) -> SecondFactorRefused {
    SecondFactorRefused { account }
}

/// Somebody other than the person who opened it says whether it was right.
pub fn review_emergency_access(
    case: CaseId,
    access: EmergencyAccessId,
    opened_by: AccountId,
    reviewer: AccountId,
    right: bool,
    finding: Words,
    now: Timestamp,
) -> Result<EmergencyAccessReviewed, CannotReview> {
    if opened_by == reviewer {
        return Err(CannotReview::OwnOpening);
    }
    if !right && finding.is_empty() {
        return Err(CannotReview::NoFinding);
    }
    Ok(EmergencyAccessReviewed { case, access, right, finding, reviewed_at: now })
}
