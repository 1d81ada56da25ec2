use super::chronology::line;
use super::said;
use super::show::CasePage;
use crate::today::{is_planned, name, shown, when};
use crate::web::form::Form;
use alongside_domain::calendars::{long, short};
use alongside_domain::cases::Touch;
use alongside_domain::codes::{Code, Risk, StepOwner};
use alongside_domain::date_of;
use alongside_ui::components::{Button, Choices, Input, Legend, Tag, button, input, radios, tag};
use alongside_ui::words::Words;
use jiff::civil::Date;
use maud::{Markup, html};

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
        @if view.emergency {
            div class="app-flag app-flag--danger" { strong { "Opened in an emergency. " } "It closes for you four hours after you opened it, and stands on your Today until then. Somebody else looks at why you opened it." }
        }
        @if let Some(day) = view.closed {
            div class="app-flag" {
                strong { "Closed on " (long(day)) ". " } "Who closed it, why and what they said stands in what happened. "
                @if view.settles { a class="govuk-link" href={ (here) "/closure" } { "Open it again" } }
            }
        }
        @if view.restricted { p class="govuk-body" { (tag(&Tag { classes: Some("app-tag--waiting".to_owned()), ..Tag::of("Restricted") })) " Only its worker, its deputy and the people named open this case." } }
        @if view.in_danger { (said::danger_flag(words, &view.danger)) }
        @if view.risk == Risk::High {
            div class="app-flag app-flag--danger" { strong { "High risk. " } bdi dir="auto" { (view.risk_why) } }
        } @else {
            div class="app-flag" { strong { (words.say(&view.risk.key())) " risk. " } bdi dir="auto" { (view.risk_why) } }
        }
        (said::safe_contact_banner(words, &view.safe_contact))
        (links(view, &here))
        section aria-labelledby="summary" {
            h2 class="govuk-heading-m" id="summary" { "Where it stands" }
            @if let Some((since, text)) = &view.summary {
                p class="govuk-body app-said" dir="auto" { (text) }
                p class="govuk-body-s" { "Written " (when_written(*since, view.today)) ". " a class="govuk-link" href={ (here) "/summary" } { "Write it again" } }
            } @else {
                p class="govuk-body" { "Nobody has written this yet. A few lines are enough: whoever takes the phone next will know the case. " a class="govuk-link" href={ (here) "/summary" } { "Write where it stands" } }
            }
        }
        (super::outcomes::listed(words, view.id, &view.wishes))
        section aria-labelledby="due-now" {
            h2 class="govuk-heading-m" id="due-now" { "What is due" }
            (due(words, view))
            @if view.due.iter().any(|item| matches!(item.rule.as_str(), "update_client" | "tell_news" | "tell_police_news")) {
                form method="post" action={ (here) "/updates" } {
                    input type="hidden" name="form" value=(once);
                    (button(&Button::of("I have just rung them and told them how things stand").secondary()))
                }
            }
        }
        @if view.camera_due { (camera(&here, once)) }
        @if view.closed.is_none() { (steps(form, view, &here, once)) }
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
            ol class="app-timeline" { @for happened in &view.chronology { (line(words, happened)) } }
            (super::history::earlier(view.id, view.earlier))
        }
    }
}

/// Everything under the case, by what it is for: each group is one line.
fn links(view: &CasePage, here: &str) -> Markup {
    let under = |place: &str, words: &str| html! { a class="govuk-link" href={ (here) (place) } { (words) } " " };
    let counted = |count: i64| if count > 0 { format!(" ({count})") } else { String::new() };
    let group =
        |title: &str, links: Markup| html! { p class="govuk-body app-links" { strong { (title) } " " (links) } };
    html! {
        nav aria-label="Under this case" {
            (group("What happened", html! {
                a class="govuk-link" href={ "/referrals/" (view.referral) } { "How it reached us" } " "
                (under("/incidents", &format!("Incidents{}", counted(view.incidents))))
                (under("/files", &format!("Files{}", counted(view.files))))
                (under("/issues", "What it is about"))
            }))
            (group("The person", html! {
                a class="govuk-link" href={ "/referrals/" (view.referral) "/messages" } { "Messages" } " "
                (under("/safe-contact", "Change how to reach them"))
                (under("/members", "People it is for"))
                (under("/trusted-people", "People they trust"))
                (under("/name", "Change the name"))
                (under("/impact", "How they are"))
                (under("/equality", "Equality questions"))
            }))
            (group("Safety", html! {
                (under("/risk", "Risk"))
                (under("/safety-plan", "Safety plan"))
                (under("/equipment", "Security equipment"))
                (under("/visits", "Visiting alone"))
            }))
            (group("The work", html! {
                (under("/appointments", "Appointments"))
                (under("/advice", "Rights and advice"))
                (under("/claims", "Dates of the law"))
                (under("/requests", "Asked of agencies"))
                (under("/onward-referrals", "Referred to others"))
                (under("/counselling-notes", "Between two people"))
                (under("/learning-reviews", "What we learnt"))
                @if view.closed.is_some() { (under("/evaluations", "What they think of us")) (under("/closure/letter", "Letter at the end")) }
                (under("/case-studies", "Telling their story"))
            }))
            (group("The case", html! {
                (under("/looks", "Who has looked"))
                @if view.settles {
                    (under("/handover", "Hand over"))
                    (under("/access", "Who may open it"))
                    (under("/links", "Linked cases"))
                    (under("/complained-of", "People complained of"))
                    (under("/merge", "Known already?"))
                    @if view.closed.is_none() { (under("/closure", "Close the case")) }
                }
            }))
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
        @if view.closed.is_none() && !is_planned(&view.due) { p class="govuk-body app-due--late" { "Nothing is planned. Plan what comes next, so that they are not forgotten." } }
        @if !view.due.is_empty() {
            ul class="app-due" {
                @for item in shown(&view.due, view.today) {
                    li class={ @if item.due < view.today { "app-due--late" } @else if item.due == view.today { "app-due--today" } } {
                        @if let Some(step) = view.steps.iter().find(|step| step.id.to_string() == item.occasion) {
                            bdi dir="auto" { (step.what) } ", " (words.say(&step.owner.key()).to_lowercase())
                        } @else if item.rule == "translate_report" {
                            @let report = item.occasion.split('@').next().unwrap_or_default();
                            @let report = if report.is_empty() { view.referral.to_string() } else { report.to_owned() };
                            a class="govuk-link" href={ "/referrals/" (report) "/translations" } { (name(item)) }
                        } @else if let Some(place) = done_at(&item.rule) {
                            a class="govuk-link" href={ "/cases/" (view.id) (place) } { (name(item)) }
                        } @else { (name(item)) }
                        ": " (when(item.due, view.today))
                    }
                }
            }
        }
        @match view.touch {
            Touch::OnTrack => {}
            Touch::Settled(since) => { p class="govuk-body" { strong { "Settled" } ", by their own word, since " (long(since)) "." } }
            Touch::Lost { since, attempts } => {
                p class="govuk-body" {
                    strong { "Lost touch. " }
                    @match since {
                        Some(day) => { "Last reached on " (long(day)) }
                        None => { "Never reached" }
                    }
                    ", tried " (attempts) " times since. Silence is no yes to closing: try other ways and other times, and tell your manager."
                }
            }
        }
        @if let Some(rhythm) = view.rhythm { p class="govuk-body-s" { "Updates: " (words.say(&rhythm.key()).to_lowercase()) "." } }
    }
}

/// Where under a case something that is due is done.
pub(crate) fn done_at(rule: &str) -> Option<&'static str> {
    Some(match rule {
        "agency_answer" => "/requests",
        "review_risk" | "check_lowered_risk" => "/risk",
        "agree_outcomes" => "/outcomes",
        "agree_plan" => "/plan",
        "measure_impact" => "/impact",
        "review_safety_plan" => "/safety-plan",
        "appointment_outcome" => "/appointments",
        "equipment" => "/equipment",
        "legal_date" | "legal_act_by" => "/claims",
        "ask_evaluation" => "/evaluations",
        "onward_answer" => "/onward-referrals",
        "visit_check_in" => "/visits",
        "ask_story_again" => "/case-studies",
        "look_at_learning" => "/learning-reviews",
        "closing_review" => "/closure",
        "first_contact" | "start_of_work" | "update_client" | "tell_news" | "tell_police_news" | "introduce_worker" => {
            "/contacts/new"
        }
        _ => return None,
    })
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
            p class="govuk-body" { a class="govuk-link" href={ (here) "/plan" } { "The whole plan, to go through with them" } }
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
                            @if step.owner == StepOwner::Client { (input(&form.line(&format!("learned-{}", step.id), "What they learnt, or can do now", ""))) }
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
        (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("due", "By when", "Like “Friday”, “in 2 weeks”, or a day and a month") }))
    }
}

fn when_written(since: Date, today: Date) -> String {
    if since == today { "today".to_owned() } else { format!("on {}", short(since)) }
}
