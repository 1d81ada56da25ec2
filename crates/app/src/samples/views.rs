use crate::accounts::ProofAsked;
use crate::files::{Listed, Listing};
use crate::referrals::{Line, Thread};
use crate::team::Team;
use crate::today::{OpenCase, Row, Waiting};
use alongside_domain::accounts::Near;
use alongside_domain::codes::{Channel, Code, Danger, FileFlag, FileKind, Risk, Source};
use alongside_domain::files::NewFile;
use alongside_domain::lists::{ListEntry, ReferenceList};
use alongside_domain::reports::{ReportAnswers, SafeContact};
use alongside_domain::service::Service;
use alongside_domain::text::Words as Text;
use alongside_gate::{AccountId, AgencyId, CaseId, Category, Classified, FileId, ListEntryId, ReferralId, TeamId};
use alongside_store::{AgencyLine, Carrying, CoverLine, DueItem, NearLook, TeamLine, Worker};
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
