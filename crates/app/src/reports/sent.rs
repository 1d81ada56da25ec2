use super::ADDRESS;
use super::drafts::Visit;
use super::reading;
use crate::frames::{Visitor, visitor};
use crate::home::{danger, reach};
use crate::state::App;
use crate::web::dates::long;
use alongside_domain::reports::{Confirmation, confirmation};
use alongside_domain::service::Service;
use alongside_ui::components::{Button, Panel, button, panel};
use alongside_ui::words::Words;
use jiff::civil::{Date, DateTime};
use maud::{Markup, html};

/// What somebody who has just sent a report reads.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub reference: String,
    pub phrase: String,
    pub confirmation: Confirmation,
    pub record_only: bool,
    pub in_danger: bool,
    pub camera: bool,
    pub wiped_on: Option<Date>,
}

pub(super) fn show(app: &App, words: &Words, visit: &Visit) -> Markup {
    let received = visit.body.received_at.unwrap_or(app.now());
    let answers = reading::answers(&visit.body.answers, alongside_domain::date_of(received));
    let service = app.service();
    let sent = Sent {
        reference: visit.body.reference.clone(),
        phrase: visit.body.phrase.clone().unwrap_or_default(),
        confirmation: confirmation(&answers, &service, received),
        record_only: answers.record_only(),
        in_danger: answers.in_danger(),
        camera: answers.evidence.iter().any(|evidence| evidence.is_overwritten()),
        wiped_on: answers.overwritten_on,
    };
    let title = words.say("questions-title");
    let main = page(words, &service, &sent);
    visitor(app, Visitor { words, title, leave: true, wrong: false, main })
}

/// Thanks, the way back, what happens by when, and who helps meanwhile.
pub(crate) fn page(words: &Words, service: &Service, sent: &Sent) -> Markup {
    html! {
        (panel(&Panel { title_text: Some(words.say("sent-thanks")), ..Panel::default() }))
        @if sent.in_danger { (danger(words)) }
        h2 class="govuk-heading-m" { (words.say("sent-next")) }
        @for line in promises(words, sent) { p class="govuk-body" { (line) } }
        @if sent.camera {
            p class="govuk-body" {
                @if let Some(day) = sent.wiped_on {
                    (words.say_with("sent-camera-by", &[("day", &long(words, day))]))
                } @else { (words.say("sent-camera")) }
            }
        }
        h2 class="govuk-heading-m" { (words.say("sent-return")) }
        (keep(words, &sent.reference, &sent.phrase))
        h2 class="govuk-heading-m" { (words.say("home-talk")) }
        (reach(words, service))
        form method="post" action=(ADDRESS) {
            p class="govuk-body" { (words.say("sent-equality")) }
            div class="govuk-button-group" {
                (button(&Button::of(words.say("sent-equality-start")).named("go", "equality")))
                (button(&Button::link(words.say("sent-finish"), "/leave").secondary()))
            }
        }
    }
}

/// The reference and the pass-phrase, to be written down.
pub(crate) fn keep(words: &Words, reference: &str, phrase: &str) -> Markup {
    html! {
        p class="govuk-body" { (words.say("phrase-write-down")) }
        dl class="app-keep" {
            dt { (words.say("phrase-reference")) }
            dd { bdi dir="ltr" class="app-keep__value" { (reference) } }
            dt { (words.say("phrase-phrase")) }
            dd { bdi dir="ltr" class="app-keep__value" { (phrase) } }
        }
        p class="govuk-body" { (words.say("phrase-lost")) }
    }
}

/// Only what the clock will keep.
fn promises(words: &Words, sent: &Sent) -> Vec<String> {
    let said = &sent.confirmation;
    let mut lines = Vec::new();
    if sent.record_only && !sent.in_danger {
        lines.push(words.say("sent-record-only"));
        return lines;
    }
    if let Some(until) = said.nobody_until {
        lines.push(words.say_with("sent-nobody-until", &[("when", &moment(words, until))]));
    } else if !said.open_now
        && let Some(from) = said.read_from
    {
        lines.push(words.say_with("sent-read-from", &[("when", &moment(words, from))]));
    }
    if let Some(day) = said.read_by {
        lines.push(words.say_with("sent-read-by", &[("day", &long(words, day))]));
    }
    match said.contact_by {
        Some(day) => lines.push(words.say_with("sent-contact-by", &[("day", &long(words, day))])),
        None if said.reachable => {}
        None => lines.push(words.say("sent-no-contact")),
    }
    lines
}

fn moment(words: &Words, at: DateTime) -> String {
    let time = at.time().strftime("%H:%M").to_string();
    words.say_with("sent-moment", &[("day", &long(words, at.date())), ("time", &time)])
}
