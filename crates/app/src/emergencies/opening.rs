use crate::accounts::{SecondFactor, TOO_MANY, proof, proof_fields, second_factor, without_proof, wrong_code};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{CannotOpen, take_emergency_access};
use alongside_domain::reports::LINE;
use alongside_gate::EmergencyAccessId;
use alongside_gate::access::{ShowCase, TakeEmergencyAccess};
use alongside_store::WriteError;
use alongside_ui::components::{Button, button, input};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

/// The form; whoever may open the case anyway is led straight to it.
pub(super) async fn new(
    granted: Granted<TakeEmergencyAccess>,
    State(app): State<App>,
) -> Result<Response, ProblemPage> {
    let (id, me) = (granted.id(), granted.me.account);
    let open = app.store.allows::<ShowCase>(me, id, app.now()).await;
    if open.map_err(|error| Problem::from(error).in_app(&app))? {
        return Ok(redirect(&format!("/cases/{id}")));
    }
    framed(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

enum Refused {
    NoReason,
    /// The code from the authenticator is not right, or was used before.
    WrongCode,
}

/// Opens the case, once the reason and the person's second factor are there.
pub(super) async fn create(
    granted: Granted<TakeEmergencyAccess>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let in_app = |error| Problem::from(error).in_app(&app);
    let again = async |errors: Errors| {
        framed(&app, &granted, &without_proof(&fields), &errors, fields.one("form")).await.map(wrong)
    };
    let mut errors = Errors::default();
    let reason = read_line(app.english(), &fields, "reason", LINE, &mut errors);
    if reason.is_empty() && errors.is_empty() {
        errors.add("reason", "Say why it cannot wait");
    }
    if !errors.is_empty() {
        return again(errors).await;
    }
    let (id, now, me) = (granted.id(), app.now(), granted.me.account);
    let access: EmergencyAccessId = app.new_id();
    let factor: SecondFactor = match second_factor(&app, &granted.me, &fields).await.map_err(in_app)? {
        Some(factor) => factor,
        None => return again(Errors::one("code", TOO_MANY)).await,
    };
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            if !factor.used(tx)? {
                return Err(WriteError::Refused(Refused::WrongCode));
            }
            let taken = take_emergency_access(id, access, me, reason.clone(), now);
            Ok(tx.record(taken.map_err(|CannotOpen::NoReason| WriteError::Refused(Refused::NoReason))?)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(Refused::NoReason)) => again(Errors::one("reason", "Say why it cannot wait")).await,
        Err(WriteError::Refused(Refused::WrongCode)) => {
            again(wrong_code(&app, granted.permit(), me, &fields).await?).await
        }
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

async fn framed(
    app: &App,
    granted: &Granted<TakeEmergencyAccess>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let proof = proof(app, &granted.me).await.map_err(|error| Problem::from(error).in_app(app))?;
    let form = Form { desk: true, words: app.english(), fields, errors };
    let title = "Open this case in an emergency";
    let main = html! {
        a href="/emergency-access" class="govuk-back-link" { "Another reference" }
        (pages::errors(form.words, errors))
        h1 class="govuk-heading-l" { (title) }
        p class="govuk-body" { "Everything you open is written down, with your reason. The case’s team sees it, and somebody else reviews it within a working day." }
        form method="post" action={ "/cases/" (granted.id()) "/emergency-access" } novalidate {
            input type="hidden" name="form" value=(once);
            (input(&form.line("reason", "Why it cannot wait", "Without the client’s name")))
            (proof_fields(form, &proof))
            (button(&Button { classes: Some("govuk-button--warning".to_owned()), ..Button::of("Open it for four hours") }))
        }
    };
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Search, wrong: !errors.is_empty(), main }))
}
