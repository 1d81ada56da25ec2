//! A case, and what stands on it, as its pages are given it.

use super::views::*;
use crate::cases::{About, AccessPage, Asked, Assessment, CasePage, Happened, Kept, OpenStep, PlanPage, Told, Wish};
use crate::referrals::{InEnglish, Translating};
use alongside_domain::cases::{
    AgencyRequest, Chase, ComplainedOf, Description, Felt, Hands, Incident, Issue, PoliceDid, Refusal, TellingOf, Touch,
};
use alongside_domain::codes::{
    Asking, Channel, Code, Conduct, Danger, FactorAnswer, ImpactItem, ImpactStage, IncidentLabel, IssueKind,
    IssueStanding, Judgement, Known, LinkKind, Offence, PersonRole, PoliceOutcome, RefusalReason, RequestEnd, Risk,
    RiskFactor, StepOwner, Tenure, ToldBody, TranslatedBy, WhenKind,
};
use alongside_domain::reports::{ReportAnswers, SafeContact, When};
use alongside_domain::text::Words as Text;
use alongside_gate::{
    AccountState, Against, CaseId, Category, Classified, ComplainedOfId, IncidentId, IssueId, OutcomeId, ReferralId,
    RequestId, Role, Roles, StepId, TeamId,
};
use alongside_store::{AccountLine, CaseAccess, ComplainedOfLine, LinkLine, TeamLine};
use alongside_ui::words::Words;
use jiff::civil::{Date, date};

pub(super) fn case(full: bool) -> CasePage {
    let happened = |what: &str, report| Happened {
        at: at(),
        by: "Jo".to_owned(),
        what: what.to_owned(),
        words: ODD.to_owned(),
        report,
        in_english: Vec::new(),
    };
    let step =
        OpenStep { id: StepId::new(Default::default()), what: ODD.to_owned(), owner: StepOwner::Agency, due: TODAY };
    CasePage {
        id: CaseId::new(Default::default()),
        referral: ReferralId::new(Default::default()),
        reference: "K7MQ-4XWT-C".to_owned(),
        name: ODD.to_owned(),
        called: full.then(|| ODD.to_owned()),
        worker: "Samira Khan".to_owned(),
        deputy: full.then(|| "Jo Pembroke".to_owned()),
        summary: full.then(|| (TODAY, ODD.to_owned())),
        restricted: full,
        incidents: 3,
        files: i64::from(full),
        emergency: full,
        settles: full,
        touch: if full { Touch::Lost { since: Some(TODAY), attempts: 3 } } else { Touch::Settled(TODAY) },
        closed: None,
        risk: if full { Risk::High } else { Risk::Low },
        risk_why: ODD.to_owned(),
        in_danger: full,
        danger: if full { Danger::EVERY.to_vec() } else { Vec::new() },
        who: if full { vec![ODD.to_owned()] } else { Vec::new() },
        safe_contact: if full { contact() } else { SafeContact::default() },
        rhythm: None,
        first_contact: full.then_some((TODAY, None)),
        attempts: 2,
        due: if full { vec![due("first_contact", TODAY, false), due("next_step", TODAY, true)] } else { Vec::new() },
        wishes: if full { wishes() } else { Vec::new() },
        steps: if full { vec![step] } else { Vec::new() },
        camera_due: full,
        people: vec![(PersonRole::Client, ODD.to_owned())],
        chronology: if full {
            vec![happened("Report", Some(answers())), happened("Phone call", None)]
        } else {
            Vec::new()
        },
        earlier: full.then(at),
        today: TODAY,
    }
}

pub(super) fn wishes() -> Vec<Wish> {
    let wish = |judged| Wish {
        id: OutcomeId::new(Default::default()),
        words: ODD.to_owned(),
        test: Some(ODD.to_owned()),
        since: at(),
        judged,
    };
    let other = |number: u128, one: Wish| Wish { id: OutcomeId::new(uuid::Uuid::from_u128(number)), ..one };
    let judged = |client| Some((client, Judgement::Part, ODD.to_owned(), at()));
    vec![wish(None), other(1, wish(judged(None))), other(2, wish(judged(Some(Judgement::Full))))]
}

pub(super) fn plan(full: bool) -> PlanPage {
    let step = |number: u128, owner| OpenStep {
        id: StepId::new(uuid::Uuid::from_u128(number)),
        what: ODD.to_owned(),
        owner,
        due: TODAY,
    };
    let agreed = (TODAY, Channel::Call, Some(ODD.to_owned()), Some(ODD.to_owned()));
    PlanPage {
        case: CaseId::new(Default::default()),
        wishes: if full { wishes() } else { Vec::new() },
        steps: if full {
            (1..).zip(StepOwner::EVERY).map(|(number, owner)| step(number, *owner)).collect()
        } else {
            Vec::new()
        },
        agreed: if full { vec![agreed.clone(), agreed] } else { Vec::new() },
        new_wishes: Vec::new(),
        new_since: if full { vec![StepId::new(uuid::Uuid::from_u128(1))] } else { Vec::new() },
        gone_since: if full { vec![ODD.to_owned()] } else { Vec::new() },
    }
}

pub(super) fn translating(words: &Words, full: bool) -> Translating {
    let one = |how| InEnglish { how, words: ODD.to_owned(), by: "Jo".to_owned(), at: at() };
    let answers = ReportAnswers { story: Text::new(ODD), ..ReportAnswers::default() };
    Translating {
        id: ReferralId::new(Default::default()),
        reference: "K7MQ-4XWT-C".to_owned(),
        language: full.then(|| "Urdu".to_owned()),
        said: crate::cases::said::lines(words, &answers),
        later: if full { vec![(at(), ODD.to_owned())] } else { Vec::new() },
        done: if full { TranslatedBy::EVERY.iter().map(|how| one(*how)).collect() } else { Vec::new() },
    }
}

pub(super) fn who_may_open(full: bool) -> AccessPage {
    let team =
        |number: u128, name: &str| TeamLine { id: TeamId::new(uuid::Uuid::from_u128(number)), name: name.to_owned() };
    let colleague = |number: u128| AccountLine {
        id: person(number),
        name: ODD.to_owned(),
        email: "someone@example.org".to_owned(),
        roles: Roles::of(Role::ALL),
        state: AccountState::Confirmed,
        team: None,
        invited_by: None,
    };
    let hands = Hands { worker: person(1), team: team(10, "").id, deputy: full.then(|| person(2)), deputy_team: None };
    AccessPage {
        access: CaseAccess {
            id: CaseId::new(Default::default()),
            reference: "K7MQ-4XWT-C".to_owned(),
            hands,
            team: ODD.to_owned(),
            restricted: full,
            review_on: full.then_some(TODAY),
            named: if full { vec![person(3), person(99)] } else { Vec::new() },
            walls: if full {
                vec![(Against::Person(person(4)), TODAY), (Against::Team(team(11, "").id), TODAY)]
            } else {
                Vec::new()
            },
        },
        people: (1..5).map(colleague).collect(),
        teams: vec![team(10, "Casework"), team(11, ODD)],
        agencies: vec![an_agency(full)],
    }
}

pub(super) fn a_link() -> LinkLine {
    LinkLine {
        other: CaseId::new(Default::default()),
        reference: "K7MQ-4XWT-C".to_owned(),
        name: Classified::new(Category::Identity, ODD.to_owned()),
        kind: LinkKind::OtherParty,
        review_on: Some(TODAY),
    }
}

pub(super) fn complained_of(under_18: bool) -> (ComplainedOfLine, ComplainedOf) {
    let said = |text| Some(Text::new(text));
    let details = ComplainedOf {
        name: said(ODD).filter(|_| !under_18),
        known: Some(Known::Neighbour),
        description: said(ODD),
        address: said(ODD),
        under_18,
    };
    let line = ComplainedOfLine {
        id: ComplainedOfId::new(uuid::Uuid::from_u128(if under_18 { 31 } else { 30 })),
        details: Classified::new(Category::PersonComplainedOf, details.clone()),
        review_on: TODAY,
        also_in: vec![(CaseId::new(Default::default()), "K7MQ-4XWT-C".to_owned())],
    };
    (line, details)
}

pub(super) fn an_incident(known: bool) -> Told {
    let incident = Incident {
        words: Text::new(ODD),
        conduct: vec![Conduct::Spitting, Conduct::Threats],
        when: known.then_some(When { kind: WhenKind::Exact, day: Some(TODAY), words: None }),
        told: vec![TellingOf { body: ToldBody::Police, on: Some(TODAY), reference: Some(Text::new(ODD)) }],
        offences: vec![Offence::CommonAssault.into()],
        label: known.then_some(IncidentLabel::HateCrime),
        ..Incident::default()
    };
    let police = vec![PoliceDid { what: PoliceOutcome::Crime.into(), on: TODAY, they_know: false }];
    Told { id: IncidentId::new(Default::default()), incident, police, told_on: TODAY, from_report: known }
}

pub(super) fn an_assessment(lowered: bool) -> Assessment {
    let answers = RiskFactor::EVERY.iter().map(|factor| (*factor, FactorAnswer::Yes)).collect();
    let level = if lowered { Risk::Low } else { Risk::High };
    Assessment { at: at(), by: ODD.to_owned(), level, why: ODD.to_owned(), answers, lowered, checked: false }
}

pub(super) fn asked_of(ended: bool) -> Asked {
    let request = AgencyRequest {
        agency: Text::new(ODD),
        listed: None,
        officer: Some(Text::new(ODD)),
        what: Text::new(ODD),
        asking: Asking::Agreed,
        channel: Channel::Email,
        chases: vec![Chase { on: TODAY, words: Text::new(ODD) }],
        end: ended.then(|| (RequestEnd::Refused, Text::new(ODD))),
    };
    let id = RequestId::new(uuid::Uuid::from_u128(u128::from(ended)));
    let (asked_on, answer_by) = (date(2026, 11, 2), date(2026, 11, 9));
    let reference = "K7MQ-4XWT-C".to_owned();
    Asked {
        id,
        case: CaseId::new(Default::default()),
        reference,
        request,
        asked_on,
        answer_by,
        ended_on: ended.then_some(TODAY),
    }
}

pub(super) fn felt(stage: ImpactStage, answer: u8) -> (Date, ImpactStage, Vec<Felt>) {
    (TODAY, stage, ImpactItem::EVERY.iter().map(|item| (*item, answer)).collect())
}

pub(super) fn about_case(full: bool) -> About {
    let issue = |number: u128, kind, standing| Kept {
        id: IssueId::new(uuid::Uuid::from_u128(number)),
        issue: Issue {
            kind,
            words: Text::new(ODD),
            wanted: Some(Text::new(ODD)),
            agency: Some(Text::new(ODD)),
            standing,
            ended: (standing != IssueStanding::Open).then(|| Text::new(ODD)),
        },
        version: "1".to_owned(),
    };
    let issues =
        vec![issue(1, IssueKind::Hate, IssueStanding::Open), issue(2, IssueKind::Employment, IssueStanding::Resolved)];
    let refusal = Refusal { by: Text::new(ODD), reason: RefusalReason::TooComplex.into(), words: Some(Text::new(ODD)) };
    About {
        issues: if full { issues } else { Vec::new() },
        description: Description {
            tenure_finer: None,
            kind: None,
            tenure: full.then_some(Tenure::Owner),
            complex: full.then(|| Text::new(ODD)),
        },
        version: String::new(),
        refusals: if full { vec![(at(), refusal)] } else { Vec::new() },
    }
}
