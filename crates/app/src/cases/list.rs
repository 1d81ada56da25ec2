use super::chosen::{Chosen, NARROWED_BY, Only};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::today::when;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::accounts::{CannotKeepView, forget_view, keep_view};
use alongside_domain::calendars::short;
use alongside_domain::codes::{Code, Risk};
use alongside_domain::date_of;
use alongside_domain::reports::LINE;
use alongside_gate::access::ListCases;
use alongside_gate::{CaseId, Grant, Reveals};
use alongside_store::{AgencyLine, CaseLine, Page, WriteError};
use alongside_ui::components::{Button, Table, button, input, table};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use alongside_ui::pages::pagination;
use alongside_ui::words::Words;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::HashMap;

const SIZE: i64 = 25;

#[derive(Clone, Debug)]
pub(crate) struct CaseRow {
    pub id: CaseId,
    pub reference: String,
    pub name: String,
    pub worker: String,
    pub risk: Risk,
    pub in_danger: bool,
    pub opened_on: Date,
    pub next_due: Option<Date>,
    pub closed_on: Option<Date>,
}

#[derive(Clone, Debug)]
pub(crate) struct CasesPage {
    pub rows: Vec<CaseRow>,
    pub chosen: Chosen,
    /// Lists the reader has kept: what is chosen in each, and its name.
    pub kept: Vec<(String, String)>,
    pub agencies: Vec<AgencyLine>,
    pub page: i64,
    pub total: i64,
    pub today: Date,
}

/// Every case I may open, or those of them that a view shows.
pub(super) async fn index(
    granted: Granted<ListCases>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, ProblemPage> {
    show(&app, &granted, &query, &Fields::default(), &Errors::default()).await.map(ok)
}

/// Keeps what is chosen under a name, or forgets it.
pub(super) async fn create(
    granted: Granted<ListCases>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let query: HashMap<String, String> = NARROWED_BY.map(|name| (name.to_owned(), fields.one(name).to_owned())).into();
    let chosen = Chosen::of(&query).query();
    let mut errors = Errors::default();
    let name = read_line(app.english(), &fields, "name", LINE, &mut errors);
    if !errors.is_empty() {
        return show(&app, &granted, &query, &fields, &errors).await.map(wrong);
    }
    let (me, forget) = (granted.me.account, fields.one("do") == "forget");
    let to = if forget { "/cases".to_owned() } else { format!("/cases?{chosen}") };
    let written = app
        .store
        .write_once(granted.permit(), app.now(), once(&app, &fields), to, move |tx| {
            if forget {
                return Ok(tx.record(forget_view(me, chosen.clone()))?);
            }
            let kept = tx.db().views(me)?.into_iter().filter(|(query, _)| *query != chosen).count();
            let fact = keep_view(me, chosen.clone(), name.clone(), kept).map_err(WriteError::Refused)?;
            Ok(tx.record(fact)?)
        })
        .await;
    let why = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(why)) => why,
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    let sentence = match why {
        CannotKeepView::NoName => "Write what you call this list",
        CannotKeepView::NothingChosen => "Choose something first: this is the whole list",
        CannotKeepView::TooMany => "You have as many lists as fit here. Forget one first",
    };
    show(&app, &granted, &query, &fields, &Errors::one("name", sentence)).await.map(wrong)
}

async fn show(
    app: &App,
    granted: &Granted<ListCases>,
    query: &HashMap<String, String>,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, ProblemPage> {
    let page = Page::of(query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1), SIZE);
    let chosen = Chosen::of(query);
    let (scope, view, me) = (granted.cases(), chosen.view(app.now(), app.today()), granted.me.account);
    let listed = app
        .store
        .list(granted, app.now(), move |db| {
            let (lines, total, ids) = db.cases(&scope, view.clone(), page)?;
            Ok(((lines, total, db.views(me)?, db.agencies()?), ids))
        })
        .await;
    let (lines, total, kept, agencies) = listed.map_err(|error| Problem::from(error).in_app(app))?;
    let rows = rows(granted, lines);
    let form = Form { desk: true, words: app.english(), fields, errors };
    let view = CasesPage { rows, chosen, kept, agencies, page: page.number, total, today: app.today() };
    let main = self::page(form, &view, &app.new_token());
    Ok(desk(app, DeskPage { me: &granted.me, title: "Cases", here: Here::Cases, wrong: !errors.is_empty(), main }))
}

/// Cases as a list shows them.
pub(super) fn rows<A: Reveals>(grant: &Grant<A>, lines: Vec<CaseLine>) -> Vec<CaseRow> {
    let row = |line: CaseLine| CaseRow {
        name: line.name.reveal(grant).clone(),
        id: line.id,
        reference: line.reference,
        worker: line.worker,
        risk: line.risk,
        in_danger: line.in_danger,
        opened_on: date_of(line.opened_at),
        next_due: line.next_due,
        closed_on: line.closed_at.map(date_of),
    };
    lines.into_iter().map(row).collect()
}

pub(crate) fn page(form: Form<'_>, view: &CasesPage, once: &str) -> Markup {
    let (words, closed) = (form.words, view.chosen.closed);
    let chosen = view.chosen.query();
    html! {
        (pages::errors(words, form.errors))
        h1 class="govuk-heading-l" { "Cases" }
        nav class="app-tabs app-not-printed" aria-label="Cases" {
            a class="govuk-link" href="/cases" aria-current=[chosen.is_empty().then_some("page")] { "Open" }
            a class="govuk-link" href="/cases?mine=yes" aria-current=[(chosen == "mine=yes").then_some("page")] { "Mine" }
            a class="govuk-link" href="/cases?show=closed" aria-current=[(chosen == "show=closed").then_some("page")] { "Closed" }
            @for (query, name) in &view.kept { a class="govuk-link" href={ "/cases?" (query) } aria-current=[(*query == chosen).then_some("page")] { bdi dir="auto" { (name) } } }
        }
        (choosing(form, view, once))
        p class="govuk-body app-not-printed" { a class="govuk-link" href="/handovers/new" { "Hand over my cases, for leave or for good" } }
        p class="govuk-body app-not-printed" { a class="govuk-link" href="/unanswered" { "What agencies have not answered" } }
        p class="govuk-body app-not-printed" { a class="govuk-link" href="/unmet-need" { "What people did not get" } }
        p class="govuk-body" { @if view.total == 1 { "1 case" } @else { (view.total) " cases" } " you may open, " @if !view.chosen.is_plain() { "narrowed as chosen above, " } @if closed { "closed, " } "the newest first." }
        @if view.rows.is_empty() { p class="govuk-body" { @if view.page > 1 { "There is nothing on this page. " a class="govuk-link" href={ "/cases?" (chosen) } { "The first page" } } @else if !view.chosen.is_plain() { "None is like this." } @else if closed { "None is closed." } @else { "There are none yet. A report becomes a case when it is accepted in triage." } } }
        @else {
            (table(&Table::of_cards("Cases", &["Client", "Worker", "Risk", "Opened", if closed { "Closed" } else { "Next due" }], view.rows.iter().map(|row| cells(words, row, view.today))).with_caption("govuk-visually-hidden")))
        }
        @if view.total > 0 {
            p class="govuk-body app-not-printed" { a class="govuk-link" href={ "/cases/export" @if !chosen.is_empty() { "?" (chosen) } } { "Take this list out, for a spreadsheet" } }
        }
        (pagination(words, &format!("/cases?{chosen}{}page=", if chosen.is_empty() { "" } else { "&" }), view.page, SIZE, view.total))
    }
}

/// What the list is narrowed to, and keeping it under a name.
fn choosing(form: Form<'_>, view: &CasesPage, once: &str) -> Markup {
    let chosen = &view.chosen;
    let option = |value: &str, words: &str, is: bool| html! { option value=(value) selected[is] { (words) } };
    html! {
        details class="govuk-details app-not-printed" open[!form.errors.is_empty() || !chosen.is_plain()] {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Show only some of them" } }
            form method="get" action="/cases" class="app-choosing" {
                div class="govuk-form-group" {
                    label class="govuk-label" for="whose" { "Whose" }
                    select class="govuk-select" id="whose" name="mine" { (option("", "All I may open", !chosen.mine)) (option("yes", "Mine, and those I am deputy of", chosen.mine)) }
                }
                div class="govuk-form-group" {
                    label class="govuk-label" for="risk" { "Risk" }
                    select class="govuk-select" id="risk" name="risk" {
                        (option("", "Any", chosen.risk.is_none()))
                        @for risk in Risk::EVERY { (option(risk.code(), &form.say(&risk.key()), chosen.risk == Some(*risk))) }
                    }
                }
                div class="govuk-form-group" {
                    label class="govuk-label" for="only" { "Which" }
                    select class="govuk-select" id="only" name="only" {
                        (option("", "All", chosen.only.is_none()))
                        @for only in Only::ALL { (option(only.code(), only.words(), chosen.only == Some(only))) }
                    }
                }
                div class="govuk-form-group" {
                    label class="govuk-label" for="agency" { "With this agency" }
                    select class="govuk-select" id="agency" name="agency" {
                        (option("", "Any or none", chosen.agency.is_none()))
                        @for agency in &view.agencies { (option(&agency.id.to_string(), &agency.name, chosen.agency == Some(agency.id))) }
                    }
                }
                div class="govuk-form-group" {
                    label class="govuk-label" for="show" { "Open or closed" }
                    select class="govuk-select" id="show" name="show" { (option("", "Open", !chosen.closed)) (option("closed", "Closed", chosen.closed)) }
                }
                (button(&Button::of("Show").secondary()))
            }
            p class="govuk-body" { "By street, postcode or estate: " a class="govuk-link" href="/search" { "find" } "." }
            @if !chosen.is_plain() {
                form method="post" action="/cases" novalidate {
                    input type="hidden" name="form" value=(once);
                    @for (name, value) in chosen.fields() { input type="hidden" name=(name) value=(value); }
                    @if view.kept.iter().any(|(query, _)| *query == chosen.query()) {
                        input type="hidden" name="do" value="forget";
                        (button(&Button::of("Forget this list").secondary()))
                    } @else {
                        (input(&form.line("name", "Keep this list as", "Nobody’s name: only what kind of list it is")))
                        (button(&Button::of("Keep it").secondary()))
                    }
                }
            }
        }
    }
}

fn cells(words: &Words, row: &CaseRow, today: Date) -> Vec<Markup> {
    vec![
        html! {
            a class="govuk-link" href={ "/cases/" (row.id) } { bdi dir="auto" { (row.name) } }
            br; span class="app-quiet" { bdi dir="ltr" { (row.reference) } }
        },
        html! { (row.worker) },
        html! { (words.say(&row.risk.key())) @if row.in_danger { ", " strong { "danger" } } },
        html! { (short(row.opened_on)) },
        html! {
            @match (row.closed_on, row.next_due) {
                (Some(day), Some(due)) => { (short(day)) ", still owed: " (when(due, today)) }
                (Some(day), None) => { (short(day)) }
                (None, Some(due)) => { (when(due, today)) }
                (None, None) => { "Nothing planned" }
            }
        },
    ]
}
