use super::list::{framed, link, place};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::{Problem, ProblemPage, Sent, ok, redirect, wrong};
use alongside_domain::accounts as rules;
use alongside_domain::facts::Fact;
use alongside_gate::access::{ConfirmAccount, ReinstateAccount, ResetAccount, SuspendAccount};
use alongside_gate::{InvitationId, Permit};
use alongside_store::WriteError;
use alongside_ui::components::{Button, button};
use axum::extract::State;
use axum::response::Response;
use maud::html;

type Answer = Result<Response, ProblemPage>;

/// Says that the right person took up the invitation, or may have what they were
/// given. What was given after the list was opened is not confirmed with it.
pub(super) async fn create(granted: Granted<ConfirmAccount>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (id, seen) = (granted.id(), fields.one("seen").to_owned());
    let written = app
        .store
        .write(granted.permit(), app.now(), move |tx| {
            let stands = tx.db().accounts()?.into_iter().find(|account| account.id == id);
            if stands.is_none_or(|account| place(&account) != seen) {
                return Err(WriteError::Refused(Changed));
            }
            Ok(tx.record(rules::confirm(id))?)
        })
        .await;
    match written {
        Ok(()) => Ok(redirect("/accounts")),
        Err(WriteError::Refused(Changed)) => {
            let main = html! {
                h1 class="govuk-heading-l" { "Not confirmed" }
                p class="govuk-body" { "What they are here to do was changed since you opened the list. Look at it again, then confirm it." }
                (button(&Button::link("Back to accounts", "/accounts")))
            };
            Ok(wrong(framed(&app, &granted.me, "Not confirmed", true, main)))
        }
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

/// Their roles are not those that were seen.
struct Changed;

/// Stops an account at once: its sessions end in the same commit.
pub(super) async fn suspend(granted: Granted<SuspendAccount>, State(app): State<App>) -> Answer {
    record(&app, granted.permit(), rules::suspend(granted.id()).into()).await
}

/// Lets a suspended account work again, once somebody has confirmed it again.
pub(super) async fn reinstate(granted: Granted<ReinstateAccount>, State(app): State<App>) -> Answer {
    record(&app, granted.permit(), rules::reinstate(granted.id()).into()).await
}

/// Somebody no longer works here. Final.
pub(super) async fn leave(granted: Granted<SuspendAccount>, State(app): State<App>) -> Answer {
    record(&app, granted.permit(), rules::leave(granted.id()).into()).await
}

/// A new one-time link: password and second factor start again.
pub(super) async fn reset(granted: Granted<ResetAccount>, State(app): State<App>) -> Answer {
    let account = granted.id();
    let invitation: InvitationId = app.new_id();
    let token = app.new_token();
    let hash = app.store.secret_hash("invitation", &token);
    let written: Result<(), WriteError<()>> = app
        .store
        .write(granted.permit(), app.now(), move |tx| {
            tx.record(rules::reset(account, invitation))?;
            tx.set_link(invitation, hash.clone())?;
            Ok(())
        })
        .await;
    written.map_err(|error| Problem::from(error).in_app(&app))?;
    let main = link(&app, "your colleague", &token);
    Ok(ok(framed(&app, &granted.me, "The link for your colleague", false, main)))
}

async fn record(app: &App, permit: Permit, fact: Fact) -> Answer {
    let written: Result<(), WriteError<()>> =
        app.store.write(permit, app.now(), move |tx| Ok(tx.record(fact.clone())?)).await;
    written.map_err(|error| Problem::from(error).in_app(app))?;
    Ok(redirect("/accounts"))
}

/// Before an account is stopped: whose, and what stays with them.
pub(super) async fn ask_suspension(granted: Granted<SuspendAccount>, State(app): State<App>) -> Answer {
    ask(
        &app,
        &granted,
        "Suspend",
        "suspension",
        "They are signed out at once and cannot sign in until they are let in again.",
    )
    .await
}

pub(super) async fn ask_leaving(granted: Granted<SuspendAccount>, State(app): State<App>) -> Answer {
    ask(&app, &granted, "Has left", "leaving", "They are signed out at once. This cannot be undone.").await
}

async fn ask(app: &App, granted: &Granted<SuspendAccount>, label: &str, noun: &str, what: &str) -> Answer {
    let id = granted.id();
    let scope = granted.cases();
    let read = app.store.read(move |db| Ok((db.accounts()?, db.load(&scope, id)?))).await;
    let (accounts, load) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let account = accounts.into_iter().find(|account| account.id == id);
    let account = account.ok_or_else(|| Problem::NotFound.in_app(app))?;
    let cases = if load == 1 { "1 case".to_owned() } else { format!("{load} cases") };
    let main = html! {
        h1 class="govuk-heading-l" { (label) ": " (account.name) }
        p class="govuk-body" { (what) }
        @if load > 0 {
            p class="govuk-body" { "They are the worker of " strong { (cases) } ". These will stand on the list of each deputy and of the managers." }
        }
        form method="post" action={ "/accounts/" (id) "/" (noun) } {
            div class="govuk-button-group" {
                (button(&Button { classes: Some("govuk-button--warning".to_owned()), ..Button::of(label) }))
                a class="govuk-link" href="/accounts" { "No, go back" }
            }
        }
    };
    Ok(ok(framed(app, &granted.me, label, false, main)))
}
