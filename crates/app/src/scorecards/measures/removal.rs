use super::super::editions::{Answer, Params, Refused, ended, found, keep, now_kept, refused_on_the_edition};
use super::super::measure_pages::{Removal, removal_page};
use super::{of, seen_of};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::{Problem, Sent, ok, once};
use alongside_domain::scorecards::editions::take_out;
use alongside_gate::access::KeepScorecard;
use alongside_store::WriteError;
use axum::extract::{Path, State};

/// Asks before a measure is taken out, and says what goes with it.
pub(in crate::scorecards) async fn ask(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let one = of(&line.edition, &params).ok_or_else(|| Problem::NotFound.in_app(&app))?;
    let (id, about) = (line.id, one.id.clone());
    let read = app.store.read(move |db| {
        let entries = db.scorecard_entries(id)?;
        let said = entries.iter().filter(|line| line.entry.measure() == Some(about.as_str())).count();
        Ok((db.figures_kept(id)?, said))
    });
    let (kept, said) = read.await.map_err(|error| Problem::from(error).in_app(&app))?;
    let (seen, form) = (seen_of(one, &kept), app.new_token());
    let main = removal_page(&Removal { line: &line, measure: one, said, seen: &seen, form: &form });
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "Measure", here: Here::Scorecards, wrong: false, main })))
}

/// Takes a measure out of the edition. What is published of it stays.
pub(in crate::scorecards) async fn remove(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
    Sent(fields): Sent,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let Some(one) = of(&line.edition, &params).cloned() else { return Err(Problem::NotFound.in_app(&app)) };
    let (id, now, seen) = (line.id, app.now(), fields.one("seen").to_owned());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/scorecards/{id}"), move |tx| {
            let line = now_kept(tx, id)?;
            let kept = tx.db().figures_kept(id)?;
            // Nobody takes away what a colleague has changed meanwhile.
            let there = line.edition.measures.iter().find(|measure| measure.id == one.id);
            if there.is_none_or(|there| seen_of(there, &kept) != seen) {
                return Err(WriteError::Refused(Refused::Changed));
            }
            keep(tx, &line, take_out(&line.edition, &one.id), now)
        })
        .await;
    match ended(&app, written).await? {
        Ok(response) => Ok(response),
        Err(_) => {
            let refused = (
                "title",
                "Somebody else has changed this meanwhile, and it was not taken out. Look at it again first".to_owned(),
            );
            refused_on_the_edition(&app, &granted.me, &params, &fields, refused).await
        }
    }
}
