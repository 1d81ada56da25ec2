//! Cases. The team reads by default and every reading is written down;
//! restricted cases are for the people named on them; behind a wall a case
//! does not exist.

use super::{action, by_role};
use crate::{Action, Actor, CaseStanding, Decision, Grant, Ground, Nothing, Refusal, Relation, Reveals, Role};

const CASEWORK: &[Role] = &[Role::Caseworker, Role::Manager];

/// Whether this person reads casework at all. Administrators do not.
pub(crate) fn reads_cases(actor: &Actor) -> bool {
    actor.works_as(CASEWORK)
}

/// Whether the case is there at all for the person asking.
fn exists(case: &CaseStanding) -> Decision {
    if case.walled {
        Decision::Refused(Refusal::Walled)
    } else if case.erased {
        Decision::Refused(Refusal::Gone)
    } else {
        Decision::Allowed(Ground::Role)
    }
}

/// Whether the case itself lets a casework reader in, day by day. Lists and
/// searches hold exactly these.
pub(crate) fn opens(case: &CaseStanding) -> Decision {
    if let refused @ Decision::Refused(_) = exists(case) {
        return refused;
    }
    match case.relation {
        Relation::Own | Relation::Deputy => Decision::Allowed(Ground::Own),
        _ if case.restricted && case.named => Decision::Allowed(Ground::Named),
        _ if case.restricted => Decision::Refused(Refusal::Restricted),
        Relation::Team => Decision::Allowed(Ground::Team),
        Relation::OtherTeam => Decision::Refused(Refusal::OtherTeam),
    }
}

/// Handing over is settling it too; and a manager who opened a case in an
/// emergency may give it to somebody, because the people it was restricted to
/// may all have gone.
fn hands_over(actor: &Actor, case: &CaseStanding) -> Decision {
    match case_reader(actor, case) {
        Decision::Allowed(Ground::Emergency) => by_role(actor, &[Role::Manager]),
        _ => settles(actor, case),
    }
}

pub(super) fn case_reader(actor: &Actor, case: &CaseStanding) -> Decision {
    match (by_role(actor, CASEWORK), opens(case), exists(case)) {
        (refused @ Decision::Refused(_), _, _) => refused,
        (_, Decision::Refused(_), Decision::Allowed(_)) if case.emergency => Decision::Allowed(Ground::Emergency),
        (_, opened, _) => opened,
    }
}

/// Who works on a case and who: its worker, their deputy, and managers whom it
/// lets in day by day. Emergency access is for reading and for helping now,
/// never for settling who else may.
fn settles(actor: &Actor, case: &CaseStanding) -> Decision {
    match case_reader(actor, case) {
        Decision::Allowed(ground) => settling(actor, ground),
        refused => refused,
    }
}

/// The same for somebody whom the case has let in, by the ground it did so on.
fn settling(actor: &Actor, ground: Ground) -> Decision {
    match ground {
        Ground::Own => Decision::Allowed(ground),
        Ground::Emergency => Decision::Refused(Refusal::Role),
        _ => by_role(actor, &[Role::Manager]),
    }
}

impl<A: Action<Standing = CaseStanding>> Grant<A> {
    /// Whether a page under this grant offers to hand the case over and to
    /// settle who opens it.
    pub fn settles(&self) -> bool {
        settling(self.actor(), self.ground()).is_allowed()
    }
}

impl Grant<ListUnmetNeed> {
    /// Whether those are counted too whom the service itself did not take on: for whoever reads reports.
    pub fn counts_declined(&self) -> bool {
        by_role(self.actor(), super::TRIAGE).is_allowed()
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
    /// Take a list of the cases one may open out of the service, as a file.
    ExportCases, Nothing, "cases_export.create", looks: true, |actor, _nothing| by_role(actor, CASEWORK)
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
    /// Read what happened to a client, and write more of it down.
    RecordIncident, CaseStanding, "incident.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Ask an agency for something, chase it, and write down what it answered.
    AskAgency, CaseStanding, "agency_request.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// What agencies have not answered, on the cases one may open.
    ListUnanswered, Nothing, "unanswered.index", looks: true, |actor, _nothing| by_role(actor, CASEWORK)
);
action!(
    /// What people needed and did not get, on the cases one may open.
    ListUnmetNeed, Nothing, "unmet_need.index", looks: true, |actor, _nothing| by_role(actor, CASEWORK)
);
action!(
    /// Ask a client how they are, before, during and after the work.
    MeasureImpact, CaseStanding, "impact.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Write down, with the client, what they say of themself for equality figures.
    AskEquality, CaseStanding, "equality.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Write down what a case is about, how the client lives, and who refused it.
    DescribeCase, CaseStanding, "issue.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Write with a client what they do when it gets worse.
    KeepSafetyPlan, CaseStanding, "safety_plan.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Write down what a client was told of their rights, and what they can do.
    Advise, CaseStanding, "advice.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Arrange to meet, and write down what came of it.
    KeepAppointments, CaseStanding, "appointment.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Go somewhere alone, with a colleague watching.
    VisitAlone, CaseStanding, "visit.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Have something fitted that makes a home or a shop safer.
    KeepEquipment, CaseStanding, "equipment.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// One's own calendar of legal dates, by a private address.
    KeepOwnCalendar, Nothing, "calendar.update", looks: false, |actor, _nothing| by_role(actor, CASEWORK)
);
action!(
    /// Write down what a client may claim in time, and what came of it.
    KeepClaims, CaseStanding, "claim.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Refer a client to somebody else, or point them there.
    ReferOnward, CaseStanding, "onward_referral.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Write down whom a client trusts, and what each of them may hear.
    KeepTrusted, CaseStanding, "trusted_person.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Write down the people a case is for, each apart.
    KeepMembers, CaseStanding, "member.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Tell a case to others without saying whose it is.
    KeepStory, CaseStanding, "case_study.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Write down what was learnt from a case.
    ReviewCase, CaseStanding, "learning_review.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Ask a client what they think of the service, once the work has ended.
    AskEvaluation, CaseStanding, "evaluation.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Write down what a client answered by telephone or on paper: nobody who works on the case, or ever did.
    AnswerEvaluation, CaseStanding, "evaluation_answers.create", looks: true, |actor, case| {
        match case_reader(actor, case) {
            Decision::Allowed(Ground::Own) => Decision::Refused(Refusal::Role),
            Decision::Allowed(_) if case.worked => Decision::Refused(Refusal::Role),
            decision => decision,
        }
    }
);
action!(
    /// What clients think of the service, all together and of nobody by name.
    ListEvaluations, Nothing, "evaluations.index", looks: false, |actor, _nothing| by_role(actor, &[Role::Manager])
);
action!(
    /// Count the service's own security equipment.
    CountStock, Nothing, "equipment_stock.update", looks: false, |actor, _nothing| by_role(actor, &[Role::Manager])
);
action!(
    /// Notes that only two people open. Not in an emergency: nothing in them is
    /// needed to keep somebody safe, which stands in the risk and the safety plan.
    KeepCounselling, CaseStanding, "counselling_note.update", looks: true, |actor, case| {
        match case_reader(actor, case) {
            Decision::Allowed(Ground::Emergency) => Decision::Refused(Refusal::Role),
            decision => decision,
        }
    }
);
action!(
    /// Colleagues who are on a visit alone, and who watches them. It says
    /// nothing of the client.
    WatchVisits, Nothing, "visits.index", looks: false, |actor, _nothing| by_role(actor, CASEWORK)
);
action!(
    /// Write down what the client wants, and how far it has come.
    AgreeOutcomes, CaseStanding, "outcome.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Change how a client may safely be reached.
    ChangeSafeContact, CaseStanding, "safe_contact.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Say how great the risk is, and why.
    AssessRisk, CaseStanding, "risk.create", looks: true, |actor, case| case_reader(actor, case)
);

action!(
    /// Correct what somebody is called, or write down a new name. It stands on
    /// all their cases, so that it is not done in passing.
    NamePerson, CaseStanding, "person.update", looks: true, |actor, case| {
        match case_reader(actor, case) {
            Decision::Allowed(Ground::Emergency) => Decision::Refused(Refusal::Role),
            decision => decision,
        }
    }
);
action!(
    /// Write where a case stands, for whoever takes the telephone next.
    SummariseCase, CaseStanding, "summary.update", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Go through the plan with the client, and write down that they agree.
    AgreePlan, CaseStanding, "plan.create", looks: true, |actor, case| case_reader(actor, case)
);
action!(
    /// Close a case, or open it again. Not in an emergency: it ends the work.
    CloseCase, CaseStanding, "closure.create", looks: true, |actor, case| settles(actor, case)
);
action!(
    /// Give a case to another worker or another deputy.
    HandOverCase, CaseStanding, "handover.create", looks: true, |actor, case| hands_over(actor, case)
);
action!(
    /// Give many cases to somebody else at once: for leave, and for leavers.
    HandOverCases, Nothing, "handovers.create", looks: true, |actor, _nothing| by_role(actor, CASEWORK)
);
action!(
    /// Restrict a case to named people, or put up a wall.
    SettleAccess, CaseStanding, "case_access.update", looks: true, |actor, case| settles(actor, case)
);
action!(
    /// Say that another case is about the same incident, or of the other party.
    /// Only for somebody who settles both.
    LinkCases, CaseStanding, "case_link.create", looks: true, |actor, case| settles(actor, case)
);
action!(
    /// The restricted record of the people complained of. Not in an emergency:
    /// what the client said of them stands in the reports.
    KeepComplainedOf, CaseStanding, "complained_of.update", looks: true, |actor, case| settles(actor, case)
);
action!(
    /// Say that two records are of one client, and take it back.
    MergeClients, CaseStanding, "merge.create", looks: true, |actor, case| settles(actor, case)
);
action!(
    /// Have somebody look after a colleague's cases while they are away.
    SetCover, Nothing, "cover.create", looks: false, |actor, _nothing| by_role(actor, &[Role::Manager])
);
action!(
    /// Ask for a case that is not one's team's, by its exact reference.
    AskEmergencyAccess, Nothing, "emergency_access.new", looks: false, |actor, _nothing| by_role(actor, CASEWORK)
);
action!(
    /// Open it, with a reason. Never through a wall.
    TakeEmergencyAccess, CaseStanding, "emergency_access.create", looks: false, |actor, case| {
        match by_role(actor, CASEWORK) {
            Decision::Allowed(_) => exists(case),
            refused => refused,
        }
    }
);
action!(
    /// Look at every emergency opening, and say whether it was right.
    ReviewEmergencyAccess, Nothing, "emergency_accesses.show", looks: true, |actor, _nothing| {
        by_role(actor, &[Role::Manager, Role::DataProtectionLead])
    }
);
action!(
    /// How the team stands: what is late, what nobody has, who has how much.
    ShowTeam, Nothing, "team.show", looks: true, |actor, _nothing| by_role(actor, &[Role::Manager])
);

action!(
    /// Which cases were opened by somebody who has the client's family name and
    /// does not work on them.
    ReviewLooks, Nothing, "looks.index", looks: true, |actor, _nothing| by_role(actor, &[Role::Manager])
);

impl Reveals for ShowToday {}
impl Reveals for ListCases {}
impl Reveals for ExportCases {}
impl Reveals for ShowCase {}
impl Reveals for ShowLooks {}
impl Reveals for LogContact {}
impl Reveals for ChangeSafeContact {}
impl Reveals for AssessRisk {}
impl Reveals for PlanStep {}
impl Reveals for AgreeOutcomes {}
impl Reveals for DescribeCase {}
impl Reveals for KeepSafetyPlan {}
impl Reveals for Advise {}
impl Reveals for KeepAppointments {}
impl Reveals for VisitAlone {}
impl Reveals for KeepEquipment {}
impl Reveals for ReferOnward {}
impl Reveals for KeepTrusted {}
impl Reveals for KeepMembers {}
impl Reveals for KeepStory {}
impl Reveals for ReviewCase {}
impl Reveals for KeepCounselling {}
impl Reveals for CountStock {}
impl Reveals for AskEvaluation {}
impl Reveals for KeepClaims {}
impl Reveals for AnswerEvaluation {}
impl Reveals for ListEvaluations {}
impl Reveals for WatchVisits {}
impl Reveals for MeasureImpact {}
impl Reveals for AskEquality {}
impl Reveals for AskAgency {}
impl Reveals for ListUnanswered {}
impl Reveals for ListUnmetNeed {}
impl Reveals for RecordIncident {}
impl Reveals for NamePerson {}
impl Reveals for SummariseCase {}
impl Reveals for AgreePlan {}
impl Reveals for CloseCase {}
impl Reveals for HandOverCase {}
impl Reveals for HandOverCases {}
impl Reveals for SettleAccess {}
impl Reveals for ReviewEmergencyAccess {}
impl Reveals for ShowTeam {}
impl Reveals for LinkCases {}
impl Reveals for ReviewLooks {}
impl Reveals for KeepComplainedOf {}
impl Reveals for MergeClients {}
