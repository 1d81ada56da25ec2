use super::decision;
use super::translations::{InEnglish, in_english};
use crate::audiences::Granted;
use crate::cases::said;
use crate::frames::{DeskPage, Here, desk};
use crate::professionals::section;
use crate::state::App;
use crate::today::when;
use crate::web::form::{Form, called};
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::codes::{Channel, Code};
use alongside_domain::lists::{ListEntry, ReferenceList};
use alongside_domain::local;
use alongside_domain::reports::ReportAnswers;
use alongside_gate::access::ShowReferral;
use alongside_gate::{Action, Grant, ReferralStanding, Reveals};
use alongside_store::{Likely, Referral, ReferredBy, StorageError, Translation, Worker};
use alongside_ui::components::{Button, InsetText, Legend, button, inset_text, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};

/// A referral with what is needed to decide on it.
pub(super) struct Deciding {
    pub referral: Referral,
    pub likely: Vec<Likely>,
    pub workers: Vec<Worker>,
    pub referred_by: Option<ReferredBy>,
    pub translations: Vec<Translation>,
    /// Reasons of the service's own to decline, as far as they are offered today.
    pub reasons: Vec<ListEntry>,
}

pub(super) async fn deciding<A: Action>(
    app: &App,
    id: alongside_gate::ReferralId,
    grant: &Grant<A>,
) -> Result<Deciding, StorageError> {
    let (scope, today) = (grant.known_people(), app.today());
    let found = app
        .store
        .read(move |db| {
            let referral = db.referral(id)?;
            let referred_by = db.referred_by(id)?;
            let translations = db.translations(&[id])?;
            if referral.ending.is_some() {
                let (likely, workers, reasons) = (Vec::new(), Vec::new(), Vec::new());
                return Ok(Deciding { referral, likely, workers, referred_by, translations, reasons });
            }
            let likely = db.likely_to_answer(&scope, id)?;
            let workers = db.workers_for(&scope, &[id.uuid()])?;
            let reasons = db.offered(ReferenceList::Decline, today)?;
            Ok(Deciding { referral, likely, workers, referred_by, translations, reasons })
        })
        .await?;
    // Names of clients are shown beside the report: that is a look too.
    let shown = found.likely.iter().map(|likely| likely.case.uuid()).collect();
    app.store.seen(&grant.permit(), app.now(), shown).await?;
    Ok(found)
}

pub(super) async fn show(granted: Granted<ShowReferral>, State(app): State<App>) -> Result<Response, ProblemPage> {
    let found = deciding(&app, granted.id(), &granted).await;
    let found = found.map_err(|error| Problem::from(error).in_app(&app))?;
    let (fields, errors) = (Fields::default(), Errors::default());
    let form = Form { desk: true, words: app.english(), fields: &fields, errors: &errors };
    let main = page(&granted, form, &found, app.today(), &app.new_token());
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "A report", here: Here::Triage, wrong: false, main })))
}

/// The page again, with what is wrong and what was typed.
pub(crate) async fn show_again<A: Action<Standing = ReferralStanding> + Reveals>(
    app: &App,
    granted: &Granted<A>,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, ProblemPage> {
    let found = deciding(app, granted.id(), granted).await;
    let found = found.map_err(|error| Problem::from(error).in_app(app))?;
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = page(granted, form, &found, app.today(), fields.one("form"));
    Ok(desk(app, DeskPage { me: &granted.me, title: "A report", here: Here::Triage, wrong: true, main }))
}

/// The report, and under it what can be decided, or what was.
pub(super) fn page<A: Reveals>(grant: &Grant<A>, form: Form<'_>, found: &Deciding, today: Date, once: &str) -> Markup {
    let words = form.words;
    let referral = &found.referral;
    let answers = referral.answers.reveal(grant);
    html! {
        a href="/referrals" class="govuk-back-link" { "Triage" }
        (alongside_ui::pages::errors(words, form.errors))
        h1 class="govuk-heading-l" {
            @if let Some(name) = &answers.about.name { bdi dir="auto" { (name.as_str()) } } @else { "Name not given" }
            " " span class="app-quiet" { bdi dir="ltr" { (referral.reference) } }
        }
        p class="govuk-body" {
            (called(words, referral.source, referral.source_words.as_deref())) ", received " (local(referral.received_at).strftime("%A %-d %B %Y, %H:%M")) "."
            @if let Some(due) = referral.decision_due { " Decide: " strong { (when(due, today)) } "." }
            @if let Some(due) = referral.contact_due { " First contact: " strong { (when(due, today)) } "." }
        }
        @if answers.in_danger() { (said::danger_flag(words, &answers.danger)) }
        @if let Some(tag) = &answers.written_in {
            div class="app-flag" { strong { "Written on the pages in " (language(tag)) ". " } "What they chose from lists is shown in English. "
                a class="govuk-link" href={ "/referrals/" (referral.id) "/translations" } { @if found.translations.is_empty() { "Have their own words translated" } @else { "Translate more" } }
                @if let Some(due) = referral.translation_due { ": " strong { (when(due, today)) } }
                ". Never by family."
            }
        }
        @for one in &found.translations { (in_english(words, &InEnglish::of(grant, one))) }
        @for added in referral.messages.iter().filter(|entry| !entry.from_us) {
            (inset_text(&InsetText::of(html! {
                p { strong { "They came back and added, " (local(added.at).strftime("%-d %B, %H:%M")) } }
                p class="app-said" dir="auto" { (added.words.reveal(grant).as_str()) }
            })))
        }
        @if let Some(by) = &found.referred_by { (section(grant, form, referral.id, by, answers, once)) }
        (said::safe_contact_banner(words, &answers.safe_contact))
        (report(words, answers))
        p class="govuk-body" { a class="govuk-link" href={ "/referrals/" (referral.id) "/messages" } { "Messages and pass-phrase" } " " a class="govuk-link" href={ "/referrals/" (referral.id) "/files" } { "Files" @if referral.files > 0 { " (" (referral.files) ")" } } }
        @match &referral.ending {
            Some(ending) => {
                @for typed in ["onward", "note"].map(|name| form.fields.one(name)).into_iter().filter(|typed| !typed.is_empty()) {
                    (inset_text(&InsetText::of(html! {
                        p { strong { "What you wrote, which was not saved:" } }
                        p class="app-said" dir="auto" { (typed) }
                    })))
                }
                h2 class="govuk-heading-m" { "Decided" }
                (inset_text(&InsetText::of(html! {
                    p { strong { (words.say(&ending.kind.key())) }
                        @if let Some(reason) = ending.reason { ": " (called(words, reason, ending.reason_words.as_deref())) }
                        ", " (local(ending.at).strftime("%-d %B %Y, %H:%M"))
                        @if let Some(by) = &ending.by { ", " (by) }
                    }
                    @if let Some(onward) = ending.onward.reveal(grant) { p class="app-said" dir="auto" { "Pointed to: " (onward.as_str()) } }
                    @if let Some(note) = ending.note.reveal(grant) { p class="app-said" dir="auto" { (note.as_str()) } }
                    @if let Some(case) = ending.case { p { a class="govuk-link" href={ "/cases/" (case) } { "Open the case" } } }
                })))
                @if matches!(ending.kind, alongside_domain::codes::DecisionKind::Signposted | alongside_domain::codes::DecisionKind::Declined) {
                    (telling(form, referral, answers))
                }
            }
            None => (decision::form(grant, form, found, once)),
        }
    }
}

/// Writing down that the person was told.
fn telling(form: Form<'_>, referral: &Referral, answers: &ReportAnswers) -> Markup {
    html! {
        @if let Some(told) = referral.ending.as_ref().and_then(|ending| ending.told_at) {
            p class="govuk-body" { "They were told on " (local(told).strftime("%-d %B %Y")) "." }
        } @else if answers.can_be_reached() {
            form method="post" action={ "/referrals/" (referral.id) "/telling" } novalidate {
                (radios(&form.one_of::<Channel>("channel", Legend::of("They have been told, by:"), "Only a way they called safe.")))
                (button(&Button::of("They have been told").secondary()))
            }
        } @else {
            p class="govuk-body" { "They gave no way to reach them. They will read it when they come back with their pass-phrase." }
        }
    }
}

/// A language as the desk calls it.
pub(crate) fn language(tag: &str) -> &str {
    match tag {
        "ar" => "Arabic",
        "ur" => "Urdu",
        other => other,
    }
}

/// Everything the report says.
pub(crate) fn report(words: &Words, answers: &ReportAnswers) -> Markup {
    said::list(&said::lines(words, answers))
}
