use super::page::page;
use super::show::CasePage;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, day_problem, read_line};
use crate::web::{Problem, ProblemPage, Sent, once, redirect, wrong};
use alongside_domain::calendars::typed;
use alongside_domain::cases::{CannotPlan, NextStep, end_step, plan_step};
use alongside_domain::codes::{Code, StepOwner};
use alongside_domain::reports::LINE;
use alongside_gate::StepId;
use alongside_gate::access::PlanStep;
use alongside_store::WriteError;
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;

/// Plans what comes next.
pub(super) async fn create(
    granted: Granted<PlanStep>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let mut errors = Errors::default();
    let what = read_line(app.english(), &fields, "step", LINE, &mut errors);
    let due = typed(fields.one("due"), app.today());
    if let Err(problem) = due {
        errors.add("due", day_problem(app.english(), problem));
    }
    let (id, step, today) = (granted.id(), app.new_id::<StepId>(), app.today());
    let owner = StepOwner::from_code(fields.one("owner")).unwrap_or(StepOwner::Worker);
    let next = due.ok().filter(|_| errors.is_empty()).map(|due| NextStep { what, owner, due });
    let Some(next) = next else { return again(&app, &granted, &fields, &errors).await };
    let written = app
        .store
        .write_once(granted.permit(), app.now(), once(&app, &fields), format!("/cases/{id}#due-now"), move |tx| {
            let closed = tx.db().closed_at(id)?.is_some();
            let fact = plan_step(id, closed, step, next.clone(), today).map_err(WriteError::Refused)?;
            Ok(tx.record(fact)?)
        })
        .await;
    let (place, sentence) = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(CannotPlan::NothingToDo)) => ("step", "Say what happens next"),
        Err(WriteError::Refused(CannotPlan::InThePast)) => ("due", "This day has passed. Enter today or a later day"),
        Err(WriteError::Refused(CannotPlan::Closed)) => {
            ("step", "This case has been closed meanwhile. Open it again first, then plan")
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    again(&app, &granted, &fields, &Errors::one(place, sentence)).await
}

/// Marks a step done.
pub(super) async fn remove(
    granted: Granted<PlanStep>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let in_app = |problem: Problem| problem.in_app(&app);
    let (id, now) = (granted.id(), app.now());
    let Ok(step) = fields.one("step").parse::<StepId>() else {
        return Ok(redirect(&format!("/cases/{id}#due-now")));
    };
    let mut errors = Errors::default();
    let learned = read_line(app.english(), &fields, &format!("learned-{step}"), LINE, &mut errors).some();
    if !errors.is_empty() {
        return again(&app, &granted, &fields, &errors).await;
    }
    let written: Result<(), WriteError<()>> = app
        .store
        .write(granted.permit(), now, move |tx| Ok(tx.record(end_step(id, step, learned.clone(), now))?))
        .await;
    match written {
        // Somebody else has marked it done meanwhile: that is what was wanted.
        Ok(()) | Err(WriteError::Storage(alongside_store::StorageError::Missing)) => {
            Ok(redirect(&format!("/cases/{id}#due-now")))
        }
        Err(error) => Err(in_app(error.into())),
    }
}

async fn again(
    app: &App,
    granted: &Granted<PlanStep>,
    fields: &Fields,
    errors: &Errors,
) -> Result<Response, ProblemPage> {
    let id = granted.id();
    let file = app.store.read(move |db| db.case(id)).await;
    let file = file.map_err(|error| Problem::from(error).in_app(app))?;
    let view = CasePage::of(granted, app.english(), &file, app.now());
    let main = page(Form { desk: true, words: app.english(), fields, errors }, &view, fields.one("form"));
    Ok(wrong(desk(app, DeskPage { me: &granted.me, title: "A case", here: Here::Cases, wrong: true, main })))
}
