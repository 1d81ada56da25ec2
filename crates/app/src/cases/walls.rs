use super::access::{Settling, because, settle, show};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::form::read_line;
use crate::web::{ProblemPage, Sent, wrong};
use alongside_domain::cases::{CannotWall, raise_wall, take_down_wall};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::Against;
use alongside_gate::access::SettleAccess;
use alongside_ui::fields::Errors;
use axum::extract::State;
use axum::response::Response;

type Answer = Result<Response, ProblemPage>;

/// Puts up a wall, or keeps one that stands until another day.
pub(super) async fn create(granted: Granted<SettleAccess>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let because = because(&app, &fields, "wall", &mut errors);
    let against = against(fields.one("against"));
    if against.is_none() {
        errors.add("against", "Choose whom the wall is against");
    }
    let (id, today) = (granted.id(), app.today());
    let (Some(because), Some(against), true) = (because, against, errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    settle(&app, &granted, &fields, "wall", move |tx| {
        if !tx.db().is_known(against)? {
            return Ok(Err(Settling::Changed));
        }
        if !tx.is_looked_after(id, against)? {
            return Ok(Err(Settling::Rule(CannotWall::NobodyToLookAfterIt)));
        }
        let (hands, named) = (tx.hands(id)?, tx.restricted_to(id)?.unwrap_or_default());
        let wall = raise_wall(id, hands, &named, against, because.clone(), today);
        Ok(wall.map(Fact::from).map_err(Settling::Rule))
    })
    .await
}

pub(super) async fn remove(granted: Granted<SettleAccess>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let against = against(fields.one("against"));
    let name = against.map_or_else(|| "against".to_owned(), reason_field);
    let reason = read_line(app.english(), &fields, &name, LINE, &mut errors);
    if reason.is_empty() && errors.is_empty() {
        errors.add(&name, "Say why the wall can come down");
    }
    let (Some(against), true) = (against, errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let id = granted.id();
    settle(&app, &granted, &fields, "wall-down", move |_| {
        Ok(take_down_wall(id, against, reason.clone()).map(Fact::from).map_err(Settling::Rule))
    })
    .await
}

/// The field for why one wall can come down.
pub(super) fn reason_field(against: Against) -> String {
    format!("down-{}", against.uuid())
}

/// Whom a wall is against, as the form says it.
pub(super) fn chosen(against: Against) -> String {
    match against {
        Against::Person(id) => format!("person {id}"),
        Against::Team(id) => format!("team {id}"),
        Against::Agency(id) => format!("agency {id}"),
    }
}

fn against(text: &str) -> Option<Against> {
    let (kind, id) = text.split_once(' ')?;
    match kind {
        "person" => id.parse().ok().map(Against::Person),
        "team" => id.parse().ok().map(Against::Team),
        "agency" => id.parse().ok().map(Against::Agency),
        _ => None,
    }
}
