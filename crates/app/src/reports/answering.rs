use super::drafts::{Kind, Visit};
use super::steps::{Asking, JOURNEY};
use super::{ADDRESS, equality, sending, sent};
use crate::audiences::{Opened, Reporting};
use crate::files::{Uploaded, keep_beside};
use crate::frames::{Visitor, visitor};
use crate::home::danger;
use crate::state::App;
use crate::web::{Problem, ProblemPage, Source, cookie, ok, redirect};
use alongside_domain::people::{as_digits, heard};
use alongside_ui::components::{Button, button};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use alongside_ui::pages;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// New visits from one place in ten minutes: a family, a library, a centre.
const VISITS: i64 = 60;

/// The page that comes next for this visitor.
pub(super) async fn show(open: Opened<Reporting>, State(app): State<App>, headers: HeaderMap) -> Answer {
    let visit = Visit::of(&app, &headers).await.map_err(|problem| problem.in_app(&app))?;
    Ok(match visit {
        None => {
            let none = Fields::default();
            ok(asked(&app, &Asking::of(&app, &open.words), JOURNEY.first(), &none, &Errors::default(), ""))
        }
        Some(visit) if visit.kind == Kind::Answering => {
            let step = JOURNEY.step(&visit.body.at).unwrap_or(JOURNEY.first());
            let mut asking = Asking::of(&app, &open.words);
            if step.name() == EVIDENCE {
                let files = app.store.waiting_files(visit.id).await;
                asking.files = files.map_err(|error| Problem::from(error).in_app(&app))?;
                asking.file_problem = visit.body.file_problem.clone();
            }
            let errors = if visit.body.refused { step.check(&visit.body.answers, &asking) } else { Errors::default() };
            ok(asked(&app, &asking, step, &visit.body.answers, &errors, &visit.body.once))
        }
        Some(visit) if visit.body.at == equality::NAME => {
            ok(equality::page(&app, &open.words, &visit.body.answers, &Errors::default()))
        }
        Some(visit) if visit.kind == Kind::Sent => ok(sent::show(&app, &open.words, &visit)),
        // They came back to an earlier report and now begin another.
        Some(_) => {
            ok(asked(&app, &Asking::of(&app, &open.words), JOURNEY.first(), &Fields::default(), &Errors::default(), ""))
        }
    })
}

/// Keeps the answers of one page, whatever comes next, and goes there.
pub(super) async fn update(
    open: Opened<Reporting>,
    State(app): State<App>,
    source: Source,
    headers: HeaderMap,
    sent: Uploaded,
) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let form = &sent.fields;
    let found = Visit::of(&app, &headers).await.map_err(in_app)?;
    let mut visit = match found {
        Some(visit) if visit.kind == Kind::Answering => visit,
        Some(visit) if visit.kind == Kind::Sent => return equality::update(&app, &open, visit, form).await,
        _ => {
            allow(&app, source).await.map_err(in_app)?;
            Visit::begin(&app, Kind::Answering)
        }
    };
    let step = JOURNEY.step(form.one("step")).unwrap_or(JOURNEY.first());
    visit.body.refused = false;
    // A form that was too large to be read at all says nothing about its answers.
    let unread = sent.refused.is_some() && form.one("step").is_empty();
    let step = if unread { JOURNEY.step(EVIDENCE).unwrap_or(step) } else { step };
    if !unread {
        visit.body.answers.take_from(form, step.fields());
    }
    visit.body.file_problem = None;
    if step.name() == EVIDENCE {
        let problem = keep_beside(&app, visit.id, source, &sent).await.map_err(in_app)?;
        visit.body.file_problem = problem.map(str::to_owned);
        visit.body.has_files |= !sent.files.is_empty();
    }
    let names_themself = !(form.one("name").trim().is_empty() && form.one("phone").trim().is_empty());
    if step.name() == "early" && names_themself {
        visit.body.answers.set("named", "named");
    }
    let go = form.one("go");
    if let Some(name) = go.strip_prefix("change:").filter(|name| JOURNEY.step(name).is_some()) {
        visit.body.at = name.to_owned();
        visit.body.changing = true;
        return forward(&app, visit).await;
    }
    if let Some(file) = go.strip_prefix("remove:").and_then(|id| id.parse().ok()) {
        let dropped = app.store.drop_waiting_file(visit.id, file, app.now()).await;
        dropped.map_err(|error| in_app(error.into()))?;
        return stay(&app, visit, step.name()).await;
    }
    if visit.body.file_problem.is_some() {
        visit.body.refused = true;
        return stay(&app, visit, EVIDENCE).await;
    }
    if go == "file" {
        return stay(&app, visit, step.name()).await;
    }
    if go == "back" {
        let before = match step.name() {
            "early" => JOURNEY.step(&visit.body.early_from),
            name => JOURNEY.before(name, &visit.body.answers),
        };
        visit.body.at = before.unwrap_or(JOURNEY.first()).name().to_owned();
        visit.body.changing = false;
        return forward(&app, visit).await;
    }
    let errors = step.check(&visit.body.answers, &Asking::of(&app, &open.words));
    if !errors.is_empty() {
        visit.body.at = step.name().to_owned();
        visit.body.refused = true;
        return forward(&app, visit).await;
    }
    if go == "send" {
        return match sending::send(&app, &open, visit).await.map_err(in_app)? {
            sending::Outcome::Sent(visit) => Ok(cookie::set(redirect(ADDRESS), cookie::VISIT, &visit.token)),
            sending::Outcome::NotYet(visit) => forward(&app, visit).await,
        };
    }
    if go == "early" {
        visit.body.early_from = step.name().to_owned();
        visit.body.at = "early".to_owned();
        return forward(&app, visit).await;
    }
    if step.name() == "phrase" {
        offer_phrase(&app, &mut visit);
    }
    let next =
        if visit.body.changing { JOURNEY.step("check") } else { JOURNEY.after(step.name(), &visit.body.answers) };
    visit.body.changing = false;
    visit.body.at = next.unwrap_or(JOURNEY.first()).name().to_owned();
    forward(&app, visit).await
}

/// Ends the visit here before the browser goes elsewhere, so that going back
/// finds nothing. A plain link: it works without scripts.
pub(super) async fn leave(_: Opened<Reporting>, State(app): State<App>, headers: HeaderMap) -> Response {
    if let Ok(Some(visit)) = Visit::of(&app, &headers).await {
        let _ = visit.end(&app).await;
    }
    let mut response = cookie::end(redirect(&app.service().exit_address), cookie::VISIT);
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
    );
    response
}

/// The step at which files are added.
const EVIDENCE: &str = "evidence";

/// The same page again.
async fn stay(app: &App, mut visit: Visit, step: &str) -> Answer {
    visit.body.at = step.to_owned();
    forward(app, visit).await
}

async fn forward(app: &App, visit: Visit) -> Answer {
    visit.keep(app).await.map_err(|problem| problem.in_app(app))?;
    Ok(cookie::set(redirect(ADDRESS), cookie::VISIT, &visit.token))
}

async fn allow(app: &App, source: Source) -> Result<(), Problem> {
    let key = format!("visit {}", source.0);
    let window = jiff::SignedDuration::from_mins(10);
    if app.store.too_many_tries(&key, VISITS, window, app.now()).await? {
        return Err(Problem::TooMany);
    }
    Ok(())
}

/// From now on the unfinished report waits for whoever has its pass-phrase.
fn offer_phrase(app: &App, visit: &mut Visit) {
    let wanted = visit.body.answers.one("phrase");
    if visit.phrase_hash.is_some() || !matches!(wanted, "words" | "digits") {
        return;
    }
    if wanted == "digits" {
        visit.body.phrase = Some(as_digits(app.random()).shown().to_owned());
    }
    let phrase = visit.body.phrase.clone().unwrap_or_default();
    visit.phrase_hash = Some(app.store.secret_hash("phrase", &heard(&phrase)));
    visit.reference = Some(visit.body.reference.clone());
    visit.body.answers.set("reference", visit.body.reference.clone());
    visit.body.answers.set("phrase-shown", phrase);
}

/// They have just said that they are not safe.
fn in_danger(answers: &Fields) -> bool {
    answers.one("safe") == "no" || answers.several("danger").next().is_some()
}

fn asked(
    app: &App,
    asking: &Asking,
    step: &'static dyn Step<Asking>,
    answers: &Fields,
    errors: &Errors,
    once: &str,
) -> Markup {
    let main = question(asking, step, answers, errors, once);
    let words = &asking.words;
    let title = words.say("questions-title");
    visitor(app, Visitor { words, title, leave: true, wrong: !errors.is_empty(), main })
}

/// One step in its form: the questions, Continue, Back, and from the third
/// page a way to send what there is.
pub(crate) fn question(
    asking: &Asking,
    step: &'static dyn Step<Asking>,
    answers: &Fields,
    errors: &Errors,
    once: &str,
) -> Markup {
    let words = &asking.words;
    let place = JOURNEY.place(step.name()).unwrap_or(0);
    let sends = matches!(step.name(), "check" | "early");
    html! {
        form method="post" action=(ADDRESS) class="app-question" enctype=[(step.name() == EVIDENCE).then_some("multipart/form-data")] novalidate {
            // The first button of a form is the one that Enter presses.
            button type="submit" name="go" value=(if sends { "send" } else { "on" }) class="govuk-visually-hidden" tabindex="-1" aria-hidden="true" {}
            @if place > 0 {
                button type="submit" name="go" value="back" class="govuk-back-link app-back" { (words.say("form-back")) }
            }
            (pages::errors(words, errors))
            input type="hidden" name="step" value=(step.name());
            input type="hidden" name="form" value=(once);
            @if step.name() == "story" && in_danger(answers) { (danger(words)) }
            (step.page(answers, errors, asking))
            div class="govuk-button-group" {
                @if sends {
                    (button(&Button::of(words.say("questions-send")).named("go", "send")))
                } @else {
                    (button(&Button::of(words.say("form-continue")).named("go", "on")))
                }
                @if place >= 2 && !sends {
                    (button(&Button::of(words.say("questions-early")).named("go", "early").secondary()))
                }
            }
        }
    }
}
