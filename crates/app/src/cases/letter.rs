use super::copies::{copy, languages};
use super::framed::back_to_case;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::dates::long;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, ok, redirect};
use alongside_domain::codes::{ClosureReason, Judgement};
use alongside_domain::date_of;
use alongside_domain::facts::Fact;
use alongside_domain::service::Service;
use alongside_gate::CaseId;
use alongside_gate::access::ShowCase;
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::HashMap;

/// What the letter at the end of a case says.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub case: CaseId,
    pub reference: String,
    /// What they want to be called, or their name.
    pub to: String,
    pub worker: String,
    pub closed_on: Date,
    /// What they wanted, in their words, and how far it has come.
    pub wanted: Vec<(String, Option<Judgement>)>,
    /// They may be written to: nothing else goes to them by post.
    pub post_is_safe: bool,
}

/// The letter at the end, to be read through, printed or read out. Only of a
/// closed case.
pub(super) async fn show(
    granted: Granted<ShowCase>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, ProblemPage> {
    let id = granted.id();
    let file = app.store.read(move |db| db.case(id)).await.map_err(|error| Problem::from(error).in_app(&app))?;
    let Some(closed_at) = file.closed_at else { return Ok(redirect(&format!("/cases/{id}"))) };
    // To whoever has died no letter goes; the newest closing is first.
    let closed = file.happened.iter().find_map(|entry| match entry.fact.reveal(&granted) {
        Fact::CaseClosed(fact) => Some(*fact.reason()),
        _ => None,
    });
    if closed == Some(ClosureReason::Deceased) {
        return Ok(redirect(&format!("/cases/{id}")));
    }
    let called = file.called.reveal(&granted).as_ref().map(|called| called.as_str().to_owned());
    let wishes = file.outcomes.iter().map(|entry| super::outcomes::Wish::of(&granted, entry));
    let letter = Letter {
        case: id,
        reference: file.reference.clone(),
        to: called.unwrap_or_else(|| file.name.reveal(&granted).clone()),
        worker: file.worker_name.clone(),
        closed_on: date_of(closed_at),
        wanted: wishes
            .map(|wish| (wish.words, wish.judged.map(|(client, worker, ..)| client.unwrap_or(worker))))
            .collect(),
        post_is_safe: file.safe_contact.reveal(&granted).channels.contains(&alongside_domain::codes::Channel::Post),
    };
    let (fields, errors) = (Fields::default(), Errors::default());
    let form = Form { desk: true, words: app.english(), fields: &fields, errors: &errors };
    let theirs = file.safe_contact.reveal(&granted).language.clone();
    let words = super::copies::words(&app, &query, theirs.as_ref().map(|words| words.as_str()));
    let main = page(form, &app.words, words, &app.service(), &letter);
    let title = "A letter";
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: false, main })))
}

pub(crate) fn page(form: Form<'_>, all: &[Words], words: &Words, service: &Service, letter: &Letter) -> Markup {
    html! {
        div class="app-not-printed" {
            (back_to_case(letter.case, form))
            h1 class="govuk-heading-l" { "The letter at the end" }
            (languages(all, words, &format!("/cases/{}/closure/letter", letter.case)))
            @if letter.post_is_safe {
                p class="govuk-body" { "Read it, print it, and log that it was sent. Nothing on the envelope says who we are." }
            } @else {
                div class="app-flag app-flag--danger" { strong { "Post is not safe for them. " } "Do not send this home. Read it out to them, or give it into their hand if they want it." }
            }
        }
        (copy(words, &words.say("letter-label"), &text(words, service, letter)))
    }
}

fn text(words: &Words, service: &Service, letter: &Letter) -> Markup {
    let said = |key: &str| html! { p class="govuk-body" { (words.say(key)) } };
    html! {
        p class="govuk-body" { bdi { (service.name) } @if !service.telephone.is_empty() { br; bdi dir="ltr" { (service.telephone) } } br; (long(words, letter.closed_on)) }
        p class="govuk-body" { (words.say_with("letter-dear", &[("name", &letter.to)])) }
        p class="govuk-body" { (words.say_with("letter-closed", &[("reference", &letter.reference)])) }
        @if !letter.wanted.is_empty() {
            (said("letter-wanted"))
            ul class="govuk-list govuk-list--bullet" {
                @for (wanted, judged) in &letter.wanted {
                    li { bdi dir="auto" { (wanted) } @if let Some(judged) = judged { ": " (words.say(reached(*judged))) } }
                }
            }
        }
        @if service.telephone.is_empty() { (said("letter-come-back")) }
        @else { p class="govuk-body" { (words.say_with("letter-ring", &[("telephone", &service.telephone)])) } }
        (said("letter-evaluation"))
        (said("letter-kept"))
        p class="govuk-body" { (words.say("letter-wishes")) br; bdi { (letter.worker) } }
    }
}

const fn reached(judged: Judgement) -> &'static str {
    match judged {
        Judgement::Full => "letter-full",
        Judgement::Part => "letter-part",
        Judgement::None => "letter-none",
        Judgement::NotWanted => "letter-not-wanted",
    }
}
