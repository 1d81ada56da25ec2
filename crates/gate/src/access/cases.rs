//! Cases. The team reads by default and every reading is written down;
//! restricted cases are for the people named on them; behind a wall a case
//! does not exist.

use super::{action, by_role};
use crate::{Actor, CaseStanding, Decision, Ground, Nothing, Refusal, Relation, Reveals, Role};

const CASEWORK: &[Role] = &[Role::Caseworker, Role::Manager];

/// Whether this person reads casework at all. Administrators do not.
pub(crate) fn reads_cases(actor: &Actor) -> bool {
    actor.works_as(CASEWORK)
}

/// Whether the case itself lets a casework reader in.
pub(crate) fn opens(case: &CaseStanding) -> Decision {
    if case.walled {
        return Decision::Refused(Refusal::Walled);
    }
    if case.erased {
        return Decision::Refused(Refusal::Gone);
    }
    match case.relation {
        Relation::Own | Relation::Deputy => Decision::Allowed(Ground::Own),
        _ if case.restricted && case.named => Decision::Allowed(Ground::Named),
        _ if case.restricted => Decision::Refused(Refusal::Restricted),
        Relation::Team => Decision::Allowed(Ground::Team),
        Relation::OtherTeam => Decision::Refused(Refusal::OtherTeam),
    }
}

pub(super) fn case_reader(actor: &Actor, case: &CaseStanding) -> Decision {
    match by_role(actor, CASEWORK) {
        Decision::Allowed(_) => opens(case),
        refused => refused,
    }
}

action!(
    /// The worklist of what needs me: one line per client.
    ShowToday, Nothing, "today.show", looks: true, |actor, _nothing| {
        by_role(actor, &[Role::Caseworker, Role::Manager, Role::Triage])
    }
);
action!(
    /// The list of cases one may open.
    ListCases, Nothing, "cases.index", looks: true, |actor, _nothing| by_role(actor, CASEWORK)
);
action!(
    /// One case, whole.
    ShowCase, CaseStanding, "case.show", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Who has opened this case.
    ShowLooks, CaseStanding, "looks.show", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Write down a conversation or an attempt.
    LogContact, CaseStanding, "contact.create", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Plan what comes next, or mark it done.
    PlanStep, CaseStanding, "step.create", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Change how a client may safely be reached.
    ChangeSafeContact, CaseStanding, "safe_contact.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Say how great the risk is, and why.
    AssessRisk, CaseStanding, "risk.create", looks: true, |actor, case| case_reader(actor, case)
);

impl Reveals for ShowToday {}
impl Reveals for ListCases {}
impl Reveals for ShowCase {}
impl Reveals for ShowLooks {}
impl Reveals for LogContact {}
impl Reveals for ChangeSafeContact {}
impl Reveals for AssessRisk {}
impl Reveals for PlanStep {}
