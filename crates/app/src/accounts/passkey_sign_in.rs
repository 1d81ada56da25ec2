use super::ceremonies::{Ceremony, answered, ask, form as ceremony_form, passkeys_of};
use super::sign_in::{KEPT, OPEN, WINDOW, after, begin, onward, refused};
use crate::audiences::{BeforeSignIn, Opened};
use crate::frames;
use crate::state::App;
use crate::web::{Problem, ProblemPage, Sent, Source, cookie, ok, redirect, wrong};
use alongside_store::{KnownPasskey, StorageError};
use alongside_ui::components::{ErrorMessage, InsetText, error_message, inset_text};
use alongside_ui::fields::Fields;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::{Markup, html};
use std::collections::HashMap;
use webauthn_rs::prelude::{DiscoverableAuthentication, Passkey, PublicKeyCredential};

type Answer = Result<Response, ProblemPage>;

/// Asked from one place in five minutes: a whole office is one place.
const ASKED: i64 = 60;

/// Asks whatever device there is: it says whose it is, and nobody types an address.
pub(super) async fn new(
    _: Opened<BeforeSignIn>,
    State(app): State<App>,
    source: Source,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    show(&app, &source, &Fields::of(query), false).await
}

async fn show(app: &App, source: &Source, fields: &Fields, refused: bool) -> Answer {
    let in_app = |error: StorageError| Problem::from(error).in_app(app);
    // A form that was kept, and where somebody wanted to go, stay with them whichever way they sign in.
    let by_password = format!("/sign-in?{}", onward(fields));
    let Some(rules) = passkeys_of(app) else { return Ok(redirect(&by_password)) };
    let often = source.too_often(app, "passkeys", ASKED, WINDOW).await;
    if often.map_err(in_app)? {
        return Err(Problem::TooMany.in_app(app));
    }
    let (challenge, state) = rules.start_discoverable_authentication().map_err(|_| in_app(StorageError::Fault))?;
    let options = serde_json::to_string(&challenge.public_key).map_err(|_| in_app(StorageError::Fault))?;
    let token = ask(app, &state).await.map_err(in_app)?;
    let ceremony = Ceremony {
        kind: "get",
        action: "/sign-in/passkey",
        options,
        token,
        with: ["next", "kept"].map(|name| (name, fields.one(name).to_owned())).into(),
        label: "Use a passkey",
        otherwise: ("Sign in with a password and a code", by_password),
    };
    let main = page(&ceremony, refused, !fields.one("kept").is_empty());
    let page = frames::plain(app, "Sign in", &main);
    Ok(if refused { wrong(page) } else { ok(page) })
}

/// The device knew its owner: that is both factors at once. Whatever does not
/// fit, the answer is the same.
pub(super) async fn create(
    open: Opened<BeforeSignIn>,
    State(app): State<App>,
    source: Source,
    headers: HeaderMap,
    Sent(fields): Sent,
) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let state: Option<DiscoverableAuthentication> =
        answered(&app, fields.one("ceremony"), |_| true).await.map_err(|error| in_app(error.into()))?;
    let credential: Option<PublicKeyCredential> = serde_json::from_str(fields.one("credential")).ok();
    let again = async || show(&app, &source, &fields, true).await;
    let (Some(state), Some(credential)) = (state, credential) else { return again().await };
    let wanted = credential.get_credential_id().to_vec();
    let known = app.store.read(move |db| db.passkey(&wanted)).await.map_err(|error| in_app(error.into()))?;
    let Some(known) = known else { return again().await };
    let owner = known.owner.clone();
    // A suspended or former colleague's, or one that answers wrongly: that is written down.
    let Some((known, kept)) = fits(&app, &credential, state, known) else {
        refused(&app, &open, &owner).await.map_err(in_app)?;
        return again().await;
    };
    let id = known.id;
    let token = app.new_token();
    let signed = begin(&app, &open, known.owner.account, &token, &headers, move |tx| {
        // Taken away a moment ago: it signs nobody in.
        match tx.used_passkey(id, &kept) {
            Err(StorageError::Missing) => Ok(false),
            used => used.map(|()| true),
        }
    });
    if !signed.await.map_err(in_app)? {
        return again().await;
    }
    Ok(cookie::set(redirect(&after(&fields, &known.owner)), cookie::SESSION, &token))
}

/// The answer is from this passkey, to this question, and from its own account.
fn fits(
    app: &App,
    credential: &PublicKeyCredential,
    state: DiscoverableAuthentication,
    known: KnownPasskey,
) -> Option<(KnownPasskey, String)> {
    let rules = passkeys_of(app)?;
    let (owner, _) = rules.identify_discoverable_authentication(credential).ok()?;
    let mut passkey: Passkey = serde_json::from_str(known.credential.expose()).ok()?;
    let result = rules.finish_discoverable_authentication_v2(credential, state, &passkey).ok()?;
    if owner != known.owner.account.uuid() || !result.user_verified() || !OPEN.contains(&known.owner.state) {
        return None;
    }
    passkey.update_credential(&result);
    Some((known, serde_json::to_string(&passkey).ok()?))
}

pub(crate) fn page(ceremony: &Ceremony, refused: bool, kept: bool) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "Sign in with a passkey" }
        @if kept { (inset_text(&InsetText::of(KEPT))) }
        @if refused {
            (error_message(&ErrorMessage::of("This passkey does not sign in here. Try again, or use your password")))
        }
        p class="govuk-body" { "Your device asks you to unlock it, as you always do." }
        (ceremony_form(ceremony))
    }
}
