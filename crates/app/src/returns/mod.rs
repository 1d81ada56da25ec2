//! Coming back with a reference and a pass-phrase, to see where things stand.

pub(crate) mod evaluation;

use crate::audiences::{Opened, Public, Reporting, Routes};
use crate::files::{Uploaded, arrived, refused};
use crate::frames::{Visitor, visitor};
use crate::home::reach;
use crate::reports::{ADDRESS, Visit, VisitBody};
use crate::state::App;
use crate::web::dates::long;
use crate::web::form::{Form, read_story};
use crate::web::{Problem, ProblemPage, Sent, Source, cookie, ok, once_for, redirect, wrong};
use alongside_domain::codes::DecisionKind;
use alongside_domain::files::{FileOwner, add_file};
use alongside_domain::people::{heard, spoken};
use alongside_domain::referrals::read_messages;
use alongside_domain::reports::{STORY, add_to_report};
use alongside_domain::service::Service;
use alongside_domain::text::Words as Text;
use alongside_gate::{CaseId, ContactId, Disclosure};
use alongside_store::{DraftKey, WhereItStands, WriteError};
use alongside_ui::components::{
    Button, FileUpload, Input, InsetText, Label, Textarea, button, file_upload, input, inset_text, textarea,
};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use alongside_ui::words::Words;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::SignedDuration;
use jiff::civil::Date;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// Guesses in five minutes for one reference, and from one place: a library or
/// a telephone network is one place to many people.
const GUESSES: [i64; 2] = [40, 10];
const WINDOW: SignedDuration = SignedDuration::from_mins(5);

#[cfg(test)]
pub(crate) use form as return_form;

pub(crate) fn routes() -> Routes<Public> {
    Routes::new()
        .get("/return", show)
        .post("/return", create)
        .post("/return/additions", add)
        .get("/return/evaluation", evaluation::show)
        .post("/return/evaluation", evaluation::create)
}

/// The form; or, for a browser that has shown both secrets, where things stand.
async fn show(open: Opened<Reporting>, State(app): State<App>, headers: HeaderMap) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let visit = Visit::of(&app, &headers).await.map_err(in_app)?;
    if let Some(mut visit) = visit.filter(Visit::has_returned)
        && let Some(stands) = stands(&app, &visit).await.map_err(in_app)?
    {
        let added = visit.body.at == ADDED;
        let evaluated = visit.body.at == EVALUATED;
        let standing = Standing { evaluated, ..Standing::of(&open, &app, &stands, added) };
        // Said once: on another day it would be about something else.
        if added || evaluated {
            visit.body.at.clear();
            visit.keep(&app).await.map_err(in_app)?;
        }
        if stands.has_unread {
            let (referral, now) = (stands.referral, app.now());
            let read =
                app.store.write::<(), ()>(open.permit(), now, move |tx| Ok(tx.record(read_messages(referral, now))?));
            read.await.map_err(|error| in_app(error.into()))?;
        }
        let fields = Fields::of([("form", app.new_token())]);
        let form = Form { desk: false, words: &open.words, fields: &fields, errors: &Errors::default() };
        let main = standing_page(form, &app.service(), &standing);
        return Ok(ok(frame(&app, &open.words, main, false)));
    }
    let main = form(Form { desk: false, words: &open.words, fields: &Fields::default(), errors: &Errors::default() });
    Ok(ok(frame(&app, &open.words, main, false)))
}

/// Where the page is after something was added.
const ADDED: &str = "added";
/// Where it is after they have said what they think of us.
const EVALUATED: &str = "evaluated";

/// The report that a returned visitor's secrets open.
async fn stands(app: &App, visit: &Visit) -> Result<Option<WhereItStands>, Problem> {
    let (Some(reference), Some(phrase)) = (spoken(&visit.body.reference), visit.body.phrase.clone()) else {
        return Ok(None);
    };
    let hash = app.store.secret_hash("phrase", &heard(&phrase));
    Ok(app.store.read(move |db| db.where_it_stands(&reference, &hash)).await?)
}

/// Something more about a report that was sent.
async fn add(open: Opened<Reporting>, State(app): State<App>, headers: HeaderMap, sent: Uploaded) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let fields = &sent.fields;
    let visit = Visit::of(&app, &headers).await.map_err(in_app)?.filter(Visit::has_returned);
    let Some(mut visit) = visit else { return Ok(redirect("/return")) };
    let Some(found) = stands(&app, &visit).await.map_err(in_app)? else { return Ok(redirect("/return")) };
    let mut errors = Errors::default();
    let more = read_story(&open.words, fields, "more", STORY, &mut errors);
    if let Some(refusal) = sent.refused {
        errors.add("files", open.words.say(refused(refusal)));
    } else if more.is_empty() && sent.files.is_empty() && errors.is_empty() {
        errors.add("more", open.words.say("return-more-missing"));
    }
    if !errors.is_empty() && !sent.files.is_empty() {
        errors.add("files", open.words.say("evidence-file-again"));
    }
    let again = |errors: &Errors| {
        let standing = Standing::of(&open, &app, &found, false);
        let form = Form { desk: false, words: &open.words, fields, errors };
        wrong(frame(&app, &open.words, standing_page(form, &app.service(), &standing), true))
    };
    if !errors.is_empty() {
        return Ok(again(&errors));
    }
    let mut files = Vec::new();
    for upload in &sent.files {
        files.push(arrived(&app, upload.clone()).await);
    }
    // A file is a message too: somebody answers it.
    // A file alone says nothing in any language.
    let written_in = (open.words.tag() != "en" && !more.is_empty()).then(|| open.words.tag().to_owned());
    let more = if more.is_empty() { Text::new("They sent a file.") } else { more };
    let digests: Vec<&str> = files.iter().map(|(new, _)| new.digest.as_str()).collect();
    let key = once_for(&app, fields, &digests.join(" "));
    let (referral, now) = (found.referral, app.now());
    let (id, case): (ContactId, Option<CaseId>) = (app.new_id(), found.case);
    let written = app
        .store
        .write_once(open.permit(), now, key, "/return".to_owned(), move |tx| {
            let owner = FileOwner::Referral(referral);
            for (new, bytes) in &files {
                let room = tx.room(owner)?;
                tx.record(add_file(owner, new.clone(), room, now).map_err(WriteError::Refused)?)?;
                tx.set_file(owner, new.file, bytes)?;
            }
            Ok(tx.record(add_to_report(id, referral, case, more.clone(), written_in.clone(), now))?)
        })
        .await;
    match written {
        Ok(_) => {}
        Err(WriteError::Refused(refusal)) => {
            return Ok(again(&Errors::one("files", open.words.say(refused(refusal)))));
        }
        Err(error) => return Err(in_app(error.into())),
    }
    visit.body.at = ADDED.to_owned();
    visit.keep(&app).await.map_err(in_app)?;
    Ok(redirect("/return"))
}

/// Both secrets are asked together, and a wrong one is never named: nobody
/// learns here whether a reference exists.
async fn create(open: Opened<Reporting>, State(app): State<App>, source: Source, Sent(fields): Sent) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let words = &open.words;
    let refuse = |key: &str| {
        let errors = Errors::one("reference", words.say(key));
        // The pass-phrase is not shown back: others may see the screen.
        let shown = fields.clone().without(&["phrase"]);
        wrong(frame(&app, &open.words, form(Form { desk: false, words, fields: &shown, errors: &errors }), true))
    };
    if fields.one("reference").trim().is_empty() || fields.one("phrase").trim().is_empty() {
        return Ok(refuse("return-both"));
    }
    let reference = spoken(fields.one("reference").trim());
    let keys = [
        format!("return from {}", source.0),
        format!("return to {}", reference.as_ref().map_or("unreadable", |found| found.as_str())),
    ];
    let mut too_many = false;
    for (key, most) in keys.iter().zip(GUESSES) {
        too_many |=
            app.store.too_many_tries(key, most, WINDOW, app.now()).await.map_err(|error| in_app(error.into()))?;
    }
    if too_many {
        return Ok(refuse("return-too-many"));
    }
    let Some(reference) = reference else { return Ok(refuse("return-wrong")) };
    let phrase = fields.one("phrase").to_owned();
    let hash = app.store.secret_hash("phrase", &heard(&phrase));
    let visit = returned(&app, reference.as_str(), &phrase, hash).await.map_err(in_app)?;
    let Some(visit) = visit else { return Ok(refuse("return-wrong")) };
    visit.keep(&app).await.map_err(in_app)?;
    for key in &keys {
        app.store.forget_tries(key, app.now()).await.map_err(|error| in_app(error.into()))?;
    }
    let to = if visit.has_returned() { "/return" } else { ADDRESS };
    Ok(cookie::set(redirect(to), cookie::VISIT, &visit.token))
}

/// The unfinished report, or the one that was sent, that these secrets open.
async fn returned(app: &App, reference: &str, phrase: &str, hash: Vec<u8>) -> Result<Option<Visit>, Problem> {
    use subtle::ConstantTimeEq;
    let found = app.store.draft(DraftKey::Reference(reference.to_owned()), app.now()).await?;
    if let Some((draft, Some(kept))) = found {
        let same = bool::from(kept.as_slice().ct_eq(&hash));
        return Ok(same.then(|| Visit::from_draft(draft, Some(kept), app.new_token())).flatten());
    }
    let Some(read) = spoken(reference) else { return Ok(None) };
    let stands = app.store.read(move |db| db.where_it_stands(&read, &hash)).await?;
    Ok(stands.map(|stands| {
        let mut visit = Visit::begin_return(app);
        visit.body = VisitBody {
            reference: reference.to_owned(),
            phrase: Some(phrase.to_owned()),
            referral: Some(stands.referral),
            received_at: Some(stands.received_at),
            ..VisitBody::default()
        };
        visit
    }))
}

fn frame(app: &App, words: &Words, main: Markup, wrong: bool) -> Markup {
    visitor(app, Visitor { words, title: words.say("questions-title"), leave: true, wrong, main })
}

pub(crate) fn form(form: Form<'_>) -> Markup {
    let words = form.words;
    html! {
        (pages::errors(words, form.errors))
        h1 class="govuk-heading-l" { (words.say("return-heading")) }
        form method="post" action="/return" novalidate {
            (input(&Input {
                classes: Some("govuk-input--width-10".to_owned()),
                autocomplete: Some("off".to_owned()),
                ..form.left_to_right("reference", words.say("phrase-reference"), &words.say("return-reference-hint"))
            }))
            (input(&Input {
                autocomplete: Some("off".to_owned()),
                ..form.left_to_right("phrase", words.say("phrase-phrase"), &words.say("return-phrase-hint"))
            }))
            (button(&Button::of(words.say("form-continue"))))
        }
        p class="govuk-body" { (words.say("return-lost")) }
    }
}

/// How things stand, in the few words that may be read on a shared phone.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub received_on: Date,
    pub only_received: bool,
    pub added: bool,
    pub decision: Option<DecisionKind>,
    pub onward: Option<String>,
    pub closed: bool,
    /// They are asked what they think of us.
    pub may_evaluate: bool,
    /// They have just said it.
    pub evaluated: bool,
    pub reached: bool,
    pub contact_due: Option<Date>,
    /// What we wrote to them, the latest first.
    pub messages: Vec<Written>,
    pub today: Date,
}

/// One message of ours.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub on: Date,
    /// What its author is called before clients, if by any name.
    pub by: Option<String>,
    pub words: String,
}

impl Standing {
    fn of(open: &Opened<Reporting>, app: &App, stands: &WhereItStands, added: bool) -> Self {
        let disclosure = Disclosure::to_reporter(open);
        let onward = stands.onward.disclose(&disclosure).and_then(Option::as_ref);
        Self {
            received_on: alongside_domain::date_of(stands.received_at),
            only_received: stands.only_received,
            added,
            decision: stands.decision,
            onward: onward.map(|words| words.as_str().to_owned()),
            closed: stands.closed,
            may_evaluate: stands.evaluation.is_some(),
            evaluated: false,
            reached: stands.reached,
            contact_due: stands.contact_due,
            messages: stands
                .messages
                .iter()
                .filter_map(|entry| {
                    Some(Written {
                        on: alongside_domain::date_of(entry.at),
                        by: entry.shown_as.clone(),
                        words: entry.words.disclose(&disclosure)?.as_str().to_owned(),
                    })
                })
                .collect(),
            today: app.today(),
        }
    }
}

pub(crate) fn standing_page(form: Form<'_>, service: &Service, standing: &Standing) -> Markup {
    let words = form.words;
    html! {
        (pages::errors(words, form.errors))
        h1 class="govuk-heading-l" { (words.say("return-stands")) }
        p class="govuk-body" { (words.say_with("return-received", &[("day", &long(words, standing.received_on))])) }
        @if standing.only_received {
            p class="govuk-body-l" { (words.say("return-only-received")) }
        } @else { (how_it_stands(words, standing)) }
        @if standing.evaluated { (inset_text(&InsetText::of(words.say("evaluation-thanks")))) }
        @if standing.may_evaluate { p class="govuk-body-l" { a class="govuk-link" href="/return/evaluation" { (words.say("evaluation-invite")) } } }
        @if !standing.messages.is_empty() {
            h2 class="govuk-heading-m" { (words.say("return-from-us")) }
            @for message in &standing.messages {
                (inset_text(&InsetText::of(html! {
                    p {
                        strong { (long(words, message.on)) }
                        @if let Some(name) = &message.by { ", " bdi dir="auto" { (name) } }
                    }
                    p class="app-said" dir="auto" { (message.words) }
                })))
            }
        }
        (adding(form, standing.added))
        h2 class="govuk-heading-m" { (words.say("home-talk")) }
        (reach(words, service))
        (button(&Button::link(words.say("return-finish"), "/leave")))
    }
}

fn how_it_stands(words: &Words, standing: &Standing) -> Markup {
    html! {
        p class="govuk-body-l" { (words.say(said(standing))) }
        @if let Some(onward) = &standing.onward {
            h2 class="govuk-heading-m" { (words.say("return-onward")) }
            p class="govuk-body app-said" dir="auto" { (onward) }
        }
        @if let Some(due) = standing.contact_due.filter(|due| !standing.reached && waits(standing) && *due >= standing.today) {
            p class="govuk-body" { (words.say_with("return-contact-by", &[("day", &long(words, due))])) }
        } @else if standing.contact_due.is_some() && !standing.reached && waits(standing) {
            p class="govuk-body" { (words.say("return-late")) }
        }
    }
}

/// "Send now, add later": this is the later.
fn adding(form: Form<'_>, added: bool) -> Markup {
    let words = form.words;
    html! {
        @if added { (inset_text(&InsetText::of(words.say("return-added")))) }
        form method="post" action="/return/additions" enctype="multipart/form-data" novalidate {
            input type="hidden" name="form" value=(form.fields.one("form"));
            (textarea(&Textarea {
                rows: Some("5".to_owned()),
                ..form.area("more", Label { classes: Some("govuk-label--m".to_owned()), ..Label::of(words.say("return-more")) }, &words.say("return-more-hint"))
            }))
            (file_upload(&FileUpload { multiple: true, ..form.file("files", Label::of(words.say("evidence-files")), &words.say("evidence-files-hint")) }))
            (button(&Button::of(words.say("questions-send")).secondary()))
        }
    }
}

const fn waits(standing: &Standing) -> bool {
    !standing.closed && matches!(standing.decision, None | Some(DecisionKind::Accepted | DecisionKind::Duplicate))
}

/// A joined report reads like an accepted one: "duplicate" would tell that
/// somebody is a client.
const fn said(standing: &Standing) -> &'static str {
    match standing.decision {
        None => "return-waiting",
        Some(DecisionKind::Accepted | DecisionKind::Duplicate) if standing.closed => "return-ended",
        Some(DecisionKind::Accepted | DecisionKind::Duplicate) if standing.reached => "return-working",
        Some(DecisionKind::Accepted | DecisionKind::Duplicate) => "return-accepted",
        Some(DecisionKind::Signposted) => "return-signposted",
        Some(DecisionKind::Declined) => "return-declined",
        Some(DecisionKind::Withdrawn) => "return-withdrawn",
        Some(DecisionKind::RecordedOnly) => "return-recorded",
    }
}
