use super::{Problem, cookie};
use crate::state::App;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;

/// Nothing from elsewhere, nothing inline, no frames, no traces.
const SAFE: &[(&str, &str)] = &[
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"),
    ("strict-transport-security", "max-age=31536000"),
    ("x-robots-tag", "noindex, nofollow"),
];

/// Says of an answer that it is published: search engines may know of it, and, where it is
/// made for that, the pages of others may show it in a frame.
#[derive(Clone, Copy)]
pub(crate) struct ForEverybody {
    pub in_frames: bool,
}

const IN_FRAMES: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/// Puts the safe headers on every answer, whatever made it. Pages are never
/// kept by browsers or proxies; only front-end files are.
pub(crate) async fn safe_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in SAFE {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if let Some(ForEverybody { in_frames }) = response.extensions().get().copied() {
        let headers = response.headers_mut();
        headers.remove("x-robots-tag");
        if in_frames {
            headers.remove("x-frame-options");
            headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
            headers.insert("content-security-policy", HeaderValue::from_static(IN_FRAMES));
        }
    }
    response
}

/// Refuses forms that other sites send. The layer inside reads `Origin` and
/// `Sec-Fetch-Site`; this adds that a form with one of our cookies must carry
/// one of the two.
pub(crate) async fn cross_site(State(app): State<App>, request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let headers = request.headers();
    let ours = [cookie::SESSION, cookie::VISIT].iter().any(|name| cookie::read(headers, name).is_some());
    let says = headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN);
    if changes && ours && !says {
        return Problem::CrossSite.in_app(&app).page();
    }
    let response = next.run(request).await;
    if response.extensions().get::<tower_http::csrf::ProtectionError>().is_some() {
        return Problem::CrossSite.in_app(&app).page();
    }
    response
}
