use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{RiskLevel, assess};
use alongside_domain::codes::{Code, Risk};
use alongside_domain::reports::LINE;
use alongside_gate::access::AssessRisk;
use alongside_ui::components::{Button, Legend, button, input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

pub(super) async fn new(granted: Granted<AssessRisk>, State(app): State<App>) -> Response {
    let page = framed(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token());
    ok(page)
}

/// A new level, always with a line why. Earlier ones stay in the chronology.
pub(super) async fn create(
    granted: Granted<AssessRisk>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let mut errors = Errors::default();
    let why = read_line(app.english(), &fields, "why", LINE, &mut errors);
    let level = Risk::from_code(fields.one("risk"));
    if level.is_none() {
        errors.add("risk", "Choose how great the risk is");
    }
    if why.is_empty() && errors.on("why").is_none() {
        errors.add("why", "Say in one line why");
    }
    let risk = level.filter(|_| errors.is_empty()).and_then(|level| RiskLevel::new(level, why).ok());
    let Some(risk) = risk else {
        return Ok(wrong(framed(&app, &granted, &fields, &errors, fields.one("form"))));
    };
    let (id, now) = (granted.id(), app.now());
    let written = app
        .store
        .write_once::<()>(granted.permit(), now, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            Ok(tx.record(assess(id, risk.clone(), now))?)
        })
        .await;
    written.map(|to| redirect(&to)).map_err(|error| Problem::from(error).in_app(&app))
}

fn framed(app: &App, granted: &Granted<AssessRisk>, fields: &Fields, errors: &Errors, once: &str) -> Markup {
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = html! {
        a href={ "/cases/" (granted.id()) } class="govuk-back-link" { "The case" }
        (pages::errors(form.words, errors))
        h1 class="govuk-heading-l" { "How great is the risk now?" }
        form method="post" action={ "/cases/" (granted.id()) "/risk" } novalidate {
            input type="hidden" name="form" value=(once);
            (radios(&form.one_of::<Risk>("risk", Legend::of("Risk"), "")))
            (input(&form.line("why", "Why, in one line", "")))
            (button(&Button::of("Save")))
        }
    };
    desk(app, DeskPage { me: &granted.me, title: "Risk", here: Here::Cases, wrong: !errors.is_empty(), main })
}
