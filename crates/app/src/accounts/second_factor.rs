use super::proofs::by_device;
use super::secrets::{canonical_code, totp_step};
use crate::audiences::Me;
use crate::state::App;
use crate::web::{Problem, ProblemPage};
use alongside_domain::cases::refuse_second_factor;
use alongside_gate::{AccountId, PasskeyId, Permit, Private};
use alongside_store::{StorageError, Tx};
use alongside_ui::fields::{Errors, Fields};
use jiff::SignedDuration;

const TRIES: i64 = 10;
const WINDOW: SignedDuration = SignedDuration::from_mins(5);

/// What somebody signed in has just shown: a code they typed or a device that
/// answered, to be used up in the write that needs it. The session alone is not
/// enough for the gravest actions.
#[derive(Clone, Debug)]
pub(crate) struct SecondFactor {
    account: AccountId,
    step: Option<i64>,
    recovery: Vec<u8>,
    /// A device that has just answered, and what is kept of it from now on.
    device: Option<(PasskeyId, String)>,
}

/// Reads a code, or what a device answered; nothing after too many tries.
pub(crate) async fn second_factor(app: &App, me: &Me, fields: &Fields) -> Result<Option<SecondFactor>, StorageError> {
    let (account, now) = (me.account, app.now());
    if app.store.too_many_tries(&format!("second factor of {account}"), TRIES, WINDOW, now).await? {
        return Ok(None);
    }
    let device = if answers(fields) { by_device(app, me, fields).await? } else { None };
    let totp = app.store.read(move |db| db.totp(account)).await?;
    Ok(Some(SecondFactor { device, ..SecondFactor::typed(app, account, totp.as_ref(), fields.one("code")) }))
}

pub(crate) const TOO_MANY: &str = "Too many wrong codes. Wait five minutes, then try again";

fn answers(fields: &Fields) -> bool {
    !fields.one("credential").is_empty()
}

/// A wrong code, or a device's wrong answer, is written down, and said beside the field.
pub(crate) async fn wrong_code(
    app: &App,
    permit: Permit,
    me: AccountId,
    fields: &Fields,
) -> Result<Errors, ProblemPage> {
    let refused =
        app.store.write::<(), ()>(permit, app.now(), move |tx| Ok(tx.record(refuse_second_factor(me))?)).await;
    refused.map_err(|error| Problem::from(error).in_app(app))?;
    if answers(fields) {
        return Ok(Errors::one("code", "What the device answered does not fit. Try again, or type a code"));
    }
    let sentence = "This code is not right, or was used before. Wait for the next one in your authenticator";
    Ok(Errors::one("code", sentence))
}

impl SecondFactor {
    /// What somebody typed: six digits of now, or else a recovery code.
    pub fn typed(app: &App, account: AccountId, totp: Option<&Private<String>>, code: &str) -> Self {
        let step = totp.and_then(|totp| totp_step(totp.expose(), code, app.now().as_second()));
        let recovery = app.store.secret_hash("recovery code", &canonical_code(code));
        Self { account, step, recovery, device: None }
    }

    /// Uses it up. False when it is wrong or was used before.
    pub fn used(&self, tx: &mut Tx<'_>) -> Result<bool, StorageError> {
        if let Some((id, kept)) = &self.device {
            // Taken away a moment ago: it shows nothing.
            return match tx.used_passkey(*id, kept) {
                Err(StorageError::Missing) => Ok(false),
                used => used.map(|()| true),
            };
        }
        match self.step {
            Some(step) => tx.use_totp_step(self.account, step),
            None => tx.use_recovery_code(self.account, self.recovery.clone()),
        }
    }
}
