use super::framed::back_to_case;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::reports::equality::{asked, read};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::reports::{EqualityAnswers, equality_answers};
use alongside_gate::CaseId;
use alongside_gate::access::AskEquality;
use alongside_store::WriteError;
use alongside_ui::components::{Button, button};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

pub(super) async fn edit(granted: Granted<AskEquality>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<AskEquality>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let id = granted.id();
    let read = app.store.read(move |db| db.has_equality(id)).await;
    let answered = read.map_err(|error| Problem::from(error).in_app(app))?;
    let main = page(Form { desk: true, words: app.english(), fields, errors }, id, answered, once);
    let title = "Equality questions";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: !errors.is_empty(), main }))
}

/// Writes down what they answered. It is shown on no page of the case.
pub(super) async fn update(granted: Granted<AskEquality>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (answers, mut errors) = read(app.english(), &fields);
    if answers == EqualityAnswers::default() && errors.is_empty() {
        errors.add("age", "Answer at least one of them, or go back: nobody has to");
    }
    if !errors.is_empty() {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let id = granted.id();
    let written: Result<String, WriteError<()>> = app
        .store
        .write_once(granted.permit(), app.now(), once(&app, &fields), format!("/cases/{id}"), move |tx| {
            let referral = tx.first_report(id)?;
            Ok(tx.record(equality_answers(referral, answers.clone()))?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

pub(crate) fn page(form: Form<'_>, case: CaseId, answered: bool, once: &str) -> Markup {
    html! {
        (back_to_case(case, form))
        h1 class="govuk-heading-l" { "Equality questions" }
        p class="govuk-body" { "To see whom we reach and whom we do not, and whether we treat people alike. Only for figures in which nobody can be recognised: the answers are kept apart from the case, and no page of it shows them." }
        p class="govuk-body" { "Say that first. They may answer some, all or none." }
        @if answered { p class="govuk-body" { strong { "They have answered before." } " What you save now takes the place of it." } }
        form method="post" action={ "/cases/" (case) "/equality" } novalidate {
            input type="hidden" name="form" value=(once);
            (asked(form))
            (button(&Button::of("Save")))
        }
    }
}
