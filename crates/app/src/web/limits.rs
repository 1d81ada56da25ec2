use crate::state::App;
use alongside_store::StorageError;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use jiff::SignedDuration;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Where a request comes from: the other end of the connection, or what a
/// trusted proxy says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source(pub IpAddr);

pub(crate) fn source_of(parts: &Parts, app: &App) -> Source {
    let peer =
        parts.extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
    if !app.settings.trusted_proxies.contains(&peer) {
        return Source(peer);
    }
    let said = parts
        .headers
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok())
        .and_then(|line| line.rsplit(',').next())
        .and_then(|last| last.trim().parse().ok());
    Source(said.unwrap_or(peer))
}

impl Source {
    /// Whether this has been done from one place more often than `most` times in so long.
    pub async fn too_often(
        self,
        app: &App,
        what: &str,
        most: i64,
        within: SignedDuration,
    ) -> Result<bool, StorageError> {
        app.store.too_many_tries(&format!("{what} from {}", self.0), most, within, app.now()).await
    }
}

impl FromRequestParts<App> for Source {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(source_of(parts, app))
    }
}
