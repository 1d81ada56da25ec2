use crate::accounts::ProofAsked;
use crate::cases::{About, AccessPage, Asked, Assessment, CasePage, Happened, Kept, OpenStep, PlanPage, Told, Wish};
use crate::files::{Listed, Listing};
use crate::referrals::{InEnglish, Line, Thread, Translating};
use crate::team::Team;
use crate::today::{OpenCase, Row, Waiting};
use alongside_domain::accounts::Near;
use alongside_domain::cases::{
    AgencyRequest, Chase, ComplainedOf, Description, Felt, Hands, Incident, Issue, PoliceDid, Refusal, TellingOf, Touch,
};
use alongside_domain::codes::{
    Asking, Channel, Code, Conduct, Danger, FactorAnswer, FileFlag, FileKind, ImpactItem, ImpactStage, IncidentLabel,
    IssueKind, IssueStanding, Judgement, Known, LinkKind, Offence, PersonRole, PoliceOutcome, RefusalReason,
    RequestEnd, Risk, RiskFactor, Source, StepOwner, Tenure, ToldBody, TranslatedBy, WhenKind,
};
use alongside_domain::files::NewFile;
use alongside_domain::lists::{ListEntry, ReferenceList};
use alongside_domain::reports::{ReportAnswers, SafeContact, When};
use alongside_domain::service::Service;
use alongside_domain::text::Words as Text;
use alongside_gate::{
    AccountId, AccountState, Against, AgencyId, CaseId, Category, Classified, ComplainedOfId, FileId, IncidentId,
    IssueId, ListEntryId, OutcomeId, ReferralId, RequestId, Role, Roles, StepId, TeamId,
};
use alongside_store::{
    AccountLine, AgencyLine, Carrying, CaseAccess, ComplainedOfLine, CoverLine, DueItem, LinkLine, NearLook, TeamLine,
    Worker,
};
use alongside_ui::words::Words;
use jiff::Timestamp;
use jiff::civil::{Date, date};

pub(super) const TODAY: Date = date(2026, 11, 24);
/// Longer than any field was made for, in two directions, with signs that must be escaped.
pub(super) const ODD: &str =
    "نادیہ <script>alert(1)</script> & \"O'Brien\" Nguyễn-Wójcik-Featherstonehaugh-Cholmondeley";

pub(super) fn at() -> Timestamp {
    "2026-11-23T10:00:00Z".parse().expect("a time")
}

pub(super) fn service() -> Service {
    Service {
        name: ODD.to_owned(),
        telephone: "020 7946 0018".to_owned(),
        area: "Thamesbridge".to_owned(),
        ..Service::default()
    }
}

pub(super) fn contact() -> SafeContact {
    SafeContact {
        channels: vec![Channel::Call, Channel::ThisPage],
        phone: Some(Text::new("07700 900123")),
        code_word: Some(Text::new(ODD)),
        language: Some(Text::new("اردو")),
        ..SafeContact::default()
    }
}

pub(super) fn answers() -> ReportAnswers {
    ReportAnswers {
        story: Text::new(ODD),
        danger: vec![Danger::Fire],
        safe_contact: contact(),
        ..ReportAnswers::default()
    }
}

pub(super) fn due(rule: &str, due: Date, waiting: bool) -> DueItem {
    DueItem { rule: rule.to_owned(), occasion: String::new(), due, waiting }
}

pub(super) fn row(risk: Risk, in_danger: bool, items: Vec<DueItem>) -> Row {
    let case = OpenCase {
        id: CaseId::new(Default::default()),
        reference: "K7MQ-4XWT-C".to_owned(),
        risk,
        in_danger,
        worker_gone: in_danger,
        covered: in_danger,
        due: items,
    };
    let cases = if in_danger { vec![case.clone(), case] } else { vec![case] };
    Row { name: ODD.to_owned(), cases }
}

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

pub(super) fn person(number: u128) -> AccountId {
    AccountId::new(uuid::Uuid::from_u128(number))
}

pub(super) fn thread(full: bool) -> Thread {
    let line = |by: Option<&str>, read_at| Line { at: at(), by: by.map(str::to_owned), words: ODD.to_owned(), read_at };
    Thread {
        id: ReferralId::new(Default::default()),
        reference: "K7MQ-4XWT-C".to_owned(),
        case: full.then(|| CaseId::new(Default::default())),
        lines: if full {
            vec![line(None, None), line(Some("Jo"), None), line(Some("Jo"), Some(at()))]
        } else {
            Vec::new()
        },
        has_phrase: full,
        about_someone_else: false,
        renewals: if full { vec![(at(), "Jo".to_owned(), ODD.to_owned())] } else { Vec::new() },
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

pub(super) fn a_worker() -> Worker {
    let team = TeamId::new(Default::default());
    Worker {
        manages: false,
        id: person(3),
        name: ODD.to_owned(),
        team,
        team_name: ODD.to_owned(),
        cases: 1,
        near: vec![Near::Family, Near::Place],
    }
}

pub(super) fn a_cover() -> CoverLine {
    let (account, by, name) = (person(3), person(4), ODD.to_owned());
    CoverLine { account, name: name.clone(), by, by_name: name, since: TODAY, until: TODAY }
}

pub(super) fn a_team() -> TeamLine {
    TeamLine { id: TeamId::new(Default::default()), name: ODD.to_owned() }
}

pub(super) fn a_near_look() -> NearLook {
    NearLook {
        who: ODD.to_owned(),
        case: CaseId::new(Default::default()),
        reference: "K7MQ-4XWT-C".to_owned(),
        name: Classified::new(Category::Identity, ODD.to_owned()),
        times: 3,
        last: at(),
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

pub(super) fn an_agency(ended: bool) -> AgencyLine {
    AgencyLine {
        id: AgencyId::new(uuid::Uuid::from_u128(20)),
        name: ODD.to_owned(),
        kind: Source::Housing,
        since: TODAY,
        until: ended.then_some(TODAY),
    }
}

pub(super) fn a_file() -> NewFile {
    NewFile {
        file: FileId::new(uuid::Uuid::from_u128(5)),
        name: Text::new(ODD),
        kind: FileKind::Photo,
        media_type: "image/jpeg".to_owned(),
        bytes: 2_345_678,
        digest: String::new(),
        flags: Vec::new(),
    }
}

pub(super) fn files(full: bool) -> Listing {
    let one = |number: u128, flags: Vec<FileFlag>| Listed {
        at: format!("/cases/x/files/{number}"),
        id: FileId::new(uuid::Uuid::from_u128(number)),
        name: ODD.to_owned(),
        kind: FileKind::Photo,
        size: 999,
        held_back: !flags.is_empty(),
        flags,
        has_copy: number == 1,
        added_at: at(),
        by: (number == 1).then(|| "Jo".to_owned()),
    };
    let files = if full { vec![one(1, Vec::new()), one(2, FileFlag::EVERY.to_vec())] } else { Vec::new() };
    Listing { at: "/cases/x/files".to_owned(), of_case: full, manages: full, files }
}

pub(super) fn team(full: bool) -> Team {
    let carrying = |gone| Carrying {
        account: person(1),
        name: ODD.to_owned(),
        gone,
        cases: 84,
        high_risk: 2,
        late: i64::from(gone),
    };
    Team {
        carrying: if full { vec![carrying(true), carrying(false)] } else { Vec::new() },
        triage: Waiting { all: i64::from(full), danger: 0, first: Some(TODAY) },
        reviews: i64::from(full),
        review_due: Some(TODAY),
        restricted: if full { vec!["K7MQ-4XWT-C".to_owned()] } else { Vec::new() },
        today: TODAY,
    }
}

pub(super) fn a_list_entry(list: ReferenceList, ended: bool) -> ListEntry {
    let under = list.ours().first().map_or(String::new(), |(code, _)| (*code).to_owned());
    let id = ListEntryId::new(uuid::Uuid::from_u128(u128::from(ended)));
    ListEntry { id, list, under, words: ODD.to_owned(), since: TODAY, until: ended.then_some(TODAY) }
}

pub(super) fn a_proof() -> ProofAsked {
    ProofAsked { device: Some(("{}".to_owned(), "a-token".to_owned())) }
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
