use crate::audiences::Granted;
use crate::referrals::show_again;
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, once, redirect, wrong};
use alongside_domain::codes::{Code, Permission};
use alongside_domain::facts::Fact;
use alongside_domain::local;
use alongside_domain::referrals::{NotSaid, end_link, settle_feedback};
use alongside_domain::reports::{LINE, ReportAnswers};
use alongside_gate::access::SettleFeedback;
use alongside_gate::{Grant, ReferralId, Reveals};
use alongside_store::ReferredBy;
use alongside_ui::components::{Button, Choice, Choices, Legend, button, input, radios};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// Writes down whether the person agrees that the referrer hears more.
pub(super) async fn update(granted: Granted<SettleFeedback>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let how = read_line(app.english(), &fields, "how-agreed", LINE, &mut errors);
    let agreed = match fields.one("agreed") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            errors.add("agreed", "Choose what the person said");
            None
        }
    };
    let (id, now) = (granted.id(), app.now());
    let fact = agreed.filter(|_| errors.is_empty()).map(|agreed| settle_feedback(id, agreed, how, now));
    match fact {
        Some(Ok(fact)) => record(&app, &granted, &fields, fact.into()).await,
        Some(Err(NotSaid)) => {
            let errors = Errors::one("how-agreed", "Say how they agreed, like “on the phone today”");
            show_again(&app, &granted, &fields, &errors).await.map(wrong)
        }
        None => show_again(&app, &granted, &fields, &errors).await.map(wrong),
    }
}

/// Ends the private link: it opens nothing any more.
pub(super) async fn end(granted: Granted<SettleFeedback>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let reason = read_line(app.english(), &fields, "why-ended", LINE, &mut errors);
    match end_link(granted.id(), reason, app.now()) {
        Ok(fact) if errors.is_empty() => record(&app, &granted, &fields, fact.into()).await,
        _ => {
            let errors = Errors::one("why-ended", "Say why the link ends");
            show_again(&app, &granted, &fields, &errors).await.map(wrong)
        }
    }
}

async fn record(app: &App, granted: &Granted<SettleFeedback>, fields: &Fields, fact: Fact) -> Answer {
    let to = format!("/referrals/{}#referred-by", granted.id());
    let written = app
        .store
        .write_once::<()>(granted.permit(), app.now(), once(app, fields), to, move |tx| Ok(tx.record(fact.clone())?))
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(error) => Err(Problem::from(error).in_app(app)),
    }
}

/// Who referred somebody, what they may hear, and settling it.
pub(crate) fn section<A: Reveals>(
    grant: &Grant<A>,
    form: Form<'_>,
    id: ReferralId,
    by: &ReferredBy,
    answers: &ReportAnswers,
    once: &str,
) -> Markup {
    let who = by.referrer.reveal(grant);
    let ways = [&who.phone, &who.email];
    let asked = vec![
        Some(Choice::of("yes", "They agree")),
        Some(Choice::of("no", "They do not agree, or have changed their mind")),
    ];
    html! {
        section aria-labelledby="referred-by" {
            h2 class="govuk-heading-m" id="referred-by" { "Referred by" }
            p class="govuk-body" {
                bdi dir="auto" { (who.name.as_str()) }
                @if let Some(role) = &who.role { ", " bdi dir="auto" { (role.as_str()) } }
                ", " bdi dir="auto" { (who.organisation.as_str()) }
                @for way in ways.into_iter().flatten() { ", " bdi dir="ltr" { (way.as_str()) } }
                "."
            }
            @match answers.about.permission {
                Some(Permission::Yes) => { p class="govuk-body" { "They say that the person agreed to the referral. Ask the person." } }
                Some(other) => {
                    div class="app-flag" { strong { (form.words.say(&other.key())) ". " } "The person may not know of this. Say who you are, ask, and let them say no." }
                }
                None => {}
            }
            p class="govuk-body" {
                @match by.agreed {
                    Some((true, at)) => { "The person agreed on " (local(at).strftime("%-d %B %Y")) " that they hear what became of it." }
                    Some((false, at)) => { "The person said on " (local(at).strftime("%-d %B %Y")) " that they hear no more than “received”." }
                    None => { "The person has not been asked whether they may hear what became of it. Until then their link says only “received”." }
                }
                " They may be the one complained of, or stand close to them."
            }
            @if by.has_link {
                details class="govuk-details" open[form.errors.on("agreed").is_some() || form.errors.on("how-agreed").is_some() || form.errors.on("why-ended").is_some()] {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What they may hear" } }
                    form method="post" action={ "/referrals/" (id) "/feedback" } novalidate {
                        input type="hidden" name="form" value=(once);
                        (radios(&Choices { items: asked, classes: Some("govuk-radios--small".to_owned()), ..form.choices("agreed", Legend::of("May they hear what became of it?"), "In a word: that we work with them, or not. Never more") }))
                        (input(&form.line("how-agreed", "How do you know?", "Like “on the phone today”")))
                        (button(&Button::of("Save").secondary()))
                    }
                    form method="post" action={ "/referrals/" (id) "/referrer-link/removal" } novalidate {
                        input type="hidden" name="form" value=(once);
                        (input(&form.line("why-ended", "Or end their link altogether: why?", "")))
                        (button(&Button::of("End the link").secondary()))
                    }
                }
            } @else { p class="govuk-body-s" { "Their link has been ended." } }
        }
    }
}
