use super::ceremonies::{Ceremony, answered, ask, form as ceremony_form, passkeys_of};
use super::{ProofAsked, TOO_MANY, proof_fields, second_factor, without_proof, wrong_code};
use crate::audiences::{Granted, Me};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, redirect, wrong};
use alongside_domain::accounts::{CannotAddPasskey, MOST_PASSKEYS, add_passkey, remove_passkey};
use alongside_domain::calendars::long;
use alongside_domain::date_of;
use alongside_domain::reports::LINE;
use alongside_domain::text::Words;
use alongside_gate::access::KeepOwnPasskeys;
use alongside_gate::{AccountId, PasskeyId};
use alongside_store::{PasskeyLine, StorageError, WriteError};
use alongside_ui::components::{Button, button, input};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use webauthn_rs::Webauthn;
use webauthn_rs::prelude::{Passkey, PasskeyRegistration, RegisterPublicKeyCredential};

type Answer = Result<Response, ProblemPage>;

/// What a new passkey is for, while the device is asked.
#[derive(Serialize, Deserialize)]
struct Adding {
    account: AccountId,
    name: Words,
    state: PasskeyRegistration,
}

/// The devices I sign in with.
pub(super) async fn index(granted: Granted<KeepOwnPasskeys>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<KeepOwnPasskeys>,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, ProblemPage> {
    let account = granted.me.account;
    let own = app.store.read(move |db| db.passkeys(account)).await;
    let own = own.map_err(|error| Problem::from(error).in_app(app))?;
    let offered = passkeys_of(app).is_some();
    let main = page(Form { desk: true, words: app.english(), fields, errors }, &own, offered);
    let wrong = !errors.is_empty();
    Ok(desk(app, DeskPage { me: &granted.me, title: "Passkeys", here: Here::Mine, wrong, main }))
}

/// Asks the device, once whoever sits here has shown a second factor: a session
/// alone gives nobody a key of their own.
pub(super) async fn new(granted: Granted<KeepOwnPasskeys>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let in_app = |error: StorageError| Problem::from(error).in_app(&app);
    let account = granted.me.account;
    let mut errors = Errors::default();
    let name = read_line(app.english(), &fields, "name", LINE, &mut errors);
    if name.is_empty() && errors.is_empty() {
        errors.add("name", "Give it a name, so that you know later which one it is");
    }
    // One device adds no other: whoever holds it for an hour would have a key for ever.
    let shown = without_proof(&fields);
    let fields = fields.without(&["ceremony", "credential"]);
    if !errors.is_empty() {
        return show(&app, &granted, &shown, &errors).await.map(wrong);
    }
    let Some(rules) = passkeys_of(&app) else { return Ok(redirect("/passkeys")) };
    let Some(factor) = second_factor(&app, &granted.me, &fields).await.map_err(in_app)? else {
        return show(&app, &granted, &shown, &Errors::one("code", TOO_MANY)).await.map(wrong);
    };
    let used: Result<(), WriteError<()>> = app
        .store
        .write(
            granted.permit(),
            app.now(),
            move |tx| {
                if factor.used(tx)? { Ok(()) } else { Err(WriteError::Refused(())) }
            },
        )
        .await;
    match used {
        Ok(()) => {}
        Err(WriteError::Refused(())) => {
            let errors = wrong_code(&app, granted.permit(), account, &fields).await?;
            return show(&app, &granted, &shown, &errors).await.map(wrong);
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    }
    let (options, state) = asked_of(&app, &rules, &granted.me).await.map_err(in_app)?;
    let token = ask(&app, &Adding { account, name, state }).await.map_err(in_app)?;
    let ceremony = Ceremony {
        kind: "create",
        action: "/passkeys",
        options,
        token,
        with: Vec::new(),
        label: "Ask this device",
        otherwise: ("Do not add one", "/passkeys".to_owned()),
    };
    let main = asking_page(&ceremony);
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "A new passkey", here: Here::Mine, wrong: false, main })))
}

/// What the device is asked, and what its answer is compared with.
async fn asked_of(app: &App, rules: &Webauthn, me: &Me) -> Result<(String, PasskeyRegistration), StorageError> {
    let account = me.account;
    // One device has one passkey of one person: a second would put the first out of use.
    let have = app.store.read(move |db| db.passkey_credentials(account)).await?;
    let have = have.iter().filter_map(|kept| serde_json::from_str::<Passkey>(kept.expose()).ok());
    let have = have.map(|passkey| passkey.cred_id().clone()).collect();
    let asked = rules.start_passkey_registration(account.uuid(), &me.name, &me.name, Some(have));
    let (challenge, state) = asked.map_err(|_| StorageError::Fault)?;
    let mut options = serde_json::to_value(&challenge.public_key).map_err(|_| StorageError::Fault)?;
    // The device remembers whose it is, so that nobody types an address to sign in.
    options["authenticatorSelection"]["residentKey"] = "required".into();
    options["authenticatorSelection"]["requireResidentKey"] = true.into();
    Ok((options.to_string(), state))
}

/// Keeps what the device answered.
pub(super) async fn create(granted: Granted<KeepOwnPasskeys>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let in_app = |error: StorageError| Problem::from(error).in_app(&app);
    let account = granted.me.account;
    let adding: Option<Adding> =
        answered(&app, fields.one("ceremony"), |adding: &Adding| adding.account == account).await.map_err(in_app)?;
    let credential: Option<RegisterPublicKeyCredential> = serde_json::from_str(fields.one("credential")).ok();
    let kept = adding.and_then(|adding| {
        let made = passkeys_of(&app)?.finish_passkey_registration(&credential?, &adding.state).ok()?;
        Some((adding.name, made.cred_id().to_vec(), serde_json::to_string(&made).ok()?))
    });
    let Some((name, credential_id, made)) = kept else {
        let errors = Errors::one("name", "The device did not answer in time, or its answer does not fit. Try again");
        return show(&app, &granted, &fields, &errors).await.map(wrong);
    };
    let id: PasskeyId = app.new_id();
    let written = app
        .store
        .write(granted.permit(), app.now(), move |tx| {
            let have = tx.db().passkeys(account)?.len();
            tx.record(add_passkey(account, id, name.clone(), have).map_err(WriteError::Refused)?)?;
            Ok(tx.set_passkey(id, &credential_id, &made)?)
        })
        .await;
    let sentence = match written {
        Ok(()) => return Ok(redirect("/passkeys")),
        Err(WriteError::Refused(CannotAddPasskey::NoName)) => "Give it a name".to_owned(),
        Err(WriteError::Refused(CannotAddPasskey::TooMany)) => {
            format!("{MOST_PASSKEYS} are enough. Take one away first")
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    show(&app, &granted, &fields, &Errors::one("name", &sentence)).await.map(wrong)
}

pub(super) async fn remove(granted: Granted<KeepOwnPasskeys>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let account = granted.me.account;
    let Ok(id) = fields.one("passkey").parse::<PasskeyId>() else { return Ok(redirect("/passkeys")) };
    let written: Result<(), WriteError<()>> =
        app.store.write(granted.permit(), app.now(), move |tx| Ok(tx.record(remove_passkey(account, id))?)).await;
    match written {
        // Taken away already, or never one's own: it is not on the list either way.
        Ok(()) | Err(WriteError::Storage(StorageError::Missing)) => Ok(redirect("/passkeys")),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

pub(crate) fn page(form: Form<'_>, own: &[PasskeyLine], offered: bool) -> Markup {
    html! {
        a href="/sessions" class="govuk-back-link" { "Your account" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Passkeys" }
        p class="govuk-body" { "With a passkey you sign in by unlocking your own telephone, computer or security key: no password and no code. Add one only on a device that nobody else unlocks." }
        @if own.is_empty() { p class="govuk-body" { "You have none yet." } }
        ul class="app-rows" {
            @for one in own {
                li class="app-row" {
                    div class="app-row__main" {
                        p class="govuk-body" { strong { bdi dir="auto" { (one.name.as_str()) } } }
                        p class="govuk-body-s" {
                            "Since " (long(date_of(one.made_at)))
                            @if let Some(used) = one.used_at { ", last used " (long(date_of(used))) } @else { ", not used yet" }
                        }
                    }
                    form method="post" action="/passkeys/removal" {
                        input type="hidden" name="passkey" value=(one.id);
                        (button(&Button {
                            attributes: alongside_ui::Attributes::of(&[("aria-label", &format!("Take away: {}", one.name.as_str()))]),
                            ..Button::of("Take away").secondary()
                        }))
                    }
                }
            }
        }
        @if offered {
            h2 class="govuk-heading-m" { "Add one" }
            form method="post" action="/passkeys/new" novalidate {
                (input(&form.line("name", "Name", "Like “work laptop”")))
                (proof_fields(form, &ProofAsked::default()))
                (button(&Button::of("Go on")))
            }
        } @else {
            p class="govuk-body" { "Passkeys need a name for the service in the address bar. Here it is reached by numbers." }
        }
    }
}

pub(crate) fn asking_page(ceremony: &Ceremony) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "A new passkey" }
        p class="govuk-body" { "Your device asks you to unlock it, as you always do: by finger, face or number. We never see any of these." }
        (ceremony_form(ceremony))
    }
}
