use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::today::when;
use crate::web::form::called;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::codes::{Code, DecisionKind};
use alongside_domain::local;
use alongside_gate::ReferralId;
use alongside_gate::access::ListReferrals;
use alongside_store::Page;
use alongside_ui::components::{Tag, tag};
use alongside_ui::pages::pagination;
use alongside_ui::words::Words;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::HashMap;

const SIZE: i64 = 25;

/// One report that waits.
#[derive(Clone, Debug)]
pub(crate) struct QueueRow {
    pub id: ReferralId,
    pub reference: String,
    pub source: String,
    pub received_at: Timestamp,
    pub life_in_danger: bool,
    pub in_danger: bool,
    pub name: Option<String>,
    pub decision: Option<DecisionKind>,
    pub decision_due: Option<Date>,
    pub contact_due: Option<Date>,
    pub tell_by: Option<Date>,
    /// They came back and wrote more.
    pub translate_by: Option<Date>,
    pub added: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Queue {
    pub rows: Vec<QueueRow>,
    pub decided: bool,
    pub page: i64,
    pub total: i64,
    pub today: Date,
}

/// Danger first, then what came first.
pub(super) async fn index(
    granted: Granted<ListReferrals>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, ProblemPage> {
    let decided = query.get("show").is_some_and(|show| show == "decided");
    let page = Page::of(query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1), SIZE);
    let scope = granted.cases();
    let listed = app
        .store
        .list(&granted, app.now(), move |db| {
            let (lines, total, ids) = db.queue(&scope, decided, page)?;
            Ok(((lines, total), ids))
        })
        .await;
    let (lines, total) = listed.map_err(|error| Problem::from(error).in_app(&app))?;
    let rows = lines
        .into_iter()
        .map(|line| {
            let answers = line.answers.reveal(&granted);
            let name = answers.about.name.as_ref().or(answers.about.called.as_ref());
            QueueRow {
                id: line.id,
                reference: line.reference.to_string(),
                source: called(app.english(), line.source, line.source_words.as_deref()),
                received_at: line.received_at,
                life_in_danger: line.life_in_danger,
                in_danger: line.in_danger,
                name: name.map(|name| name.as_str().to_owned()),
                decision: line.decision,
                decision_due: line.decision_due,
                contact_due: line.contact_due,
                tell_by: line.tell_by,
                added: line.added,
                translate_by: line.translate_by,
            }
        })
        .collect();
    let view = Queue { rows, decided, page: page.number, total, today: app.today() };
    let main = self::page(app.english(), &view);
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "Triage", here: Here::Triage, wrong: false, main })))
}

pub(crate) fn page(words: &Words, view: &Queue) -> Markup {
    let address = if view.decided { "/referrals?show=decided&page=" } else { "/referrals?page=" };
    html! {
        h1 class="govuk-heading-l" { "Triage" }
        nav class="app-tabs" aria-label="Triage" {
            a class="govuk-link" href="/referrals" aria-current=[(!view.decided).then_some("page")] { "Waiting" }
            a class="govuk-link" href="/referrals?show=decided" aria-current=[view.decided.then_some("page")] { "Decided" }
        }
        @if view.rows.is_empty() {
            p class="govuk-body" {
                @if view.decided { "Nothing has been decided yet." } @else { "Nothing waits for a decision." }
            }
        } @else {
            ul class="app-rows" { @for row in &view.rows { (one(words, row, view.today)) } }
        }
        (pagination(words, address, view.page, SIZE, view.total))
    }
}

fn one(words: &Words, row: &QueueRow, today: Date) -> Markup {
    html! {
        li class={ "app-row" @if row.in_danger && row.decision.is_none() { " app-row--grave" } } {
            div class="app-row__main" {
                h2 class="govuk-heading-s app-row__name" {
                    a class="govuk-link" href={ "/referrals/" (row.id) } {
                        @if let Some(name) = &row.name { bdi dir="auto" { (name) } } @else { "Name not given" }
                    }
                    " " span class="app-quiet" { bdi dir="ltr" { (row.reference) } }
                }
                @if row.life_in_danger { (tag(&Tag { classes: Some("app-tag--today".to_owned()), ..Tag::of("Threat to life, fire or weapon") })) }
                @else if row.in_danger { (tag(&Tag { classes: Some("app-tag--today".to_owned()), ..Tag::of("Not safe") })) }
                @if row.added { " " (tag(&Tag { classes: Some("app-tag--waiting".to_owned()), ..Tag::of("They wrote more") })) }
                p class="govuk-body-s" {
                    (row.source) ", received " (local(row.received_at).strftime("%A %-d %B, %H:%M"))
                }
                ul class="app-due" {
                    @if let Some(decision) = row.decision { li { (words.say(&decision.key())) } }
                    @for (label, due) in [("Decide", row.decision_due), ("First contact", row.contact_due), ("Tell them", row.tell_by), ("Have it translated", row.translate_by)] {
                        @if let Some(due) = due {
                            li class={ @if due < today { "app-due--late" } @else if due == today { "app-due--today" } } { (label) ": " (when(due, today)) }
                        }
                    }
                }
            }
        }
    }
}
