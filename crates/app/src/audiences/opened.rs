use crate::state::App;
use crate::web::cookie;
use alongside_gate::{Open, Reason, open};
use alongside_ui::words::Words;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::ops::Deref;

/// Stands first in a handler that is open to anyone, with the reason.
pub(crate) struct Opened<R: Reason> {
    open: Open<R>,
    /// In the language the visitor has chosen.
    pub words: Words,
}

impl<R: Reason> Deref for Opened<R> {
    type Target = Open<R>;
    fn deref(&self) -> &Open<R> {
        &self.open
    }
}

impl<R: Reason> FromRequestParts<App> for Opened<R> {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let tag = cookie::read(&parts.headers, cookie::LANGUAGE).unwrap_or_default();
        Ok(Self { open: open(), words: app.words_of(&tag).clone() })
    }
}

macro_rules! reasons {
    ($($(#[$about:meta])* $name:ident = $label:literal),+ $(,)?) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $name;
        impl Reason for $name { const NAME: &'static str = $label; }
    )+};
}

reasons! {
    /// Pages of general information.
    Informing = "open: information",
    /// Anyone may tell us what happened, and come back to it.
    Reporting = "open: reporting",
    /// Whoever answers for a finding of the scorecard answers by a private link.
    Answering = "open: answering by a private link",
    /// Nobody is signed in before they have signed in.
    BeforeSignIn = "open: before signing in",
}
