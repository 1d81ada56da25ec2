use crate::audiences::Granted;
use crate::state::App;
use crate::web::{Problem, ProblemPage, Sent, redirect};
use alongside_domain::codes::{Channel, Code};
use alongside_domain::referrals::tell;
use alongside_gate::access::DecideReferral;
use alongside_store::WriteError;
use axum::extract::State;
use axum::response::Response;

/// Writes down that somebody was told how their referral ended.
pub(super) async fn create(
    granted: Granted<DecideReferral>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let (id, now) = (granted.id(), app.now());
    if let Some(channel) = Channel::from_code(fields.one("channel")) {
        let written: Result<(), WriteError<()>> =
            app.store.write(granted.permit(), now, move |tx| Ok(tx.record(tell(id, channel, now))?)).await;
        written.map_err(|error| Problem::from(error).in_app(&app))?;
    }
    Ok(redirect(&format!("/referrals/{id}")))
}
