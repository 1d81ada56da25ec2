use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::local;
use alongside_domain::referrals::{CannotWrite, MESSAGE, Reader, write_to};
use alongside_gate::access::WriteToReporter;
use alongside_gate::{ContactId, Grant, ReferralId, Reveals};
use alongside_store::{Referral, Renewal, WriteError};
use alongside_ui::components::{Button, InsetText, Label, Textarea, button, inset_text, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// One message, as the desk reads it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub at: Timestamp,
    /// Who of us; nobody when they wrote it.
    pub by: Option<String>,
    pub words: String,
    pub read_at: Option<Timestamp>,
}

/// Everything written under one report.
#[derive(Clone, Debug)]
pub(crate) struct Thread {
    pub id: ReferralId,
    pub reference: String,
    pub case: Option<alongside_gate::CaseId>,
    pub lines: Vec<Line>,
    /// Somebody can come back with a pass-phrase.
    pub has_phrase: bool,
    /// Somebody else reported it, and learns only that it was received.
    pub about_someone_else: bool,
    /// When the pass-phrase was given anew, by whom, and how they were known.
    pub renewals: Vec<(Timestamp, String, String)>,
}

impl Thread {
    pub fn of<A: Reveals>(grant: &Grant<A>, referral: &Referral, renewals: &[Renewal]) -> Self {
        let line = |entry: &alongside_store::MessageEntry| Line {
            at: entry.at,
            by: entry.from_us.then(|| entry.by.clone().unwrap_or_default()),
            words: entry.words.reveal(grant).as_str().to_owned(),
            read_at: entry.read_at,
        };
        let renewal =
            |renewal: &Renewal| (renewal.at, renewal.by.clone(), renewal.checked.reveal(grant).as_str().to_owned());
        Self {
            id: referral.id,
            reference: referral.reference.to_string(),
            case: referral.ending.as_ref().and_then(|ending| ending.case),
            lines: referral.messages.iter().map(line).collect(),
            has_phrase: referral.has_phrase,
            about_someone_else: referral.answers.reveal(grant).is_about_someone_else(),
            renewals: renewals.iter().map(renewal).collect(),
        }
    }
}

pub(super) async fn index(granted: Granted<WriteToReporter>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<WriteToReporter>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let id = granted.id();
    let found = app.store.read(move |db| Ok((db.referral(id)?, db.renewals(id)?))).await;
    let (referral, renewals) = found.map_err(|error| Problem::from(error).in_app(app))?;
    let thread = Thread::of(granted, &referral, &renewals);
    let main = page(Form { desk: true, words: app.english(), fields, errors }, &thread, once);
    let here = if thread.case.is_some() { Here::Cases } else { Here::Triage };
    Ok(desk(app, DeskPage { me: &granted.me, title: "Messages", here, wrong: !errors.is_empty(), main }))
}

/// Writes to them: on the page they come back to, and nowhere else.
pub(super) async fn create(granted: Granted<WriteToReporter>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let in_app = |error| Problem::from(error).in_app(&app);
    let mut errors = Errors::default();
    let words = read_story(app.english(), &fields, "words", MESSAGE, &mut errors);
    if !errors.is_empty() {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let (id, now, message) = (granted.id(), app.now(), app.new_id::<ContactId>());
    let referral = app.store.read(move |db| db.referral(id)).await.map_err(in_app)?;
    let about_someone_else = referral.answers.reveal(&granted).is_about_someone_else();
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/referrals/{id}/messages"), move |tx| {
            let (case, has_phrase) = tx.reader(id)?;
            let basis = case.map(|case| tx.contact_basis(case).map(|(_, safe)| (case, safe))).transpose()?;
            let case = basis.as_ref().map(|(case, safe)| (*case, safe));
            let reader = Reader { referral: id, case, about_someone_else, has_phrase };
            let fact = write_to(reader, message, words.clone(), now).map_err(WriteError::Refused)?;
            Ok(tx.record(fact)?)
        })
        .await;
    let sentence = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(CannotWrite::NothingWritten)) => "Write the message",
        Err(WriteError::Refused(CannotWrite::NotTheirs)) => {
            "Somebody else reported this. They may learn only that it was received, so nothing can be written to them here"
        }
        Err(WriteError::Refused(CannotWrite::NobodyCanRead)) => {
            "They have no pass-phrase, so they could not read it. Give them one first"
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    let errors = Errors::one("words", sentence);
    show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong)
}

pub(crate) fn page(form: Form<'_>, thread: &Thread, once: &str) -> Markup {
    let at = |at: Timestamp| local(at).strftime("%-d %B %Y, %H:%M").to_string();
    let back = thread.case.map_or_else(|| format!("/referrals/{}", thread.id), |case| format!("/cases/{case}"));
    html! {
        a href=(back) class="govuk-back-link" { @if thread.case.is_some() { "The case" } @else { "The report" } }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Messages" " " span class="app-quiet" { bdi dir="ltr" { (thread.reference) } } }
        @if thread.lines.is_empty() { p class="govuk-body" { "Nothing has been written yet." } }
        ol class="app-timeline" {
            @for line in &thread.lines {
                li class="app-timeline__item" {
                    p class="app-timeline__head" {
                        strong { @if let Some(by) = &line.by { (by) } @else { "They wrote" } }
                        span class="app-quiet" {
                            " " (at(line.at))
                            @if line.by.is_some() { @if let Some(read) = line.read_at { ", shown to them " (at(read)) } @else { ", not shown to them yet" } }
                        }
                    }
                    p class="app-said" dir="auto" { (line.words) }
                }
            }
        }
        @if thread.about_someone_else {
            (inset_text(&InsetText::of("Somebody else reported this. They may learn only that it was received.")))
        } @else if thread.has_phrase {
            form method="post" action={ "/referrals/" (thread.id) "/messages" } novalidate {
                input type="hidden" name="form" value=(once);
                (textarea(&Textarea {
                    rows: Some("6".to_owned()),
                    ..form.area("words", Label { classes: Some("govuk-label--m".to_owned()), ..Label::of("Write to them") }, "They read it when they come back with their reference and pass-phrase. Nothing tells them that it is there. Somebody else may see their screen")
                }))
                (button(&Button::of("Send")))
            }
        } @else { p class="govuk-body" { "They have no pass-phrase yet, so they cannot read messages." } }
        @if !thread.about_someone_else {
            p class="govuk-body" { a class="govuk-link" href={ "/referrals/" (thread.id) "/phrase" } { @if thread.has_phrase { "They have lost their pass-phrase" } @else { "Give them a pass-phrase" } } }
        }
        @if !thread.renewals.is_empty() {
            h2 class="govuk-heading-m" { "Pass-phrase given anew" }
            ul class="govuk-list" {
                @for (when, by, checked) in &thread.renewals { li { (at(*when)) ", " (by) ": " bdi dir="auto" { (checked) } } }
            }
        }
    }
}
