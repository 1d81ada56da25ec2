use alongside_gate::{Open, Reason, open};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::ops::Deref;

/// Stands first in a handler that is open to anyone, with the reason.
pub(crate) struct Opened<R: Reason>(Open<R>);

impl<R: Reason> Deref for Opened<R> {
    type Target = Open<R>;
    fn deref(&self) -> &Open<R> {
        &self.0
    }
}

impl<R: Reason, S: Sync> FromRequestParts<S> for Opened<R> {
    type Rejection = Infallible;
    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(open()))
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
    /// Nobody is signed in before they have signed in.
    BeforeSignIn = "open: before signing in",
}
