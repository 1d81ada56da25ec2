use super::page;
use crate::frames;
use crate::state::App;
use alongside_store::{StorageError, WriteError};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::html;

/// Whatever can go wrong with a page, and what the person is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// Not there, or not theirs: the same answer.
    NotFound,
    NotAllowedAnyMore,
    CrossSite,
    TooLarge,
    TooMany,
    /// Too many files are arriving at this moment.
    Busy,
    Full,
    Stopped,
    Broken,
}

impl From<StorageError> for Problem {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Missing => Self::NotFound,
            StorageError::Full => Self::Full,
            StorageError::Stopped => Self::Stopped,
            other => {
                tracing::error!(problem = %other, "storage");
                Self::Broken
            }
        }
    }
}

impl<E> From<WriteError<E>> for Problem {
    fn from(error: WriteError<E>) -> Self {
        match error {
            WriteError::Storage(error) => error.into(),
            WriteError::NotAllowed => Self::NotAllowedAnyMore,
            WriteError::Refused(_) => Self::Broken,
        }
    }
}

impl Problem {
    const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotAllowedAnyMore | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Full | Self::Stopped | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    const fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "problem-not-found",
            Self::NotAllowedAnyMore => "problem-not-allowed",
            Self::CrossSite => "problem-cross-site",
            Self::TooLarge => "problem-too-large",
            Self::TooMany => "problem-too-many",
            Self::Busy => "problem-busy",
            Self::Full => "problem-full",
            Self::Stopped => "problem-stopped",
            Self::Broken => "problem-broken",
        }
    }

    pub fn in_app(self, app: &App) -> ProblemPage {
        ProblemPage { problem: self, app: app.clone() }
    }
}

/// The one rendering of every problem. The telephone numbers for danger stand
/// on it too.
pub(crate) struct ProblemPage {
    problem: Problem,
    app: App,
}

impl ProblemPage {
    pub fn page(&self) -> Response {
        self.with(&[])
    }

    /// The same, with what its reader had typed: nobody loses words because a record
    /// went into other hands meanwhile.
    pub fn with(&self, typed: &[String]) -> Response {
        let words = self.app.english();
        let key = self.problem.key();
        let main = html! {
            h1 class="govuk-heading-l" { (words.say(&format!("{key}-title"))) }
            p class="govuk-body" { (words.say(key)) }
            @if !typed.is_empty() {
                p class="govuk-body" { strong { "What you wrote was not kept. It is here to copy:" } }
                @for said in typed { p class="govuk-body app-said" dir="auto" { (said) } }
            }
            p class="govuk-body" { (words.say("problem-danger")) }
            p class="govuk-body" { a class="govuk-link" href="/" { (words.say("problem-start")) } }
            p class="govuk-body" { a class="govuk-link" href="/today" { (words.say("problem-desk")) } }
        };
        page(self.problem.status(), frames::plain(&self.app, &words.say("problem-page-title"), &main))
    }
}

impl IntoResponse for ProblemPage {
    fn into_response(self) -> Response {
        self.page()
    }
}

/// Marks an answer that sends somebody to sign in first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NeedsSignIn;

impl NeedsSignIn {
    pub fn response(parts: &Parts) -> Response {
        let back = if parts.method == Method::GET { parts.uri.path() } else { "/today" };
        let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("next", back).finish();
        let mut response = super::redirect(&format!("/sign-in?{query}"));
        response.extensions_mut().insert(Self);
        response
    }
}
