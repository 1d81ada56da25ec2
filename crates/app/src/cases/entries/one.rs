use crate::state::App;
use crate::web::Problem;
use alongside_gate::EntryId;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

/// The one in the address, after the gate has let its reader into the case. What is no
/// id is not there.
pub(in crate::cases) struct One(pub EntryId);

impl FromRequestParts<App> for One {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let not_found = || Problem::NotFound.in_app(app).into_response();
        let params = RawPathParams::from_request_parts(parts, app).await.map_err(|_| not_found())?;
        let id = params.iter().find(|(name, _)| *name == "entry").and_then(|(_, value)| value.parse().ok());
        id.map(Self).ok_or_else(not_found)
    }
}
