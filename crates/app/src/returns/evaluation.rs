//! What a client thinks of us, asked once after the work has ended. Every
//! question may be left out; whoever worked with them does not see the answers.

use super::{Answer, frame, stands};
use crate::audiences::{Opened, Reporting};
use crate::reports::Visit;
use crate::state::App;
use crate::web::form::{Form, read_story};
use crate::web::{Problem, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::entries::{Answers, CannotNote, Evaluation};
use alongside_domain::codes::{Agrees, AnsweredBy, Code, EvaluationItem, Solved};
use alongside_store::WriteError;
use alongside_ui::components::{Button, Choices, Label, Legend, Textarea, button, radios, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use alongside_ui::words::Words;
use axum::extract::State;
use axum::http::HeaderMap;
use maud::{Markup, html};

/// Half a page each.
const SAID: usize = 2_000;

pub(super) async fn show(open: Opened<Reporting>, State(app): State<App>, headers: HeaderMap) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let visit = Visit::of(&app, &headers).await.map_err(in_app)?.filter(Visit::has_returned);
    let Some(visit) = visit else { return Ok(redirect("/return")) };
    let found = stands(&app, &visit).await.map_err(in_app)?;
    if found.is_none_or(|found| found.evaluation.is_none()) {
        return Ok(redirect("/return"));
    }
    let fields = Fields::of([("form", app.new_token())]);
    let form = Form { desk: false, words: &open.words, fields: &fields, errors: &Errors::default() };
    Ok(ok(frame(&app, &open.words, page(form), false)))
}

pub(super) async fn create(
    open: Opened<Reporting>,
    State(app): State<App>,
    headers: HeaderMap,
    Sent(fields): Sent,
) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let visit = Visit::of(&app, &headers).await.map_err(in_app)?.filter(Visit::has_returned);
    let Some(mut visit) = visit else { return Ok(redirect("/return")) };
    let found = stands(&app, &visit).await.map_err(in_app)?;
    let already = || {
        let errors = Errors::one("good", open.words.say("evaluation-already"));
        let form = Form { desk: false, words: &open.words, fields: &fields, errors: &errors };
        wrong(frame(&app, &open.words, page(form), true))
    };
    let Some((case, entry)) = found.and_then(|found| found.case.zip(found.evaluation)) else {
        // Pressed twice is thanked; what somebody else wrote down meanwhile takes nobody's words away.
        let theirs =
            app.store.done_once(&open.permit(), once(&app, &fields)).await.map_err(|error| in_app(error.into()))?;
        return Ok(if theirs.is_some() { redirect("/return") } else { already() });
    };
    let mut errors = Errors::default();
    let mut answers = read(&open.words, &fields, &mut errors);
    answers.by = Some(AnsweredBy::Themself);
    answers.written_in = (open.words.tag() != "en").then(|| open.words.tag().to_owned());
    if errors.is_empty() && answers.is_empty() {
        errors.add("solved", open.words.say("evaluation-missing"));
    }
    if !errors.is_empty() {
        let form = Form { desk: false, words: &open.words, fields: &fields, errors: &errors };
        return Ok(wrong(frame(&app, &open.words, page(form), true)));
    }
    let now = app.now();
    let written = app
        .store
        .write_once(open.permit(), now, once(&app, &fields), "/return".to_owned(), move |tx| {
            let (before, _) = tx.before_entry::<Evaluation>(case, entry)?;
            let fact = Evaluation::answer(&before, case, entry, answers.clone(), now);
            Ok(tx.record(fact.map_err(WriteError::<CannotNote>::Refused)?)?)
        })
        .await;
    match written {
        Ok(_) => {}
        Err(WriteError::Refused(_)) => return Ok(already()),
        Err(error) => return Err(in_app(error.into())),
    }
    visit.body.at = super::EVALUATED.to_owned();
    visit.keep(&app).await.map_err(in_app)?;
    Ok(redirect("/return"))
}

/// What was answered; too long words are said beside their field.
pub(crate) fn read(words: &Words, fields: &Fields, errors: &mut Errors) -> Answers {
    let item = |item: &EvaluationItem| Some((*item, Agrees::from_code(fields.one(&item.key()))?));
    let mut said = |name: &str| read_story(words, fields, name, SAID, errors).some();
    let (good, better, others) = (said("good"), said("better"), said("others"));
    Answers {
        items: EvaluationItem::EVERY.iter().filter_map(item).collect(),
        solved: Solved::from_code(fields.one("solved")),
        good,
        better,
        others,
        by: None,
        written_in: None,
    }
}

pub(crate) fn page(form: Form<'_>) -> Markup {
    let words = form.words;
    html! {
        (pages::errors(words, form.errors))
        h1 class="govuk-heading-l" { (words.say("evaluation-heading")) }
        p class="govuk-body" { (words.say("evaluation-lead")) }
        form method="post" action="/return/evaluation" novalidate {
            input type="hidden" name="form" value=(form.fields.one("form"));
            (questions(form))
            (button(&Button::of(words.say("questions-send"))))
        }
        p class="govuk-body" { a class="govuk-link" href="/return" { (words.say("evaluation-back")) } }
    }
}

/// The questions themselves, for the person and for whoever writes down what they said.
pub(crate) fn questions(form: Form<'_>) -> Markup {
    let small = || Some("govuk-radios--small".to_owned());
    let area = |name: &str| {
        let label = Label::of(form.words.say(&format!("evaluation-{name}-label")));
        textarea(&Textarea { rows: Some("3".to_owned()), ..form.area(name, label, "") })
    };
    html! {
        @for item in EvaluationItem::EVERY {
            (radios(&Choices { classes: small(), ..form.one_of::<Agrees>(&item.key(), Legend::of(form.words.say(&item.key())), "") }))
        }
        (radios(&Choices { classes: small(), ..form.one_of::<Solved>("solved", Legend::of(form.words.say("evaluation-solved-legend")), "") }))
        (area("good"))
        (area("better"))
        (area("others"))
    }
}
