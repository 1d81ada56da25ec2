use super::framed::{CaseForm, head};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::form::{Form, read_line, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{CannotHandOver, Hands, SUMMARY, hand_over, summarise};
use alongside_domain::reports::LINE;
use alongside_gate::access::HandOverCase;
use alongside_gate::{AccountId, Role};
use alongside_store::{CaseHead, Worker, WriteError};
use alongside_ui::components::{Button, Choice, Choices, Label, Legend, Textarea, button, input, radios, textarea};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

pub(super) async fn new(granted: Granted<HandOverCase>, State(app): State<App>) -> Answer {
    let (head, workers) = found(&app, &granted).await?;
    let summary = head.summary.as_ref().map_or("", |(_, words)| words.reveal(&granted).as_str());
    let here = |id: AccountId| workers.iter().any(|worker| worker.id == id);
    let mut fields = Fields::default();
    fields.set("summary", summary);
    fields.set("worker", Some(head.hands.worker).filter(|id| here(*id)).map_or(String::new(), |id| id.to_string()));
    fields.set("deputy", head.hands.deputy.filter(|id| here(*id)).map_or("none".to_owned(), |id| id.to_string()));
    Ok(ok(framed(&app, &granted, &workers, &fields, &Errors::default(), &app.new_token())))
}

async fn found(app: &App, granted: &Granted<HandOverCase>) -> Result<(CaseHead, Vec<Worker>), ProblemPage> {
    let head = head(app, granted.id()).await?;
    let workers = app.store.read(|db| db.workers()).await;
    Ok((head, workers.map_err(|error| Problem::from(error).in_app(app))?))
}

enum Refused {
    Rule(CannotHandOver),
    /// One of them has been suspended or has left since the page was made.
    NotHere,
}

/// Gives the case to other hands, with a summary for whoever starts on it.
pub(super) async fn create(granted: Granted<HandOverCase>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (head, workers) = found(&app, &granted).await?;
    let words = app.english();
    let mut errors = Errors::default();
    let chosen = |name: &str| workers.iter().find(|worker| worker.id.to_string() == fields.one(name));
    let (worker, deputy) = (chosen("worker").cloned(), chosen("deputy").map(|deputy| deputy.id));
    if worker.is_none() {
        errors.add("worker", "Choose who works on the case");
    }
    let summary = read_story(words, &fields, "summary", SUMMARY, &mut errors);
    let reason = read_line(words, &fields, "reason", LINE, &mut errors);
    let (Some(worker), true) = (worker, errors.is_empty()) else {
        return Ok(wrong(framed(&app, &granted, &workers, &fields, &errors, fields.one("form"))));
    };
    let (id, now) = (granted.id(), app.now());
    let after = Hands { worker: worker.id, team: worker.team, deputy };
    let before_summary = head.summary.as_ref().map(|(_, words)| words.reveal(&granted).clone()).unwrap_or_default();
    let to = after_handing_over(&granted, &head, after);
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), to, move |tx| {
            let here = tx.db().workers()?;
            let known = |id: AccountId| here.iter().any(|worker| worker.id == id);
            if !known(after.worker) || !after.deputy.is_none_or(known) {
                return Err(WriteError::Refused(Refused::NotHere));
            }
            let before = tx.hands(id)?;
            let walled = tx.is_walled(id, &[after])?;
            let handed = hand_over(id, before, after, !summary.is_empty(), walled, reason.clone(), now);
            let handed = handed.map_err(|refusal| WriteError::Refused(Refused::Rule(refusal)))?;
            if summary != before_summary
                && let Ok(summarised) = summarise(id, summary.clone(), now)
            {
                tx.record(summarised)?;
            }
            Ok(tx.record(handed)?)
        })
        .await;
    let errors = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(Refused::NotHere)) => {
            Errors::one("worker", "One of them cannot take cases any more. Choose again")
        }
        Err(WriteError::Refused(Refused::Rule(refusal))) => sentence(refusal),
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    Ok(wrong(framed(&app, &granted, &workers, &fields, &errors, fields.one("form"))))
}

/// Whoever gave a case away may not be able to open it any more.
fn after_handing_over(granted: &Granted<HandOverCase>, head: &CaseHead, after: Hands) -> String {
    let me = granted.me.account;
    let still = after.worker == me
        || after.deputy == Some(me)
        || (after.team == head.hands.team && granted.me.actor.works_as(&[Role::Manager]));
    if still { format!("/cases/{}", granted.id()) } else { "/today".to_owned() }
}

pub(crate) fn sentence(refusal: CannotHandOver) -> Errors {
    match refusal {
        CannotHandOver::Unchanged => Errors::one("worker", "Worker and deputy are who they were. Choose somebody else"),
        CannotHandOver::DeputyIsWorker => Errors::one("deputy", "The deputy is somebody other than the worker"),
        CannotHandOver::NoSummary => {
            Errors::one("summary", "Write a few lines, so that they do not have to ask everything again")
        }
        CannotHandOver::Walled => {
            Errors::one("worker", "A wall stands between this case and one of them or their team. Choose somebody else")
        }
    }
}

fn framed(
    app: &App,
    granted: &Granted<HandOverCase>,
    workers: &[Worker],
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Markup {
    let case = CaseForm { id: granted.id(), to: "handover", title: "Hand over", fields, errors, once };
    case.framed(app, &granted.me, |form| body(form, workers))
}

/// Somebody who takes cases, with the load they have.
pub(crate) fn with_load(worker: &Worker) -> Choice {
    let load = if worker.cases == 1 { "1 case".to_owned() } else { format!("{} cases", worker.cases) };
    Choice::of(&worker.id.to_string(), worker.name.clone()).hinted(load)
}

fn body(form: Form<'_>, workers: &[Worker]) -> Markup {
    let people = || workers.iter().map(|worker| Some(with_load(worker)));
    let nobody = Some(Choice::of("none", "Nobody yet"));
    let small = |choices: Choices| Choices { classes: Some("govuk-radios--small".to_owned()), ..choices };
    html! {
        (radios(&small(Choices { items: people().collect(), ..form.choices("worker", Legend::of("Who works on it?"), "") })))
        (radios(&small(Choices { items: people().chain([nobody]).collect(), ..form.choices("deputy", Legend::of("Who is the deputy?"), "Knows the case when the worker is away") })))
        (textarea(&Textarea {
            rows: Some("10".to_owned()),
            ..form.area("summary", Label { classes: Some("govuk-label--m".to_owned()), ..Label::of("Where it stands") }, "So that the client does not have to tell everything again. Has the client been told who it will be?")
        }))
        (input(&form.line("reason", "Why it is handed over (optional)", "")))
        (button(&Button::of("Hand over")))
    }
}
