use crate::state::App;
use alongside_store::{Draft, DraftKey, StorageError};
use alongside_ui::components::{Button, button};
use jiff::SignedDuration;
use maud::{Markup, html};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// How long a device has to answer.
const LASTS: SignedDuration = SignedDuration::from_mins(10);
const KIND: &str = "passkey";

/// The other side of what a device answers. Nothing where people reach us by an
/// address of numbers: passkeys belong to a name.
pub(super) fn passkeys_of(app: &App) -> Option<Webauthn> {
    let address = Url::parse(&app.settings.public_url).ok()?;
    let name = address.domain()?.to_owned();
    let service = app.service().name;
    WebauthnBuilder::new(&name, &address).ok()?.rp_name(&service).build().ok()
}

/// Keeps what was asked of a device until it answers, here and sealed: the
/// browser holds only a token.
pub(super) async fn ask<S: Serialize>(app: &App, state: &S) -> Result<String, StorageError> {
    let token = app.new_token();
    let body = serde_json::to_value(state).map_err(|_| StorageError::Fault)?;
    let ends_at = app.now() + LASTS;
    let draft = Draft { id: app.new_id::<Uuid>(), kind: KIND.to_owned(), reference: None, body, ends_at };
    let hash = app.store.secret_hash(KIND, &token);
    app.store.keep_draft(draft, Some(hash), None, app.now()).await?;
    Ok(token)
}

/// What was asked, to the one who may answer, once: of two answers at the same
/// moment, on whichever node, one finds nothing any more.
pub(super) async fn answered<S: DeserializeOwned>(
    app: &App,
    token: &str,
    may: impl Fn(&S) -> bool,
) -> Result<Option<S>, StorageError> {
    let hash = app.store.secret_hash(KIND, token);
    let Some((draft, _)) = app.store.draft(DraftKey::Token(hash), app.now()).await? else { return Ok(None) };
    let state: Option<S> = serde_json::from_value(draft.body).ok();
    let Some(state) = state.filter(|state| draft.kind == KIND && may(state)) else { return Ok(None) };
    Ok(app.store.take_draft(draft.id, app.now()).await?.then_some(state))
}

/// A form that the device fills in.
#[derive(Clone, Debug)]
pub(crate) struct Ceremony {
    /// `create` or `get`, as the browser calls it.
    pub kind: &'static str,
    pub action: &'static str,
    pub options: String,
    pub token: String,
    /// What goes with the answer.
    pub with: Vec<(&'static str, String)>,
    pub label: &'static str,
    /// Another way, and its address.
    pub otherwise: (&'static str, String),
}

pub(crate) fn form(ceremony: &Ceremony) -> Markup {
    html! {
        form method="post" action=(ceremony.action) data-passkey=(ceremony.kind) data-options=(ceremony.options) {
            input type="hidden" name="ceremony" value=(ceremony.token);
            input type="hidden" name="credential" value="";
            @for (name, value) in &ceremony.with { input type="hidden" name=(name) value=(value); }
            p class="govuk-body" data-passkey-missing="" tabindex="-1" {
                "This browser cannot ask for a passkey, or does not run scripts."
            }
            p class="govuk-error-message" data-passkey-failed="" tabindex="-1" role="alert" hidden {
                "The device did not answer, or was not allowed to. Try again."
            }
            div data-passkey-go="" hidden { (button(&Button::of(ceremony.label))) }
        }
        p class="govuk-body" { a class="govuk-link" href=(ceremony.otherwise.1) { (ceremony.otherwise.0) } }
    }
}
