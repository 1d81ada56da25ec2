use alongside_ui::pages::Assets;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

/// The front-end files, built by `cargo xtask assets` and held in the binary.
#[derive(RustEmbed)]
#[folder = "assets/"]
#[allow_missing = true]
struct Built;

/// Whether the front-end files were there when the program was built.
pub(crate) fn are_built() -> bool {
    Built::get("app.css").is_some()
}

/// The addresses of the files one audience's pages use.
pub(crate) fn addresses(script: &str) -> Assets {
    let style_turned = address("app.rtl.css");
    Assets {
        style: address("app.css"),
        style_turned,
        script: address(&format!("{script}.js")),
        icon: address("icon.svg"),
    }
}

/// An address that changes with the content, so that it may be kept for ever.
fn address(name: &str) -> String {
    let hash = Built::get(name).map_or([0u8; 4], |file| {
        let hash = file.metadata.sha256_hash();
        [hash[0], hash[1], hash[2], hash[3]]
    });
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("/static/{hash}/{name}")
}

/// Serves one file. The hash in its address is only for the browser's cache.
pub(crate) async fn show(Path((_, name)): Path<(String, String)>) -> Response {
    let Some(file) = Built::get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = file.metadata.mimetype().to_owned();
    (
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned())],
        Body::from(file.data.into_owned()),
    )
        .into_response()
}
