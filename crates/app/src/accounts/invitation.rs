use super::secrets::{canonical_code, new_totp, recovery_codes, totp, totp_step};
use crate::audiences::{BeforeSignIn, Opened};
use crate::frames;
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, Source, ok, wrong};
use alongside_domain::accounts::{Weak, accept_invitation, check_password};
use alongside_store::{Draft, DraftKey, Invitation, WriteError};
use alongside_ui::components::{Button, Input, Panel, button, input, panel};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, PreEscaped, html};
use qrcode::QrCode;
use qrcode::render::svg;
use uuid::Uuid;

type Answer = Result<Response, ProblemPage>;

/// The one-time link of a new colleague.
pub(super) async fn show(
    _: Opened<BeforeSignIn>,
    State(app): State<App>,
    source: Source,
    Path(token): Path<String>,
) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let invitation = find(&app, source, &token).await.map_err(in_app)?;
    let secret = secret_of(&app, &invitation).await.map_err(in_app)?;
    Ok(ok(page(&app, &token, &invitation, &secret, &Fields::default(), &Errors::default())))
}

/// Password and second factor are set together, or neither is.
pub(super) async fn create(
    open: Opened<BeforeSignIn>,
    State(app): State<App>,
    source: Source,
    Path(token): Path<String>,
    Sent(fields): Sent,
) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let invitation = find(&app, source, &token).await.map_err(in_app)?;
    let secret = secret_of(&app, &invitation).await.map_err(in_app)?;
    let errors = check(&app, &invitation, &secret, &fields);
    if !errors.is_empty() {
        let shown = fields.without(&["password", "again", "code"]);
        return Ok(wrong(page(&app, &token, &invitation, &secret, &shown, &errors)));
    }
    let now = app.now();
    let codes = recovery_codes(|| app.random());
    let hashes: Vec<Vec<u8>> =
        codes.iter().map(|code| app.store.secret_hash("recovery code", &canonical_code(code))).collect();
    let hash = app.hashing.hash(fields.one("password").to_owned()).await;
    let hash = hash.ok_or_else(|| in_app(Problem::Broken))?;
    let (id, account, draft) = (invitation.id, invitation.account, invitation.id.uuid());
    // A link made at the machine, or a reset of somebody already confirmed by a
    // colleague, needs confirming by someone else only in the second case.
    let confirmed = invitation.by_machine;
    let token_hash = app.store.secret_hash("invitation", &token);
    let written: Result<(), WriteError<()>> = app
        .store
        .write(open.permit(), now, move |tx| {
            if tx.db().invitation(&token_hash, now)?.is_none() {
                return Err(WriteError::Refused(()));
            }
            tx.record(accept_invitation(account, id, confirmed))?;
            tx.set_secrets(account, hash.clone(), &secret, hashes.clone())?;
            tx.drop_draft(draft)?;
            Ok(())
        })
        .await;
    match written {
        Ok(()) => Ok(ok(done(&app, &codes, confirmed))),
        Err(WriteError::Refused(())) => Err(in_app(Problem::NotFound)),
        Err(error) => Err(in_app(error.into())),
    }
}

async fn find(app: &App, source: Source, token: &str) -> Result<Invitation, Problem> {
    if source.too_often(app, "invitation", 30, jiff::SignedDuration::from_mins(5)).await? {
        return Err(Problem::TooMany);
    }
    let hash = app.store.secret_hash("invitation", token);
    let now = app.now();
    app.store.read(move |db| db.invitation(&hash, now)).await?.ok_or(Problem::NotFound)
}

/// The secret of the second factor, made once for a link and kept sealed, so
/// that what the app has scanned stays right when the form is sent again.
async fn secret_of(app: &App, invitation: &Invitation) -> Result<String, Problem> {
    let id: Uuid = invitation.id.uuid();
    if let Some((draft, _)) = app.store.draft(DraftKey::Id(id), app.now()).await?
        && let Some(secret) = draft.body.as_str()
    {
        return Ok(secret.to_owned());
    }
    let secret = new_totp();
    let draft = Draft {
        id,
        kind: "second factor".to_owned(),
        reference: None,
        body: serde_json::Value::String(secret.clone()),
        ends_at: app.now() + jiff::SignedDuration::from_hours(72),
    };
    app.store.keep_draft(draft, None, None, app.now()).await?;
    Ok(secret)
}

fn check(app: &App, invitation: &Invitation, secret: &str, fields: &Fields) -> Errors {
    let mut errors = Errors::default();
    let password = fields.one("password");
    match check_password(password, &[&invitation.name, &invitation.email]) {
        Err(Weak::TooShort) => errors.add("password", "Use 12 characters or more"),
        Err(Weak::TooLong) => errors.add("password", "Use fewer than 1,000 characters"),
        Err(Weak::Guessable) => errors.add(
            "password",
            "This is easy to guess. Use several words that do not belong together, and none of your own names",
        ),
        Ok(()) if password != fields.one("again") => {
            errors.add("again", "The two passwords are not the same. Type them again");
        }
        Ok(()) => {}
    }
    if totp_step(secret, fields.one("code"), app.now().as_second()).is_none() {
        errors.add("code", "This code is not right. Enter the six digits that your app shows now");
    }
    errors
}

fn page(app: &App, token: &str, invitation: &Invitation, secret: &str, fields: &Fields, errors: &Errors) -> Markup {
    let form = Form { desk: true, words: app.english(), fields, errors };
    let address = totp(secret, &invitation.email).and_then(|totp| totp.to_url().ok()).unwrap_or_default();
    let main = html! {
        (pages::errors(form.words, errors))
        h1 class="govuk-heading-l" {
            "Set up your account"
        }
        p class="govuk-body" { (invitation.name) ", " bdi dir="ltr" { (invitation.email) } }
        form method="post" action={ "/invitations/" (token) } novalidate {
            h2 class="govuk-heading-m" { "1. A password" }
            (input(&secret_field(form, "password", "Password", "12 characters or more. Several words are easier to remember.")))
            (input(&secret_field(form, "again", "The same again", "")))
            h2 class="govuk-heading-m" { "2. A code from your phone" }
            p class="govuk-body" { "Scan this with an authenticator app, or type the key into it." }
            div class="app-qr" { (picture(&address)) }
            p class="govuk-body" { "Key: " bdi dir="ltr" class="app-key" { (grouped(secret)) } }
            (input(&Input {
                classes: Some("govuk-input--width-5".to_owned()),
                value: None,
                inputmode: Some("numeric".to_owned()),
                autocomplete: Some("one-time-code".to_owned()),
                ..form.left_to_right("code", "The six digits it shows now", "")
            }))
            (button(&Button::of("Finish")))
        }
    };
    frames::plain(app, "Set up your account", &main)
}

fn secret_field(form: Form<'_>, name: &str, label: &str, hint: &str) -> Input {
    Input {
        kind: Some("password".to_owned()),
        value: None,
        autocomplete: Some("new-password".to_owned()),
        ..form.left_to_right(name, label, hint)
    }
}

fn grouped(secret: &str) -> String {
    let signs: Vec<char> = secret.chars().collect();
    signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The address as a picture for the phone's camera, drawn here: no other
/// service learns it.
fn picture(address: &str) -> Markup {
    let drawn = QrCode::new(address.as_bytes())
        .map(|code| code.render::<svg::Color<'_>>().min_dimensions(180, 180).build())
        .unwrap_or_default();
    let start = drawn.find("<svg").unwrap_or(0);
    let named =
        drawn[start..].replacen("<svg", "<svg role=\"img\" aria-label=\"Code to scan with an authenticator app\"", 1);
    PreEscaped(named)
}

fn done(app: &App, codes: &[String], confirmed: bool) -> Markup {
    let main = html! {
        (panel(&Panel { title_text: Some("Your account is set up".to_owned()), ..Panel::default() }))
        h2 class="govuk-heading-m" { "Print or write down these recovery codes" }
        p class="govuk-body" { "Each works once, in place of the code from your phone. This is the only time they are shown. Keep them away from your computer." }
        ul class="app-codes" { @for code in codes { li { bdi dir="ltr" { (code) } } } }
        @if !confirmed {
            p class="govuk-body" { "Now tell your manager or administrator, in person or on the phone, that it was you. Once they have confirmed it, you can work." }
        }
        (button(&Button::link("Sign in", "/sign-in")))
    };
    frames::plain(app, "Your account is set up", &main)
}
