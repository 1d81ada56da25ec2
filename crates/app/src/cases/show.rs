use super::chronology::{Happened, chronology, newest};
use super::outcomes::Wish;
use super::page::page;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::cases::{Touch, told_again, touch};
use alongside_domain::codes::{Danger, PersonRole, Rhythm, Risk, StepOwner};
use alongside_domain::date_of;
use alongside_domain::promises::ContactSeen;
use alongside_domain::reports::SafeContact;
use alongside_gate::access::ShowCase;
use alongside_gate::{Action, CaseId, CaseStanding, Grant, Ground, ReferralId, Reveals, StepId};
use alongside_store::{CaseFile, ContactEntry, DueItem, StepEntry};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;

/// A step that is still to be done.
#[derive(Clone, Debug)]
pub(crate) struct OpenStep {
    pub id: StepId,
    pub what: String,
    pub owner: StepOwner,
    pub due: Date,
}

impl OpenStep {
    pub fn of<A: Reveals>(grant: &Grant<A>, step: &StepEntry) -> Self {
        let what = step.what.reveal(grant).as_str().to_owned();
        Self { id: step.id, what, owner: step.owner, due: step.due }
    }
}

/// Everything the page of a case shows.
#[derive(Clone, Debug)]
pub(crate) struct CasePage {
    pub id: CaseId,
    /// The report it began with, under which messages are written.
    pub referral: ReferralId,
    pub reference: String,
    pub name: String,
    pub called: Option<String>,
    pub worker: String,
    pub deputy: Option<String>,
    /// Where it stands, and since when it says so.
    pub summary: Option<(Date, String)>,
    pub restricted: bool,
    pub files: i64,
    pub incidents: i64,
    /// Opened in an emergency, for a few hours.
    pub emergency: bool,
    /// May hand it over and settle who opens it.
    pub settles: bool,
    /// Since when it is closed, and whether the reader may open it again.
    pub closed: Option<Date>,
    pub risk: Risk,
    pub risk_why: String,
    pub in_danger: bool,
    pub danger: Vec<Danger>,
    /// People complained of, as each report describes them.
    pub who: Vec<String>,
    pub safe_contact: SafeContact,
    pub rhythm: Option<Rhythm>,
    pub first_contact: Option<(Date, Option<Timestamp>)>,
    pub attempts: usize,
    pub touch: Touch,
    pub due: Vec<DueItem>,
    pub wishes: Vec<Wish>,
    pub steps: Vec<OpenStep>,
    pub camera_due: bool,
    pub people: Vec<(PersonRole, String)>,
    pub chronology: Vec<Happened>,
    /// There is more, from before this moment.
    pub earlier: Option<Timestamp>,
    pub today: Date,
}

pub(super) async fn show(granted: Granted<ShowCase>, State(app): State<App>) -> Result<Response, ProblemPage> {
    let id = granted.id();
    let file = app.store.read(move |db| db.case(id)).await;
    let file = file.map_err(|error| Problem::from(error).in_app(&app))?;
    let (fields, errors) = (Fields::default(), Errors::default());
    let form = Form { desk: true, words: app.english(), fields: &fields, errors: &errors };
    let view = CasePage::of(&granted, app.english(), &file, app.now());
    let main = page(form, &view, &app.new_token());
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "A case", here: Here::Cases, wrong: false, main })))
}

fn touch_of(file: &CaseFile, now: Timestamp) -> Touch {
    let seen = |contact: &ContactEntry| ContactSeen {
        at: contact.at,
        logged: contact.at,
        on_page: false,
        result: contact.result,
        statement_given: contact.statement_given,
        update_given: contact.update_given,
        quiet_said: contact.quiet_said,
    };
    let contacts: Vec<ContactSeen> = file.contacts.iter().map(seen).collect();
    let later = file.incidents.iter().filter(|incident| incident.referral != file.referral);
    let told = told_again(later.map(|incident| incident.told_at), file.incident_told_at, file.reopened_at);
    touch(&contacts, file.received_at, &told, now)
}

impl CasePage {
    pub fn of<A: Reveals + Action<Standing = CaseStanding>>(
        grant: &Grant<A>,
        words: &Words,
        file: &CaseFile,
        now: Timestamp,
    ) -> Self {
        let today = date_of(now);
        let (chronology, earlier) = newest(chronology(grant, words, file));
        let reports = || file.incidents.iter().map(|incident| incident.answers.reveal(grant));
        let mut danger: Vec<Danger> = reports().flat_map(|answers| answers.danger.clone()).collect();
        danger.sort();
        danger.dedup();
        let who = reports().filter_map(|answers| answers.who_words.as_ref());
        let steps = file.steps.iter().filter(|step| step.ended_at.is_none());
        Self {
            id: file.id,
            referral: file.referral,
            reference: file.reference.clone(),
            name: file.name.reveal(grant).clone(),
            called: file.called.reveal(grant).as_ref().map(|called| called.as_str().to_owned()),
            worker: file.worker_name.clone(),
            deputy: file.deputy_name.clone(),
            summary: file.summary.as_ref().map(|(at, words)| (date_of(*at), words.reveal(grant).as_str().to_owned())),
            restricted: file.restricted,
            files: file.files,
            incidents: file.happened_to_them,
            emergency: grant.ground() == Ground::Emergency,
            settles: grant.settles(),
            closed: file.closed_at.map(date_of),
            risk: file.risk,
            risk_why: file.risks.first().map_or(String::new(), |risk| risk.why.reveal(grant).as_str().to_owned()),
            in_danger: file.in_danger,
            danger,
            who: who.map(|words| words.as_str().to_owned()).collect(),
            safe_contact: file.safe_contact.reveal(grant).clone(),
            rhythm: file.rhythm,
            first_contact: file.first_contact,
            attempts: file
                .contacts
                .iter()
                .filter(|contact| contact.result == alongside_domain::codes::ContactResult::Attempt)
                .count(),
            touch: touch_of(file, now),
            due: file.due.clone(),
            wishes: file.outcomes.iter().map(|entry| Wish::of(grant, entry)).collect(),
            steps: steps.map(|step| OpenStep::of(grant, step)).collect(),
            camera_due: file.due.iter().any(|item| item.rule == "keep_camera_pictures"),
            people: file.people.iter().map(|person| (person.role, person.name.reveal(grant).clone())).collect(),
            chronology,
            earlier,
            today,
        }
    }
}
