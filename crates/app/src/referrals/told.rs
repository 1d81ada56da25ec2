use super::show::{deciding, page};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, redirect, wrong};
use alongside_domain::codes::{Channel, Code};
use alongside_domain::referrals::{NotASafeWay, tell};
use alongside_gate::access::DecideReferral;
use alongside_store::WriteError;
use alongside_ui::fields::Errors;
use axum::extract::State;
use axum::response::Response;

/// Writes down that somebody was told how their referral ended.
pub(super) async fn create(
    granted: Granted<DecideReferral>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let (id, now) = (granted.id(), app.now());
    let to = format!("/referrals/{id}");
    let found = deciding(&app, id, &granted).await.map_err(|error| Problem::from(error).in_app(&app))?;
    let sentence = match Channel::from_code(fields.one("channel")) {
        None => "Choose how they were told",
        Some(channel) => {
            let safe = found.referral.answers.reveal(&granted).safe_contact.clone();
            let written = app
                .store
                .write(granted.permit(), now, move |tx| {
                    let told = tell(id, &safe, channel, now);
                    Ok(tx.record(told.map_err(|NotASafeWay| WriteError::Refused(NotASafeWay))?)?)
                })
                .await;
            match written {
                Ok(()) => return Ok(redirect(&to)),
                Err(WriteError::Refused(NotASafeWay)) => {
                    "They have not called this way safe. Choose a way they called safe, or tell your manager what happened"
                }
                Err(error) => return Err(Problem::from(error).in_app(&app)),
            }
        }
    };
    let errors = Errors::one("channel", sentence);
    let form = Form { desk: true, words: app.english(), fields: &fields, errors: &errors };
    let main = page(&granted, form, &found, app.today(), fields.one("form"));
    Ok(wrong(desk(&app, DeskPage { me: &granted.me, title: "A report", here: Here::Triage, wrong: true, main })))
}
