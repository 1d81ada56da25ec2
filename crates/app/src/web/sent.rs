use super::Problem;
use crate::state::App;
use alongside_store::Once;
use alongside_ui::fields::Fields;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// The fields of a form that was sent.
pub(crate) struct Sent(pub Fields);

/// How many fields a form may have.
const MOST: usize = 400;

impl FromRequest<App> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let too_large = |_| Problem::TooLarge.in_app(app).into_response();
        let body = Bytes::from_request(request, app).await.map_err(too_large)?;
        let pairs =
            form_urlencoded::parse(&body).take(MOST).map(|(name, value)| (name.into_owned(), value.into_owned()));
        Ok(Self(Fields::of(pairs)))
    }
}

/// The key of a form: made when it was shown, and bound to what it says, so
/// that going back and writing something else is something else. A form
/// without a key was written by a program and gets one of its own.
pub(crate) fn once(app: &App, fields: &Fields) -> Once {
    once_for(app, fields, "")
}

/// The same for a form with files, told apart by their digests.
pub(crate) fn once_for(app: &App, fields: &Fields, files: &str) -> Once {
    let key = fields.one("form");
    if !(16..=64).contains(&key.len()) {
        return Once(app.new_token());
    }
    let mut hasher = Sha256::new();
    for (name, value) in fields.iter() {
        hasher.update(name.len().to_be_bytes());
        hasher.update(name);
        hasher.update(value.len().to_be_bytes());
        hasher.update(value);
    }
    hasher.update(files);
    Once(format!("{key} {:x}", hasher.finalize()))
}
