use super::{accounts, cases, complaints, files, referrals, scorecards, search};
use crate::{
    AccountId, AccountStanding, AccountState, Action, Actor, CaseId, CaseStanding, ComplaintId, ComplaintStanding,
    Decision, Nothing, ReferralId, ReferralStanding, Relation, Role, Roles, TeamId,
};
use uuid::Uuid;

/// One line of the access table: an action, for one role, in one account
/// state and one situation, and whether it is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub subject: &'static str,
    pub action: &'static str,
    pub role: Role,
    pub state: AccountState,
    pub situation: String,
    pub decision: Decision,
}

/// The whole policy, asked exhaustively.
pub fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    cases_rows(&mut rows);
    referral_rows(&mut rows);
    nothing::<search::Search>(&mut rows, "search");
    nothing::<scorecards::KeepScorecard>(&mut rows, "scorecards");
    nothing::<scorecards::PublishScorecard>(&mut rows, "scorecards");
    nothing::<scorecards::WithdrawMedium>(&mut rows, "scorecards");
    nothing::<complaints::RecordComplaint>(&mut rows, "complaints");
    nothing::<complaints::ListComplaints>(&mut rows, "complaints");
    complaint::<complaints::FollowComplaint>(&mut rows);
    complaint::<complaints::SettleComplaint>(&mut rows);
    complaint::<complaints::AnswerComplaint>(&mut rows);
    nothing::<accounts::ListAccounts>(&mut rows, "accounts");
    nothing::<accounts::InviteAccount>(&mut rows, "accounts");
    nothing::<accounts::KeepOwnSessions>(&mut rows, "accounts");
    nothing::<accounts::KeepOwnNames>(&mut rows, "accounts");
    nothing::<accounts::KeepOwnPasskeys>(&mut rows, "accounts");
    nothing::<accounts::DeclareTies>(&mut rows, "accounts");
    nothing::<accounts::KeepSettings>(&mut rows, "accounts");
    nothing::<accounts::SearchRecord>(&mut rows, "accounts");
    account::<accounts::ConfirmAccount>(&mut rows);
    account::<accounts::SuspendAccount>(&mut rows);
    account::<accounts::ChangeRoles>(&mut rows);
    account::<accounts::ReinstateAccount>(&mut rows);
    account::<accounts::ResetAccount>(&mut rows);
    rows
}

fn cases_rows(rows: &mut Vec<Row>) {
    nothing::<cases::ShowToday>(rows, "cases");
    nothing::<cases::ListCases>(rows, "cases");
    nothing::<cases::ExportCases>(rows, "cases");
    case::<cases::ShowCase>(rows);
    case::<cases::ShowLooks>(rows);
    case::<cases::LogContact>(rows);
    case::<cases::PlanStep>(rows);
    case::<cases::AgreeOutcomes>(rows);
    case::<cases::DescribeCase>(rows);
    case::<cases::KeepSafetyPlan>(rows);
    case::<cases::Advise>(rows);
    case::<cases::KeepAppointments>(rows);
    case::<cases::VisitAlone>(rows);
    case::<cases::KeepEquipment>(rows);
    case::<cases::ReferOnward>(rows);
    case::<cases::KeepClaims>(rows);
    nothing::<cases::KeepOwnCalendar>(rows, "cases");
    case::<cases::KeepTrusted>(rows);
    case::<cases::KeepMembers>(rows);
    case::<cases::KeepStory>(rows);
    case::<cases::ReviewCase>(rows);
    case::<cases::KeepCounselling>(rows);
    case::<cases::AskEvaluation>(rows);
    case::<cases::AnswerEvaluation>(rows);
    nothing::<cases::ListEvaluations>(rows, "cases");
    nothing::<cases::CountStock>(rows, "cases");
    nothing::<cases::WatchVisits>(rows, "cases");
    case::<cases::MeasureImpact>(rows);
    case::<cases::AskEquality>(rows);
    case::<cases::AskAgency>(rows);
    nothing::<cases::ListUnanswered>(rows, "cases");
    nothing::<cases::ListUnmetNeed>(rows, "cases");
    case::<cases::RecordIncident>(rows);
    case::<cases::ChangeSafeContact>(rows);
    case::<cases::AssessRisk>(rows);
    case::<cases::NamePerson>(rows);
    case::<cases::SummariseCase>(rows);
    case::<cases::AgreePlan>(rows);
    case::<cases::CloseCase>(rows);
    case::<cases::HandOverCase>(rows);
    nothing::<cases::HandOverCases>(rows, "cases");
    case::<cases::SettleAccess>(rows);
    nothing::<cases::AskEmergencyAccess>(rows, "cases");
    case::<cases::TakeEmergencyAccess>(rows);
    nothing::<cases::ReviewEmergencyAccess>(rows, "cases");
    nothing::<cases::ShowTeam>(rows, "cases");
    case::<cases::LinkCases>(rows);
    case::<cases::KeepComplainedOf>(rows);
    case::<cases::MergeClients>(rows);
    nothing::<cases::SetCover>(rows, "cases");
    nothing::<cases::ReviewLooks>(rows, "cases");
    case::<files::AddFile>(rows);
    case::<files::OpenFile>(rows);
    case::<files::ReleaseFile>(rows);
}

fn referral_rows(rows: &mut Vec<Row>) {
    nothing::<referrals::ListReferrals>(rows, "referrals");
    nothing::<referrals::EnterReport>(rows, "referrals");
    referral::<referrals::ShowReferral>(rows);
    referral::<referrals::DecideReferral>(rows);
    referral::<referrals::WriteToReporter>(rows);
    referral::<referrals::TranslateReport>(rows);
    referral::<referrals::RenewPhrase>(rows);
    referral::<referrals::SettleFeedback>(rows);
    referral::<files::AddReportFile>(rows);
    referral::<files::OpenReportFile>(rows);
    referral::<files::ReleaseReportFile>(rows);
}

fn nothing<A: Action<Standing = Nothing>>(rows: &mut Vec<Row>, subject: &'static str) {
    ask::<A>(rows, subject, &[("any".to_owned(), Nothing)]);
}

fn case<A: Action<Standing = CaseStanding>>(rows: &mut Vec<Row>) {
    ask::<A>(rows, "cases", &case_situations());
}

fn case_situations() -> Vec<(String, CaseStanding)> {
    let mut situations = Vec::new();
    for (relation, word) in [
        (Relation::Own, "own"),
        (Relation::Deputy, "deputy"),
        (Relation::Team, "team"),
        (Relation::OtherTeam, "other team"),
    ] {
        let plain = CaseStanding {
            case: CaseId::new(Uuid::nil()),
            relation,
            restricted: false,
            named: false,
            walled: false,
            erased: false,
            emergency: false,
            worked: matches!(relation, Relation::Own | Relation::Deputy),
        };
        situations.push((word.to_owned(), plain));
        situations.push((format!("{word}, restricted"), CaseStanding { restricted: true, ..plain }));
        let named = CaseStanding { restricted: true, named: true, ..plain };
        situations.push((format!("{word}, restricted and named"), named));
        situations.push((format!("{word}, walled"), CaseStanding { walled: true, ..plain }));
        situations.push((format!("{word}, erased"), CaseStanding { erased: true, ..plain }));
        let emergency = CaseStanding { emergency: true, ..plain };
        situations.push((format!("{word}, emergency access"), emergency));
        situations.push((format!("{word}, has worked on it"), CaseStanding { worked: true, ..plain }));
        let through = CaseStanding { restricted: true, ..emergency };
        situations.push((format!("{word}, restricted, emergency access"), through));
        let wall = CaseStanding { walled: true, ..emergency };
        situations.push((format!("{word}, walled, emergency access"), wall));
    }
    situations
}

fn referral<A: Action<Standing = ReferralStanding>>(rows: &mut Vec<Row>) {
    let open = ReferralStanding {
        referral: ReferralId::new(Uuid::nil()),
        decided: false,
        erased: false,
        walled: false,
        case: None,
    };
    let mut situations = vec![
        ("open".to_owned(), open),
        ("decided".to_owned(), ReferralStanding { decided: true, ..open }),
        ("erased".to_owned(), ReferralStanding { erased: true, ..open }),
        ("open, walled".to_owned(), ReferralStanding { walled: true, ..open }),
    ];
    for (word, case) in case_situations() {
        situations.push((format!("with a case: {word}"), ReferralStanding { decided: true, case: Some(case), ..open }));
    }
    ask::<A>(rows, "referrals", &situations);
}

fn account<A: Action<Standing = AccountStanding>>(rows: &mut Vec<Row>) {
    let mut situations = Vec::new();
    for state in AccountState::ALL {
        for (own, invited_by_asker, word) in
            [(true, false, "own"), (false, false, "someone's"), (false, true, "of one's own link")]
        {
            let account = AccountId::new(Uuid::nil());
            let standing = AccountStanding { account, state: *state, own, invited_by_asker };
            situations.push((format!("{word}, {state}"), standing));
        }
    }
    ask::<A>(rows, "accounts", &situations);
}

fn complaint<A: Action<Standing = ComplaintStanding>>(rows: &mut Vec<Row>) {
    let (me, other) = (AccountId::new(Uuid::nil()), AccountId::new(Uuid::max()));
    let mut situations = Vec::new();
    for (whom, word) in [(None, "about nobody known"), (Some(other), "about another"), (Some(me), "about oneself")] {
        for (manager, of) in [(false, ""), (true, " who manages")] {
            for (investigator, by) in [(None, "nobody"), (Some(other), "another"), (Some(me), "oneself")] {
                let about = complaints::ComplaintAbout { whom, manager, investigator };
                let standing = ComplaintStanding { complaint: ComplaintId::new(Uuid::nil()), about };
                situations.push((format!("{word}{of}, looked into by {by}"), standing));
            }
        }
    }
    ask::<A>(rows, "complaints", &situations);
}

fn ask<A: Action>(rows: &mut Vec<Row>, subject: &'static str, situations: &[(String, A::Standing)]) {
    for role in Role::ALL {
        for state in AccountState::ALL {
            let actor = Actor {
                account: AccountId::new(Uuid::nil()),
                roles: Roles::of(&[*role]),
                state: *state,
                team: Some(TeamId::new(Uuid::nil())),
            };
            for (situation, standing) in situations {
                rows.push(Row {
                    subject,
                    action: A::NAME,
                    role: *role,
                    state: *state,
                    situation: situation.clone(),
                    decision: A::decide(&actor, standing),
                });
            }
        }
    }
}
