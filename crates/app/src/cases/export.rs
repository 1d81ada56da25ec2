use super::chosen::{Chosen, NARROWED_BY};
use super::list::{CaseRow, rows};
use crate::accounts::{ProofAsked, TOO_MANY, proof, proof_fields, second_factor, without_proof, wrong_code};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, csv, ok, once, redirect, wrong};
use alongside_domain::cases::{LARGEST_EXPORT, NewExport, NoPurpose, export_cases};
use alongside_domain::codes::Code;
use alongside_domain::reports::LINE;
use alongside_gate::access::ExportCases;
use alongside_gate::{AccountId, SessionId};
use alongside_store::{CaseLine, Draft, DraftKey, Page, StorageError, WriteError};
use alongside_ui::components::{Button, button, checkboxes, input};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use alongside_ui::words::Words;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::SignedDuration;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

type Answer = Result<Response, ProblemPage>;

pub(super) async fn new(
    granted: Granted<ExportCases>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    if let Some(token) = query.get("ready") {
        let (title, main) = ("Your list", ready_page(token));
        return Ok(ok(desk(&app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: false, main })));
    }
    let mut fields = Fields::of([("form", app.new_token())]);
    for (name, value) in Chosen::of(&query).fields() {
        fields.set(name, value);
    }
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

/// A list that may be fetched for some minutes, by whoever showed who they are.
#[derive(Serialize, Deserialize)]
struct Ready {
    account: AccountId,
    session: SessionId,
    /// What the list is narrowed to.
    chosen: HashMap<String, String>,
    named: bool,
}

const KIND: &str = "export";
const LASTS: SignedDuration = SignedDuration::from_mins(5);

enum Refused {
    WrongCode,
    NoPurpose,
}

/// Writes down that a list is taken out, and what for, once whoever asks has
/// shown again who they are; then leads to where it is fetched.
pub(super) async fn create(granted: Granted<ExportCases>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let again = async |errors: Errors| show(&app, &granted, &without_proof(&fields), &errors).await.map(wrong);
    let mut errors = Errors::default();
    let purpose = read_line(app.english(), &fields, "purpose", LINE, &mut errors);
    if !errors.is_empty() {
        return again(errors).await;
    }
    let (me, session, now) = (granted.me.account, granted.me.session, app.now());
    let factor = second_factor(&app, &granted.me, &fields).await.map_err(|error| in_app(error.into()))?;
    let Some(factor) = factor else { return again(Errors::one("code", TOO_MANY)).await };
    let chosen = chosen_in(&fields).fields().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let new = NewExport { closed: fields.one("show") == "closed", named: fields.is_ticked("names"), purpose };
    let token = app.new_token();
    let draft = Draft {
        id: app.new_id::<Uuid>(),
        kind: KIND.to_owned(),
        reference: None,
        body: serde_json::json!(Ready { account: me, session, chosen, named: new.named }),
        ends_at: now + LASTS,
    };
    let hash = app.store.secret_hash(KIND, &token);
    app.store.keep_draft(draft, Some(hash), None, now).await.map_err(|error| in_app(error.into()))?;
    let to = format!("/cases/export?ready={token}");
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), to, move |tx| {
            let fact = export_cases(me, new.clone(), now);
            let fact = fact.map_err(|NoPurpose| WriteError::Refused(Refused::NoPurpose))?;
            if !factor.used(tx)? {
                return Err(WriteError::Refused(Refused::WrongCode));
            }
            Ok(tx.record(fact)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(Refused::NoPurpose)) => {
            again(Errors::one("purpose", "Say in one line what the list is for")).await
        }
        Err(WriteError::Refused(Refused::WrongCode)) => {
            again(wrong_code(&app, granted.permit(), me, &fields).await?).await
        }
        Err(error) => Err(in_app(error.into())),
    }
}

/// The file itself: what its reader may open, less what only named people open.
pub(super) async fn file(
    granted: Granted<ExportCases>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let in_app = |error: StorageError| Problem::from(error).in_app(&app);
    let token = query.get("ready").map_or("", String::as_str);
    let hash = app.store.secret_hash(KIND, token);
    let found = app.store.draft(DraftKey::Token(hash), app.now()).await.map_err(in_app)?;
    let ready: Option<Ready> =
        found.filter(|(draft, _)| draft.kind == KIND).and_then(|(draft, _)| serde_json::from_value(draft.body).ok());
    let mine = |ready: &Ready| ready.account == granted.me.account && ready.session == granted.me.session;
    let Some(ready) = ready.filter(mine) else { return Ok(redirect("/cases/export")) };
    let (scope, view) = (granted.cases(), Chosen::of(&ready.chosen).view(app.now(), app.today()));
    let listed = app
        .store
        .list(&granted, app.now(), move |db| {
            let (lines, ..) = db.cases(&scope, view.clone(), Page::first(LARGEST_EXPORT))?;
            let lines: Vec<CaseLine> = lines.into_iter().filter(|line| !line.restricted).collect();
            let ids = lines.iter().map(|line| line.id.uuid()).collect();
            Ok((lines, ids))
        })
        .await;
    let rows = rows(&granted, listed.map_err(in_app)?);
    let lines = rows.iter().map(|row| line(app.english(), row, ready.named));
    Ok(csv(&format!("cases-{}", app.today()), &heads(ready.named), lines))
}

/// What the list is narrowed to, as the form carries it.
fn chosen_in(fields: &Fields) -> Chosen {
    Chosen::of(&NARROWED_BY.map(|name| (name.to_owned(), fields.one(name).to_owned())).into())
}

fn heads(named: bool) -> Vec<&'static str> {
    let heads = ["Reference", "Client", "Worker", "Risk", "Danger", "Opened", "Next due", "Closed"];
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
        row.closed_on.map_or(String::new(), |day| day.to_string()),
    ]);
    line
}

pub(crate) fn ready_page(token: &str) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "Your list" }
        p class="govuk-body" { "It is ready for five minutes. What only named people may open is not on it." }
        (button(&Button::link("Download the list", format!("/cases/export/file?ready={token}"))))
        p class="govuk-body" { a class="govuk-link" href="/cases" { "Back to the cases" } }
    }
}

pub(crate) fn page(form: Form<'_>, asked: &ProofAsked) -> Markup {
    let chosen = chosen_in(form.fields);
    let (closed, query) = (chosen.closed, chosen.query());
    html! {
        a href={ "/cases" @if !query.is_empty() { "?" (query) } } class="govuk-back-link" { "Cases" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Take a list out" }
        p class="govuk-body" {
            "A file for a spreadsheet, of the " (if closed { "closed" } else { "open" }) " cases you may open" @if !chosen.is_plain() { ", as far as the list before showed them" } ": reference, worker, risk, when it was opened and what is due next. At most the newest " (LARGEST_EXPORT) "."
        }
        p class="govuk-body" { "Once it has left, nothing here protects it. Keep it nowhere else than you must, and delete it when you are done. That you took it, and what for, is written down." }
        form method="post" action="/cases/export" novalidate {
            input type="hidden" name="form" value=(form.fields.one("form"));
            @for (name, value) in chosen.fields() { input type="hidden" name=(name) value=(value); }
            (input(&form.line("purpose", "What is it for? In one line", "Like “supervision on Thursday”. Without names")))
            (checkboxes(&form.tick("names", "With the clients’ names")))
            (proof_fields(form, asked))
            (button(&Button::of("Go on")))
        }
    }
}
