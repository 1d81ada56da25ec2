use super::copies::{copy, languages, words as chosen};
use super::framed::back_to_case;
use super::plan::PlanPage;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::dates::long;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::codes::{Channel, StepOwner};
use alongside_domain::service::Service;
use alongside_gate::access::AgreePlan;
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use axum::extract::{Query, State};
use axum::response::Response;
use maud::{Markup, html};
use std::collections::HashMap;

/// The plan as the client reads it: in their language, to print or to read out.
pub(super) async fn show(
    granted: Granted<AgreePlan>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, ProblemPage> {
    let id = granted.id();
    let file = app.store.read(move |db| db.plan(id)).await.map_err(|error| Problem::from(error).in_app(&app))?;
    let head = super::framed::head(&app, id).await?;
    let safe = head.safe_contact.reveal(&granted);
    let theirs = safe.language.as_ref().map(|words| words.as_str());
    let view = PlanPage::of(&granted, &file);
    let (fields, errors) = (Fields::default(), Errors::default());
    let form = Form { desk: true, words: app.english(), fields: &fields, errors: &errors };
    let main = page(form, safe.may_use(Channel::Post), &app.words, chosen(&app, &query, theirs), &app.service(), &view);
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "The plan", here: Here::Cases, wrong: false, main })))
}

pub(crate) fn page(
    form: Form<'_>,
    post_is_safe: bool,
    all: &[Words],
    words: &Words,
    service: &Service,
    view: &PlanPage,
) -> Markup {
    let here = format!("/cases/{}/plan", view.case);
    html! {
        div class="app-not-printed" {
            (back_to_case(view.case, form))
            h1 class="govuk-heading-l" { "The plan, for them" }
            (languages(all, words, &format!("{here}/copy")))
            @if !post_is_safe { div class="app-flag app-flag--danger" { strong { "Post is not safe for them. " } "Give it into their hand if they want it, or read it out." } }
            p class="govuk-body" { "Print it only if it is safe for them to have at home. What was written down in English stays so: say it to them in their language. " a class="govuk-link" href=(here) { "The plan" } }
        }
        (copy(words, &words.say("plan-copy-label"), &text(words, service, view)))
    }
}

fn text(words: &Words, service: &Service, view: &PlanPage) -> Markup {
    let is_new = |since: bool| since && !view.agreed.is_empty();
    html! {
        p class="govuk-body" { bdi { (service.name) } @if !service.telephone.is_empty() { br; bdi dir="ltr" { (service.telephone) } } }
        h2 class="govuk-heading-m" { (words.say("plan-copy-heading")) }
        p class="govuk-body" {
            @match view.agreed.first() {
                Some((day, ..)) if view.has_nothing_new() => { (words.say_with("plan-copy-agreed", &[("day", &long(words, *day))])) }
                Some((day, ..)) => { (words.say_with("plan-copy-changed", &[("day", &long(words, *day))])) }
                None => { (words.say("plan-copy-not-agreed")) }
            }
        }
        @if !view.wishes.is_empty() {
            h3 class="govuk-heading-s" { (words.say("plan-copy-want")) }
            ul class="govuk-list govuk-list--bullet" { @for wish in &view.wishes { li { bdi dir="auto" { (wish.words) } @if is_new(view.new_wishes.contains(&wish.id)) { " (" (words.say("plan-copy-new")) ")" } } } }
        }
        @for (owner, heading) in [(StepOwner::Client, "plan-copy-client"), (StepOwner::Worker, "plan-copy-worker"), (StepOwner::Agency, "plan-copy-agency")] {
            @let theirs: Vec<_> = view.steps.iter().filter(|step| step.owner == owner).collect();
            @if !theirs.is_empty() {
                h3 class="govuk-heading-s" { (words.say(heading)) }
                ul class="govuk-list govuk-list--bullet" {
                    @for step in theirs { li { bdi dir="auto" { (step.what) } @if is_new(view.new_since.contains(&step.id)) { " (" (words.say("plan-copy-new")) ")" } br; (words.say_with("plan-copy-by", &[("day", &long(words, step.due))])) } }
                }
            }
        }
        p class="govuk-body" { (words.say("plan-copy-change")) }
    }
}
