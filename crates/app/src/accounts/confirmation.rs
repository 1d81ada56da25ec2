use super::list::{framed, link};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::{Problem, ProblemPage, ok, redirect};
use alongside_domain::accounts as rules;
use alongside_domain::facts::Fact;
use alongside_gate::access::{ConfirmAccount, ReinstateAccount, ResetAccount, SuspendAccount};
use alongside_gate::{InvitationId, Permit};
use alongside_store::WriteError;
use axum::extract::State;
use axum::response::Response;

type Answer = Result<Response, ProblemPage>;

/// Says that the right person took up the invitation.
pub(super) async fn create(granted: Granted<ConfirmAccount>, State(app): State<App>) -> Answer {
    record(&app, granted.permit(), rules::confirm(granted.id()).into()).await
}

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
