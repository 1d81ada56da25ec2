use super::access::{Settling, because, settle, show};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::form::read_line;
use crate::web::{ProblemPage, Sent, wrong};
use alongside_domain::cases::{lift_restriction, restrict};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::AccountId;
use alongside_gate::access::SettleAccess;
use alongside_ui::fields::Errors;
use axum::extract::State;
use axum::response::Response;

type Answer = Result<Response, ProblemPage>;

/// The people a restriction names, as the form carries what it was opened on.
pub(super) fn as_seen(named: &[AccountId]) -> String {
    let mut ids: Vec<String> = named.iter().map(ToString::to_string).collect();
    ids.sort();
    ids.join(" ")
}

/// Restricts the case to the people named, or names others, or keeps it
/// restricted until another day.
pub(super) async fn create(granted: Granted<SettleAccess>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let because = because(&app, &fields, "restriction", &mut errors);
    let named: Vec<AccountId> = fields.several("named").filter_map(|id| id.parse().ok()).collect();
    let (id, today) = (granted.id(), app.today());
    let Some(because) = because.filter(|_| errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let seen = fields.one("named-before").to_owned();
    settle(&app, &granted, &fields, "restriction", move |tx| {
        let stands = tx.restricted_to(id)?.unwrap_or_default();
        let stands: Vec<AccountId> = stands.into_iter().map(|(name, _)| name).collect();
        if as_seen(&stands) != seen {
            return Ok(Err(Settling::Changed));
        }
        let hands = tx.hands(id)?;
        let people: Vec<AccountId> = named.iter().copied().chain(hands.people()).collect();
        let here: Vec<AccountId> = tx.db().takers(&people)?.into_keys().collect();
        let restricted = restrict(id, hands, named.clone(), &here, because.clone(), today);
        Ok(restricted.map(Fact::from).map_err(Settling::Rule))
    })
    .await
}

/// Lets the team open it again.
pub(super) async fn remove(granted: Granted<SettleAccess>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let reason = read_line(app.english(), &fields, "lift-reason", LINE, &mut errors);
    if reason.is_empty() && errors.is_empty() {
        errors.add("lift-reason", "Say why the team may open it again");
    }
    if !errors.is_empty() {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let id = granted.id();
    settle(&app, &granted, &fields, "restriction", move |_| {
        Ok(lift_restriction(id, reason.clone()).map(Fact::from).map_err(Settling::Rule))
    })
    .await
}
