use crate::audiences::Granted;
use crate::state::App;
use crate::web::{Problem, ProblemPage, redirect};
use alongside_domain::cases::request_recording;
use alongside_gate::access::PlanStep;
use alongside_store::WriteError;
use axum::extract::State;
use axum::response::Response;

/// Whoever holds a camera's recording was asked to keep it.
pub(super) async fn create(granted: Granted<PlanStep>, State(app): State<App>) -> Result<Response, ProblemPage> {
    let (id, now) = (granted.id(), app.now());
    let written: Result<(), WriteError<()>> =
        app.store.write(granted.permit(), now, move |tx| Ok(tx.record(request_recording(id, now))?)).await;
    written.map_err(|error| Problem::from(error).in_app(&app))?;
    Ok(redirect(&format!("/cases/{id}#due-now")))
}
