use super::said;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::today::{name, when};
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::calendars::{long, short};
use alongside_domain::codes::{Code, Danger, PersonRole, Rhythm, Risk, StepOwner};
use alongside_domain::reports::{ReportAnswers, SafeContact};
use alongside_domain::{date_of, local};
use alongside_gate::access::ShowCase;
use alongside_gate::{CaseId, Grant, Reveals, StepId};
use alongside_store::{CaseFile, DueItem};
use alongside_ui::components::{Button, Choices, Input, Legend, Tag, button, input, radios, tag};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};

/// One thing in the chronology.
#[derive(Clone, Debug)]
pub(crate) struct Happened {
    pub at: Timestamp,
    pub by: String,
    pub what: String,
    pub words: String,
    /// Folded: it may be hard to read.
    pub report: Option<ReportAnswers>,
}

/// A step that is still to be done.
#[derive(Clone, Debug)]
pub(crate) struct OpenStep {
    pub id: StepId,
    pub what: String,
    pub owner: StepOwner,
    pub due: Date,
}

/// Everything the page of a case shows.
#[derive(Clone, Debug)]
pub(crate) struct CasePage {
    pub id: CaseId,
    pub reference: String,
    pub name: String,
    pub called: Option<String>,
    pub worker: String,
    pub deputy: Option<String>,
    pub risk: Risk,
    pub risk_why: String,
    pub in_danger: bool,
    pub danger: Vec<Danger>,
    /// People complained of, as each report describes them.
    pub who: Vec<String>,
    pub safe_contact: SafeContact,
    pub rhythm: Option<Rhythm>,
    pub first_contact: Option<(Date, Option<Timestamp>)>,
    pub attempts: usize,
    pub due: Vec<DueItem>,
    pub steps: Vec<OpenStep>,
    pub camera_due: bool,
    pub people: Vec<(PersonRole, String)>,
    pub chronology: Vec<Happened>,
    pub today: Date,
}

pub(super) async fn show(granted: Granted<ShowCase>, State(app): State<App>) -> Result<Response, ProblemPage> {
    let id = granted.id();
    let file = app.store.read(move |db| db.case(id)).await;
    let file = file.map_err(|error| Problem::from(error).in_app(&app))?;
    let (fields, errors) = (Fields::default(), Errors::default());
    let form = Form { desk: true, words: app.english(), fields: &fields, errors: &errors };
    let view = CasePage::of(&granted, app.english(), &file, app.today());
    let main = page(form, &view, &app.new_token());
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "A case", here: Here::Cases, wrong: false, main })))
}

impl CasePage {
    pub fn of<A: Reveals>(grant: &Grant<A>, words: &Words, file: &CaseFile, today: Date) -> Self {
        let reports = || file.incidents.iter().map(|incident| incident.answers.reveal(grant));
        let mut danger: Vec<Danger> = reports().flat_map(|answers| answers.danger.clone()).collect();
        danger.sort();
        danger.dedup();
        let who = reports().filter_map(|answers| answers.who_words.as_ref());
        let steps = file.steps.iter().filter(|step| step.ended_at.is_none());
        Self {
            id: file.id,
            reference: file.reference.clone(),
            name: file.name.reveal(grant).clone(),
            called: file.called.reveal(grant).as_ref().map(|called| called.as_str().to_owned()),
            worker: file.worker_name.clone(),
            deputy: file.deputy_name.clone(),
            risk: file.risk,
            risk_why: file.risks.first().map_or(String::new(), |risk| risk.why.reveal(grant).as_str().to_owned()),
            in_danger: file.in_danger,
            danger,
            who: who.map(|words| words.as_str().to_owned()).collect(),
            safe_contact: file.safe_contact.reveal(grant).clone(),
            rhythm: file.rhythm,
            first_contact: file.first_contact,
            attempts: file
                .contacts
                .iter()
                .filter(|contact| contact.result == alongside_domain::codes::ContactResult::Attempt)
                .count(),
            due: file.due.clone(),
            steps: steps
                .map(|step| OpenStep {
                    id: step.id,
                    what: step.what.reveal(grant).as_str().to_owned(),
                    owner: step.owner,
                    due: step.due,
                })
                .collect(),
            camera_due: file.due.iter().any(|item| item.rule == "keep_camera_pictures"),
            people: file.people.iter().map(|person| (person.role, person.name.reveal(grant).clone())).collect(),
            chronology: chronology(grant, words, file),
            today,
        }
    }
}

/// Reports, conversations, attempts, steps and risk in one line of time, the
/// newest first.
fn chronology<A: Reveals>(grant: &Grant<A>, words: &Words, file: &CaseFile) -> Vec<Happened> {
    let plain = |at, by: &str, what: String, words: &str| Happened {
        at,
        by: by.to_owned(),
        what,
        words: words.to_owned(),
        report: None,
    };
    let mut all: Vec<Happened> = Vec::new();
    all.extend(file.incidents.iter().map(|incident| Happened {
        report: Some(incident.answers.reveal(grant).clone()),
        ..plain(incident.told_at, "", format!("Report: {}", words.say(&file.source.key()).to_lowercase()), "")
    }));
    all.extend(file.contacts.iter().map(|contact| {
        let mut what =
            format!("{}: {}", words.say(&contact.channel.key()), words.say(&contact.result.key()).to_lowercase());
        if let Some(minutes) = contact.minutes {
            what.push_str(&format!(", {minutes} minutes"));
        }
        if contact.statement_given {
            what.push_str(". Start-of-work statement given");
        }
        if contact.update_given {
            what.push_str(". Told how things stand");
        }
        plain(contact.at, &contact.by, what, contact.note.reveal(grant).as_str())
    }));
    all.extend(file.steps.iter().map(|step| {
        let what = format!("Planned for {}", short(step.due));
        plain(step.planned_at, "", what, step.what.reveal(grant).as_str())
    }));
    all.extend(file.steps.iter().filter_map(|step| {
        let at = step.ended_at?;
        Some(plain(at, "", "Step done".to_owned(), step.what.reveal(grant).as_str()))
    }));
    all.extend(file.risks.iter().map(|risk| {
        let what = format!("Risk: {}", words.say(&risk.level.key()).to_lowercase());
        plain(risk.at, &risk.by, what, risk.why.reveal(grant).as_str())
    }));
    all.sort_by_key(|happened| std::cmp::Reverse(happened.at));
    all
}

pub(crate) fn page(form: Form<'_>, view: &CasePage, once: &str) -> Markup {
    let words = form.words;
    let here = format!("/cases/{}", view.id);
    html! {
        (alongside_ui::pages::errors(words, form.errors))
        div class="app-case-head" {
            h1 class="govuk-heading-l" {
                bdi dir="auto" { (view.name) }
                " " span class="app-quiet" { bdi dir="ltr" { (view.reference) } }
            }
            (button(&Button::link("Log a contact", format!("{here}/contacts/new"))))
        }
        p class="govuk-body" {
            @if let Some(called) = &view.called { "Call them " bdi dir="auto" { (called) } ". " }
            "Worker: " (view.worker) "."
            @if let Some(deputy) = &view.deputy { " Deputy: " (deputy) "." } @else { " No deputy yet." }
        }
        @if view.in_danger { (said::danger_flag(words, &view.danger)) }
        @if view.risk == Risk::High {
            div class="app-flag app-flag--danger" { strong { "High risk. " } bdi dir="auto" { (view.risk_why) } }
        } @else {
            div class="app-flag" { strong { (words.say(&view.risk.key())) " risk. " } bdi dir="auto" { (view.risk_why) } }
        }
        (said::safe_contact_banner(words, &view.safe_contact))
        p class="govuk-body app-links" {
            a class="govuk-link" href={ (here) "/safe-contact" } { "Change how to reach them" }
            a class="govuk-link" href={ (here) "/risk" } { "Change the risk" }
            a class="govuk-link" href={ (here) "/looks" } { "Who has looked" }
        }
        section aria-labelledby="due-now" {
            h2 class="govuk-heading-m" id="due-now" { "What is due" }
            (due(words, view))
        }
        @if view.camera_due { (camera(&here, once)) }
        (steps(form, view, &here, once))
        section aria-labelledby="people" {
            h2 class="govuk-heading-m" id="people" { "People" }
            ul class="govuk-list" {
                @for (role, name) in &view.people { li { (words.say(&role.key())) ": " bdi dir="auto" { (name) } } }
            }
            @if !view.who.is_empty() {
                details class="govuk-details" {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "The person complained of, as described" } }
                    @for who in &view.who { div class="govuk-details__text app-said" dir="auto" { (who) } }
                }
            }
        }
        section aria-labelledby="chronology" {
            h2 class="govuk-heading-m" id="chronology" { "What happened" }
            ol class="app-timeline" { @for happened in &view.chronology { (one(words, happened)) } }
        }
    }
}

fn due(words: &Words, view: &CasePage) -> Markup {
    html! {
        @if let Some((by, kept)) = view.first_contact {
            p class="govuk-body" {
                "First contact was promised by " (long(by)) ". "
                @match kept {
                    Some(at) if date_of(at) <= by => { "Kept on " (short(date_of(at))) "." }
                    Some(at) => { "Made on " (short(date_of(at))) ", late." }
                    None if view.attempts > 0 => { "Not reached yet, " (view.attempts) @if view.attempts == 1 { " attempt." } @else { " attempts." } }
                    None => { "Not made yet." }
                }
            }
        }
        @if view.due.is_empty() { p class="govuk-body app-due--late" { "Nothing is planned. Plan what comes next, so that they are not forgotten." } }
        @else {
            ul class="app-due" {
                @for item in &view.due {
                    li class={ @if item.due < view.today { "app-due--late" } @else if item.due == view.today { "app-due--today" } } {
                        @if let Some(step) = view.steps.iter().find(|step| step.id.to_string() == item.occasion) {
                            bdi dir="auto" { (step.what) } ", " (words.say(&step.owner.key()).to_lowercase())
                        } @else { (name(item)) }
                        ": " (when(item.due, view.today))
                    }
                }
            }
        }
        @if let Some(rhythm) = view.rhythm { p class="govuk-body-s" { "Updates: " (words.say(&rhythm.key()).to_lowercase()) "." } }
    }
}

fn camera(here: &str, once: &str) -> Markup {
    html! {
        section class="app-flag" id="camera" aria-label="Camera recording" {
            p class="govuk-body" { "There may be a camera recording. Recordings are wiped within days: ask whoever has it, today, to keep it. Nothing else waits for this." }
            form method="post" action={ (here) "/recording" } {
                input type="hidden" name="form" value=(once);
                (button(&Button::of("I have asked for it to be kept").secondary()))
            }
        }
    }
}

fn steps(form: Form<'_>, view: &CasePage, here: &str, once: &str) -> Markup {
    html! {
        section aria-labelledby="steps" {
            h2 class="govuk-heading-m" id="steps" { "Next steps" }
            ul class="app-rows" {
                @for step in &view.steps {
                    li class="app-row" {
                        div class="app-row__main" {
                            p class="govuk-body" { bdi dir="auto" { (step.what) } }
                            p class="govuk-body-s" {
                                (when(step.due, view.today)) ", " (form.words.say(&step.owner.key()).to_lowercase())
                                @if step.owner != StepOwner::Worker { " " (tag(&Tag { classes: Some("app-tag--waiting".to_owned()), ..Tag::of("waiting") })) }
                            }
                        }
                        form method="post" action={ (here) "/steps/removal" } class="app-row__action" {
                            input type="hidden" name="step" value=(step.id);
                            (button(&Button::of("Done").secondary()))
                        }
                    }
                }
            }
            details class="govuk-details" open[view.steps.is_empty() || !form.errors.is_empty()] {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Plan a step" } }
                form method="post" action={ (here) "/steps" } novalidate {
                    input type="hidden" name="form" value=(once);
                    (step_fields(form))
                    (button(&Button::of("Plan it").secondary()))
                }
            }
        }
    }
}

/// What, who and by when. The same three fields wherever a step is planned.
pub(super) fn step_fields(form: Form<'_>) -> Markup {
    html! {
        (input(&form.line("step", "What happens next", "")))
        (radios(&Choices { classes: Some("govuk-radios--small govuk-radios--inline".to_owned()), ..form.one_of::<StepOwner>("owner", Legend { classes: None, ..Legend::of("Who does it?") }, "") }))
        (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("due", "By when", "Like “Friday”, “in 2 weeks” or “24/11”") }))
    }
}

fn one(words: &Words, happened: &Happened) -> Markup {
    html! {
        li class="app-timeline__item" {
            p class="app-timeline__head" {
                strong { (happened.what) }
                span class="app-quiet" { " " (local(happened.at).strftime("%-d %B %Y, %H:%M")) @if !happened.by.is_empty() { ", " (happened.by) } }
            }
            @if !happened.words.is_empty() { p class="app-said" dir="auto" { (happened.words) } }
            @if let Some(report) = &happened.report {
                details class="govuk-details" {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What they told us" } }
                    (crate::referrals::report(words, report))
                }
            }
        }
    }
}
