//! What somebody may ask for, in plain words: a card for each situation, to be
//! read, gone through together or printed. It keeps nothing about who reads it.

use crate::audiences::{Informing, Opened, Public, Routes};
use crate::frames::{Visitor, visitor};
use crate::home::reach;
use crate::state::App;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::codes::{Code, Situation};
use alongside_domain::service::Service;
use alongside_ui::components::{InsetText, inset_text};
use alongside_ui::words::Words;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};

pub(crate) fn routes() -> Routes<Public> {
    Routes::new().get("/rights", index).get("/rights/{situation}", show)
}

async fn index(open: Opened<Informing>, State(app): State<App>) -> Response {
    framed(&app, &open.words, index_page(&open.words))
}

async fn show(
    open: Opened<Informing>,
    State(app): State<App>,
    Path(situation): Path<String>,
) -> Result<Response, ProblemPage> {
    let situation = Situation::from_code(&situation).ok_or_else(|| Problem::NotFound.in_app(&app))?;
    Ok(framed(&app, &open.words, card(&open.words, situation, &app.service())))
}

/// The title says nothing of which card is read: it stands in the history of a shared phone.
fn framed(app: &App, words: &Words, main: Markup) -> Response {
    ok(visitor(app, Visitor { words, title: words.say("rights-title"), leave: true, wrong: false, main }))
}

/// Things said on each card, besides its time limit.
const POINTS: usize = 4;

/// Who says so: the law of England, as it stood when last checked.
const fn authority(situation: Situation) -> &'static str {
    match situation {
        Situation::HateCrime => {
            "Crime and Disorder Act 1998, sections 28 to 32; Sentencing Act 2020, section 66; College of Policing guidance on hate crime"
        }
        Situation::Police => {
            "Code of Practice for Victims of Crime in England and Wales; Victims’ Right to Review schemes; Police Reform Act 2002, Schedule 3"
        }
        Situation::Work => {
            "Equality Act 2010, sections 26, 27, 39, 40 and 123; Employment Rights Act 1996, section 207B"
        }
        Situation::Housing => {
            "Housing Ombudsman Complaint Handling Code; Anti-social Behaviour, Crime and Policing Act 2014, section 104; Equality Act 2010, Part 4"
        }
        Situation::School => "Equality Act 2010, Part 6; Education Act 2002, sections 29 and 51A",
        Situation::Services => "Equality Act 2010, sections 29 and 118",
    }
}

/// The day the cards were last held against the law.
const CHECKED: &str = "26 November 2026";

pub(crate) fn index_page(words: &Words) -> Markup {
    html! {
        h1 class="govuk-heading-l" { (words.say("rights-heading")) }
        p class="govuk-body-l" { (words.say("rights-lead")) }
        ul class="govuk-list" {
            @for situation in Situation::EVERY {
                li { a class="govuk-link" href={ "/rights/" (situation.code()) } { (words.say(&key(*situation, "title"))) } }
            }
        }
    }
}

fn key(situation: Situation, part: &str) -> String {
    format!("rights-{}-{part}", situation.code().replace('_', "-"))
}

pub(crate) fn card(words: &Words, situation: Situation, service: &Service) -> Markup {
    html! {
        a href="/rights" class="govuk-back-link" { (words.say("rights-heading")) }
        h1 class="govuk-heading-l" { (words.say(&key(situation, "title"))) }
        ul class="govuk-list govuk-list--bullet govuk-list--spaced" {
            @for point in 1..=POINTS { li { (words.say(&key(situation, &point.to_string()))) } }
        }
        (inset_text(&InsetText::of(html! { strong { (words.say("rights-time")) } " " (words.say(&key(situation, "time"))) })))
        p class="govuk-body" { (words.say("rights-not-alone")) }
        (reach(words, service))
        p class="govuk-body-s" { (words.say("rights-source")) " " span lang="en" dir="ltr" { (authority(situation)) ". " (CHECKED) "." } }
    }
}
