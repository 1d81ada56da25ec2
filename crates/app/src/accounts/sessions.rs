use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::{Problem, ProblemPage, Sent, cookie, ok, redirect};
use alongside_domain::accounts::end_session;
use alongside_domain::local;
use alongside_gate::access::KeepOwnSessions;
use alongside_gate::{AccountState, Role, SessionId};
use alongside_store::{SessionLine, WriteError};
use alongside_ui::components::{Button, InsetText, button, inset_text};
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// Where I am signed in, and signing out.
pub(super) async fn index(granted: Granted<KeepOwnSessions>, State(app): State<App>) -> Answer {
    let (account, now) = (granted.me.account, app.now());
    let sessions = app.store.read(move |db| db.sessions(account, now)).await;
    let sessions = sessions.map_err(|error| Problem::from(error).in_app(&app))?;
    let waits = granted.me.actor.state == AccountState::Accepted;
    let names = granted.me.actor.works_as(&[Role::Triage, Role::Caseworker, Role::Manager]);
    let main = page(&sessions, granted.me.session, waits, names);
    Ok(ok(desk(
        &app,
        DeskPage { me: &granted.me, title: "Where you are signed in", here: Here::Mine, wrong: false, main },
    )))
}

/// Ends one of my own sessions.
pub(super) async fn remove(granted: Granted<KeepOwnSessions>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let wanted: SessionId = fields.one("session").parse().map_err(|_| in_app(Problem::NotFound))?;
    let (account, now) = (granted.me.account, app.now());
    let own = app.store.read(move |db| db.sessions(account, now)).await;
    let own = own.map_err(|error| in_app(error.into()))?;
    if own.iter().all(|session| session.id != wanted) {
        return Err(in_app(Problem::NotFound));
    }
    end(&app, &granted, wanted).await?;
    Ok(if wanted == granted.me.session { signed_out() } else { redirect("/sessions") })
}

pub(super) async fn sign_out(granted: Granted<KeepOwnSessions>, State(app): State<App>) -> Answer {
    end(&app, &granted, granted.me.session).await?;
    Ok(signed_out())
}

async fn end(app: &App, granted: &Granted<KeepOwnSessions>, session: SessionId) -> Result<(), ProblemPage> {
    let account = granted.me.account;
    let written: Result<(), WriteError<()>> =
        app.store.write(granted.permit(), app.now(), move |tx| Ok(tx.record(end_session(account, session))?)).await;
    written.map_err(|error| Problem::from(error).in_app(app))
}

fn signed_out() -> Response {
    let mut response = cookie::end(redirect("/sign-in"), cookie::SESSION);
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
    );
    response
}

fn page(sessions: &[SessionLine], here: SessionId, waits: bool, names: bool) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "Where you are signed in" }
        @if waits {
            (inset_text(&InsetText::of("Your account is set up. It still has to be confirmed: tell your manager or administrator, in person or on the phone, that it was you.")))
        }
        p class="govuk-body" { a class="govuk-link" href="/passkeys" { "Passkeys" } }
        p class="govuk-body" { a class="govuk-link" href="/calendar" { "A calendar of legal dates" } }
        p class="govuk-body" { a class="govuk-link" href="/keyboard" { "Keys that make it shorter" } }
        @if names { p class="govuk-body" { a class="govuk-link" href="/display-names" { "What others call you" } br; a class="govuk-link" href="/ties" { "Whom you are near" } } }
        form method="post" action="/sign-out" { (button(&Button::of("Sign out"))) }
        ul class="app-rows" {
            @for session in sessions {
                li class="app-row" {
                    p class="govuk-body" {
                        strong { (session.device) }
                        @if session.id == here { " (this one)" }
                    }
                    p class="govuk-body-s" {
                        "Since " (local(session.made_at).strftime("%-d %B, %H:%M")) ", last used " (local(session.seen_at).strftime("%-d %B, %H:%M"))
                    }
                    @if session.id != here {
                        form method="post" action="/sessions" {
                            input type="hidden" name="session" value=(session.id);
                            (button(&Button::of("Sign out there").secondary()))
                        }
                    }
                }
            }
        }
    }
}
