use super::secrets::{canonical_code, totp_step};
use crate::audiences::Me;
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage};
use alongside_domain::cases::refuse_second_factor;
use alongside_gate::{AccountId, Permit, Private};
use alongside_store::{StorageError, Tx};
use alongside_ui::components::Input;
use alongside_ui::fields::Errors;
use jiff::SignedDuration;

const TRIES: i64 = 10;
const WINDOW: SignedDuration = SignedDuration::from_mins(5);

/// A code that somebody signed in has just typed, to be used up in the write
/// that needs it: the session alone is not enough for the gravest actions.
#[derive(Clone, Debug)]
pub(crate) struct SecondFactor {
    account: AccountId,
    step: Option<i64>,
    recovery: Vec<u8>,
}

/// Reads a code; nothing after too many tries.
pub(crate) async fn second_factor(app: &App, me: &Me, code: &str) -> Result<Option<SecondFactor>, StorageError> {
    let (account, now) = (me.account, app.now());
    if app.store.too_many_tries(&format!("second factor of {account}"), TRIES, WINDOW, now).await? {
        return Ok(None);
    }
    let totp = app.store.read(move |db| db.totp(account)).await?;
    Ok(Some(SecondFactor::typed(app, account, totp.as_ref(), code)))
}

/// Where a code is asked for, so that it is asked for in the same words everywhere.
pub(crate) fn code_field(form: Form<'_>) -> Input {
    Input {
        classes: Some("govuk-input--width-5".to_owned()),
        inputmode: Some("numeric".to_owned()),
        autocomplete: Some("one-time-code".to_owned()),
        ..form.left_to_right("code", "A new code from your authenticator", "To be sure that it is you")
    }
}

pub(crate) const TOO_MANY: &str = "Too many wrong codes. Wait five minutes, then try again";

/// A wrong code is written down, and said beside the field.
pub(crate) async fn wrong_code(app: &App, permit: Permit, me: AccountId) -> Result<Errors, ProblemPage> {
    let refused =
        app.store.write::<(), ()>(permit, app.now(), move |tx| Ok(tx.record(refuse_second_factor(me))?)).await;
    refused.map_err(|error| Problem::from(error).in_app(app))?;
    let sentence = "This code is not right, or was used before. Wait for the next one in your authenticator";
    Ok(Errors::one("code", sentence))
}

impl SecondFactor {
    /// What somebody typed: six digits of now, or else a recovery code.
    pub fn typed(app: &App, account: AccountId, totp: Option<&Private<String>>, code: &str) -> Self {
        let step = totp.and_then(|totp| totp_step(totp.expose(), code, app.now().as_second()));
        let recovery = app.store.secret_hash("recovery code", &canonical_code(code));
        Self { account, step, recovery }
    }

    /// Uses the code up. False when it is wrong or was used before.
    pub fn used(&self, tx: &mut Tx<'_>) -> Result<bool, StorageError> {
        match self.step {
            Some(step) => tx.use_totp_step(self.account, step),
            None => tx.use_recovery_code(self.account, self.recovery.clone()),
        }
    }
}
