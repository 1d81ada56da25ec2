//! Files on a case or under a report. They follow its doors; what was flagged
//! is let out by a manager, for the case's own people too.

use super::{action, by_role};
use crate::{CaseStanding, Decision, ReferralStanding, Reveals, Role};

action!(
    /// See which files a case has, and add one.
    AddFile, CaseStanding, "file.create", looks: true, |actor, case| super::cases::case_reader(actor, case)
);
action!(
    /// Take a file of a case out, to look at it.
    OpenFile, CaseStanding, "file.show", looks: true, |actor, case| super::cases::case_reader(actor, case)
);
action!(
    /// Let a flagged file be opened, with a reason.
    ReleaseFile, CaseStanding, "file_release.create", looks: true, |actor, case| {
        match super::cases::case_reader(actor, case) {
            Decision::Allowed(_) => by_role(actor, &[Role::Manager]),
            refused => refused,
        }
    }
);
action!(
    /// See which files came with a report, and add one.
    AddReportFile, ReferralStanding, "report_file.create", looks: true, |actor, referral| {
        super::referrals::triage(actor, referral)
    }
);
action!(
    /// Take a file that came with a report out, to look at it.
    OpenReportFile, ReferralStanding, "report_file.show", looks: true, |actor, referral| {
        super::referrals::triage(actor, referral)
    }
);
action!(
    /// Let a flagged file of a report be opened, with a reason.
    ReleaseReportFile, ReferralStanding, "report_file_release.create", looks: true, |actor, referral| {
        match super::referrals::triage(actor, referral) {
            Decision::Allowed(_) => by_role(actor, &[Role::Manager]),
            refused => refused,
        }
    }
);

impl Reveals for AddFile {}
impl Reveals for OpenFile {}
impl Reveals for ReleaseFile {}
impl Reveals for AddReportFile {}
impl Reveals for OpenReportFile {}
impl Reveals for ReleaseReportFile {}
