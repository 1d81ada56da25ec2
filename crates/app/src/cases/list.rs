use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::today::when;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::calendars::short;
use alongside_domain::codes::{Code, Risk};
use alongside_domain::date_of;
use alongside_gate::access::ListCases;
use alongside_gate::{CaseId, Grant, Reveals};
use alongside_store::{CaseLine, Page};
use alongside_ui::components::{Table, table};
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
    /// Those that are closed, instead of those at work on.
    pub closed: bool,
    pub page: i64,
    pub total: i64,
    pub today: Date,
}

/// Every case I may open.
pub(super) async fn index(
    granted: Granted<ListCases>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, ProblemPage> {
    let page = Page::of(query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1), SIZE);
    let closed = query.get("show").is_some_and(|show| show == "closed");
    let scope = granted.cases();
    let listed = app
        .store
        .list(&granted, app.now(), move |db| {
            let (lines, total, ids) = db.cases(&scope, closed, page)?;
            Ok(((lines, total), ids))
        })
        .await;
    let (lines, total) = listed.map_err(|error| Problem::from(error).in_app(&app))?;
    let rows = rows(&granted, lines);
    let main = self::page(app.english(), &CasesPage { rows, closed, page: page.number, total, today: app.today() });
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "Cases", here: Here::Cases, wrong: false, main })))
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

pub(crate) fn page(words: &Words, view: &CasesPage) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "Cases" }
        nav class="app-tabs" aria-label="Cases" {
            a class="govuk-link" href="/cases" aria-current=[(!view.closed).then_some("page")] { "Open" }
            a class="govuk-link" href="/cases?show=closed" aria-current=[view.closed.then_some("page")] { "Closed" }
        }
        p class="govuk-body" { a class="govuk-link" href="/handovers/new" { "Hand over my cases, for leave or for good" } }
        p class="govuk-body" { a class="govuk-link" href="/unanswered" { "What agencies have not answered" } }
        p class="govuk-body" { @if view.total == 1 { "1 case" } @else { (view.total) " cases" } " you may open, " @if view.closed { "closed, " } "the newest first." }
        @if view.rows.is_empty() { p class="govuk-body" { @if view.closed { "None is closed." } @else { "There are none yet. A report becomes a case when it is accepted in triage." } } }
        @else {
            (table(&Table::of_cards("Cases", &["Client", "Worker", "Risk", "Opened", if view.closed { "Closed" } else { "Next due" }], view.rows.iter().map(|row| cells(words, row, view.today))).with_caption("govuk-visually-hidden")))
        }
        @if view.total > 0 {
            p class="govuk-body" { a class="govuk-link" href=(if view.closed { "/cases/export?show=closed" } else { "/cases/export" }) { "Take this list out, for a spreadsheet" } }
        }
        (pagination(words, if view.closed { "/cases?show=closed&page=" } else { "/cases?page=" }, view.page, SIZE, view.total))
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
