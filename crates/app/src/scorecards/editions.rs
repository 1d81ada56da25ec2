use super::drafts::to_know;
use super::fields::{areas, edition_with, lengths, mark, of_edition};
use super::pages::{Listed, Shown, edition_page, editions_page};
use crate::audiences::{Granted, Me};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::scorecards::editions::{
    CannotKeep, Correction, Edition, ToKnow, address_of, keep_edition, new_edition, take_over,
};
use alongside_gate::ScorecardId;
use alongside_gate::access::{KeepScorecard, PublishScorecard};
use alongside_gate::{Action, Nothing};
use alongside_store::{ScorecardLine, Tx, WriteError};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::{Path, State};
use axum::response::Response;
use std::collections::HashMap;

pub(super) type Answer = Result<Response, ProblemPage>;
pub(super) type Params = Path<HashMap<String, String>>;

pub(super) async fn index(granted: Granted<KeepScorecard>, State(app): State<App>) -> Answer {
    let service = app.service();
    let fields = Fields::of([("areas", BOROUGHS.to_owned()), ("publisher", service.name), ("form", app.new_token())]);
    list(&app, &granted, &fields, &Errors::default()).await.map(ok)
}

/// The boroughs of the scorecard's phases, to begin with.
const BOROUGHS: &str = "E09000021 Kingston upon Thames\nE09000008 Croydon\nE09000026 Redbridge\nE09000029 Sutton\n\
                        E09000032 Wandsworth\nE09000027 Richmond upon Thames\nE09000011 Greenwich";

async fn list(
    app: &App,
    granted: &Granted<KeepScorecard>,
    fields: &Fields,
    errors: &Errors,
) -> Result<maud::Markup, ProblemPage> {
    let read = app.store.read(|db| {
        let lines = db.scorecards()?;
        lines
            .into_iter()
            .map(|line| Ok(Listed { released: db.last_release(line.id)?, line }))
            .collect::<Result<Vec<_>, _>>()
    });
    let listed = read.await.map_err(|error| Problem::from(error).in_app(app))?;
    let main = editions_page(Form { desk: true, words: app.english(), fields, errors }, &listed);
    Ok(desk(
        app,
        DeskPage { me: &granted.me, title: "Scorecards", here: Here::Scorecards, wrong: !errors.is_empty(), main },
    ))
}

pub(super) async fn create(granted: Granted<KeepScorecard>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    // Where nobody has typed others, the areas of the edition it is taken over from are its areas.
    let typed = fields.one("areas").replace("\r\n", "\n");
    let from_before = fields.one("from").parse::<ScorecardId>().is_ok();
    let taken_over = from_before && (typed.trim().is_empty() || typed.trim() == BOROUGHS);
    let areas = if taken_over { Vec::new() } else { areas(&typed, &[], &mut errors) };
    let (title, publisher) = (fields.one("title").trim().to_owned(), fields.one("publisher").trim().to_owned());
    let name = address_of(&title);
    if name.is_empty() {
        errors.add("title", "Enter what the edition is called");
    }
    if publisher.is_empty() {
        errors.add("publisher", "Enter who publishes it");
    }
    lengths(&fields, &["areas"], &mut errors);
    if !errors.is_empty() {
        return list(&app, &granted, &fields, &errors).await.map(wrong);
    }
    let (id, now, today) = (app.new_id::<ScorecardId>(), app.now(), app.today());
    let from: Option<ScorecardId> = fields.one("from").parse().ok();
    let from = match from {
        Some(from) => {
            let read = app.store.read(move |db| {
                let last = db.last_release(from)?;
                Ok(db.scorecard(from)?.map(|line| (line, last.is_some())))
            });
            read.await.map_err(|error| Problem::from(error).in_app(&app))?
        }
        None => None,
    };
    let edition = match from {
        // What is published can be compared with, and its actions are followed.
        Some((before, published)) => Edition {
            previous: published.then(|| before.edition.id.clone()),
            ..take_over(&before.edition, name, title, publisher, areas, today)
        },
        None => new_edition(name, title, publisher, areas, today),
    };
    let to = format!("/scorecards/{id}");
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), to, move |tx| {
            let others = tx.db().scorecard_names(id)?;
            let kept = keep_edition(id, edition.clone(), None, &others, now);
            Ok(tx.record(kept.map_err(WriteError::Refused)?)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(why)) => {
            let (field, sentence) = said(&why);
            list(&app, &granted, &fields, &Errors::one(field, &sentence)).await.map(wrong)
        }
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

/// Beside which field a refusal stands, and its sentence.
pub(super) fn said(why: &CannotKeep) -> (&'static str, String) {
    match why {
        CannotKeep::Wrong(sentences) => ("title", sentences.join(" ")),
        CannotKeep::NameTaken => ("title", "Another edition is called this already".to_owned()),
        CannotKeep::Published => ("title", "This version is published, and stands. Begin a correction".to_owned()),
        CannotKeep::NoTitle => ("title", "Enter what the edition is called".to_owned()),
        CannotKeep::NoAreas => ("areas", "Enter the area the edition is about".to_owned()),
    }
}

/// The edition of an address.
pub(super) async fn found(
    app: &App,
    params: &HashMap<String, String>,
) -> Result<(ScorecardLine, Option<u32>), ProblemPage> {
    let id: Option<ScorecardId> = params.get("edition").and_then(|id| id.parse().ok());
    let id = id.ok_or_else(|| Problem::NotFound.in_app(app))?;
    let read = app.store.read(move |db| {
        let Some(line) = db.scorecard(id)? else { return Ok(None) };
        Ok(Some((line, db.last_release(id)?)))
    });
    let found: Option<(ScorecardLine, Option<u32>)> = read.await.map_err(|error| Problem::from(error).in_app(app))?;
    found.ok_or_else(|| Problem::NotFound.in_app(app))
}

pub(super) async fn show(granted: Granted<KeepScorecard>, State(app): State<App>, Path(params): Params) -> Answer {
    let (line, released) = found(&app, &params).await?;
    let mut fields = of_edition(&line.edition);
    fields.set("form", app.new_token());
    page(&app, &granted.me, (&line, released), &fields, &Errors::default()).await.map(ok)
}

pub(super) async fn page(
    app: &App,
    me: &Me,
    (line, released): (&ScorecardLine, Option<u32>),
    fields: &Fields,
    errors: &Errors,
) -> Result<maud::Markup, ProblemPage> {
    let (id, today) = (line.id, app.today());
    let (kept, there) = (line.clone(), app.clone());
    let read = app.store.read(move |db| {
        let names = db.figure_names(id)?;
        let plans = &kept.edition.measures;
        let without = plans.iter().filter(|plan| !names.contains(&plan.file)).map(|plan| plan.id.clone()).collect();
        let owed = db.scorecard_owed(id, today)?;
        let inputs = released.map(|_| db.inputs_kept(&kept.edition.id)).transpose()?.unwrap_or_default();
        Ok((db.releases()?, owed, without, to_know(&there, db, &kept)?, inputs))
    });
    let (releases, owed, without, to_know, inputs): (_, _, Vec<String>, ToKnow, Vec<i64>) =
        read.await.map_err(|error| Problem::from(error).in_app(app))?;
    let shown = Shown {
        owed,
        without: &without,
        to_know: &to_know,
        inputs,
        line,
        released,
        releases: &releases,
        publishes: PublishScorecard::decide(&me.actor, &Nothing).is_allowed(),
    };
    let main = edition_page(Form { desk: true, words: app.english(), fields, errors }, &shown);
    Ok(desk(app, DeskPage { me, title: "Scorecard", here: Here::Scorecards, wrong: !errors.is_empty(), main }))
}

/// Why an edition was not changed.
pub(super) enum Refused {
    /// Somebody else has changed it since the form was opened.
    Changed,
    Rules(CannotKeep),
}

/// Keeps an edition as a change leaves it, under the rules.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    line: &ScorecardLine,
    edition: Edition,
    now: jiff::Timestamp,
) -> Result<(), WriteError<Refused>> {
    let (released, others) = (tx.db().last_release(line.id)?, tx.db().scorecard_names(line.id)?);
    let kept = keep_edition(line.id, edition, released, &others, now);
    Ok(tx.record(kept.map_err(|why| WriteError::Refused(Refused::Rules(why)))?)?)
}

/// The edition as it stands in this write.
pub(super) fn now_kept(tx: &mut Tx<'_>, id: ScorecardId) -> Result<ScorecardLine, WriteError<Refused>> {
    Ok(tx.db().scorecard(id)?.ok_or(alongside_store::StorageError::Missing)?)
}

pub(super) async fn update(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
    Sent(fields): Sent,
) -> Answer {
    let (line, released) = found(&app, &params).await?;
    let mut errors = Errors::default();
    edition_with(&line.edition, &fields, app.today(), &mut errors);
    if !errors.is_empty() {
        return page(&app, &granted.me, (&line, released), &fields, &errors).await.map(wrong);
    }
    let (id, now, today, typed) = (line.id, app.now(), app.today(), fields.clone());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/scorecards/{id}"), move |tx| {
            let line = now_kept(tx, id)?;
            if mark(&line.edition) != typed.one("seen") {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let edition = edition_with(&line.edition, &typed, today, &mut Errors::default());
            keep(tx, &line, edition, now)
        })
        .await;
    let (field, sentence) = match ended(&app, written).await? {
        Ok(response) => return Ok(response),
        Err(refused) => refused,
    };
    let (line, released) = found(&app, &params).await?;
    let mut fields = fields;
    fields.set("seen", mark(&line.edition));
    page(&app, &granted.me, (&line, released), &fields, &Errors::one(field, &sentence)).await.map(wrong)
}

/// Begins the next version of an edition that is published; it says what it corrects.
pub(super) async fn correct(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
    Sent(fields): Sent,
) -> Answer {
    let (line, released) = found(&app, &params).await?;
    let says = fields.one("says").trim().to_owned();
    let last = released.filter(|last| *last == line.edition.version);
    if says.is_empty() || last.is_none() {
        let sentence = if says.is_empty() {
            "Enter what is corrected, and why"
        } else {
            "This version is not published yet: change it as it is"
        };
        let mut shown = of_edition(&line.edition);
        shown.set("says", says);
        shown.set("form", app.new_token());
        return page(&app, &granted.me, (&line, released), &shown, &Errors::one("says", sentence)).await.map(wrong);
    }
    let (id, now, today) = (line.id, app.now(), app.today());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/scorecards/{id}"), move |tx| {
            let line = now_kept(tx, id)?;
            // Somebody else has begun it already: it is the same correction.
            if tx.db().last_release(id)? != Some(line.edition.version) {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let mut edition = line.edition.clone();
            edition.version += 1;
            edition.date = today;
            edition.sign_off = None;
            edition.corrections.push(Correction { version: edition.version, date: today, says: says.clone() });
            keep(tx, &line, edition, now)
        })
        .await;
    match ended(&app, written).await? {
        Ok(response) => Ok(response),
        Err(refused) => refused_on_the_edition(&app, &granted.me, &params, &fields, refused).await,
    }
}

/// The edition as it stands now, with why something was not done to it.
pub(super) async fn refused_on_the_edition(
    app: &App,
    me: &Me,
    params: &HashMap<String, String>,
    typed: &Fields,
    (field, sentence): (&'static str, String),
) -> Answer {
    refused_for(app, me, params, typed, &Errors::one(field, &sentence)).await
}

/// The same with several things that are wrong, each in a line of its own.
pub(super) async fn refused_for(
    app: &App,
    me: &Me,
    params: &HashMap<String, String>,
    typed: &Fields,
    errors: &Errors,
) -> Answer {
    let (line, released) = found(app, params).await?;
    let mut fields = of_edition(&line.edition);
    fields.take_from(typed, &["role", "says"]);
    fields.set("form", app.new_token());
    page(app, me, (&line, released), &fields, errors).await.map(wrong)
}

/// How a change ended: with an answer, or with a sentence beside a field.
pub(super) async fn ended(
    app: &App,
    written: Result<String, WriteError<Refused>>,
) -> Result<Result<Response, (&'static str, String)>, ProblemPage> {
    match written {
        Ok(to) => Ok(Ok(redirect(&to))),
        Err(WriteError::Refused(Refused::Changed)) => Ok(Err((
            "title",
            "Somebody else has changed this meanwhile. Yours is below; saving replaces theirs".to_owned(),
        ))),
        Err(WriteError::Refused(Refused::Rules(why))) => Ok(Err(said(&why))),
        Err(error) => Err(Problem::from(error).in_app(app)),
    }
}
