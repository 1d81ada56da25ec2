use super::kept_forms;
use super::second_factor::SecondFactor;
use crate::audiences::{BeforeSignIn, Opened};
use crate::frames;
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, Source, cookie, ok, redirect, wrong};
use alongside_domain::accounts::{refuse_sign_in, sign_in};
use alongside_gate::{AccountId, AccountState, Role, SessionId};
use alongside_store::{SignIn, StorageError, Tx, WriteError};
use alongside_ui::components::{Button, Input, InsetText, button, input, inset_text};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use jiff::SignedDuration;
use maud::{Markup, html};
use std::collections::HashMap;
use uuid::Uuid;

/// Wrong tries in five minutes for one account, and from one place: a whole
/// office is one place, so that one person's mistakes do not shut the others out.
const TRIES: i64 = 10;
const TRIES_FROM_ONE_PLACE: i64 = 100;
pub(super) const WINDOW: SignedDuration = SignedDuration::from_mins(5);

pub(super) async fn new(
    _: Opened<BeforeSignIn>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let mut fields = Fields::default();
    for name in ["next", "kept"] {
        fields.set(name, query.get(name).cloned().unwrap_or_default());
    }
    ok(page(&app, &fields, &Errors::default()))
}

/// Address, password and code together. Whatever is wrong, the answer is the
/// same and costs the same: nobody learns which addresses have accounts.
pub(super) async fn create(
    open: Opened<BeforeSignIn>,
    State(app): State<App>,
    source: Source,
    headers: HeaderMap,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let in_app = |problem: Problem| problem.in_app(&app);
    let refuse = |sentence: &str| {
        let shown = fields.clone().without(&["password", "code"]);
        wrong(page(&app, &shown, &Errors::one("email", sentence)))
    };
    let email = fields.one("email").trim().to_lowercase();
    let now = app.now();
    if [email.as_str(), fields.one("password"), fields.one("code")].iter().any(|typed| typed.trim().is_empty()) {
        return Ok(refuse("Enter the e-mail address, the password and the code"));
    }
    let limits = [(format!("sign-in from {}", source.0), TRIES_FROM_ONE_PLACE), (format!("sign-in as {email}"), TRIES)];
    for (key, most) in &limits {
        let too_many = app.store.too_many_tries(key, *most, WINDOW, now).await;
        if too_many.map_err(|error| in_app(error.into()))? {
            return Ok(refuse("Too many tries. Wait five minutes, then try again"));
        }
    }
    let asked = email.clone();
    let account = app.store.read(move |db| db.account_for_sign_in(&asked)).await;
    let account = account.map_err(|error| in_app(error.into()))?;
    let hash = account.as_ref().map(|account| account.password_hash.expose().clone());
    let fits = app.hashing.fits(fields.one("password").to_owned(), hash).await;
    let Some(account) = account else { return Ok(refuse(WRONG)) };
    if !fits || !OPEN.contains(&account.state) {
        refused(&app, &open, &account).await.map_err(in_app)?;
        return Ok(refuse(WRONG));
    }
    let token = app.new_token();
    // The code is used up in the write that begins the session: one code signs in once.
    let factor = SecondFactor::typed(&app, account.account, Some(&account.totp), fields.one("code"));
    let signed = begin(&app, &open, account.account, &token, &headers, move |tx| factor.used(tx)).await;
    if !signed.map_err(in_app)? {
        refused(&app, &open, &account).await.map_err(in_app)?;
        return Ok(refuse(WRONG));
    }
    app.store.forget_tries(&format!("sign-in as {email}"), now).await.map_err(|error| in_app(error.into()))?;
    Ok(cookie::set(redirect(&after(&fields, &account)), cookie::SESSION, &token))
}

/// Where somebody goes who has just signed in.
pub(super) fn after(fields: &Fields, account: &SignIn) -> String {
    match fields.one("kept").parse::<Uuid>() {
        Ok(kept) => kept_forms::address(kept),
        Err(_) => local(fields.one("next")).unwrap_or_else(|| first_page(account)),
    }
}

/// Who may sign in.
pub(super) const OPEN: [AccountState; 2] = [AccountState::Accepted, AccountState::Confirmed];

const WRONG: &str = "The e-mail address, the password or the code is not right. Check all three and try again";

/// Begins a session in the write that uses up what was shown for it. False when
/// that was wrong or was used before.
pub(super) async fn begin(
    app: &App,
    open: &Opened<BeforeSignIn>,
    account: AccountId,
    token: &str,
    headers: &HeaderMap,
    shown: impl Fn(&mut Tx<'_>) -> Result<bool, StorageError> + Send + 'static,
) -> Result<bool, Problem> {
    let now = app.now();
    // However busy somebody is, they sign in again after this.
    let ends = now + SignedDuration::from_hours(app.service().sign_in.longest_hours.into());
    let session: SessionId = app.new_id();
    let hash = app.store.secret_hash("session", token);
    let device = device(headers);
    let written: Result<(), WriteError<()>> = app
        .store
        .write(open.permit(), now, move |tx| {
            // Suspended a moment ago: a session begun now would live again when they are let in again.
            let open = tx.db().sign_in_state(account)?.is_some_and(|state| OPEN.contains(&state));
            if !open || !shown(tx)? {
                return Err(WriteError::Refused(()));
            }
            tx.record(sign_in(account, session))?;
            tx.begin_session(session, account, hash.clone(), device.clone(), ends)?;
            Ok(())
        })
        .await;
    match written {
        Ok(()) => Ok(true),
        Err(WriteError::Refused(())) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

pub(super) const KEPT: &str = "You have been away for a while. We kept what you wrote. Sign in, and you can send it.";

/// A sign-in that was refused is written down.
pub(super) async fn refused(app: &App, open: &Opened<BeforeSignIn>, account: &SignIn) -> Result<(), Problem> {
    let id = account.account;
    let written: Result<(), WriteError<()>> =
        app.store.write(open.permit(), app.now(), move |tx| Ok(tx.record(refuse_sign_in(id))?)).await;
    Ok(written?)
}

/// Only our own pages are gone to after signing in.
fn local(next: &str) -> Option<String> {
    let shown = next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let plain = shown && next.starts_with('/') && !next.starts_with("//");
    // "/today" is where everyone is sent who asked for nothing in particular.
    (plain && next.len() < 200 && next != "/today").then(|| next.to_owned())
}

/// Where somebody's work begins.
fn first_page(account: &SignIn) -> String {
    if account.state != AccountState::Confirmed {
        "/sessions"
    } else if account.roles.any(&[Role::Caseworker, Role::Manager, Role::Triage]) {
        "/today"
    } else if account.roles.has(Role::Administrator) {
        "/accounts"
    } else if account.roles.has(Role::DataProtectionLead) {
        "/emergency-accesses"
    } else if account.roles.has(Role::Analyst) {
        "/scorecards"
    } else {
        "/sessions"
    }
    .to_owned()
}

/// The browser in two words, for the list of sessions.
fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("");
    let browser = ["Edg", "Firefox", "Chrome", "Safari"].into_iter().find(|name| agent.contains(name));
    let system =
        ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"].into_iter().find(|name| agent.contains(name));
    let browser = browser.map_or("A browser", |name| if name == "Edg" { "Edge" } else { name });
    system.map_or_else(|| browser.to_owned(), |system| format!("{browser} on {system}"))
}

fn page(app: &App, fields: &Fields, errors: &Errors) -> Markup {
    let main = form(
        Form { desk: true, words: app.english(), fields, errors },
        app.service().demonstration,
        super::ceremonies::passkeys_of(app).is_some(),
    );
    frames::plain(app, "Sign in", &main)
}

pub(crate) fn form(form: Form<'_>, demonstration: bool, passkeys: bool) -> Markup {
    let secret = |name: &str, label: &str, hint: &str, autocomplete: &str, kind: &str| Input {
        kind: Some(kind.to_owned()),
        value: None,
        autocomplete: Some(autocomplete.to_owned()),
        ..form.left_to_right(name, label, hint)
    };
    html! {
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Sign in" }
        @if !form.fields.one("kept").is_empty() {
            (inset_text(&InsetText::of(KEPT)))
        }
        form method="post" action="/sign-in" novalidate {
            input type="hidden" name="next" value=(form.fields.one("next"));
            input type="hidden" name="kept" value=(form.fields.one("kept"));
            (input(&Input {
                kind: Some("email".to_owned()),
                autocomplete: Some("username".to_owned()),
                ..form.left_to_right("email", "E-mail address", "")
            }))
            (input(&secret("password", "Password", "", "current-password", "password")))
            (input(&Input {
                classes: Some("govuk-input--width-10".to_owned()),
                inputmode: Some("text".to_owned()),
                ..secret("code", "Code", "Six digits from your authenticator app, or a recovery code", "one-time-code", "text")
            }))
            (button(&Button::of("Sign in")))
        }
        @if passkeys {
            p class="govuk-body" {
                a class="govuk-link" href={ "/sign-in/passkey?" (onward(form.fields)) } { "Sign in with a passkey" }
            }
        }
        @if demonstration {
            p class="govuk-body" { "The people of the demonstration, their password and how to get a code are printed where it was started." }
        }
    }
}

/// What goes along when somebody signs in another way.
pub(super) fn onward(fields: &Fields) -> String {
    let pairs = ["next", "kept"].map(|name| (name, fields.one(name)));
    let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn nobody_is_sent_to_another_site_after_signing_in() {
        for next in ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "", "today"] {
            assert_eq!(local(next), None, "{next}");
        }
        assert_eq!(local("/cases/1"), Some("/cases/1".to_owned()));
    }
}
