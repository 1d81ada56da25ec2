use super::ceremonies::{answered, ask, passkeys_of};
use crate::audiences::Me;
use crate::state::App;
use crate::web::form::Form;
use alongside_gate::{AccountId, PasskeyId, SessionId};
use alongside_store::StorageError;
use alongside_ui::components::{Button, Input, button, input};
use alongside_ui::fields::Fields;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{Passkey, PasskeyAuthentication, PublicKeyCredential};

/// What shows, before something grave, that it is still the same person: a code,
/// or a device of theirs where they have one.
#[derive(Clone, Debug, Default)]
pub(crate) struct ProofAsked {
    /// What the device is asked, and the token of its answer.
    pub device: Option<(String, String)>,
}

/// Kept until the device answers.
#[derive(Serialize, Deserialize)]
struct Asked {
    account: AccountId,
    /// Answered in another session, it shows nothing.
    session: SessionId,
    state: PasskeyAuthentication,
}

/// Asks anew, each time a form is shown: an answer counts once.
pub(crate) async fn proof(app: &App, me: &Me) -> Result<ProofAsked, StorageError> {
    let account = me.account;
    let Some(rules) = passkeys_of(app) else { return Ok(ProofAsked::default()) };
    let have = app.store.read(move |db| db.passkey_credentials(account)).await?;
    let have: Vec<Passkey> = have.iter().filter_map(|kept| serde_json::from_str(kept.expose()).ok()).collect();
    if have.is_empty() {
        return Ok(ProofAsked::default());
    }
    let (challenge, state) = rules.start_passkey_authentication(&have).map_err(|_| StorageError::Fault)?;
    let options = serde_json::to_string(&challenge.public_key).map_err(|_| StorageError::Fault)?;
    Ok(ProofAsked { device: Some((options, ask(app, &Asked { account, session: me.session, state }).await?)) })
}

/// A device that answered what was asked of this person, and what is kept of it now.
pub(super) async fn by_device(
    app: &App,
    me: &Me,
    fields: &Fields,
) -> Result<Option<(PasskeyId, String)>, StorageError> {
    let asked: Option<Asked> = answered(app, fields.one("ceremony"), |asked: &Asked| {
        asked.account == me.account && asked.session == me.session
    })
    .await?;
    let credential: Option<PublicKeyCredential> = serde_json::from_str(fields.one("credential")).ok();
    let (Some(asked), Some(credential), Some(rules)) = (asked, credential, passkeys_of(app)) else { return Ok(None) };
    let Ok(result) = rules.finish_passkey_authentication(&credential, &asked.state) else { return Ok(None) };
    let wanted = result.cred_id().to_vec();
    let Some(known) = app.store.read(move |db| db.passkey(&wanted)).await? else { return Ok(None) };
    let Ok(mut passkey) = serde_json::from_str::<Passkey>(known.credential.expose()) else { return Ok(None) };
    if known.owner.account != me.account || !result.user_verified() {
        return Ok(None);
    }
    passkey.update_credential(&result);
    Ok(serde_json::to_string(&passkey).ok().map(|kept| (known.id, kept)))
}

/// Where it is asked for, in the same words everywhere. Without scripts, or
/// without a device, there is the code.
pub(crate) fn proof_fields(form: Form<'_>, asked: &ProofAsked) -> Markup {
    let code = Input {
        classes: Some("govuk-input--width-5".to_owned()),
        inputmode: Some("numeric".to_owned()),
        autocomplete: Some("one-time-code".to_owned()),
        ..form.left_to_right(
            "code",
            "A new code from your authenticator",
            "Or one of your recovery codes. To be sure that it is you",
        )
    };
    html! {
        (input(&code))
        @if let Some((options, token)) = &asked.device {
            div data-passkey-instead=(options) hidden {
                input type="hidden" name="ceremony" value=(token);
                input type="hidden" name="credential" value="";
                p class="govuk-error-message" data-passkey-failed="" tabindex="-1" role="alert" hidden {
                    "The device did not answer, or was not allowed to. Try again, or type a code."
                }
                (button(&Button { kind: Some("button".to_owned()), ..Button::of("Go on with my passkey, without a code").secondary() }))
            }
        }
    }
}

/// What was typed and answered does not go back to the browser.
pub(crate) fn without_proof(fields: &Fields) -> Fields {
    fields.clone().without(&["code", "ceremony", "credential"])
}
