use super::chronology::{Happened, chronology, line, newest};
use super::framed::back_to_case;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, ok};
use alongside_gate::CaseId;
use alongside_gate::access::ShowCase;
use alongside_ui::fields::{Errors, Fields};
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::Timestamp;
use maud::{Markup, html};
use std::collections::HashMap;

/// What happened on a case before a moment: its first page is the case itself.
pub(super) async fn index(
    granted: Granted<ShowCase>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, ProblemPage> {
    // An address that says no moment shows the newest.
    let asked = query.get("before").and_then(|before| before.parse().ok());
    let until = asked
        .and_then(|micros| Timestamp::from_microsecond(micros).ok())
        .unwrap_or_else(|| app.now() + jiff::SignedDuration::from_hours(24));
    let id = granted.id();
    let file = app.store.read(move |db| db.case_until(id, Some(until))).await;
    let file = file.map_err(|error| Problem::from(error).in_app(&app))?;
    let mut all = chronology(&granted, app.english(), &file);
    all.retain(|happened| happened.at < until);
    let (shown, more) = newest(all);
    let (fields, errors) = (Fields::default(), Errors::default());
    let form = Form { desk: true, words: app.english(), fields: &fields, errors: &errors };
    let main = page(form, id, &shown, more);
    let title = "What happened before";
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: false, main })))
}

pub(crate) fn page(form: Form<'_>, case: CaseId, shown: &[Happened], more: Option<Timestamp>) -> Markup {
    html! {
        (back_to_case(case, form))
        h1 class="govuk-heading-l" { "What happened before" }
        @if shown.is_empty() { p class="govuk-body" { "Nothing before that." } }
        ol class="app-timeline" { @for happened in shown { (line(form.words, happened)) } }
        (earlier(case, more))
    }
}

/// The way to what happened before a moment, where there is something.
pub(super) fn earlier(case: CaseId, before: Option<Timestamp>) -> Markup {
    html! {
        @if let Some(before) = before {
            p class="govuk-body" { a class="govuk-link" href={ "/cases/" (case) "/history?before=" (before.as_microsecond()) } { "What happened before" } }
        }
    }
}
