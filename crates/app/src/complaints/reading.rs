use super::form::read;
use super::page::{Seen, about, index as index_page, new as new_page, one};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::codes::{Channel, Code, ComplaintOutcome};
use alongside_domain::complaints::{
    CannotComplain, Complaint, ComplaintAnswer, answer_complaint, look_into, receive_complaint, take_further,
    withdraw_complaint,
};
use alongside_domain::facts::ComplaintNoted;
use alongside_domain::reports::{LINE, STORY};
use alongside_gate::access::{ListComplaints, RecordComplaint, sees_complaint, settles_complaint};
use alongside_gate::{AccountId, CaseScope, ComplaintId};
use alongside_store::{Page, StorageError, Worker, WriteError};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;

type Answer = Result<Response, ProblemPage>;

/// Enough for a service of any size: those with something owed come first.
const LATEST: i64 = 1_000;

pub(super) async fn index(granted: Granted<ListComplaints>, State(app): State<App>) -> Answer {
    let lines = app.store.read(|db| db.complaints(Page { number: 1, size: LATEST })).await;
    let lines = lines.map_err(|error| Problem::from(error).in_app(&app))?;
    let seen = Seen::of(&granted, &lines);
    let main = index_page(&seen, app.today());
    let title = "Complaints about us";
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title, here: Here::Team, wrong: false, main })))
}

/// Written down for somebody who rang, wrote or came.
pub(super) async fn new(granted: Granted<RecordComplaint>, State(app): State<App>) -> Answer {
    writing(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn writing(
    app: &App,
    granted: &Granted<RecordComplaint>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let workers = workers(app, granted.cases()).await?;
    let main = new_page(Form { desk: true, words: app.english(), fields, errors }, &workers, once);
    let title = "A complaint about us";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Elsewhere, wrong: !errors.is_empty(), main }))
}

pub(super) async fn create(granted: Granted<RecordComplaint>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let came_by = Channel::from_code(fields.one("came-by"));
    if came_by.is_none() {
        errors.add("came-by", "Choose how it came");
    }
    let details = read(app.english(), &fields, came_by.unwrap_or(Channel::Call), app.today(), &mut errors);
    if !errors.is_empty() {
        return writing(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let details = Complaint { whom: fields.one("whom").parse().ok(), ..details };
    let (id, now) = (app.new_id::<ComplaintId>(), app.now());
    // Whoever wrote it down may not read it again: it may be about a colleague.
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), "/complaints/new?kept=yes".to_owned(), move |tx| {
            let fact = receive_complaint(id, details.clone(), now);
            Ok(tx.record(fact.map_err(WriteError::<CannotComplain>::Refused)?)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

pub(super) async fn show(
    granted: Granted<ListComplaints>,
    State(app): State<App>,
    Path(complaint): Path<String>,
) -> Answer {
    page(&app, &granted, &complaint, &Fields::default(), &Errors::default(), &app.new_token())
        .await
        .map(|found| found.map_or_else(|| redirect("/complaints"), ok))
}

async fn page(
    app: &App,
    granted: &Granted<ListComplaints>,
    complaint: &str,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Option<Markup>, ProblemPage> {
    let Ok(id) = complaint.parse::<ComplaintId>() else { return Ok(None) };
    let scope = granted.cases();
    let read = app.store.read(move |db| Ok((db.complaint(id)?, db.workers(&scope)?))).await;
    let (line, workers) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let Some(seen) = Seen::of(granted, line.as_slice()).pop() else { return Ok(None) };
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = one(form, &seen, &workers, app.today(), once);
    let title = "A complaint about us";
    Ok(Some(desk(app, DeskPage { me: &granted.me, title, here: Here::Team, wrong: !errors.is_empty(), main })))
}

async fn workers(app: &App, scope: CaseScope) -> Result<Vec<Worker>, ProblemPage> {
    app.store.read(move |db| db.workers(&scope)).await.map_err(|error| Problem::from(error).in_app(app))
}

/// Somebody looks into it, who is not complained of.
pub(super) async fn look(
    granted: Granted<ListComplaints>,
    State(app): State<App>,
    Path(complaint): Path<String>,
    Sent(fields): Sent,
) -> Answer {
    let workers = workers(&app, granted.cases()).await?;
    let chosen: Option<AccountId> = fields.one("investigator").parse().ok();
    let whom: Option<AccountId> = fields.one("whom").parse().ok();
    let Some(worker) = workers.into_iter().find(|worker| Some(worker.id) == chosen) else {
        let errors = Errors::one("investigator", "Choose who looks into it");
        return again(&app, &granted, &complaint, &fields, &errors).await;
    };
    let (now, actor) = (app.now(), *granted.actor());
    keep(&app, &granted, &complaint, &fields, "investigator", move |id, before| {
        if !settles_complaint(&actor, about(before)) {
            return Err(CannotComplain::NotYours);
        }
        look_into(id, before, whom, (worker.id, worker.name.clone()), now)
    })
    .await
}

/// What was found, told to whoever complained.
pub(super) async fn answer(
    granted: Granted<ListComplaints>,
    State(app): State<App>,
    Path(complaint): Path<String>,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let words = read_story(app.english(), &fields, "words", STORY, &mut errors);
    let learning = read_line(app.english(), &fields, "learning", LINE, &mut errors).some();
    let outcome = ComplaintOutcome::from_code(fields.one("outcome"));
    if outcome.is_none() {
        errors.add("outcome", "Choose what was found");
    }
    let Some(outcome) = outcome.filter(|_| errors.is_empty()) else {
        return again(&app, &granted, &complaint, &fields, &errors).await;
    };
    let now = app.now();
    let (by, by_name) = (granted.me.account, granted.me.name.clone());
    let answer = ComplaintAnswer { on: app.today(), by, by_name, outcome, words, learning };
    keep(&app, &granted, &complaint, &fields, "words", move |id, before| {
        answer_complaint(id, before, answer.clone(), now)
    })
    .await
}

/// They are not content: somebody else looks again.
pub(super) async fn further(
    granted: Granted<ListComplaints>,
    State(app): State<App>,
    Path(complaint): Path<String>,
    Sent(fields): Sent,
) -> Answer {
    let now = app.now();
    keep(&app, &granted, &complaint, &fields, "words", move |id, before| take_further(id, before, now)).await
}

/// They take it back.
pub(super) async fn remove(
    granted: Granted<ListComplaints>,
    State(app): State<App>,
    Path(complaint): Path<String>,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let words = read_line(app.english(), &fields, "withdrawn", LINE, &mut errors);
    if !errors.is_empty() {
        return again(&app, &granted, &complaint, &fields, &errors).await;
    }
    let now = app.now();
    keep(&app, &granted, &complaint, &fields, "withdrawn", move |id, before| {
        withdraw_complaint(id, before, words.clone(), now)
    })
    .await
}

async fn again(
    app: &App,
    granted: &Granted<ListComplaints>,
    complaint: &str,
    fields: &Fields,
    errors: &Errors,
) -> Answer {
    let found = page(app, granted, complaint, fields, errors, fields.one("form")).await?;
    Ok(found.map_or_else(|| redirect("/complaints"), wrong))
}

/// Writes down what a rule makes of it, for whoever may see it at that moment.
async fn keep(
    app: &App,
    granted: &Granted<ListComplaints>,
    complaint: &str,
    fields: &Fields,
    place: &str,
    change: impl Fn(ComplaintId, &Complaint) -> Result<ComplaintNoted, CannotComplain> + Send + 'static,
) -> Answer {
    let Ok(id) = complaint.parse::<ComplaintId>() else { return Ok(redirect("/complaints")) };
    let read = app.store.read(move |db| db.complaint(id)).await;
    let line = read.map_err(|error| Problem::from(error).in_app(app))?;
    let Some(line) = line else { return Ok(redirect("/complaints")) };
    let before = line.details.reveal(granted).clone();
    if !sees_complaint(granted.actor(), about(&before)) {
        return Ok(redirect("/complaints"));
    }
    let seen = fields.one("version").to_owned();
    let written = app
        .store
        .write_once(granted.permit(), app.now(), once(app, fields), format!("/complaints/{id}"), move |tx| {
            let now = tx.db().complaint(id)?.ok_or(StorageError::Missing)?;
            if now.noted_at != line.noted_at || seen != line.noted_at.as_microsecond().to_string() {
                return Err(WriteError::Refused(CannotComplain::NotNow));
            }
            let fact = change(id, &before).map_err(WriteError::Refused)?;
            Ok(tx.record(fact)?)
        })
        .await;
    let why = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(why)) => why,
        Err(error) => return Err(Problem::from(error).in_app(app)),
    };
    let sentence = match why {
        CannotComplain::Themself => "Somebody who is complained of does not look into it. Choose somebody else",
        CannotComplain::SamePerson => "Looking again is for somebody else than the first time",
        CannotComplain::NoWords | CannotComplain::NothingSaid => "Write what was said",
        CannotComplain::NotNow => "Somebody else has written to it meanwhile. What stands now is shown",
        CannotComplain::NotYours => "Only whoever looks into it answers, and only a manager settles who that is",
    };
    again(app, granted, complaint, fields, &Errors::one(place, sentence)).await
}
