//! The first page, and the pages of general information.

mod languages;

use crate::audiences::{Informing, Opened, Public, Routes};
use crate::frames::{Visitor, visitor};
use crate::state::App;
use crate::web::ok;
use alongside_domain::calendars::DayHours;
use alongside_domain::service::Service;
use alongside_ui::components::{Button, Cell, InsetText, Table, WarningText, button, inset_text, table, warning_text};
use alongside_ui::words::{ENGLISH, Words};
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

pub(crate) fn routes() -> Routes<Public> {
    Routes::new()
        .get("/", show)
        .get("/staying-safe", staying_safe)
        .get("/your-information", your_information)
        .get("/accessibility", accessibility)
        .get("/language/{language}", languages::update)
}

async fn show(open: Opened<Informing>, State(app): State<App>) -> Response {
    let main = first(&open.words, &app.service());
    information(&app, &open.words, "home-title", main)
}

async fn staying_safe(open: Opened<Informing>, State(app): State<App>) -> Response {
    let main = staying_safe_page(&open.words);
    information(&app, &open.words, "safety-title", main)
}

async fn your_information(open: Opened<Informing>, State(app): State<App>) -> Response {
    let main = sections(&open.words, "privacy", 5);
    information(&app, &open.words, "privacy-title", main)
}

async fn accessibility(open: Opened<Informing>, State(app): State<App>) -> Response {
    let main = sections(&open.words, "access", 3);
    information(&app, &open.words, "access-title", main)
}

fn information(app: &App, words: &Words, title: &str, main: Markup) -> Response {
    ok(visitor(app, Visitor { words, title: words.say(title), leave: false, wrong: false, main }))
}

/// Danger first; then the one thing to do.
pub(crate) fn first(words: &Words, service: &Service) -> Markup {
    html! {
        h1 class="govuk-heading-xl" { (words.say("home-heading")) }
        p class="govuk-body-l" { (words.say("home-lead")) }
        (danger(words))
        (button(&Button { is_start_button: true, ..Button::link(words.say("home-tell"), "/questions") }))
        p class="govuk-body" { (words.say("home-tell-help")) }
        p class="govuk-body" {
            a class="govuk-link" href="/return" { (words.say("home-return")) }
        }
        h2 class="govuk-heading-m" { (words.say("home-talk")) }
        (reach(words, service))
        h2 class="govuk-heading-m" { (words.say("home-not-sure")) }
        p class="govuk-body" { (words.say("home-not-sure-help")) }
        p class="govuk-body" { a class="govuk-link" href="/refer" { (words.say("home-professionals")) } }
    }
}

/// Who helps at once, and what we are not. Beside another language the same
/// stands in English: whoever helps may read only that.
pub(crate) fn danger(words: &Words) -> Markup {
    html! {
        (warning_text(&WarningText {
            icon_fallback_text: Some(words.say("danger-icon")),
            ..WarningText::of(words.say("danger-999"))
        }))
        p class="govuk-body" { (words.say("danger-silent")) }
        p class="govuk-body" { (words.say("danger-101")) }
        (inset_text(&InsetText::of(words.say("danger-not-emergency"))))
        @if words.tag() != ENGLISH.tag {
            div class="app-in-english" lang="en" dir="ltr" {
                p class="govuk-body" { strong { (words.in_english("danger-999")) } }
                p class="govuk-body" { (words.in_english("danger-silent")) }
                p class="govuk-body" { (words.in_english("danger-101")) }
            }
        }
    }
}

/// How to reach the service, and when somebody is there.
pub(crate) fn reach(words: &Words, service: &Service) -> Markup {
    let days = DAYS.iter().zip(service.opening_hours.week.iter());
    let day = |(day, hours): (&&str, &_)| {
        vec![Cell::of(words.say(&format!("day-{day}"))), Cell::of(open(words, Option::as_ref(hours)))]
    };
    let hours = Table {
        caption: Some(words.say("home-hours")),
        first_cell_is_header: true,
        rows: days.map(day).collect(),
        classes: Some("app-hours".to_owned()),
        ..Table::default()
    };
    html! {
        @if !service.telephone.is_empty() {
            p class="govuk-body" {
                (words.say("home-ring")) " "
                a class="govuk-link" href={ "tel:" (service.telephone.replace(' ', "")) } {
                    bdi dir="ltr" { (service.telephone) }
                }
            }
        }
        (table(&hours))
        p class="govuk-body" { (words.say("home-bank-holidays")) }
        @if !service.area.is_empty() {
            p class="govuk-body" { (words.say_with("home-area", &[("area", &service.area)])) }
        }
    }
}

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn open(words: &Words, hours: Option<&DayHours>) -> String {
    match hours {
        None => words.say("home-closed"),
        Some(hours) => {
            let time = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
            words.say_with("home-open", &[("opens", &time(hours.opens)), ("closes", &time(hours.closes))])
        }
    }
}

fn staying_safe_page(words: &Words) -> Markup {
    html! {
        h1 class="govuk-heading-l" { (words.say("safety-heading")) }
        @for part in ["leave", "history", "private", "phone", "watching"] {
            h2 class="govuk-heading-m" { (words.say(&format!("safety-{part}-title"))) }
            p class="govuk-body" { (words.say(&format!("safety-{part}"))) }
        }
        (button(&Button::link(words.say("home-tell"), "/questions")))
    }
}

fn sections(words: &Words, key: &str, count: usize) -> Markup {
    html! {
        h1 class="govuk-heading-l" { (words.say(&format!("{key}-heading"))) }
        @for part in 1..=count {
            h2 class="govuk-heading-m" { (words.say(&format!("{key}-{part}-title"))) }
            p class="govuk-body" { (words.say(&format!("{key}-{part}"))) }
        }
    }
}
