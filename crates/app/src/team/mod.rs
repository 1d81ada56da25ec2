//! How the team stands, and giving many cases to somebody else at once.

mod covers;
mod handovers;
mod looks;
mod page;

use crate::audiences::{Desk, Granted, Routes};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::today::Waiting;
use crate::web::{Problem, ProblemPage, ok};
use alongside_gate::access::ShowTeam;
use axum::extract::State;
use axum::response::Response;

#[cfg(test)]
pub(crate) use covers::page as covers_page;
#[cfg(test)]
pub(crate) use handovers::{Giving, page as handovers_page};
#[cfg(test)]
pub(crate) use looks::page as near_looks_page;
pub(crate) use page::{Team, page};

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/team", show)
        .get("/handovers/new", handovers::new)
        .post("/handovers", handovers::create)
        .get("/looks", looks::index)
        .get("/covers", covers::index)
        .post("/covers", covers::create)
        .post("/covers/end", covers::end)
}

async fn show(granted: Granted<ShowTeam>, State(app): State<App>) -> Result<Response, ProblemPage> {
    let in_app = |error| Problem::from(error).in_app(&app);
    let (scope, today) = (granted.cases(), app.today());
    let read = app
        .store
        .read(move |db| {
            Ok((
                db.carrying(&scope, today)?,
                db.triage_waiting(&scope)?,
                db.reviews_waiting(&scope)?,
                db.restricted_and_left(&scope)?,
            ))
        })
        .await;
    let (carrying, (all, danger, first), (reviews, review_due), restricted) = read.map_err(in_app)?;
    let team = Team { carrying, triage: Waiting { all, danger, first }, reviews, review_due, restricted, today };
    let main = page(&team);
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "Team", here: Here::Team, wrong: false, main })))
}
