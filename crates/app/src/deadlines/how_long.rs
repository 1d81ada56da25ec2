use super::{lead, lines};
use crate::audiences::{Informing, Opened};
use crate::frames::{Visitor, visitor};
use crate::home::reach;
use crate::state::App;
use crate::web::form::{Form, day_problem};
use crate::web::{Sent, ok, wrong};
use alongside_domain::calendars::{long, three_boxes};
use alongside_domain::codes::{ClaimKind, Code};
use alongside_domain::law::{CannotWork, ClaimFacts, Forum, Found, Law, forums};
use alongside_domain::service::Service;
use alongside_ui::components::{Button, Choices, Legend, button, checkboxes, date_input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use alongside_ui::words::Words;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};

/// Anybody asks how long they have. Nothing of it is kept: not here, not in the
/// address, not under a cookie.
pub(super) async fn show(open: Opened<Informing>, State(app): State<App>) -> Response {
    let (fields, errors) = (Fields::default(), Errors::default());
    ok(framed(&app, ask(form(&app, &fields, &errors), &open.words), false))
}

/// The answer: every place it can be taken to, the safe day first.
pub(super) async fn create(open: Opened<Informing>, State(app): State<App>, Sent(fields): Sent) -> Response {
    let mut errors = Errors::default();
    let today = app.today();
    let Some(facts) = read(&app, &fields, today, &mut errors) else {
        return wrong(framed(&app, ask(form(&app, &fields, &errors), &open.words), true));
    };
    let found: Vec<_> = forums(&facts).into_iter().map(|forum| (forum.work(Law::published()), forum)).collect();
    let answer = Answer { kind: facts.kind, found, today };
    ok(framed(&app, page(app.english(), &open.words, &app.service(), &answer), false))
}

fn form<'a>(app: &'a App, fields: &'a Fields, errors: &'a Errors) -> Form<'a> {
    Form { desk: false, words: app.english(), fields, errors }
}

/// The title says nothing of what was asked: it stands in the history of a shared phone.
fn framed(app: &App, main: Markup, wrong: bool) -> Markup {
    // The page is in English, and so is what stands around it: set from the left.
    let words = app.english();
    visitor(app, Visitor { words, title: words.say("deadlines-title"), leave: true, wrong, main })
}

fn read(app: &App, fields: &Fields, today: Date, errors: &mut Errors) -> Option<ClaimFacts> {
    let kind = ClaimKind::from_code(fields.one("kind"));
    if kind.is_none() {
        errors.add("kind", "Choose what it is about");
    }
    let mut day = |name: &str, needed: bool| {
        let part = |part: &str| fields.one(&format!("{name}-{part}")).trim();
        let parts = [part("day"), part("month"), part("year")];
        if !needed && parts.iter().all(|part| part.is_empty()) {
            return None;
        }
        let read = three_boxes(parts[0], parts[1], parts[2], today);
        read.map_err(|problem| errors.add(name, day_problem(app.english(), problem))).ok()
    };
    let act = day("act", true);
    let (until, decided) = (day("until", false), day("decided", false));
    let (told, certificate) = (day("told", false), day("certificate", false));
    if act.zip(until).is_some_and(|(act, until)| until < act) {
        errors.add("until", "This is before it began. Check both days");
    }
    if told.is_none() && certificate.is_some() {
        errors.add("told", "Write the day Acas was told: it is on the certificate");
    }
    if told.zip(certificate).is_some_and(|(told, certificate)| certificate < told) {
        errors.add("certificate", "The certificate is before Acas was told. Check both days on it");
    }
    if kind == Some(ClaimKind::NotCharged) && decided.is_none() && errors.is_empty() {
        errors.add("decided", "Write the day you were told of the decision");
    }
    let (kind, act) = kind.zip(act).filter(|_| errors.is_empty())?;
    let dismissed = fields.is_ticked("dismissed");
    let conciliations = told.map(|told| (0, Some((told, certificate)))).into_iter().collect();
    Some(ClaimFacts { kind, act, until, decided, dismissed, conciliations })
}

/// What somebody asked, and what the law gives.
pub(crate) struct Answer {
    pub kind: ClaimKind,
    pub found: Vec<(Result<Found, CannotWork>, Forum)>,
    pub today: Date,
}

/// What each is called by somebody to whom it has happened.
const fn called(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Work => "Work: I was treated badly, or lost my job",
        ClaimKind::Services => "A shop, a service, a club or a public office",
        ClaimKind::Landlord => "My landlord",
        ClaimKind::School => "School",
        ClaimKind::University => "College or university",
        ClaimKind::Police => "How the police acted",
        ClaimKind::NotCharged => "The police or prosecutors will not charge anyone",
        ClaimKind::Council => "A decision of the council",
        ClaimKind::Crime => "Someone hurt me or harassed me",
        ClaimKind::OwnData => "I asked for a copy of what they hold about me",
    }
}

pub(crate) fn ask(form: Form<'_>, visitors: &Words) -> Markup {
    let small = || Some("govuk-radios--small".to_owned());
    let choice = |kind: &ClaimKind| Some(alongside_ui::components::Choice::of(kind.code(), called(*kind)));
    let items = ClaimKind::EVERY.iter().map(choice).collect();
    let day = |name: &str, legend: &str, hint: &str| date_input(&form.day(name, Legend::of(legend), hint));
    html! {
        (only_english(visitors))
        div lang="en" dir="ltr" {
            (pages::errors(form.words, form.errors))
            h1 class="govuk-heading-l" { "How long do I have?" }
            p class="govuk-body-l" { "Some things must be started by a day the law sets. Tell us what happened and when. We work out the day. We keep nothing of what you write here." }
            form method="post" action="/how-long" novalidate autocomplete="off" {
                (radios(&Choices { classes: small(), items, ..form.choices("kind", Legend::of("What is it about?"), "") }))
                (day("act", "When did it happen?", "Or when it began. If you lost your job, your last day there"))
                (day("until", "If it went on: when was the last time?", "Leave it empty if it happened once"))
                (day("decided", "If you had a letter or a decision: what date is on it?", "For instance from the police, a school, a landlord or the council"))
                h2 class="govuk-heading-m" { "Only if it is about work" }
                (checkboxes(&form.tick("dismissed", "I lost my job")))
                (day("told", "If you have told Acas: what day?", "Acas is a free service. You must tell them before you go to a tribunal"))
                (day("certificate", "If Acas sent you a certificate: what day?", ""))
                (button(&Button::of("Work out the day")))
            }
        }
    }
}

pub(crate) fn page(english: &Words, visitors: &Words, service: &Service, answer: &Answer) -> Markup {
    let mut found: Vec<_> = answer.found.iter().collect();
    found.sort_by_key(|(found, _)| found.as_ref().ok().and_then(|found| found.safe));
    html! {
        (only_english(visitors))
        div lang="en" dir="ltr" {
            a href="/how-long" class="govuk-back-link" { "Ask again" }
            h1 class="govuk-heading-l" { "How long you have" }
            p class="govuk-body" { (called(answer.kind)) ". Today is " (long(answer.today)) "." }
            @if found.is_empty() { p class="govuk-body" { "We cannot say without the day of a letter or a decision. Go back and add it, or ring us." } }
            @if matches!(answer.kind, ClaimKind::Crime | ClaimKind::Police | ClaimKind::NotCharged) {
                p class="govuk-body-l" { strong { "In danger now, ring 999." } " You can report a crime at any time, on 101 or online. No day here takes that away." }
            }
            @for (found, forum) in found {
                section class="app-plan" aria-label=(forum.rule.name) {
                    h2 class="govuk-heading-m" { (forum.rule.name) @if let Some(of) = forum.of { ", " (of) } }
                    @match found {
                        Ok(found) => {
                            @if let Some(safe) = found.safe { p class="govuk-body-l" { (lead(found, safe, answer.today)) } }
                            @if let Some(act_by) = found.act_by().filter(|day| *day > answer.today && !found.theirs) { p class="govuk-body" { "Get help by " (long(act_by)) "." } }
                            @if let Some(caution) = found.cautions.first() { p class="govuk-body" { (caution) } }
                            details class="govuk-details" {
                                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "How we worked this out" span class="govuk-visually-hidden" { ": " (forum.rule.name) } } }
                                (lines(found))
                            }
                        }
                        Err(_) => { p class="govuk-body" { "We cannot work this one out from these days. Ring us, or one of those below." } }
                    }
                }
            }
            h2 class="govuk-heading-m" { "Get help today" }
            p class="govuk-body" { "This is not legal advice. Do not wait for an answer to a grievance, a complaint or an appeal: time runs on. Even if a day has passed, ask. A court or tribunal can sometimes give more time." }
            (reach(english, service))
            ul class="govuk-list govuk-list--bullet" { @for (name, number, what) in HELP { li { strong { (name) } ", " a class="govuk-link" href={ "tel:" (number.replace(' ', "")) } { (number) } ": " (what) } } }
            p class="govuk-body-s" { "These numbers were last checked by us on 26 November 2026." }
        }
    }
}

/// Who helps besides us, all of them free or cheap to ring.
const HELP: [(&str, &str, &str); 7] = [
    ("Equality Advisory and Support Service", "0808 800 0082", "discrimination of every kind"),
    ("Acas", "0300 123 1100", "work; tell them before you go to a tribunal"),
    ("Citizens Advice", "0800 144 8848", "most things, and who can help near you"),
    ("Victim Support", "0808 168 9111", "anybody hurt by a crime, reported or not, by day and night"),
    ("Shelter", "0808 800 4444", "your home, and what the council decided about it"),
    ("Information Commissioner", "0303 123 1113", "what others hold about you"),
    ("Civil Legal Advice", "0345 345 4345", "a solicitor paid by legal aid, for discrimination and homes"),
];

fn only_english(visitors: &Words) -> Markup {
    html! { @if visitors.tag() != "en" { p class="govuk-body-l" lang=(visitors.tag()) dir=(visitors.direction()) { strong { (visitors.say("deadlines-english-only")) } } } }
}
