use super::{Answer, Page, Shown, View, lines};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::Sent;
use crate::web::form::{Form, read_day, read_story};
use alongside_domain::calendars::long;
use alongside_domain::cases::entries::SafetyPlan;
use alongside_domain::codes::{Code, Risk, SafetyPart};
use alongside_domain::facts::Fact;
use alongside_domain::text::Words as Text;
use alongside_gate::EntryId;
use alongside_gate::access::KeepSafetyPlan;
use alongside_ui::components::{Input, Label, Textarea, checkboxes, input, textarea};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use maud::{Markup, html};

const PAGE: Page<SafetyPlan> = Page { title: "Safety plan", to: "safety-plan", body: page };
/// Of one part; a page of it at most.
const PART: usize = 1_000;

pub(in crate::cases) async fn index(granted: Granted<KeepSafetyPlan>, State(app): State<App>) -> Answer {
    let plans = lines::<SafetyPlan, _>(&app, &granted).await?;
    let head = super::super::framed::head(&app, granted.id()).await?;
    let mut fields = Fields::of([("review", if head.risk == Risk::High { "in 1 week" } else { "in 4 weeks" })]);
    fields
        .set("seen", plans.iter().max_by_key(|plan| plan.made_at).map_or_else(String::new, |plan| plan.id.to_string()));
    // The next plan begins with what stands in this one.
    if let Some(plan) = plans.first().filter(|plan| plan.ended_on.is_none()) {
        for (part, words) in &plan.details.parts {
            fields.set(&place(*part), words.as_str());
        }
    }
    PAGE.index(&app, &granted, &fields).await
}

fn place(part: SafetyPart) -> String {
    format!("part-{}", part.code())
}

/// The next plan; the one before stays to be read.
pub(in crate::cases) async fn create(
    granted: Granted<KeepSafetyPlan>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let read = |part: &SafetyPart, errors: &mut Errors| {
        let words = read_story(app.english(), &fields, &place(*part), PART, errors);
        (*part, words)
    };
    let parts: Vec<(SafetyPart, Text)> = SafetyPart::EVERY.iter().map(|part| read(part, &mut errors)).collect();
    let parts: Vec<_> = parts.into_iter().filter(|(_, words)| !words.is_empty()).collect();
    let review_on = read_day(&fields, "review", app.today(), "Write the day to go through it again", &mut errors);
    let seen: Option<EntryId> = fields.one("seen").parse().ok();
    let (with_them, now, case) = (fields.is_ticked("with-them"), app.now(), granted.id());
    if let Some(review_on) = review_on.filter(|_| errors.is_empty()) {
        let details = SafetyPlan { parts, with_them, review_on, replaced: false };
        let kept = PAGE.keep(&app, &granted, &fields, ("part-reach", None), move |before, entry| {
            SafetyPlan::note(before, case, entry, details.clone(), seen, now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(&app, &granted, &fields, &errors).await
}

pub(crate) fn page(view: View<'_>, plans: &[Shown<SafetyPlan>]) -> Markup {
    let form = view.form;
    let (standing, before): (Vec<_>, Vec<_>) = plans.iter().partition(|plan| plan.ended_on.is_none());
    let latest = plans.iter().max_by_key(|plan| plan.made_at).map_or_else(String::new, |plan| plan.id.to_string());
    view.framed(PAGE.title, &html! {
        p class="govuk-body app-not-printed" { "What they do, and what others do, when it gets worse. Write it with them, in short sentences they can say out loud. Print it only if it is safe to have at home." }
        @for plan in &standing {
            (told(form, plan))
        }
        @if standing.is_empty() { p class="govuk-body" { "There is none yet." } }
        section class="app-not-printed" aria-labelledby="next-plan" {
            h2 class="govuk-heading-m" id="next-plan" { @if standing.is_empty() { "Write it" } @else { "Write the next one" } }
            (view.new_form("Keep this plan", &html! {
                // After somebody else has written one, what stands now has been seen.
                input type="hidden" name="seen" value=(if form.errors.on("part-reach").is_some() { latest } else { form.fields.one("seen").to_owned() });
                @for part in SafetyPart::EVERY {
                    @let hint = form.say(&part.key().replace("desk-safety", "desk-safety-hint"));
                    (textarea(&Textarea { rows: Some("2".to_owned()), ..form.area(&place(*part), Label::of(form.say(&part.key())), &hint) }))
                }
                (checkboxes(&form.tick("with-them", "We wrote it together, and they have heard all of it")))
                (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("review", "When do we go through it again?", "Like “Friday” or “in 2 weeks”") }))
            }))
        }
        @if !before.is_empty() {
            details class="govuk-details app-not-printed" {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Plans before this one (" (before.len()) ")" } }
                @for plan in before { (told(form, plan)) }
            }
        }
    })
}

fn told(form: Form<'_>, plan: &Shown<SafetyPlan>) -> Markup {
    html! {
        section class="app-plan" aria-label={ "Plan of " (long(plan.made_on)) } {
            p class="govuk-body-s" {
                "Of " (long(plan.made_on)) @if !plan.by.is_empty() { ", written down by " (plan.by) } ". "
                @if plan.details.with_them { "Written with them. " } @else { "Not yet gone through with them. " }
                @if plan.ended_on.is_none() { "To go through again by " (long(plan.details.review_on)) "." }
            }
            @for (part, words) in &plan.details.parts {
                h2 class="govuk-heading-s" { (form.say(&part.key())) }
                p class="govuk-body app-said" dir="auto" { (words.as_str()) }
            }
        }
    }
}
