//! What needs me today: one row a client, with what is due and its one action.

mod due;
mod page;
mod rows;
mod worklist;

use crate::audiences::{Desk, Granted, Routes};
use crate::complaints::{Seen as Complaints, clock};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::visits::Watched;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::law::ACT_DAYS;
use alongside_gate::access::{KeepScorecard, ShowToday};
use alongside_gate::{Action, Nothing, Role};
use axum::extract::State;
use axum::response::Response;
use jiff::Span;

pub(crate) use due::{is_planned, name, shown, when};
pub(crate) use page::{page, triage};
#[cfg(test)]
pub(crate) use worklist::{OpenCase, Row};
pub(crate) use worklist::{Today, Waiting};

/// For how long a date that has passed is said to whoever manages.
const LATE_DAYS: i64 = 31;

/// From how many days before it something around a scorecard is said, and how many at most.
const SOON_DAYS: i64 = 3;
const SCORECARDS: i64 = 20;

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new().get("/today", show)
}

async fn show(granted: Granted<ShowToday>, State(app): State<App>) -> Result<Response, ProblemPage> {
    let in_app = |problem: Problem| problem.in_app(&app);
    let scope = granted.cases();
    let manages = granted.me.actor.works_as(&[Role::Manager]);
    let today = app.today();
    // Whoever manages sees what the law sets soon, on every case they open.
    // What has been late for longer stands on its worker's list.
    let day = |days: i64| today.checked_add(Span::new().days(days)).unwrap_or(today);
    let (long_ago, soon) = (day(-LATE_DAYS), day(ACT_DAYS));
    let listed = app.store.list(&granted, app.now(), move |db| {
        let (rows, mut ids) = db.worklist(&scope, manages, today)?;
        let legal = if manages { db.legal_dates_until(&scope, (long_ago, soon), false)? } else { Vec::new() };
        ids.extend(legal.iter().map(|line| line.case.uuid()));
        Ok(((rows, legal), ids))
    });
    let (rows, legal) = listed.await.map_err(|error| in_app(error.into()))?;
    let triage = if granted.me.actor.works_as(&[Role::Triage, Role::Manager]) {
        let waiting = {
            let scope = granted.cases();
            app.store.read(move |db| db.triage_waiting(&scope)).await
        };
        let (all, danger, first) = waiting.map_err(|error| in_app(error.into()))?;
        Some(Waiting { all, danger, first })
    } else {
        None
    };
    let (scope, now) = (granted.cases(), app.now());
    let open =
        app.store.read(move |db| db.open_emergencies(&scope, now)).await.map_err(|error| in_app(error.into()))?;
    let read = {
        let scope = granted.cases();
        app.store.read(move |db| Ok((db.visits_open(&scope)?, db.complaints_open()?))).await
    };
    let (visits, complaints) = read.map_err(|error| in_app(error.into()))?;
    let today_is = app.today();
    let complaints = Complaints::of(&granted, &complaints);
    let complaints = complaints.iter().filter(|seen| seen.mine || seen.settles);
    let complaints = complaints.filter_map(|seen| Some((seen.id, clock(&seen.complaint, today_is)?.1))).collect();
    let visits = Watched::of(&granted, &visits, now);
    let scorecards = if KeepScorecard::decide(&granted.me.actor, &Nothing).is_allowed() {
        let until = day(SOON_DAYS);
        let due = app.store.read(move |db| db.scorecards_due(until, SCORECARDS)).await;
        due.map_err(|error| in_app(error.into()))?
    } else {
        Vec::new()
    };
    let today = Today::of(&granted, rows, triage, app.today());
    let main = page(app.english(), &Today { open, legal, visits, complaints, scorecards, manages, ..today });
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "Today", here: Here::Today, wrong: false, main })))
}
