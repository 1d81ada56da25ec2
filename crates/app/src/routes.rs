use crate::audiences::{Desk, Public, RouteLine, Routes};
use crate::state::App;
use crate::web::{LARGEST_FORM, Problem, cross_site, safe_headers};
use crate::{
    accounts, assets, cases, complaints, deadlines, emergencies, equipment, evaluations, files, home, professionals,
    record, referrals, reports, returns, rights, scorecards, search, settings, team, today, visits,
};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;

fn public() -> Routes<Public> {
    Routes::new()
        .merge(home::routes())
        .merge(reports::routes())
        .merge(returns::routes())
        .merge(professionals::public_routes())
        .merge(accounts::public_routes())
        .merge(complaints::public_routes())
        .merge(deadlines::public_routes())
        .merge(rights::routes())
        .merge(scorecards::public_routes())
}

fn desk() -> Routes<Desk> {
    Routes::new()
        .merge(today::routes())
        .merge(visits::routes())
        .merge(equipment::routes())
        .merge(complaints::routes())
        .merge(deadlines::routes())
        .merge(evaluations::routes())
        .merge(referrals::routes())
        .merge(professionals::routes())
        .merge(cases::routes())
        .merge(emergencies::routes())
        .merge(files::routes())
        .merge(team::routes())
        .merge(settings::routes())
        .merge(scorecards::routes())
        .merge(search::routes())
        .merge(record::routes())
        .merge(accounts::routes())
}

/// Every route there is, for the access table and its tests.
pub fn lines() -> Vec<RouteLine> {
    let (public, desk) = (public(), desk());
    public.lines().iter().chain(desk.lines()).cloned().collect()
}

/// The whole service as one router.
pub fn router(app: App) -> Router {
    let not_found = {
        let app = app.clone();
        move || async move { Problem::NotFound.in_app(&app).into_response() }
    };
    // What is packed already only gets larger.
    let packed = DefaultPredicate::new().and(NotForContentType::const_new("audio/"));
    public()
        .into_router(&app)
        .merge(desk().into_router(&app))
        .route("/static/{hash}/{name}", axum::routing::get(assets::show))
        .route("/health", axum::routing::get(health))
        .method_not_allowed_fallback(not_found.clone())
        .fallback(not_found)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(app.clone(), cross_site))
        .layer(CompressionLayer::new().compress_when(packed))
        .layer(from_fn(safe_headers))
        .layer(from_fn_with_state(app.clone(), last_resort))
        .layer(from_fn(logged))
        .with_state(app)
}

/// For whoever watches the service: whether reading and writing both answer.
async fn health(State(app): State<App>) -> Response {
    if app.store.is_alive(app.now()).await {
        "ok\n".into_response()
    } else {
        (axum::http::StatusCode::SERVICE_UNAVAILABLE, "not ok\n").into_response()
    }
}

/// One line a request: how it was asked and how it ended. Never the address,
/// which may hold anything that somebody typed.
async fn logged(request: Request, next: axum::middleware::Next) -> Response {
    let method = request.method().clone();
    let response = next.run(request).await;
    tracing::info!(%method, status = response.status().as_u16(), "answered");
    response
}

/// A fault in one request is that request's alone: the person gets a page, the
/// log gets the method and the route, and everybody else goes on.
async fn last_resort(State(app): State<App>, request: Request, next: axum::middleware::Next) -> Response {
    let method = request.method().clone();
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!(%method, "a request failed without an answer");
            Problem::Broken.in_app(&app).into_response()
        }
    }
}
