use crate::audiences::Granted;
use crate::cases::said;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::codes::{Code, TranslatedBy};
use alongside_domain::local;
use alongside_domain::referrals::{NewTranslation, NothingTranslated, translate};
use alongside_domain::reports::STORY;
use alongside_gate::access::TranslateReport;
use alongside_gate::{Grant, ReferralId, Reveals, TranslationId};
use alongside_store::{Referral, Translation, WriteError};
use alongside_ui::components::{Button, Label, Legend, Textarea, button, radios, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use alongside_ui::words::Words;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// What a report says in English, by whom, and when.
#[derive(Clone, Debug)]
pub(crate) struct InEnglish {
    pub how: TranslatedBy,
    pub words: String,
    pub by: String,
    pub at: Timestamp,
}

impl InEnglish {
    pub fn of<A: Reveals>(grant: &Grant<A>, one: &Translation) -> Self {
        Self { how: one.how, words: one.words.reveal(grant).as_str().to_owned(), by: one.by.clone(), at: one.at }
    }
}

/// A report, its own words and what they say in English.
#[derive(Clone, Debug)]
pub(crate) struct Translating {
    pub id: ReferralId,
    pub reference: String,
    pub language: Option<String>,
    pub said: Vec<(String, Vec<String>)>,
    /// What they wrote when they came back.
    pub later: Vec<(Timestamp, String)>,
    pub done: Vec<InEnglish>,
}

pub(super) async fn index(granted: Granted<TranslateReport>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<TranslateReport>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let id = granted.id();
    let found = app.store.read(move |db| Ok((db.referral(id)?, db.translations(&[id])?))).await;
    let (referral, done) = found.map_err(|error| Problem::from(error).in_app(app))?;
    let answers = referral.answers.reveal(granted);
    let view = Translating {
        id,
        reference: referral.reference.to_string(),
        language: answers.written_in.as_deref().map(|tag| super::language(tag).to_owned()),
        said: said::lines(app.english(), answers),
        later: later(granted, &referral),
        done: done.iter().map(|one| InEnglish::of(granted, one)).collect(),
    };
    let main = page(Form { desk: true, words: app.english(), fields, errors }, &view, once);
    let here = if referral.ending.is_some_and(|ending| ending.case.is_some()) { Here::Cases } else { Here::Triage };
    Ok(desk(app, DeskPage { me: &granted.me, title: "In English", here, wrong: !errors.is_empty(), main }))
}

fn later(granted: &Granted<TranslateReport>, referral: &Referral) -> Vec<(Timestamp, String)> {
    let theirs = referral.messages.iter().filter(|entry| !entry.from_us);
    theirs.map(|entry| (entry.at, entry.words.reveal(granted).as_str().to_owned())).collect()
}

/// Keeps a translation. Their own words stay beside it.
pub(super) async fn create(granted: Granted<TranslateReport>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let words = read_story(app.english(), &fields, "words", STORY, &mut errors);
    if words.is_empty() && errors.is_empty() {
        errors.add("words", "Write what it says in English");
    }
    let how = TranslatedBy::from_code(fields.one("how"));
    if how.is_none() {
        errors.add("how", "Choose who translated it");
    }
    let Some(how) = how.filter(|_| errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, now) = (granted.id(), app.now());
    let translation = app.new_id::<TranslationId>();
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/referrals/{id}/translations"), move |tx| {
            let (case, _) = tx.reader(id)?;
            let new = NewTranslation { translation, how, words: words.clone() };
            let fact = translate(id, case, new, now).map_err(|NothingTranslated| WriteError::Refused(()))?;
            Ok(tx.record(fact)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

pub(crate) fn page(form: Form<'_>, view: &Translating, once: &str) -> Markup {
    html! {
        a href={ "/referrals/" (view.id) } class="govuk-back-link" { "The report" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "In English" " " span class="app-quiet" { bdi dir="ltr" { (view.reference) } } }
        p class="govuk-body" {
            @if let Some(language) = &view.language { "Written on the pages in " (language) ". " }
            "Ask a professional interpreter or a colleague who reads it, never family and never somebody from the same street. A machine is enough to see what is urgent, never to rely on: it stays due. Never paste what somebody told us into a service outside."
        }
        @for one in &view.done { (in_english(form.words, one)) }
        h2 class="govuk-heading-m" { "Their own words" }
        (said::list(&view.said))
        @for (at, words) in &view.later {
            p class="govuk-body-s" { "They came back and wrote, " (local(*at).strftime("%-d %B %Y, %H:%M")) ":" }
            p class="govuk-body app-said" dir="auto" { (words) }
        }
        form method="post" action={ "/referrals/" (view.id) "/translations" } novalidate {
            input type="hidden" name="form" value=(once);
            (textarea(&Textarea {
                rows: Some("8".to_owned()),
                ..form.area("words", Label { classes: Some("govuk-label--m".to_owned()), ..Label::of("What it says in English") }, "As they say it: “I”, not “she”. Put what you are not sure of in brackets")
            }))
            (radios(&form.one_of::<TranslatedBy>("how", Legend::of("Who translated it?"), "")))
            (button(&Button::of("Keep the translation")))
        }
    }
}

/// One translation, wherever the report is shown.
pub(crate) fn in_english(words: &Words, one: &InEnglish) -> Markup {
    html! {
        div class="govuk-inset-text" {
            p {
                strong { "In English" } span class="app-quiet" {
                    ", " (words.say(&one.how.key()).to_lowercase()) ", written down by " (one.by) ", "
                    (local(one.at).strftime("%-d %B %Y, %H:%M"))
                }
            }
            p class="app-said" dir="auto" { (one.words) }
            @if one.how == TranslatedBy::Machine { p class="govuk-body-s" { "By a machine: have it checked before anything is decided on it." } }
        }
    }
}
