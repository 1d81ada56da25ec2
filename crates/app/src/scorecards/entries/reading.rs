use super::fields::of_entry;
use super::page::{Opened, entries_page, entry_page};
use crate::audiences::{Granted, Me};
use crate::frames::{DeskPage, Here, desk};
use crate::scorecards::editions::{Answer, Params, found};
use crate::scorecards::fields::NONE;
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::scorecards::entries::{Entry, EntryKind};
use alongside_gate::EntryId;
use alongside_gate::access::KeepScorecard;
use alongside_store::{ScorecardEntryLine, ScorecardLine};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::{Path, Query, State};
use maud::Markup;
use std::collections::HashMap;

/// All that stands beside an edition, and what the edition before left to be done.
pub(in crate::scorecards) async fn index(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let (id, previous) = (line.id, line.edition.previous.clone());
    let read = app.store.read(move |db| {
        let before = previous.map(|name| db.scorecard_by_name(&name)).transpose()?.flatten();
        let before = before.map(|id| db.scorecard_entries(id)).transpose()?.unwrap_or_default();
        let mut all = db.scorecard_unshown(id, UNSHOWN)?;
        all.extend(db.scorecard_entries(id)?);
        Ok((all, before))
    });
    let (lines, before) = read.await.map_err(|error| Problem::from(error).in_app(&app))?;
    let before: Vec<_> = before.into_iter().filter(|one| matches!(one.entry, Entry::Action(_))).collect();
    let main = entries_page(&line, &lines, &before, app.today());
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title: "Scorecard", here: Here::Scorecards, wrong: false, main })))
}

/// Comments that wait or are not shown, at most so many at once: those that wait first.
const UNSHOWN: i64 = 200;

pub(in crate::scorecards) async fn new(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let kind = kind_of(&params).ok_or_else(|| Problem::NotFound.in_app(&app))?;
    let today = app.today().to_string();
    let fields = Fields::of([
        ("about", query.get("about").cloned().unwrap_or_else(|| NONE.to_owned())),
        ("asked", today.clone()),
        ("said", today),
        ("standing", "shown".to_owned()),
        ("link", "yes".to_owned()),
        ("every", "0".to_owned()),
        ("form", app.new_token()),
    ]);
    Ok(ok(framed(&app, &granted.me, &line, kind, None, &fields, &Errors::default())))
}

pub(in crate::scorecards) async fn show(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let one = entry_of(&app, &line, &params).await?;
    let mut fields = of_entry(&one.entry);
    fields.set("form", app.new_token());
    Ok(ok(framed(&app, &granted.me, &line, one.entry.kind(), Some(&one), &fields, &Errors::default())))
}

pub(super) fn kind_of(params: &HashMap<String, String>) -> Option<EntryKind> {
    params.get("kind").and_then(|name| EntryKind::of_name(name))
}

/// The entry of an address, beside the edition of the same address.
pub(super) async fn entry_of(
    app: &App,
    line: &ScorecardLine,
    params: &HashMap<String, String>,
) -> Result<ScorecardEntryLine, ProblemPage> {
    let id: Option<EntryId> = params.get("entry").and_then(|id| id.parse().ok());
    let id = id.ok_or_else(|| Problem::NotFound.in_app(app))?;
    let one = app.store.read(move |db| db.scorecard_entry(id)).await;
    let one = one.map_err(|error| Problem::from(error).in_app(app))?;
    one.filter(|one| one.scorecard == line.id).ok_or_else(|| Problem::NotFound.in_app(app))
}

pub(super) fn framed(
    app: &App,
    me: &Me,
    line: &ScorecardLine,
    kind: EntryKind,
    before: Option<&ScorecardEntryLine>,
    fields: &Fields,
    errors: &Errors,
) -> Markup {
    let opened = Opened { line, kind, before, public_url: app.settings.public_url.trim_end_matches('/') };
    let main = entry_page(Form { desk: true, words: app.english(), fields, errors }, &opened);
    desk(app, DeskPage { me, title: "Scorecard", here: Here::Scorecards, wrong: !errors.is_empty(), main })
}

/// What is due, in a few words, for the list of today.
pub(crate) fn due_line(entry: &Entry) -> &'static str {
    match entry {
        Entry::Response(_) => "Scorecard: an answer to a finding",
        Entry::Comment(_) => "Scorecard: read a resident’s comment",
        Entry::Action(_) => "Scorecard: an action that was agreed",
        Entry::Request(_) => "Scorecard: figures that were asked for",
        Entry::Report(_) => "Scorecard: give a report",
        Entry::Launch(_) => "Scorecard: the launch, and what was said there",
        Entry::Medium(_) => "Scorecard",
    }
}
