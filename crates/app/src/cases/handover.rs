use super::framed::{CaseForm, head};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::form::{Form, read_line, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::accounts::Near;
use alongside_domain::cases::{CannotHandOver, Hands, SUMMARY, hand_over, summarise};
use alongside_domain::reports::LINE;
use alongside_gate::AccountId;
use alongside_gate::access::HandOverCase;
use alongside_store::{CaseHead, Worker, WriteError};
use alongside_ui::components::{
    Button, Choice, Choices, InsetText, Label, Legend, Textarea, button, input, inset_text, radios, textarea,
};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// What the form was opened on, so that nobody's later change is overwritten.
const SEEN: [&str; 3] = ["worker-before", "deputy-before", "summary-before"];

pub(super) async fn new(granted: Granted<HandOverCase>, State(app): State<App>) -> Answer {
    let (head, workers) = found(&app, &granted).await?;
    let here = |id: AccountId| workers.iter().any(|worker| worker.id == id);
    let mut fields = seen(&head);
    fields.set("summary", summary_of(&granted, &head));
    fields.set("worker", Some(head.worker).filter(|id| here(*id)).map_or(String::new(), |id| id.to_string()));
    fields.set("deputy", head.deputy.filter(|id| here(*id)).map_or("none".to_owned(), |id| id.to_string()));
    Ok(ok(framed(&app, &granted, &workers, &fields, &Errors::default(), &app.new_token())))
}

async fn found(app: &App, granted: &Granted<HandOverCase>) -> Result<(CaseHead, Vec<Worker>), ProblemPage> {
    let head = head(app, granted.id()).await?;
    let scope = granted.cases();
    let records = [head.id.uuid(), head.client.uuid(), head.referral.uuid()];
    let workers = app.store.read(move |db| db.workers_for(&scope, &records)).await;
    Ok((head, workers.map_err(|error| Problem::from(error).in_app(app))?))
}

fn summary_of<'a>(granted: &Granted<HandOverCase>, head: &'a CaseHead) -> &'a str {
    head.summary.as_ref().map_or("", |(_, words)| words.reveal(granted).as_str())
}

fn seen(head: &CaseHead) -> Fields {
    Fields::of([
        ("worker-before", head.worker.to_string()),
        ("deputy-before", head.deputy.map_or(String::new(), |id| id.to_string())),
        ("summary-before", head.summary.as_ref().map_or(String::new(), |(at, _)| at.as_microsecond().to_string())),
    ])
}

enum Refused {
    Rule(CannotHandOver),
    /// One of them has been suspended or has left since the page was made.
    NotHere,
    /// Somebody else handed it over, or wrote where it stands, meanwhile.
    Changed,
}

/// Gives the case to other hands, with a summary for whoever starts on it.
pub(super) async fn create(granted: Granted<HandOverCase>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let words = app.english();
    let mut errors = Errors::default();
    let worker: Option<AccountId> = fields.one("worker").parse().ok();
    if worker.is_none() {
        errors.add("worker", "Choose who works on the case");
    }
    let deputy: Option<AccountId> = fields.one("deputy").parse().ok();
    let summary = read_story(words, &fields, "summary", SUMMARY, &mut errors);
    let reason = read_line(words, &fields, "reason", LINE, &mut errors);
    let (Some(worker), true) = (worker, errors.is_empty()) else {
        return again(&app, &granted, fields, &errors).await;
    };
    let (id, now, today) = (granted.id(), app.now(), app.today());
    let before = SEEN.map(|name| fields.one(name).to_owned());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            let current = tx.db().case_head(id)?;
            if SEEN.map(|name| seen(&current).one(name).to_owned()) != before {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let wanted: Vec<AccountId> = [Some(worker), deputy].into_iter().flatten().collect();
            let here = tx.db().takers(&wanted)?;
            let (Some(team), true) = (here.get(&worker).copied(), here.len() >= wanted.len().min(2)) else {
                return Err(WriteError::Refused(if Some(worker) == deputy {
                    Refused::Rule(CannotHandOver::DeputyIsWorker)
                } else {
                    Refused::NotHere
                }));
            };
            let deputy_team = deputy.and_then(|deputy| here.get(&deputy).copied());
            let after = Hands { worker, team, deputy, deputy_team };
            let so = tx.circumstances(id, after, !summary.is_empty())?;
            let handed = hand_over(id, tx.hands(id)?, after, &so, reason.clone(), now);
            let handed = handed.map_err(|refusal| WriteError::Refused(Refused::Rule(refusal)))?;
            if tx.summary(id)?.unwrap_or_default() != summary
                && let Ok(summarised) = summarise(id, summary.clone(), now)
            {
                tx.record(summarised)?;
            }
            tx.record(handed)?;
            if !tx.keep_parties_apart(id, today)? {
                return Err(WriteError::Refused(Refused::Rule(CannotHandOver::Walled)));
            }
            Ok(())
        })
        .await;
    let errors = match written {
        Ok(to) => {
            // Whoever gave a case away may not be able to open it any more.
            let still = app.store.still(granted.permit(), now).await;
            let still = still.map_err(|error| Problem::from(error).in_app(&app))?;
            return Ok(redirect(if still { &to } else { "/today" }));
        }
        Err(WriteError::Refused(Refused::NotHere)) => {
            Errors::one("worker", "One of them cannot take cases any more. Choose again")
        }
        Err(WriteError::Refused(Refused::Changed)) => Errors::one(
            "worker",
            "Somebody else has changed who works on it or where it stands. Look at what stands now. Yours is still in the form",
        ),
        Err(WriteError::Refused(Refused::Rule(refusal))) => sentence(refusal),
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    again(&app, &granted, fields, &errors).await
}

/// The form with what was typed, against what stands now.
async fn again(app: &App, granted: &Granted<HandOverCase>, fields: Fields, errors: &Errors) -> Answer {
    let (head, workers) = found(app, granted).await?;
    let (now_stands, mut mine) = (seen(&head), fields);
    if mine.one("summary-before") != now_stands.one("summary-before") {
        mine.set("theirs", summary_of(granted, &head));
    }
    for name in SEEN {
        mine.set(name, now_stands.one(name));
    }
    let key = mine.one("form").to_owned();
    Ok(wrong(framed(app, granted, &workers, &mine, errors, &key)))
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
        CannotHandOver::NobodyElse => Errors::one(
            "deputy",
            "This case is restricted, and nobody besides the worker could open it. Choose a deputy",
        ),
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
    let mut about = format!("{}, {load}", worker.team_name);
    if !worker.near.is_empty() {
        let by: Vec<&str> = worker.near.iter().copied().map(by).collect();
        about.push_str(&format!(". May be near: {}. Ask them first", by.join(", ")));
    }
    Choice::of(&worker.id.to_string(), worker.name.clone()).hinted(about)
}

/// What they share with the case, and not which.
const fn by(near: Near) -> &'static str {
    match near {
        Near::Family => "a family name",
        Near::Place => "a street or postcode",
        Near::Organisation => "an organisation",
    }
}

fn body(form: Form<'_>, workers: &[Worker]) -> Markup {
    let people = || workers.iter().map(|worker| Some(with_load(worker)));
    let nobody = Some(Choice::of("none", "Nobody yet"));
    let small = |choices: Choices| Choices { classes: Some("govuk-radios--small".to_owned()), ..choices };
    html! {
        @for name in SEEN { input type="hidden" name=(name) value=(form.fields.one(name)); }
        (radios(&small(Choices { items: people().collect(), ..form.choices("worker", Legend::of("Who works on it?"), "Given to another team, the case leaves this one: only that team opens it") })))
        (radios(&small(Choices { items: people().chain([nobody]).collect(), ..form.choices("deputy", Legend::of("Who is the deputy?"), "Knows the case when the worker is away") })))
        @if form.fields.is_ticked("theirs") {
            (inset_text(&InsetText::of(html! { p { strong { "Somebody else has just written:" } } p class="app-said" dir="auto" { (form.fields.one("theirs")) } })))
        }
        (textarea(&Textarea {
            rows: Some("10".to_owned()),
            ..form.area("summary", Label { classes: Some("govuk-label--m".to_owned()), ..Label::of("Where it stands") }, "So that the client does not have to tell everything again. Has the client been told who it will be?")
        }))
        (input(&form.line("reason", "Why it is handed over (optional)", "")))
        (button(&Button::of("Hand over")))
    }
}
