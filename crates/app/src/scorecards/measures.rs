mod reading;
mod removal;

pub(crate) use reading::Looked;
pub(super) use removal::{ask, remove};

use self::reading::{beside_fields, looked_at, text_of};
use super::editions::{Answer, Params, Refused, ended, found, keep, now_kept};
use super::fields::{mark, measure, of_measure, people_of};
use super::meanwhile::meanwhile;
use super::measure_pages::{OpenedMeasure, measure_page};
use crate::audiences::Granted;
use crate::files::Uploaded;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ok, once_for, wrong};
use alongside_domain::scorecards::Problem as FileProblem;
use alongside_domain::scorecards::editions::{Edition, Planned, keep_figures};
use alongside_gate::access::KeepScorecard;
use alongside_store::{ScorecardLine, WriteError};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::{Path, Query, State};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

pub(super) async fn new(granted: Granted<KeepScorecard>, State(app): State<App>, Path(params): Params) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let fields = Fields::of([
        ("who", "residents".to_owned()),
        ("kind", "share".to_owned()),
        ("reference", "White".to_owned()),
        ("per", "100".to_owned()),
        ("rounded", "1".to_owned()),
        ("level", "source".to_owned()),
        ("licence", "Open Government Licence v3.0".to_owned()),
        ("retrieved", app.today().to_string()),
        ("form", app.new_token()),
    ]);
    Ok(ok(show(&app, &granted, &OpenedMeasure::new(&line, None), &fields, &Errors::default())))
}

pub(super) async fn edit(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let one = of(&line.edition, &params).ok_or_else(|| Problem::NotFound.in_app(&app))?;
    let mut fields = of_measure(one);
    let id = line.id;
    let names = files_of(one);
    let read = app.store.read(move |db| Ok((db.figures_kept(id)?, db.figures_named(id, &names)?))).await;
    let (kept, files) = read.map_err(|error| Problem::from(error).in_app(&app))?;
    fields.set("seen", seen_of(one, &kept));
    fields.set("form", app.new_token());
    // A file that was never given is asked for by the form; it is no news that it cannot be read.
    let looked = looked_at(&line.edition, one, files).await.unwrap_or_default();
    let kept = query.contains_key("kept");
    let opened = OpenedMeasure { looked: &looked, kept, ..OpenedMeasure::new(&line, Some(one)) };
    Ok(ok(show(&app, &granted, &opened, &fields, &Errors::default())))
}

fn files_of(one: &Planned) -> Vec<String> {
    [Some(&one.file), one.population.as_ref().map(|people| &people.file)].into_iter().flatten().cloned().collect()
}

/// Tells one state of a measure and its files from another.
fn seen_of(one: &Planned, kept: &BTreeMap<String, i64>) -> String {
    mark(&(one, files_of(one).iter().map(|name| kept.get(name)).collect::<Vec<_>>()))
}

fn of<'a>(edition: &'a Edition, params: &HashMap<String, String>) -> Option<&'a Planned> {
    edition.measures.iter().find(|measure| Some(&measure.id) == params.get("measure"))
}

fn show(
    app: &App,
    granted: &Granted<KeepScorecard>,
    opened: &OpenedMeasure<'_>,
    fields: &Fields,
    errors: &Errors,
) -> maud::Markup {
    let main = measure_page(Form { desk: true, words: app.english(), fields, errors }, opened);
    let wrong = !errors.is_empty();
    desk(app, DeskPage { me: &granted.me, title: "Measure", here: Here::Scorecards, wrong, main })
}

/// Adds a measure, or puts it in the place of the one in the address.
pub(super) async fn create(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
    sent: Uploaded,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let before = of(&line.edition, &params).cloned();
    if before.is_none() && params.contains_key("measure") {
        // A colleague has taken it out meanwhile: what was typed stays, and can be added again.
        let errors = Errors::one("title", TAKEN_OUT);
        return Ok(wrong(show(&app, &granted, &OpenedMeasure::new(&line, None), &sent.fields, &errors)));
    }
    kept(&app, &granted, line, before, sent).await
}

const TAKEN_OUT: &str = "A colleague has taken this measure out meanwhile. What you typed is below: choose the file again to add it once more";

/// Reads the file under what was typed of it, and keeps both or neither.
async fn kept(
    app: &App,
    granted: &Granted<KeepScorecard>,
    line: ScorecardLine,
    before: Option<Planned>,
    sent: Uploaded,
) -> Answer {
    let fields = &sent.fields;
    let mut errors = Errors::default();
    if sent.refused.is_some() {
        errors.add("file", "The file is too large. Keep the rows you need");
    }
    let mut problems: Vec<FileProblem> = Vec::new();
    let planned = measure(fields, before.as_ref(), &line.edition, app.today(), &mut errors);
    // What was sent with this form before, and could be read as a table, need not be sent again.
    let key = form_of(granted, fields);
    let mut texts = app.sent_files.of(&key, app.now());
    for upload in &sent.files {
        match text_of(app, fields, upload).await {
            Ok(text) => drop(texts.insert(upload.field.clone(), (upload.name.clone(), text))),
            Err(why) => {
                texts.remove(&upload.field);
                problems.extend(why);
            }
        }
    }
    beside_fields(&problems, &mut errors);
    app.sent_files.hold(&key, &texts, app.now());
    for field in fields.one("held").split_whitespace().filter(|field| ["file", "population"].contains(field)) {
        if !texts.contains_key(field) && errors.on(field).is_none() {
            errors.add(field, "Choose the file again: it is no longer here");
        }
    }
    if before.is_none() && !texts.contains_key("file") && errors.on("file").is_none() {
        errors.add("file", "Choose the file with the figures");
    }
    if let Some(mut planned) = planned.filter(|_| errors.is_empty()) {
        if texts.contains_key("population") && planned.population.is_none() {
            planned.population = Some(people_of(&planned.id, fields));
        }
        let (id, names) = (line.id, files_of(&planned));
        let old = app.store.read(move |db| db.figures_named(id, &names)).await;
        let old = old.map_err(|error| Problem::from(error).in_app(app))?;
        let people = planned.population.as_ref().map(|people| &people.file);
        let named = [("file", Some(&planned.file)), ("population", people)];
        let files: BTreeMap<String, String> =
            named.into_iter().filter_map(|(field, name)| Some((name?.clone(), texts.get(field)?.1.clone()))).collect();
        let all: BTreeMap<String, String> = old.into_iter().chain(files.clone()).collect();
        if all.contains_key(&planned.file) {
            match looked_at(&line.edition, &planned, all).await {
                Ok(_) => return write(app, granted, line, before, Checked { planned, files }, &sent).await,
                Err(why) => {
                    beside_fields(&why, &mut errors);
                    problems.extend(why);
                }
            }
        } else {
            errors.add("file", "Choose the file with the figures: there is none yet");
        }
    }
    let (fields, sent_before) = held_of(app, granted, fields);
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let opened =
        OpenedMeasure { problems: &problems, sent: &sent_before, ..OpenedMeasure::new(&line, before.as_ref()) };
    Ok(wrong(show(app, granted, &opened, &fields, &errors)))
}

/// Tells one form of one person from all others. Of a workbook another sheet is another file.
fn form_of(granted: &Granted<KeepScorecard>, fields: &Fields) -> String {
    format!("{} {} {}", granted.me.account, fields.one("form"), fields.one("sheet").trim())
}

/// What is held of a form: the form with the fields whose files need not be chosen again, and what these are called.
fn held_of(app: &App, granted: &Granted<KeepScorecard>, fields: &Fields) -> (Fields, Vec<String>) {
    let sent = app.sent_files.of(&form_of(granted, fields), app.now());
    let mut fields = fields.clone();
    fields.set("held", sent.keys().map(String::as_str).collect::<Vec<_>>().join(" "));
    (fields, sent.into_values().map(|(name, _)| name).collect())
}

/// A measure and the new files it can be read from.
struct Checked {
    planned: Planned,
    files: BTreeMap<String, String>,
}

async fn write(
    app: &App,
    granted: &Granted<KeepScorecard>,
    line: ScorecardLine,
    before: Option<Planned>,
    checked: Checked,
    sent: &Uploaded,
) -> Answer {
    let Checked { planned, files } = checked;
    let digest = |text: &str| format!("{:x}", Sha256::digest(text));
    let told: String = files.values().map(|text| digest(text)).collect();
    let (id, now, seen, was) = (line.id, app.now(), sent.fields.one("seen").to_owned(), before.clone());
    let then = format!("/scorecards/{id}/measures/{}?kept=yes", planned.id);
    let written = app
        .store
        .write_once(granted.permit(), now, once_for(app, &sent.fields, &told), then, move |tx| {
            let line = now_kept(tx, id)?;
            let mut edition = line.edition.clone();
            let kept = tx.db().figures_kept(id)?;
            match edition.measures.iter_mut().find(|one| one.id == planned.id) {
                Some(one) if was.is_some() && seen_of(one, &kept) == seen => *one = planned.clone(),
                None if was.is_none() => edition.measures.push(planned.clone()),
                _ => return Err(WriteError::Refused(Refused::Changed)),
            }
            keep(tx, &line, edition, now)?;
            for (name, text) in &files {
                tx.set_figures(id, name, text)?;
                tx.record(keep_figures(id, name.clone(), digest(text), now))?;
            }
            Ok(())
        })
        .await;
    let (field, sentence) = match ended(app, written).await? {
        // What is held stays: pressed twice is once.
        Ok(response) => return Ok(response),
        Err(refused) => refused,
    };
    let read = app.store.read(move |db| Ok((db.scorecard(id)?, db.figures_kept(id)?))).await;
    let (now, kept) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let line = now.unwrap_or(line);
    let (mut fields, sent_before) = held_of(app, granted, &sent.fields);
    let mut theirs = Vec::new();
    if let Some(one) = before.as_ref().and_then(|before| line.edition.measures.iter().find(|one| one.id == before.id)) {
        fields.set("seen", seen_of(one, &kept));
        theirs = meanwhile(one, &fields);
    }
    let opened = OpenedMeasure { meanwhile: &theirs, sent: &sent_before, ..OpenedMeasure::new(&line, before.as_ref()) };
    Ok(wrong(show(app, granted, &opened, &fields, &Errors::one(field, sentence))))
}
