use super::Problem;
use crate::state::App;
use alongside_store::Once;
use alongside_ui::fields::Fields;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};

/// The fields of a form that was sent.
pub(crate) struct Sent(pub Fields);

/// How many fields a form may have.
const MOST: usize = 400;

impl FromRequest<App> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let too_large = |_| Problem::TooLarge.in_app(app).into_response();
        let body = Bytes::from_request(request, app).await.map_err(too_large)?;
        let pairs = form_urlencoded::parse(&body).take(MOST).map(|(name, value)| (name.into_owned(), value.into_owned()));
        Ok(Self(Fields::of(pairs)))
    }
}

/// The key of a form, made when it was shown. A form without one has been
/// tampered with, or was written by a program: it gets a key of its own.
pub(crate) fn once(app: &App, fields: &Fields) -> Once {
    let key = fields.one("form");
    if (16..=64).contains(&key.len()) { Once(key.to_owned()) } else { Once(app.new_token()) }
}
