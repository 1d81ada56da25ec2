use crate::state::App;
use crate::web::{LARGEST_FORM, NeedsSignIn, Problem, cookie, redirect};
use alongside_store::Draft;
use alongside_ui::fields::Fields;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

pub(crate) const KIND: &str = "form";

/// When a form comes after the session has ended, what was typed is kept,
/// sealed, until its author has signed in again.
pub(super) async fn keeping(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let path = request.uri().path().to_owned();
    let Some(token) = cookie::read(request.headers(), cookie::SESSION) else {
        return next.run(request).await;
    };
    // A form with files is not kept: they would be too much to hold on the chance.
    if has_files(request.headers()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, LARGEST_FORM).await else {
        return crate::web::Problem::TooLarge.in_app(&app).page();
    };
    let again = Request::from_parts(parts, Body::from(body.clone()));
    let response = next.run(again).await;
    if matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::FORBIDDEN) {
        return given_back(&app, response, &body);
    }
    if response.extensions().get::<NeedsSignIn>().is_none() {
        return response;
    }
    match keep(&app, &token, path, body).await {
        Some(id) => redirect(&format!("/sign-in?kept={id}")),
        None => response,
    }
}

/// What somebody may not do any more answers with what they had typed for it.
fn given_back(app: &App, response: Response, body: &Bytes) -> Response {
    let fields = Fields::of(form_urlencoded::parse(body).into_owned());
    let written = |(name, said): (&str, &str)| {
        // Codes, ids and what goes with a form unseen are nobody's words.
        let code = said.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let hidden = matches!(name, "form" | "version" | "seen" | "forum") || said.parse::<Uuid>().is_ok();
        (!said.trim().is_empty() && !code && !hidden).then(|| said.to_owned())
    };
    let typed: Vec<String> = without_secrets(&fields).iter().filter_map(written).collect();
    let problem = match response.status() {
        StatusCode::FORBIDDEN => Problem::NotAllowedAnyMore,
        _ => Problem::NotFound,
    };
    if typed.is_empty() { response } else { problem.in_app(app).with(&typed) }
}

fn has_files(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/"))
}

async fn keep(app: &App, token: &str, path: String, body: Bytes) -> Option<Uuid> {
    let hash = app.store.secret_hash("session", token);
    let account = app.store.once_signed_in(hash).await.ok()??;
    let fields = without_secrets(&Fields::of(form_urlencoded::parse(&body).into_owned()));
    let id: Uuid = app.new_id();
    let draft = Draft {
        id,
        kind: KIND.to_owned(),
        reference: None,
        body: serde_json::json!({ "account": account, "path": path, "fields": fields }),
        ends_at: app.now() + jiff::SignedDuration::from_hours(12),
    };
    app.store.keep_draft(draft, None, None, app.now()).await.ok()?;
    Some(id)
}

/// What shows who somebody is was for that moment. It is not kept, shown or sent again.
fn without_secrets(fields: &Fields) -> Fields {
    fields.clone().without(&["code", "ceremony", "credential", "password", "again"])
}
