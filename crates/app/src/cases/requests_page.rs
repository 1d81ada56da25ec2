use super::framed::back_to_case;
use crate::today::when;
use crate::web::form::Form;
use alongside_domain::calendars::short;
use alongside_domain::cases::{AgencyRequest, Rung};
use alongside_domain::codes::{Asking, Channel, Code, RequestEnd};
use alongside_domain::date_of;
use alongside_gate::{CaseId, Grant, RequestId, Reveals};
use alongside_store::{AgencyLine, RequestLine};
use alongside_ui::components::{Button, Choice, Choices, Input, Legend, button, input, radios};
use jiff::civil::Date;
use maud::{Markup, html};

/// What an agency was asked for, as a page shows it.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub id: RequestId,
    pub case: CaseId,
    pub reference: String,
    pub request: AgencyRequest,
    pub asked_on: Date,
    pub answer_by: Date,
    pub ended_on: Option<Date>,
}

impl Asked {
    pub fn of<A: Reveals>(grant: &Grant<A>, line: &RequestLine) -> Self {
        Self {
            id: line.id,
            case: line.case,
            reference: line.reference.clone(),
            request: line.asked.reveal(grant).clone(),
            asked_on: date_of(line.asked_at),
            answer_by: line.answer_by,
            ended_on: line.ended_at.map(date_of),
        }
    }
}

pub(crate) fn page(
    form: Form<'_>,
    case: CaseId,
    asked: &[Asked],
    agencies: &[AgencyLine],
    today: Date,
    once: &str,
) -> Markup {
    let here = format!("/cases/{case}/requests");
    html! {
        (back_to_case(case, form))
        h1 class="govuk-heading-l" { "Asked of agencies" }
        p class="govuk-body" { "What others were asked to do or to say, by when, and what came of it. On the day it comes back to you." }
        @if asked.is_empty() { p class="govuk-body" { "Nothing yet." } }
        ul class="app-rows" {
            @for one in asked {
                li class="app-row" {
                    div class="app-row__main" {
                        h2 class="govuk-heading-s app-row__name" { (named(one)) }
                        (told(form, one, today))
                        @if one.ended_on.is_none() { (open(form, &here, one, once)) }
                    }
                }
            }
        }
        section aria-labelledby="ask" {
            h2 class="govuk-heading-m" id="ask" { "Ask an agency" }
            (asking(form, &here, agencies, once))
        }
    }
}

/// Who was asked, and whom there.
pub(crate) fn named(one: &Asked) -> Markup {
    html! {
        bdi dir="auto" { (one.request.agency.as_str()) }
        @if let Some(officer) = &one.request.officer { ", " bdi dir="auto" { (officer.as_str()) } }
    }
}

fn told(form: Form<'_>, one: &Asked, today: Date) -> Markup {
    html! {
        p class="govuk-body" { bdi dir="auto" { (one.request.what.as_str()) } }
        p class="govuk-body-s" {
            "Asked on " (short(one.asked_on)) ", " (form.say(&one.request.channel.key()).to_lowercase()) ". "
            (form.say(&one.request.asking.key())) ". "
            @if one.ended_on.is_none() {
                span class=(if one.answer_by < today { "app-due--late" } else { "" }) { "Answer: " (when(one.answer_by, today)) "." }
            }
        }
        @for chase in &one.request.chases { p class="govuk-body-s" { "Reminded on " (short(chase.on)) ": " bdi dir="auto" { (chase.words.as_str()) } } }
        @if let (Some((end, words)), Some(on)) = (&one.request.end, one.ended_on) {
            p class="govuk-body" { strong { (form.say(&end.key())) } ", " (short(on)) ": " bdi dir="auto" { (words.as_str()) } }
        } @else if one.answer_by < today {
            p class="govuk-body" { strong { "Next: " } (rung(one.request.chases.len())) }
        }
    }
}

/// Whom to turn to next.
pub(crate) const fn rung(chases: usize) -> &'static str {
    match Rung::after(chases) {
        Rung::Officer => "remind the officer, with the day you asked.",
        Rung::Manager => "ask their manager, with both days.",
        Rung::Complaint => "a complaint to the agency, if the client says yes.",
        Rung::Head => "tell your manager: the head of their service, a councillor, an ombudsman.",
    }
}

fn open(form: Form<'_>, here: &str, one: &Asked, once: &str) -> Markup {
    let field = |name: &str| format!("{name}-{}", one.id);
    let wrong = form.errors.iter().any(|(place, _)| place.ends_with(&one.id.to_string()));
    let until = field("until");
    let until_typed = if form.fields.one(&until).is_empty() { "in 1 week" } else { form.fields.one(&until) };
    let small = Some("govuk-radios--small".to_owned());
    html! {
        details class="govuk-details" open[wrong] {
            summary class="govuk-details__summary" {
                span class="govuk-details__summary-text" { "Remind them, or write what came of it" span class="govuk-visually-hidden" { ": " (one.request.agency.as_str()) } }
            }
            form method="post" action={ (here) "/chases" } novalidate {
                input type="hidden" name="form" value=(once);
                input type="hidden" name="request" value=(one.id);
                (input(&form.line(&field("chase"), "How did you remind them? One line", "")))
                (input(&Input { value: Some(until_typed.to_owned()), classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right(&until, "They have until", "Like “Friday” or “in 1 week”") }))
                (button(&Button::of("Reminded").secondary()))
            }
            form method="post" action={ (here) "/ends" } novalidate {
                input type="hidden" name="form" value=(once);
                input type="hidden" name="request" value=(one.id);
                (radios(&Choices { classes: small, ..form.one_of::<RequestEnd>(&field("end"), Legend { classes: None, ..Legend::of("What came of it?") }, "") }))
                (input(&form.line(&field("answer"), "What they said, in a line", "Or why nobody asks any more")))
                (button(&Button::of("Save").secondary()))
            }
        }
    }
}

fn asking(form: Form<'_>, here: &str, agencies: &[AgencyLine], once: &str) -> Markup {
    let small = || Some("govuk-radios--small".to_owned());
    let listed = agencies
        .iter()
        .map(|agency| Some(Choice::of(&agency.id.to_string(), html! { bdi dir="auto" { (agency.name) } })));
    let other = Some(Choice::of("other", "Another").then(input(&form.line("other", "Its name", ""))));
    html! {
        form method="post" action=(here) novalidate {
            input type="hidden" name="form" value=(once);
            (radios(&Choices { classes: small(), items: listed.chain([other]).collect(), ..form.choices("agency", Legend::of("Whom?"), "") }))
            (input(&form.line("officer", "Whom there, if you know", "")))
            (input(&form.line("what", "What are they asked for?", "One thing, so that one answer ends it")))
            (radios(&Choices { classes: small(), ..form.one_of::<Asking>("asking", Legend::of("Does the client agree?"), "") }))
            (radios(&Choices { classes: Some("govuk-radios--small govuk-radios--inline".to_owned()), items: HOW.iter().map(|how| Some(form.choice(*how))).collect(), ..form.choices("how", Legend::of("How did you ask?"), "") }))
            (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("answer-by", "By when should they answer?", "Like “Friday”, “in 2 weeks”, or a day and a month") }))
            (button(&Button::of("Keep it")))
        }
    }
}

/// How one asks an agency.
const HOW: &[Channel] = &[Channel::Email, Channel::Call, Channel::Post, Channel::Visit];
