use super::asb_page::page as asb_page;
use super::incident_form::{fields_of, questions, read};
use super::incidents_page::{Together, Told, index as index_page, one as one_page};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::calendars::typed;
use alongside_domain::cases::{
    CannotRecord, PoliceDid, detail_incident, note_police_outcome, pattern, record_incident,
};
use alongside_domain::codes::PoliceOutcome;
use alongside_domain::law::{ASB_THRESHOLD, AsbCaseReview, asb_case_review};
use alongside_domain::lists::{Chosen, ListEntry, ReferenceList};
use alongside_gate::IncidentId;
use alongside_gate::access::RecordIncident;
use alongside_store::{IncidentCounted, Page, StorageError, WriteError};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use std::collections::HashMap;

type Answer = Result<Response, ProblemPage>;

/// Incidents on one page.
pub(super) const SIZE: i64 = 20;

/// What happened on a case, and what it says together.
pub(super) async fn index(
    granted: Granted<RecordIncident>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let page = Page::of(query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1), SIZE);
    let id = granted.id();
    let read = app.store.read(move |db| db.incidents_of(id, page)).await;
    let (lines, counted) = read.map_err(|error| Problem::from(error).in_app(&app))?;
    let told: Vec<Told> = lines.iter().map(|line| Told::of(&granted, line)).collect();
    let days: Vec<_> = counted.iter().map(|one| (one.day, one.gravity)).collect();
    let together = Together { pattern: pattern(&days, app.today()), review: review(&counted, &app) };
    let main = index_page(app.english(), id, &told, &together, page.number, counted.len());
    Ok(ok(framed(&app, &granted, false, main)))
}

fn review(counted: &[IncidentCounted], app: &App) -> AsbCaseReview {
    let complained: Vec<_> = counted.iter().filter_map(|one| one.complained).collect();
    let threshold = usize::try_from(app.service().asb_complaints).unwrap_or(ASB_THRESHOLD);
    asb_case_review(&complained, app.today(), threshold)
}

/// What asking for a review would say, to read, change and print.
pub(super) async fn asb_review(granted: Granted<RecordIncident>, State(app): State<App>) -> Answer {
    let id = granted.id();
    let read = app.store.read(move |db| Ok((db.incidents_of(id, Page::first(1_000))?, db.case_head(id)?))).await;
    let ((lines, counted), head) = read.map_err(|error| Problem::from(error).in_app(&app))?;
    let told: Vec<Told> = lines.iter().map(|line| Told::of(&granted, line)).collect();
    let found = review(&counted, &app);
    let main = asb_page(app.english(), id, &head.reference, &told, &found, app.today());
    Ok(ok(framed(&app, &granted, false, main)))
}

fn framed(app: &App, granted: &Granted<RecordIncident>, wrong: bool, main: Markup) -> Markup {
    desk(app, DeskPage { me: &granted.me, title: "What happened", here: Here::Cases, wrong, main })
}

/// The service's own words for what an incident may be.
async fn own_words(app: &App) -> Result<Vec<ListEntry>, ProblemPage> {
    let mut own = offered(app, ReferenceList::Offence).await?;
    own.extend(offered(app, ReferenceList::Hostility).await?);
    Ok(own)
}

async fn offered(app: &App, list: ReferenceList) -> Result<Vec<ListEntry>, ProblemPage> {
    let today = app.today();
    app.store.read(move |db| db.offered(list, today)).await.map_err(|error| Problem::from(error).in_app(app))
}

pub(super) async fn new(granted: Granted<RecordIncident>, State(app): State<App>) -> Answer {
    let own = own_words(&app).await?;
    Ok(ok(form(&app, &granted, None, &Fields::default(), &Errors::default(), &own, &app.new_token())))
}

/// The form of a new incident, or of one that is known.
fn form(
    app: &App,
    granted: &Granted<RecordIncident>,
    known: Option<IncidentId>,
    fields: &Fields,
    errors: &Errors,
    own: &[ListEntry],
    once: &str,
) -> Markup {
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = one_page(form, granted.id(), known, questions(form, own), once);
    framed(app, granted, !errors.is_empty(), main)
}

/// Writes down something more that happened.
pub(super) async fn create(granted: Granted<RecordIncident>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let own = own_words(&app).await?;
    let mut errors = Errors::default();
    let details = read(app.english(), &fields, &own, app.today(), &mut errors);
    if !errors.is_empty() {
        return Ok(wrong(form(&app, &granted, None, &fields, &errors, &own, fields.one("form"))));
    }
    let (id, now, incident) = (granted.id(), app.now(), app.new_id::<IncidentId>());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}/incidents"), move |tx| {
            let closed = tx.db().closed_at(id)?.is_some();
            let fact = record_incident(id, closed, incident, details.clone(), now);
            Ok(tx.record(fact.map_err(WriteError::Refused)?)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(why)) => {
            Ok(wrong(form(&app, &granted, None, &fields, &sentence(why), &own, fields.one("form"))))
        }
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

fn sentence(why: CannotRecord) -> Errors {
    match why {
        CannotRecord::NothingHappened => Errors::one("words", "Write what happened, or tick what was done"),
        CannotRecord::BeforeIt | CannotRecord::InTheFuture => Errors::one("day", "This day is still to come"),
        CannotRecord::Closed => Errors::one(
            "words",
            "This case is closed, and nobody would see it. Open it again first; what you wrote is still here",
        ),
    }
}

fn incident_in(params: &HashMap<String, String>) -> Result<IncidentId, Problem> {
    params.get("incident").and_then(|id| id.parse().ok()).ok_or(Problem::NotFound)
}

pub(super) async fn edit(
    granted: Granted<RecordIncident>,
    State(app): State<App>,
    Path(params): Path<HashMap<String, String>>,
) -> Answer {
    let (case, id) = (granted.id(), incident_in(&params).map_err(|problem| problem.in_app(&app))?);
    let read = app.store.read(move |db| db.incident(case, id)).await;
    let line = read.map_err(|error| Problem::from(error).in_app(&app))?;
    let own = own_words(&app).await?;
    let mut fields = fields_of(line.details.reveal(&granted));
    fields.set("version", line.version.to_string());
    Ok(ok(form(&app, &granted, Some(id), &fields, &Errors::default(), &own, &app.new_token())))
}

enum Refused {
    Changed,
    Rule(CannotRecord),
}

/// Writes more of it down. Somebody else's change meanwhile is not overwritten unseen.
pub(super) async fn update(
    granted: Granted<RecordIncident>,
    State(app): State<App>,
    Path(params): Path<HashMap<String, String>>,
    Sent(fields): Sent,
) -> Answer {
    let (case, id) = (granted.id(), incident_in(&params).map_err(|problem| problem.in_app(&app))?);
    let own = own_words(&app).await?;
    let mut errors = Errors::default();
    let details = read(app.english(), &fields, &own, app.today(), &mut errors);
    if !errors.is_empty() {
        return Ok(wrong(form(&app, &granted, Some(id), &fields, &errors, &own, fields.one("form"))));
    }
    let (now, seen) = (app.now(), fields.one("version").to_owned());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{case}/incidents"), move |tx| {
            if tx.incident_version(case, id)?.to_string() != seen {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let fact = detail_incident(case, id, details.clone(), now);
            Ok(tx.record(fact.map_err(|why| WriteError::Refused(Refused::Rule(why)))?)?)
        })
        .await;
    let (mut fields, errors) = (
        fields,
        match written {
            Ok(to) => return Ok(redirect(&to)),
            Err(WriteError::Refused(Refused::Rule(why))) => sentence(why),
            Err(WriteError::Refused(Refused::Changed)) => Errors::one(
                "words",
                "Somebody else has written here meanwhile. Yours is below and not saved yet; theirs stands in the list of what happened, in another tab. Saving puts yours in place of theirs, which stays in the record",
            ),
            Err(error) => return Err(Problem::from(error).in_app(&app)),
        },
    );
    if errors.on("words").is_some() {
        let read = app.store.read(move |db| db.incident(case, id)).await;
        let now = read.map_err(|error| Problem::from(error).in_app(&app))?;
        fields.set("version", now.version.to_string());
    }
    Ok(wrong(form(&app, &granted, Some(id), &fields, &errors, &own, fields.one("form"))))
}

/// The form for what the police did, on a page of its own.
pub(super) async fn police(
    granted: Granted<RecordIncident>,
    State(app): State<App>,
    Path(params): Path<HashMap<String, String>>,
) -> Answer {
    let fields = Fields::of([("on", "today")]);
    police_form(
        &app,
        &granted,
        incident_in(&params).map_err(|problem| problem.in_app(&app))?,
        &fields,
        &Errors::default(),
        &app.new_token(),
    )
    .await
    .map(ok)
}

async fn police_form(
    app: &App,
    granted: &Granted<RecordIncident>,
    id: IncidentId,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let case = granted.id();
    let read = app.store.read(move |db| db.incident(case, id)).await;
    let line = read.map_err(|error| Problem::from(error).in_app(app))?;
    let own = offered(app, ReferenceList::Police).await?;
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = super::incidents_page::police(form, case, &Told::of(granted, &line), &own, once);
    Ok(framed(app, granted, !errors.is_empty(), main))
}

pub(super) async fn note_police(
    granted: Granted<RecordIncident>,
    State(app): State<App>,
    Path(params): Path<HashMap<String, String>>,
    Sent(fields): Sent,
) -> Answer {
    let (case, id) = (granted.id(), incident_in(&params).map_err(|problem| problem.in_app(&app))?);
    let (today, now) = (app.today(), app.now());
    let own = offered(&app, ReferenceList::Police).await?;
    let mut errors = Errors::default();
    let what = Chosen::<PoliceOutcome>::read(fields.one("police"), &own, today);
    if what.is_none() {
        errors.add("police", "Choose what they did");
    }
    let on = typed(fields.one("on"), today).ok();
    if on.is_none() {
        errors.add("on", "Write the day, like “yesterday” or “3 November”");
    }
    let Some((what, on)) = what.zip(on) else {
        return police_form(&app, &granted, id, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let did = PoliceDid { what, on, they_know: fields.is_ticked("they-know") };
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{case}/incidents"), move |tx| {
            let happened = tx.incident_day(case, id)?;
            let noted = note_police_outcome(case, id, happened, did.clone(), now);
            Ok(tx.record(noted.map_err(WriteError::Refused)?)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(why)) => {
            let sentence = match why {
                CannotRecord::BeforeIt => "This day is before it happened",
                _ => "This day is still to come",
            };
            let errors = Errors::one("on", sentence);
            police_form(&app, &granted, id, &fields, &errors, fields.one("form")).await.map(wrong)
        }
        Err(WriteError::Storage(StorageError::Missing)) => Err(Problem::NotFound.in_app(&app)),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}
