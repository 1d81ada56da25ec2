use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::local;
use alongside_gate::access::ReviewLooks;
use alongside_store::NearLook;
use axum::extract::State;
use axum::response::Response;
use jiff::SignedDuration;
use maud::{Markup, html};

/// How far back it goes: a manager who looks every week misses nothing.
const BACK: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Openings of cases by people who may be near them.
pub(super) async fn index(granted: Granted<ReviewLooks>, State(app): State<App>) -> Result<Response, ProblemPage> {
    let (scope, since) = (granted.cases(), app.now() - BACK);
    let read = app.store.list_with_looks(&granted, app.now(), move |db| db.near_looks(&scope, since)).await;
    let looks = read.map_err(|error| Problem::from(error).in_app(&app))?;
    let looks: Vec<(NearLook, &str)> =
        looks.iter().map(|look| (look.clone(), look.name.reveal(&granted).as_str())).collect();
    let main = page(&looks);
    let title = "Openings to ask about";
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title, here: Here::Team, wrong: false, main })))
}

pub(crate) fn page(looks: &[(NearLook, &str)]) -> Markup {
    html! {
        a href="/team" class="govuk-back-link" { "Team" }
        h1 class="govuk-heading-l" { "Openings to ask about" }
        p class="govuk-body" { "Cases that somebody opened in the last two weeks who may be near them, by the client’s family name or by a street or an organisation they have told us of, and is neither worker nor deputy. There is often a good reason. Ask." }
        @if looks.is_empty() { p class="govuk-body" { "None." } }
        ul class="app-rows" {
            @for (look, name) in looks {
                li class="app-row" {
                    div class="app-row__main" {
                        p class="govuk-body" {
                            strong { (look.who) } " opened "
                            a class="govuk-link" href={ "/cases/" (look.case) } { bdi dir="auto" { (name) } " " bdi dir="ltr" { (look.reference) } }
                            @if look.times > 1 { ", " (look.times) " times" }
                            ", last on " (local(look.last).strftime("%-d %B, %H:%M")) ". "
                            a class="govuk-link" href={ "/cases/" (look.case) "/looks" } { "Who has looked" span class="govuk-visually-hidden" { ": " (look.reference) } }
                        }
                    }
                }
            }
        }
    }
}
