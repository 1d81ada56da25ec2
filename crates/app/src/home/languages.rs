use crate::audiences::{Informing, Opened};
use crate::state::App;
use crate::web::{cookie, redirect};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;

/// Pages one can go back to in another language.
const PAGES: &[&str] =
    &["/", "/questions", "/return", "/refer", "/staying-safe", "/your-information", "/accessibility"];

/// Chooses a language until the browser closes, and shows the same page in it.
/// A plain link: it works without scripts.
pub(super) async fn update(
    _: Opened<Informing>,
    State(app): State<App>,
    Path(tag): Path<String>,
    headers: HeaderMap,
) -> Response {
    let from = headers.get(header::REFERER).and_then(|from| from.to_str().ok()).unwrap_or("");
    let path = from.splitn(4, '/').nth(3).map_or("/".to_owned(), |rest| format!("/{rest}"));
    let to = PAGES.iter().find(|page| **page == path).copied().unwrap_or("/");
    cookie::set(redirect(to), cookie::LANGUAGE, app.words_of(&tag).tag())
}
