use super::due::{is_planned, name, shown, when};
use super::worklist::{OpenCase, Row};
use crate::cases::done_at;
use alongside_domain::codes::{Code, Risk};
use alongside_domain::promises::rules;
use alongside_ui::components::{Button, Tag, button, tag};
use alongside_ui::words::Words;
use jiff::civil::Date;
use maud::{Markup, html};

pub(super) fn rows<'a>(words: &Words, rows: impl Iterator<Item = &'a Row>, today: Date) -> Markup {
    html! { ul class="app-rows" { @for row in rows { (one(words, row, today)) } } }
}

fn one(words: &Words, row: &Row, today: Date) -> Markup {
    let Some(first) = row.cases.first() else { return html! {} };
    let flag = |text: String| tag(&Tag { classes: Some("app-tag--today".to_owned()), ..Tag::of(text) });
    html! {
        li class={ "app-row" @if row.is_grave() { " app-row--grave" } } {
            div class="app-row__main" {
                h3 class="govuk-heading-s app-row__name" {
                    a class="govuk-link" href={ "/cases/" (first.id) } { bdi dir="auto" { (row.name) } }
                    @if row.cases.len() == 1 { " " span class="app-quiet" { bdi dir="ltr" { (first.reference) } } }
                }
                @if row.any(|case| case.in_danger) { (flag("In danger".to_owned())) " " }
                @if row.any(|case| case.risk == Risk::High) { (flag(format!("{} risk", words.say(&Risk::High.key())))) " " }
                @if row.any(|case| case.worker_gone) { (flag("Worker no longer here".to_owned())) " " }
                @if row.any(|case| case.covered) { (tag(&Tag { classes: Some("app-tag--waiting".to_owned()), ..Tag::of("For a colleague") })) }
                @for case in &row.cases {
                    @if row.cases.len() > 1 {
                        p class="govuk-body-s app-row__case" {
                            a class="govuk-link" href={ "/cases/" (case.id) } { bdi dir="ltr" { (case.reference) } }
                        }
                    }
                    (due(case, today))
                }
            }
            div class="app-row__action" { (action(first)) }
        }
    }
}

fn due(case: &OpenCase, today: Date) -> Markup {
    html! {
        ul class="app-due" {
            @for item in shown(&case.due, today) {
                li class={ @if item.due < today { "app-due--late" } @else if item.due == today { "app-due--today" } } {
                    (name(item)) ": " (when(item.due, today))
                    @if item.waiting { " (waiting)" }
                }
            }
            @if !is_planned(&case.due) { li class="app-due--late" { "Nothing is planned. Plan what comes next" } }
        }
    }
}

/// The one thing to do: what the first thing due asks for.
fn action(case: &OpenCase) -> Markup {
    let address = format!("/cases/{}", case.id);
    let (label, href) = match case.due.first().map(|item| item.rule.as_str()) {
        Some("keep_camera_pictures") => ("Ask for the recording", format!("{address}#camera")),
        Some("closing_review") => ("Talk about closing", format!("{address}/contacts/new")),
        Some("agree_plan") => ("Agree the plan", format!("{address}/plan")),
        Some("agree_outcomes") => ("Write what they want", format!("{address}/outcomes")),
        Some("translate_report") => ("Have it translated", format!("{address}#due-now")),
        Some("review_access") => ("Look at it again", format!("{address}/access")),
        Some("next_step") => ("See the step", format!("{address}#due-now")),
        None => ("Plan a step", format!("{address}#steps")),
        Some(rule) => match done_at(rule).filter(|place| *place != "/contacts/new") {
            Some(place) => {
                (rules::by_id(rule).map_or("See what is due", |rule| rule.name), format!("{address}{place}"))
            }
            None => (LOG, format!("{address}/contacts/new")),
        },
    };
    let said = |label: &str| format!("{label}: {}", case.reference);
    html! {
        (button(&Button {
            attributes: alongside_ui::Attributes::of(&[("aria-label", &said(label))]),
            ..Button::link(label, href).secondary()
        }))
        // What people ring about is rarely what is due first.
        @if label != LOG { p class="govuk-body-s app-links" { a class="govuk-link" href={ (address) "/contacts/new" } aria-label=(said(LOG)) { (LOG) } } }
    }
}

const LOG: &str = "Log a contact";
