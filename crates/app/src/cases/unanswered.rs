use super::requests_page::{Asked, named, rung};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::today::when;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::calendars::short;
use alongside_gate::access::ListUnanswered;
use alongside_store::Page;
use alongside_ui::components::{Table, table};
use alongside_ui::pages::pagination;
use alongside_ui::words::Words;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::HashMap;

const SIZE: i64 = 50;

#[derive(Clone, Debug)]
pub(crate) struct Unanswered {
    pub asked: Vec<Asked>,
    /// Those of which nobody asks any more.
    pub given_up: bool,
    pub page: i64,
    pub total: i64,
    pub today: Date,
}

/// What agencies have not answered, over all cases one may open.
pub(super) async fn index(
    granted: Granted<ListUnanswered>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, ProblemPage> {
    let page = Page::of(query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1), SIZE);
    let given_up = query.get("show").is_some_and(|show| show == "never");
    let (scope, today) = (granted.cases(), app.today());
    let listed = app
        .store
        .list(&granted, app.now(), move |db| {
            let (lines, total, ids) = db.unanswered(&scope, given_up, today, page)?;
            Ok(((lines, total), ids))
        })
        .await;
    let (lines, total) = listed.map_err(|error| Problem::from(error).in_app(&app))?;
    let asked = lines.iter().map(|line| Asked::of(&granted, line)).collect();
    let main = self::page(app.english(), &Unanswered { asked, given_up, page: page.number, total, today });
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "No answer", here: Here::Cases, wrong: false, main })))
}

pub(crate) fn page(words: &Words, view: &Unanswered) -> Markup {
    html! {
        a href="/cases" class="govuk-back-link" { "Cases" }
        h1 class="govuk-heading-l" { "No answer from agencies" }
        nav class="app-tabs" aria-label="No answer" {
            a class="govuk-link" href="/unanswered" aria-current=[(!view.given_up).then_some("page")] { "Late" }
            a class="govuk-link" href="/unanswered?show=never" aria-current=[view.given_up.then_some("page")] { "Never answered" }
        }
        @if view.asked.is_empty() { p class="govuk-body" { @if view.given_up { "Nobody has given up on an answer." } @else { "No answer is late." } } }
        @else {
            (table(&Table::of_cards("No answer", &["Agency", "Asked for", "Case", "Asked", "Answer", "Next"], view.asked.iter().map(|one| cells(one, view.today))).with_caption("govuk-visually-hidden")))
        }
        (pagination(words, if view.given_up { "/unanswered?show=never&page=" } else { "/unanswered?page=" }, view.page, SIZE, view.total))
    }
}

fn cells(one: &Asked, today: Date) -> Vec<Markup> {
    vec![
        named(one),
        html! { bdi dir="auto" { (one.request.what.as_str()) } },
        html! { a class="govuk-link" href={ "/cases/" (one.case) "/requests" } { bdi dir="ltr" { (one.reference) } } },
        html! { (short(one.asked_on)) @if !one.request.chases.is_empty() { ", reminded " (one.request.chases.len()) " times" } },
        html! { @if let Some(on) = one.ended_on { "given up on " (short(on)) } @else { (when(one.answer_by, today)) } },
        html! { @if one.ended_on.is_none() { (rung(one.request.chases.len())) } },
    ]
}
