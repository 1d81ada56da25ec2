use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::local;
use alongside_gate::access::ShowLooks;
use alongside_store::{LookLine, Page};
use alongside_ui::components::{Table, table};
use alongside_ui::pages::pagination;
use axum::extract::{Query, State};
use axum::response::Response;
use maud::{Markup, html};
use std::collections::HashMap;

const SIZE: i64 = 50;

/// Who has opened this case, and when.
pub(super) async fn index(
    granted: Granted<ShowLooks>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, ProblemPage> {
    let page = Page::of(query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1), SIZE);
    let id = granted.id();
    let found = app.store.read_with_looks(move |db| db.looks(id, page)).await;
    let (lines, total) = found.map_err(|error| Problem::from(error).in_app(&app))?;
    let main = html! {
        a href={ "/cases/" (id) } class="govuk-back-link" { "The case" }
        h1 class="govuk-heading-l" { "Who has looked" }
        p class="govuk-body" { "Every opening of this case is written down before the page is shown." }
        (list(&lines))
        (pagination(app.english(), &format!("/cases/{id}/looks?page="), page.number, SIZE, total))
    };
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "Who has looked", here: Here::Cases, wrong: false, main })))
}

fn list(lines: &[LookLine]) -> Markup {
    let cells = |line: &LookLine| {
        let when = local(line.at).strftime("%-d %B %Y, %H:%M").to_string();
        vec![html! { (when) }, html! { (line.name) }, html! { (purpose(&line.action)) }]
    };
    let heads = ["When", "Who", "What for"];
    table(&Table::of_cards("Who has looked", &heads, lines.iter().map(cells)).with_caption("govuk-visually-hidden"))
}

pub(crate) fn purpose(action: &str) -> &str {
    match action {
        "case.show" => "Opened the case",
        "contact.create" => "To log a contact",
        "safe_contact.update" => "To change how to reach them",
        "risk.create" => "To assess the risk",
        "looks.show" => "To see who has looked",
        "step.create" => "To plan a step",
        "person.update" => "To change the name",
        "summary.update" => "To write where it stands",
        "case_link.create" => "To see linked cases",
        "complained_of.update" => "Read who is complained of",
        "merge.create" => "To see whether they are known",
        "looks.index" => "Seen among openings to ask about",
        "handover.create" => "To hand it over",
        "case_access.update" => "To settle who may open it",
        "today.show" => "Seen on the worklist",
        "cases.index" => "Seen in the list of cases",
        "message.create" => "To read and write messages",
        "phrase.create" => "To give them a new pass-phrase",
        "referral.show" => "Opened the report",
        "file.create" | "report_file.create" => "Looked at the files",
        "file.show" | "report_file.show" => "Took a file out",
        "file_release.create" | "report_file_release.create" => "Let a file be opened",
        // That there is something between two people is theirs too.
        "counselling_note.update" => "Opened the case",
        "safety_plan.update" => "The safety plan",
        "advice.update" => "Rights and advice",
        "appointment.update" => "Appointments",
        "visit.update" => "Visiting alone",
        "equipment.update" => "Security equipment",
        "onward_referral.update" => "Referred to others",
        "trusted_person.update" => "People they trust",
        "member.update" => "People it is for",
        "case_study.update" => "Their story",
        "learning_review.update" => "What we learnt",
        "evaluation.update" => "Asking what they think of us",
        "incident.update" => "Incidents",
        "agency_request.update" => "Asked of agencies",
        "impact.update" => "How they are",
        "equality.update" => "Equality questions",
        "issue.update" => "What it is about",
        "outcome.update" => "What they want",
        "plan.create" => "The plan",
        "closure.create" => "Closing",
        "cases_export.create" => "Taken out in a list",
        "claim.update" => "Dates of the law",
        "unmet_need.index" => "Seen among what people did not get",
        "unanswered.index" => "Seen among what agencies have not answered",
        "search" => "Found in a search",
        other => other,
    }
}
