use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::{Problem, ProblemPage, ok};
use alongside_gate::AccountId;
use alongside_gate::access::KeepOwnSessions;
use alongside_store::DraftKey;
use alongside_ui::components::{Button, SummaryList, button, summary_list};
use alongside_ui::fields::Fields;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
struct Kept {
    account: AccountId,
    path: String,
    fields: Fields,
}

pub(super) fn address(id: Uuid) -> String {
    format!("/kept-forms/{id}")
}

/// What somebody wrote before their session ended, to be sent now. Only they
/// can open it.
pub(super) async fn show(
    granted: Granted<KeepOwnSessions>,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, ProblemPage> {
    let in_app = |problem: Problem| problem.in_app(&app);
    let id: Uuid = id.parse().map_err(|_| in_app(Problem::NotFound))?;
    let found = app.store.draft(DraftKey::Id(id), app.now()).await.map_err(|error| in_app(error.into()))?;
    let (draft, _) = found.ok_or_else(|| in_app(Problem::NotFound))?;
    let kept: Kept = serde_json::from_value(draft.body).map_err(|_| in_app(Problem::NotFound))?;
    if kept.account != granted.me.account || draft.kind != "form" {
        return Err(in_app(Problem::NotFound));
    }
    let main = page(&kept.path, &kept.fields);
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "What you wrote", here: Here::Elsewhere, wrong: false, main })))
}

fn page(path: &str, fields: &Fields) -> Markup {
    let typed = fields.iter().filter(|(name, value)| !value.is_empty() && !matches!(*name, "form" | "version"));
    let kept: Vec<(String, [String; 1])> =
        typed.map(|(name, value)| (name.replace('-', " "), [value.to_owned()])).collect();
    html! {
        h1 class="govuk-heading-l" { "We kept what you wrote" }
        p class="govuk-body" { "You had been away for a while, so it was not saved yet. Send it now, or go on without it." }
        p class="govuk-body" { "It was for: " strong { (purpose(path)) } }
        (summary_list(&SummaryList::of_words(kept.iter().map(|(name, value)| (name.as_str(), value.as_slice())))))
        form method="post" action=(path) {
            @for (name, value) in fields.iter() { input type="hidden" name=(name) value=(value); }
            div class="govuk-button-group" {
                (button(&Button::of("Send it now")))
                a class="govuk-link" href="/today" { "Go on without it" }
            }
        }
    }
}

/// What a form was for, from where it was going.
fn purpose(path: &str) -> &'static str {
    match path.rsplit('/').next().unwrap_or("") {
        "contacts" => "logging a contact on a case",
        "steps" => "planning a step on a case",
        "safe-contact" => "changing how to reach a client",
        "risk" => "the risk of a case",
        "decision" => "deciding on a report",
        "reports" => "a new report",
        "accounts" => "inviting a colleague",
        _ => "a page of the desk",
    }
}
