//! Finding somebody: by reference, name, telephone or postcode.

use crate::audiences::{Desk, Granted, Routes};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, redirect, wrong};
use alongside_domain::calendars::short;
use alongside_domain::date_of;
use alongside_domain::reports::LINE;
use alongside_domain::text::Words as Text;
use alongside_gate::access::Search;
use alongside_gate::{CaseId, ReferralId, Role};
use alongside_store::Answering;
use alongside_ui::components::{Button, button, input};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::HashMap;

#[cfg(test)]
pub(crate) use page as search_page;

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new().get("/search", show).post("/search", create)
}

/// One thing that was found.
#[derive(Clone, Debug)]
pub(crate) enum Hit {
    Case { id: CaseId, reference: String, name: String, opened_on: Date, how: Answering },
    Report { id: ReferralId, reference: String, name: String, received_on: Date, decided: bool, how: Answering },
}

impl Hit {
    const fn how(&self) -> Answering {
        match self {
            Self::Case { how, .. } | Self::Report { how, .. } => *how,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Results {
    pub asked: String,
    pub hits: Vec<Hit>,
}

fn casework(granted: &Granted<Search>) -> bool {
    granted.me.actor.works_as(&[Role::Caseworker, Role::Manager])
}

/// What is looked for is sent in a form, and stands in the address of the
/// results only sealed: going back to them is no form to be sent again, and
/// nobody reads a name in a history.
async fn create(granted: Granted<Search>, State(app): State<App>, Sent(fields): Sent) -> Result<Response, ProblemPage> {
    let mut errors = Errors::default();
    let asked = read_line(app.english(), &fields, "for", LINE, &mut errors);
    if asked.is_empty() && errors.is_empty() {
        errors.add("for", "Enter a name, a reference, a phone number or a postcode");
    }
    let sealed = app.store.in_address(granted.me.account, asked.as_str()).filter(|_| errors.is_empty());
    if let Some(sealed) = sealed {
        return Ok(redirect(&format!("/search?for={sealed}")));
    }
    let form = Form { desk: true, words: app.english(), fields: &fields, errors: &errors };
    let main = page(form, None, casework(&granted));
    Ok(wrong(desk(&app, DeskPage { me: &granted.me, title: "Find", here: Here::Search, wrong: true, main })))
}

async fn show(
    granted: Granted<Search>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, ProblemPage> {
    let sealed = query.get("for").map_or("", String::as_str);
    let asked = Text::new(app.store.from_address(granted.me.account, sealed).unwrap_or_default());
    let (fields, errors) = (Fields::of([("for", asked.as_str())]), Errors::default());
    let form = Form { desk: true, words: app.english(), fields: &fields, errors: &errors };
    if asked.is_empty() {
        let main = page(form, None, casework(&granted));
        return Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "Find", here: Here::Search, wrong: false, main })));
    }
    let scope = granted.cases();
    let reads_referrals = granted.me.actor.works_as(&[Role::Triage, Role::Manager]);
    let text = asked.as_str().to_owned();
    let found = app.store.list(&granted, app.now(), move |db| db.search(&scope, reads_referrals, &text)).await;
    let found = found.map_err(|error| Problem::from(error).in_app(&app))?;
    let cases = found.cases.iter().map(|case| Hit::Case {
        id: case.id,
        reference: case.reference.clone(),
        name: case.name.reveal(&granted).clone(),
        opened_on: date_of(case.opened_at),
        how: case.how,
    });
    let reports = found.referrals.iter().map(|referral| Hit::Report {
        id: referral.id,
        reference: referral.reference.clone(),
        name: referral.name.reveal(&granted).clone(),
        received_on: date_of(referral.received_at),
        decided: referral.decided,
        how: referral.how,
    });
    let results = Results { asked: asked.as_str().to_owned(), hits: cases.chain(reports).collect() };
    let main = page(form, Some(&results), casework(&granted));
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "Find", here: Here::Search, wrong: false, main })))
}

pub(crate) fn page(form: Form<'_>, results: Option<&Results>, casework: bool) -> Markup {
    html! {
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Find" }
        form method="post" action="/search" role="search" novalidate {
            (input(&form.line("for", "Name, reference, phone number, postcode, street, or a word", "Part of a name is enough, in any spelling or script; a phone number, a postcode or a word in full")))
            (button(&Button::of("Find")))
        }
        @if let Some(results) = results {
            @let by = |how: Answering| results.hits.iter().filter(|hit| hit.how() == how).collect::<Vec<&Hit>>();
            @let (exact, alike, in_words) = (by(Answering::Exactly), by(Answering::Alike), by(Answering::InWords));
            h2 class="govuk-heading-m" {
                @if exact.len() == 1 { "1 result for ‘" } @else { (exact.len()) " results for ‘" }
                bdi dir="auto" { (results.asked) } "’"
            }
            @if results.hits.is_empty() {
                p class="govuk-body" { "Only cases you may open are searched. Try the start of one name, or the phone number." }
            }
            ul class="app-rows" { @for hit in exact { (one(hit)) } }
            @if !alike.is_empty() {
                h2 class="govuk-heading-m" { "Sounds or looks alike" }
                ul class="app-rows" { @for hit in alike { (one(hit)) } }
            }
            @if !in_words.is_empty() {
                h2 class="govuk-heading-m" { "In an address, or in what was written down" }
                ul class="app-rows" { @for hit in in_words { (one(hit)) } }
            }
        }
        @if casework { p class="govuk-body-s" { a class="govuk-link" href="/emergency-access" { "It cannot wait, and it is another team’s case" } } }
    }
}

fn one(hit: &Hit) -> Markup {
    let (href, name, reference, about) = match hit {
        Hit::Case { id, reference, name, opened_on, .. } => {
            (format!("/cases/{id}"), name, reference, format!("Case, opened {}", short(*opened_on)))
        }
        Hit::Report { id, reference, name, received_on, decided, .. } => {
            let state = if *decided { "decided" } else { "waits for a decision" };
            (format!("/referrals/{id}"), name, reference, format!("Report of {}, {state}", short(*received_on)))
        }
    };
    html! {
        li class="app-row" {
            div class="app-row__main" {
                h3 class="govuk-heading-s app-row__name" {
                    a class="govuk-link" href=(href) { bdi dir="auto" { (name) } }
                    " " span class="app-quiet" { bdi dir="ltr" { (reference) } }
                }
                p class="govuk-body-s" { (about) }
            }
        }
    }
}
