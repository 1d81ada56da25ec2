use crate::state::App;
use crate::web::Problem;
use crate::web::cookie;
use alongside_domain::people::{as_words, reference};
use alongside_store::{Draft, DraftKey};
use alongside_ui::fields::Fields;
use axum::http::HeaderMap;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An unfinished report is kept this long after the last answer.
const UNFINISHED: SignedDuration = SignedDuration::from_hours(24);
/// With a pass-phrase to come back with, this long.
const WITH_PHRASE: SignedDuration = SignedDuration::from_hours(24 * 14);
/// The confirmation can be read this long.
const FINISHED: SignedDuration = SignedDuration::from_hours(2);

/// What is kept of a visitor's answers between pages.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct VisitBody {
    /// The step that is shown.
    pub at: String,
    pub answers: Fields,
    /// The step was refused: its page says why. Kept, and not answered at once,
    /// so that no page of the history is one that a browser would send again.
    pub refused: bool,
    /// Files wait beside the answers.
    pub has_files: bool,
    /// Why a file was not kept, as the key of a sentence.
    pub file_problem: Option<String>,
    /// They are changing one answer and go back to all of them.
    pub changing: bool,
    /// Where they were when they wished to send what there was.
    pub early_from: String,
    /// Made at the beginning, shown when it is wanted and at the end.
    pub reference: String,
    pub phrase: Option<String>,
    /// The key under which this report is sent, once.
    pub once: String,
    /// The report they have sent, or have come back to.
    pub referral: Option<alongside_gate::ReferralId>,
    pub received_at: Option<jiff::Timestamp>,
}

/// A visitor who is answering questions, or has just sent them.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub id: Uuid,
    pub kind: Kind,
    pub reference: Option<String>,
    pub phrase_hash: Option<Vec<u8>>,
    pub token: String,
    pub body: VisitBody,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Answering,
    Sent,
    Returned,
}

impl Kind {
    const fn code(self) -> &'static str {
        match self {
            Self::Answering => "answering",
            Self::Sent => "sent",
            Self::Returned => "returned",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Answering, Self::Sent, Self::Returned].into_iter().find(|kind| kind.code() == code)
    }
}

impl Visit {
    /// A new one, not kept yet.
    pub fn begin(app: &App, kind: Kind) -> Self {
        Self {
            id: app.new_id(),
            kind,
            reference: None,
            phrase_hash: None,
            token: app.new_token(),
            body: VisitBody {
                once: app.new_token(),
                reference: reference(app.random()).to_string(),
                phrase: Some(as_words(app.random()).shown().to_owned()),
                ..VisitBody::default()
            },
        }
    }

    /// The one this browser holds the cookie of.
    pub async fn of(app: &App, headers: &HeaderMap) -> Result<Option<Self>, Problem> {
        let Some(token) = cookie::read(headers, cookie::VISIT) else { return Ok(None) };
        let hash = app.store.secret_hash("visit", &token);
        let found = app.store.draft(DraftKey::Token(hash), app.now()).await?;
        Ok(found.and_then(|(draft, phrase_hash)| Self::from_draft(draft, phrase_hash, token)))
    }

    pub fn from_draft(draft: Draft, phrase_hash: Option<Vec<u8>>, token: String) -> Option<Self> {
        Some(Self {
            id: draft.id,
            kind: Kind::from_code(&draft.kind)?,
            reference: draft.reference,
            phrase_hash,
            token,
            body: serde_json::from_value(draft.body).ok()?,
        })
    }

    pub fn draft(&self, app: &App) -> Draft {
        let kept = match (self.kind, &self.phrase_hash) {
            (Kind::Answering, Some(_)) => WITH_PHRASE,
            (Kind::Answering, None) => UNFINISHED,
            (Kind::Sent | Kind::Returned, _) => FINISHED,
        };
        Draft {
            id: self.id,
            kind: self.kind.code().to_owned(),
            reference: self.reference.clone(),
            body: serde_json::to_value(&self.body).unwrap_or_default(),
            ends_at: app.now() + kept,
        }
    }

    pub async fn keep(&self, app: &App) -> Result<(), Problem> {
        let hash = app.store.secret_hash("visit", &self.token);
        let draft = self.draft(app);
        Ok(app.store.keep_draft(draft, Some(hash), self.phrase_hash.clone(), app.now()).await?)
    }

    /// The browser forgets it at once. What has a pass-phrase waits for its
    /// author; the rest is gone.
    pub async fn end(self, app: &App) -> Result<(), Problem> {
        if self.kind == Kind::Answering && self.phrase_hash.is_some() {
            app.store.release_draft(self.id, app.now()).await?;
        } else {
            app.store.drop_draft(self.id, app.now()).await?;
        }
        Ok(())
    }
}

impl Visit {
    /// For somebody who has shown the reference and pass-phrase of a report.
    pub fn begin_return(app: &App) -> Self {
        Self::begin(app, Kind::Returned)
    }

    pub fn has_returned(&self) -> bool {
        self.kind == Kind::Returned
    }
}
