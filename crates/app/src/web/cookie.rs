//! Cookies: three, all neutral in name, unreadable to scripts, never sent to
//! other sites, gone when the browser closes.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

/// A signed-in browser.
pub(crate) const SESSION: &str = "__Host-s";
/// The language a visitor has chosen.
pub(crate) const LANGUAGE: &str = "__Host-l";
/// The questions a visitor is answering.
pub(crate) const VISIT: &str = "__Host-v";

pub(crate) fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
        .filter(|value| !value.is_empty() && value.len() < 200)
}

pub(crate) fn set(response: Response, name: &str, value: &str) -> Response {
    add(response, &format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax"))
}

pub(crate) fn end(response: Response, name: &str) -> Response {
    add(response, &format!("{name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"))
}

fn add(mut response: Response, line: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(line) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
