use super::list::{CaseRow, rows};
use crate::accounts::{ProofAsked, TOO_MANY, proof, proof_fields, second_factor, without_proof, wrong_code};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, csv, ok, wrong};
use alongside_domain::cases::{LARGEST_EXPORT, export_cases};
use alongside_domain::codes::Code;
use alongside_gate::access::ExportCases;
use alongside_store::{Page, WriteError};
use alongside_ui::components::{Button, button, checkboxes};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use alongside_ui::words::Words;
use axum::extract::{Query, State};
use axum::response::Response;
use maud::{Markup, html};
use std::collections::HashMap;

type Answer = Result<Response, ProblemPage>;

pub(super) async fn new(
    granted: Granted<ExportCases>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let fields = Fields::of([("show", query.get("show").map_or("", String::as_str))]);
    show(&app, &granted, &fields, &Errors::default()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<ExportCases>,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, ProblemPage> {
    let proof = proof(app, &granted.me).await.map_err(|error| Problem::from(error).in_app(app))?;
    let main = page(Form { desk: true, words: app.english(), fields, errors }, &proof);
    let title = "Take a list out";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: !errors.is_empty(), main }))
}

/// Hands the list out as a file, once whoever asks has shown again who they are.
/// That it was taken out is written down first, and which cases were on it.
pub(super) async fn create(granted: Granted<ExportCases>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let again = async |errors: Errors| show(&app, &granted, &without_proof(&fields), &errors).await.map(wrong);
    let (me, now) = (granted.me.account, app.now());
    let factor = second_factor(&app, &granted.me, &fields).await.map_err(|error| in_app(error.into()))?;
    let Some(factor) = factor else { return again(Errors::one("code", TOO_MANY)).await };
    let (closed, named) = (fields.one("show") == "closed", fields.is_ticked("names"));
    let written: Result<(), WriteError<()>> = app
        .store
        .write(granted.permit(), now, move |tx| {
            if !factor.used(tx)? {
                return Err(WriteError::Refused(()));
            }
            Ok(tx.record(export_cases(me, closed, named, now))?)
        })
        .await;
    match written {
        Ok(()) => {}
        Err(WriteError::Refused(())) => return again(wrong_code(&app, granted.permit(), me, &fields).await?).await,
        Err(error) => return Err(in_app(error.into())),
    }
    let scope = granted.cases();
    let listed = app
        .store
        .list(&granted, now, move |db| {
            let (lines, _, ids) = db.cases(&scope, closed, Page::first(LARGEST_EXPORT))?;
            Ok((lines, ids))
        })
        .await;
    let rows = rows(&granted, listed.map_err(|error| in_app(error.into()))?);
    let lines = rows.iter().map(|row| line(app.english(), row, named));
    Ok(csv(&format!("cases-{}", app.today()), &heads(named), lines))
}

fn heads(named: bool) -> Vec<&'static str> {
    let heads = ["Reference", "Client", "Worker", "Risk", "Danger", "Opened", "Next due"];
    heads.into_iter().filter(|head| named || *head != "Client").collect()
}

fn line(words: &Words, row: &CaseRow, named: bool) -> Vec<String> {
    let mut line = vec![row.reference.clone()];
    line.extend(named.then(|| row.name.clone()));
    line.extend([
        row.worker.clone(),
        words.say(&row.risk.key()),
        if row.in_danger { "yes" } else { "" }.to_owned(),
        row.opened_on.to_string(),
        row.next_due.map_or(String::new(), |day| day.to_string()),
    ]);
    line
}

pub(crate) fn page(form: Form<'_>, asked: &ProofAsked) -> Markup {
    let closed = form.fields.one("show") == "closed";
    html! {
        a href={ "/cases" @if closed { "?show=closed" } } class="govuk-back-link" { "Cases" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Take a list out" }
        p class="govuk-body" {
            "A file for a spreadsheet, of the " (if closed { "closed" } else { "open" }) " cases you may open: reference, worker, risk, when it was opened and what is due next. At most the newest " (LARGEST_EXPORT) "."
        }
        p class="govuk-body" { "Once it has left, nothing here protects it. Keep it nowhere else than you must, and delete it when you are done. That you took it is written down." }
        form method="post" action="/cases/export" novalidate {
            input type="hidden" name="show" value=(form.fields.one("show"));
            (checkboxes(&form.tick("names", "With the clients’ names")))
            (proof_fields(form, asked))
            (button(&Button::of("Download the list")))
        }
    }
}
