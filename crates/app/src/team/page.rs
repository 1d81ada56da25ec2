use crate::today::{Waiting, triage, when};
use alongside_store::Carrying;
use alongside_ui::components::{Table, table};
use jiff::civil::Date;
use maud::{Markup, html};

/// What a manager looks at first.
#[derive(Clone, Debug)]
pub(crate) struct Team {
    pub carrying: Vec<Carrying>,
    pub triage: Waiting,
    pub reviews: i64,
    pub review_due: Option<Date>,
    /// Restricted cases whose worker is not here, by their references.
    pub restricted: Vec<String>,
    pub today: Date,
}

pub(crate) fn page(view: &Team) -> Markup {
    let late: i64 = view.carrying.iter().map(|carrying| carrying.late).sum();
    let cases: i64 = view.carrying.iter().map(|carrying| carrying.cases).sum();
    html! {
        h1 class="govuk-heading-l" { "Team" }
        p class="govuk-body-l" {
            (counted(cases, "open case", "open cases")) ". "
            @if late == 0 { "Nothing owed to a client is late." } @else { (counted(late, "thing", "things")) " owed to clients " @if late == 1 { "is" } @else { "are" } " late." }
        }
        (triage(&view.triage, view.today))
        @for gone in view.carrying.iter().filter(|carrying| carrying.gone) {
            div class="app-flag app-flag--danger" {
                strong { (gone.name) " is not here any more. " }
                (counted(gone.cases, "case has", "cases have")) " no worker. "
                a class="govuk-link" href={ "/handovers/new?from=" (gone.account) } { "Give them to somebody" }
            }
        }
        @if !view.restricted.is_empty() {
            div class="app-flag app-flag--danger" {
                strong { "Restricted cases whose worker is not here: " }
                @for reference in &view.restricted { bdi dir="ltr" { (reference) } " " }
                "If their deputy is not here either, " a class="govuk-link" href="/emergency-access" { "open them in an emergency" } " and hand them over."
            }
        }
        @if view.reviews > 0 {
            div class="app-flag" {
                a class="govuk-link" href="/emergency-accesses" { (counted(view.reviews, "emergency opening waits", "emergency openings wait")) " for a review" }
                @if let Some(due) = view.review_due { ". The first is " @if due < view.today { (when(due, view.today)) } @else { "due " (when(due, view.today)) } "." }
            }
        } @else { p class="govuk-body" { a class="govuk-link" href="/emergency-accesses" { "Emergency openings" } } }
        p class="govuk-body" { a class="govuk-link" href="/complaints" { "Complaints about us" } }
        p class="govuk-body" { a class="govuk-link" href="/equipment" { "Our equipment" } }
        p class="govuk-body" { a class="govuk-link" href="/evaluations" { "What clients think of us" } }
        p class="govuk-body" { a class="govuk-link" href="/covers" { "Cover for somebody who is away" } }
        p class="govuk-body" { a class="govuk-link" href="/looks" { "Openings to ask about" } }
        @if view.carrying.is_empty() { p class="govuk-body" { "No cases yet." } } @else { (carried(&view.carrying)) }
    }
}

fn counted(count: i64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn carried(carrying: &[Carrying]) -> Markup {
    let cells = |one: &Carrying| {
        vec![
            html! { (one.name) @if one.gone { " (not here)" } },
            html! { (one.cases) },
            html! { (one.high_risk) },
            html! { @if one.late > 0 { strong class="app-due--late" { (one.late) } } @else { "0" } },
            html! { a class="govuk-link" href={ "/handovers/new?from=" (one.account) } { "Hand over" span class="govuk-visually-hidden" { " cases of " (one.name) } } },
        ]
    };
    let heads = ["Worker", "Cases", "High risk", "Late", "To do"];
    let rows = Table::of_cards("Who carries what", &heads, carrying.iter().map(cells));
    table(&Table { first_cell_is_header: true, ..rows.with_caption("govuk-table__caption--m") })
}
