use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::ok;
use alongside_gate::access::KeepOwnSessions;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

/// Every key there is, and what it does.
const KEYS: &[(&str, &str)] = &[
    ("t", "Today"),
    ("l", "Cases"),
    ("q", "Triage"),
    ("c", "New report"),
    ("/", "Find"),
    ("n", "Log a contact, on a case"),
    ("j", "The next row of a list"),
    ("k", "The row before"),
    ("Enter", "Open the row"),
    ("?", "This page"),
    ("Ctrl and Enter", "Send the form you are in. This works also while they are switched off"),
];

/// Shortcuts: what there are, and a switch where scripts run.
pub(super) async fn show(granted: Granted<KeepOwnSessions>, State(app): State<App>) -> Response {
    let (title, main) = ("Keyboard", page());
    ok(desk(&app, DeskPage { me: &granted.me, title, here: Here::Mine, wrong: false, main }))
}

pub(crate) fn page() -> Markup {
    html! {
        h1 class="govuk-heading-l" { "Keyboard" }
        p class="govuk-body" { "Everything here can be done with Tab and Enter. These keys make it shorter. They are off until you switch them on, in this browser only, because some people’s aids type single letters." }
        button type="button" class="govuk-button govuk-button--secondary" data-app-shortcuts data-on="Switch them on" data-off="Switch them off" hidden { "Switch them on" }
        table class="govuk-table" {
            caption class="govuk-visually-hidden" { "Keys" }
            thead class="govuk-table__head" { tr class="govuk-table__row" { th class="govuk-table__header" scope="col" { "Key" } th class="govuk-table__header" scope="col" { "What it does" } } }
            tbody class="govuk-table__body" {
                @for (key, what) in KEYS {
                    tr class="govuk-table__row" { th class="govuk-table__header" scope="row" { kbd { (key) } } td class="govuk-table__cell" { (what) } }
                }
            }
        }
    }
}
