use super::framed::back_to_case;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, ok, redirect};
use alongside_domain::calendars::long;
use alongside_domain::codes::{ClosureReason, Code, Judgement};
use alongside_domain::date_of;
use alongside_domain::facts::Fact;
use alongside_domain::service::Service;
use alongside_gate::CaseId;
use alongside_gate::access::ShowCase;
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};

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
pub(super) async fn show(granted: Granted<ShowCase>, State(app): State<App>) -> Result<Response, ProblemPage> {
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
    let main = page(form, &app.service(), &letter);
    let title = "A letter";
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: false, main })))
}

pub(crate) fn page(form: Form<'_>, service: &Service, letter: &Letter) -> Markup {
    html! {
        div class="app-not-printed" {
            (back_to_case(letter.case, form))
            h1 class="govuk-heading-l" { "The letter at the end" }
            @if letter.post_is_safe {
                p class="govuk-body" { "Read it, print it, and log that it was sent. Nothing on the envelope says who we are." }
            } @else {
                div class="app-flag app-flag--danger" { strong { "Post is not safe for them. " } "Do not send this home. Read it out to them, or give it into their hand if they want it." }
            }
        }
        section class="app-letter" aria-label="The letter" {
            p class="govuk-body" { (service.name) @if !service.telephone.is_empty() { br; bdi dir="ltr" { (service.telephone) } } br; (long(letter.closed_on)) }
            p class="govuk-body" { "Dear " bdi dir="auto" { (letter.to) } "," }
            p class="govuk-body" { "Thank you for working with us. We have closed the work we did together, reference " bdi dir="ltr" { (letter.reference) } "." }
            @if !letter.wanted.is_empty() {
                p class="govuk-body" { "What you wanted, and how far it has come:" }
                ul class="govuk-list govuk-list--bullet" {
                    @for (words, judged) in &letter.wanted {
                        li { bdi dir="auto" { (words) } @if let Some(judged) = judged { ": " (form.say(&judged.key()).to_lowercase()) } }
                    }
                }
            }
            p class="govuk-body" { "If anything happens again, or you are worried, ring us" @if !service.telephone.is_empty() { " on " bdi dir="ltr" { (service.telephone) } } ", or come back with your reference and your pass-phrase. You do not have to explain it all again: we open the case and go on. In danger, ring 999." }
            p class="govuk-body" { "We would like to know what you think of how we worked. You answer only if you want to, and the person who worked with you does not see it. If you are not content with us, you may complain at any time; it changes nothing in how we help you." }
            p class="govuk-body" { "What you told us stays with us as we promised you. You may ask at any time to see it." }
            p class="govuk-body" { "With all good wishes," br; (letter.worker) }
        }
    }
}
