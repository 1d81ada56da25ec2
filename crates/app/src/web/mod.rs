//! What every page needs and no page should have to think of.

pub(crate) mod cookie;
mod csv;
pub(crate) mod dates;
pub(crate) mod form;
mod hashing;
mod headers;
mod limits;
mod parts;
mod problem;
mod sent;

pub(crate) use csv::csv;
pub(crate) use hashing::{Hashing, hash};
pub(crate) use headers::{ForEverybody, cross_site, safe_headers};
pub(crate) use limits::Source;
pub(crate) use parts::in_parts;
pub(crate) use problem::{NeedsSignIn, Problem, ProblemPage};
pub(crate) use sent::{Sent, once, once_for};

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;

/// The largest form: a story of 50,000 characters of four bytes, each byte
/// written as three signs, and room for the rest.
pub(crate) const LARGEST_FORM: usize = 1024 * 1024;

/// A page with a status.
pub(crate) fn page(status: StatusCode, markup: Markup) -> Response {
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
    (status, kind, markup.into_string()).into_response()
}

pub(crate) fn ok(markup: Markup) -> Response {
    page(StatusCode::OK, markup)
}

/// A page that asks for something to be put right.
pub(crate) fn wrong(markup: Markup) -> Response {
    page(StatusCode::UNPROCESSABLE_ENTITY, markup)
}

/// After a form: go there with GET, so that going back never sends it again.
pub(crate) fn redirect(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(to) => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
