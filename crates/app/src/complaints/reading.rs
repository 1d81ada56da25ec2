use super::form::read;
use super::page::{Seen, index as index_page, new as new_page, one};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::codes::{Channel, Code, ComplaintOutcome};
use alongside_domain::complaints::{
    CannotComplain, Colleague, Complaint, ComplaintAnswer, answer_complaint, look_into, receive_complaint,
    take_further, withdraw_complaint,
};
use alongside_domain::facts::ComplaintNoted;
use alongside_domain::reports::{LINE, STORY};
use alongside_gate::access::{AnswerComplaint, FollowComplaint, ListComplaints, RecordComplaint, SettleComplaint};
use alongside_gate::{AccountId, Action, CaseScope, ComplaintId, ComplaintStanding, Reveals};
use alongside_store::{Page, StorageError, Worker, WriteError};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::{Query, State};
use axum::response::Response;
use maud::Markup;
use std::collections::HashMap;

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
pub(super) async fn new(
    granted: Granted<RecordComplaint>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let fields = Fields::of(query.get("kept").map(|_| ("kept", "yes".to_owned())));
    writing(&app, &granted, &fields, &Errors::default(), &app.new_token()).await.map(ok)
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
    let whom: Option<AccountId> = fields.one("whom").parse().ok();
    let found = workers(&app, granted.cases()).await?.into_iter().find(|worker| Some(worker.id) == whom);
    if found.is_none() && !matches!(fields.one("whom"), "" | "none") {
        let errors = Errors::one("whom", "Choose whom it is about, or nobody in particular");
        return writing(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let about_manager = details.about_manager || found.as_ref().is_some_and(|worker| worker.manages);
    let details = Complaint { whom: found.map(|worker| worker.id), about_manager, ..details };
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

pub(super) async fn show(granted: Granted<FollowComplaint>, State(app): State<App>) -> Answer {
    page(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn page<A: Action<Standing = ComplaintStanding> + Reveals>(
    app: &App,
    granted: &Granted<A>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let (id, scope) = (granted.id(), granted.cases());
    let read = app.store.read(move |db| Ok((db.complaint(id)?, db.workers(&scope)?))).await;
    let (line, workers) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let Some(seen) = Seen::of(granted, line.as_slice()).pop() else { return Err(Problem::NotFound.in_app(app)) };
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = one(form, &seen, &workers, app.today(), once);
    let title = "A complaint about us";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Team, wrong: !errors.is_empty(), main }))
}

async fn workers(app: &App, scope: CaseScope) -> Result<Vec<Worker>, ProblemPage> {
    app.store.read(move |db| db.workers(&scope)).await.map_err(|error| Problem::from(error).in_app(app))
}

/// Somebody looks into it, who is not complained of.
pub(super) async fn look(granted: Granted<SettleComplaint>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (id, scope) = (granted.id(), granted.cases());
    let read = app.store.read(move |db| {
        let line = db.complaint(id)?;
        let workers = db.workers(&scope)?;
        Ok((line, workers))
    });
    let (line, workers) = read.await.map_err(|error| Problem::from(error).in_app(&app))?;
    let line = line.ok_or_else(|| Problem::NotFound.in_app(&app))?;
    let reference = line.details.reveal(&granted).reference.clone();
    let reference = reference.map_or_else(String::new, |words| words.as_str().to_owned());
    let read = app.store.read(move |db| db.works_on(&reference)).await;
    let works = read.map_err(|error| Problem::from(error).in_app(&app))?;
    let colleague = |name: &str| {
        let chosen: Option<AccountId> = fields.one(name).parse().ok();
        let found = workers.iter().find(|worker| Some(worker.id) == chosen)?;
        let (account, works_on_it) = (found.id, works.contains(&found.id));
        Some(Colleague { account, name: found.name.clone(), manages: found.manages, works_on_it })
    };
    let (investigator, whom) = (colleague("investigator"), colleague("whom"));
    let mut errors = Errors::default();
    if whom.is_none() && fields.one("whom") != "none" {
        errors.add("whom", "Choose whom it is about, or nobody in particular");
    }
    if investigator.is_none() {
        errors.add("investigator", "Choose who looks into it");
    }
    let now = app.now();
    keep(&app, &granted, &fields, ("investigator", errors), move |id, before| {
        look_into(id, before, whom.clone(), investigator.clone().ok_or(CannotComplain::NothingSaid)?, now)
    })
    .await
}

/// What was found, told to whoever complained.
pub(super) async fn answer(granted: Granted<AnswerComplaint>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let words = read_story(app.english(), &fields, "words", STORY, &mut errors);
    let learning = read_line(app.english(), &fields, "learning", LINE, &mut errors).some();
    let outcome = ComplaintOutcome::from_code(fields.one("outcome"));
    if outcome.is_none() {
        errors.add("outcome", "Choose what was found");
    }
    let (now, on) = (app.now(), app.today());
    let (by, by_name) = (granted.me.account, granted.me.name.clone());
    let answer = outcome.map(|outcome| ComplaintAnswer { on, by, by_name, outcome, words, learning });
    keep(&app, &granted, &fields, ("words", errors), move |id, before| {
        answer_complaint(id, before, answer.clone().ok_or(CannotComplain::NothingSaid)?, now)
    })
    .await
}

/// They are not content: somebody else looks again.
pub(super) async fn further(granted: Granted<FollowComplaint>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let now = app.now();
    keep(&app, &granted, &fields, ("words", Errors::default()), move |id, before| take_further(id, before, now)).await
}

/// They take it back: written down by whoever settles, not by whoever looks into it alone.
pub(super) async fn remove(granted: Granted<SettleComplaint>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let words = read_line(app.english(), &fields, "withdrawn", LINE, &mut errors);
    let now = app.now();
    keep(&app, &granted, &fields, ("withdrawn", errors), move |id, before| {
        withdraw_complaint(id, before, words.clone(), now)
    })
    .await
}

/// Writes down what a rule makes of it, unless something was wrong already: then
/// it is asked again with everything that was typed.
async fn keep<A: Action<Standing = ComplaintStanding> + Reveals>(
    app: &App,
    granted: &Granted<A>,
    fields: &Fields,
    (place, errors): (&str, Errors),
    change: impl Fn(ComplaintId, &Complaint) -> Result<ComplaintNoted, CannotComplain> + Send + 'static,
) -> Answer {
    let again = async |errors: Errors| page(app, granted, fields, &errors, fields.one("form")).await.map(wrong);
    if !errors.is_empty() {
        return again(errors).await;
    }
    let id = granted.id();
    let read = app.store.read(move |db| db.complaint(id)).await;
    let line = read.map_err(|error| Problem::from(error).in_app(app))?;
    let line = line.ok_or_else(|| Problem::NotFound.in_app(app))?;
    let before = line.details.reveal(granted).clone();
    // Whoever is said to be complained of, and settles it, does not read it from now on.
    let theirs = fields.one("whom").parse() == Ok(granted.me.account);
    let to = if theirs { "/complaints".to_owned() } else { format!("/complaints/{id}") };
    let seen = fields.one("version").to_owned();
    let written = app
        .store
        .write_once(granted.permit(), app.now(), once(app, fields), to, move |tx| {
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
        CannotComplain::Manages => {
            "It is about somebody who manages, so that no manager looks into it. Choose somebody else"
        }
        CannotComplain::WorksOnIt => "They work with whoever complained, by its reference. Choose somebody else",
        CannotComplain::KnownAlready => {
            "Whom it is about is known, and is not changed. About somebody else write a second complaint down"
        }
        CannotComplain::SamePerson => "Looking again is for somebody else than the first time",
        CannotComplain::NoWords | CannotComplain::NothingSaid => "Write what was said",
        CannotComplain::NotNow => "This has been written to meanwhile. What stands now is shown",
        CannotComplain::NotYours => "Only whoever looks into it answers, and only a manager settles who that is",
    };
    again(Errors::one(place, sentence)).await
}
