use super::editions::{Answer, Params, Refused, ended, found, keep, now_kept, refused_on_the_edition};
use super::fields::{mark, measure, of_measure, population_of};
use super::meanwhile::meanwhile;
use super::pages::{OpenedMeasure, measure_page};
use crate::audiences::Granted;
use crate::files::{Upload, Uploaded};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, Sent, ok, once, once_for, wrong};
use alongside_domain::scorecards::editions::{Edition, Planned, keep_figures};
use alongside_domain::scorecards::{Mapping, Sheet, read};
use alongside_gate::access::KeepScorecard;
use alongside_store::{ScorecardLine, WriteError};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::{Path, State};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

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

pub(super) async fn edit(granted: Granted<KeepScorecard>, State(app): State<App>, Path(params): Params) -> Answer {
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
    let notices = looked_at(&line.edition, one, files).await.unwrap_or_default();
    let opened = OpenedMeasure { notices: &notices, ..OpenedMeasure::new(&line, Some(one)) };
    Ok(ok(show(&app, &granted, &opened, &fields, &Errors::default())))
}

fn files_of(one: &Planned) -> Vec<String> {
    [Some(&one.file), one.population.as_ref().map(|people| &people.file)].into_iter().flatten().cloned().collect()
}

/// Tells one state of a measure and its files from another.
fn seen_of(one: &Planned, kept: &BTreeMap<String, i64>) -> String {
    mark(&(one, files_of(one).iter().map(|name| kept.get(name)).collect::<Vec<_>>()))
}

fn of<'a>(edition: &'a Edition, params: &std::collections::HashMap<String, String>) -> Option<&'a Planned> {
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
        return Err(Problem::NotFound.in_app(&app));
    }
    kept(&app, &granted, line, before, sent).await
}

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
    let mut problems = Vec::new();
    let planned = measure(fields, before.as_ref(), &line.edition, &mut errors);
    let mut texts = BTreeMap::new();
    for upload in &sent.files {
        match text_of(app, fields, upload).await {
            Ok(text) => drop(texts.insert(upload.field.clone(), text)),
            Err(why) => {
                errors.add(
                    "file",
                    "The file cannot be read as it is. What is wrong stands at the top of this page; nothing of it was kept",
                );
                problems.extend(why);
            }
        }
    }
    if before.is_none() && !texts.contains_key("file") && problems.is_empty() && sent.refused.is_none() {
        errors.add("file", "Choose the file with the figures");
    }
    if let Some(mut planned) = planned.filter(|_| errors.is_empty()) {
        if texts.contains_key("population") {
            planned.population = Some(population_of(&planned.id));
        }
        let (id, names) = (line.id, files_of(&planned));
        let old = app.store.read(move |db| db.figures_named(id, &names)).await;
        let old = old.map_err(|error| Problem::from(error).in_app(app))?;
        let mut files = BTreeMap::new();
        files.extend(texts.remove("file").map(|text| (planned.file.clone(), text)));
        files.extend(
            texts
                .remove("population")
                .zip(planned.population.as_ref())
                .map(|(text, people)| (people.file.clone(), text)),
        );
        let all: BTreeMap<String, String> = old.into_iter().chain(files.clone()).collect();
        let read = if all.contains_key(&planned.file) {
            looked_at(&line.edition, &planned, all).await
        } else {
            Err(vec!["Choose the file with the figures: there is none yet.".to_owned()])
        };
        match read {
            Ok(notices) => {
                let noticed = !notices.is_empty();
                return write(app, granted, line, before, Checked { planned, files, noticed }, &sent).await;
            }
            Err(why) => {
                errors.add(
                    "file",
                    "The file cannot be read as it is. What is wrong stands at the top of this page; nothing of it was kept",
                );
                problems.extend(why);
            }
        }
    }
    let opened = OpenedMeasure { problems: &problems, ..OpenedMeasure::new(&line, before.as_ref()) };
    if !sent.files.is_empty() && errors.on("file").is_none() {
        errors.add("file", "Choose the file again: what was sent is not kept");
    }
    Ok(wrong(show(app, granted, &opened, fields, &errors)))
}

/// A measure and the new files it can be read from.
struct Checked {
    planned: Planned,
    files: BTreeMap<String, String>,
    /// Something was noticed in reading that whoever adds the measure should look at.
    noticed: bool,
}

/// The table of an upload as text, whatever kind of file it came in.
async fn text_of(app: &App, fields: &Fields, upload: &Upload) -> Result<String, Vec<String>> {
    let ending = upload.name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let bytes = if matches!(ending.as_str(), "xlsx" | "xls" | "ods" | "xlsb") {
        let sheet = Some(fields.one("sheet").trim().to_owned()).filter(|sheet| !sheet.is_empty());
        app.publisher.as_csv(sheet, upload.bytes.clone()).await.map_err(|why| vec![why])?
    } else {
        upload.bytes.to_vec()
    };
    Sheet::from_csv(&bytes).map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    String::from_utf8(bytes).map_err(|_| vec!["This file is not UTF-8. Save it again as “CSV UTF-8”.".to_owned()])
}

/// The same, beside what else is answered meanwhile: a file may be long.
async fn looked_at(
    edition: &Edition,
    planned: &Planned,
    files: BTreeMap<String, String>,
) -> Result<Vec<String>, Vec<String>> {
    let (edition, planned) = (edition.clone(), planned.clone());
    let read = tokio::task::spawn_blocking(move || tried(&edition, &planned, &files)).await;
    read.unwrap_or_else(|_| Err(vec!["The file could not be read to its end. Try it with fewer rows.".to_owned()]))
}

/// What is noticed in reading the measure from its files, or everything that is wrong with them.
fn tried(edition: &Edition, planned: &Planned, files: &BTreeMap<String, String>) -> Result<Vec<String>, Vec<String>> {
    let sheet = |name: &str| {
        let text = files.get(name).ok_or_else(|| vec![format!("The file {name} is missing.")])?;
        Sheet::from_csv(text.as_bytes())
            .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let own = sheet(&planned.file)?;
    let people = planned
        .population
        .as_ref()
        .map(|people| sheet(&people.file).map(|sheet| (sheet, &people.columns)))
        .transpose()?;
    let columns = Mapping { known: edition.known(), ..planned.columns.clone() };
    let population = people.as_ref().map(|(sheet, columns)| (sheet, *columns));
    let said = |all: &[alongside_domain::scorecards::Problem]| all.iter().map(ToString::to_string).collect();
    let read = read(&own, &columns, &planned.definition, population);
    read.map(|measure| said(&measure.notices)).map_err(|problems| said(&problems))
}

async fn write(
    app: &App,
    granted: &Granted<KeepScorecard>,
    line: ScorecardLine,
    before: Option<Planned>,
    checked: Checked,
    sent: &Uploaded,
) -> Answer {
    let Checked { planned, files, noticed } = checked;
    let digest = |text: &str| format!("{:x}", Sha256::digest(text));
    let told: String = files.values().map(|text| digest(text)).collect();
    let (id, now, seen, was) = (line.id, app.now(), sent.fields.one("seen").to_owned(), before.clone());
    let then = if noticed { format!("/scorecards/{id}/measures/{}", planned.id) } else { format!("/scorecards/{id}") };
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
        Ok(response) => return Ok(response),
        Err(refused) => refused,
    };
    let read = app.store.read(move |db| Ok((db.scorecard(id)?, db.figures_kept(id)?))).await;
    let (now, kept) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let line = now.unwrap_or(line);
    let mut fields = sent.fields.clone();
    let mut theirs = Vec::new();
    if let Some(one) = before.as_ref().and_then(|before| line.edition.measures.iter().find(|one| one.id == before.id)) {
        fields.set("seen", seen_of(one, &kept));
        theirs = meanwhile(one, &fields);
    }
    let opened = OpenedMeasure { meanwhile: &theirs, ..OpenedMeasure::new(&line, before.as_ref()) };
    Ok(wrong(show(app, granted, &opened, &fields, &Errors::one(field, sentence))))
}

/// Takes a measure out of the edition. What is published of it stays.
pub(super) async fn remove(
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
            let mut edition = line.edition.clone();
            let kept = tx.db().figures_kept(id)?;
            // Nobody takes away what a colleague has changed meanwhile.
            if edition
                .measures
                .iter()
                .find(|measure| measure.id == one.id)
                .is_none_or(|now| seen_of(now, &kept) != seen)
            {
                return Err(WriteError::Refused(Refused::Changed));
            }
            edition.measures.retain(|measure| measure.id != one.id);
            edition.responses.retain(|response| response.measure != one.id);
            edition.comments.retain(|comment| comment.measure.as_ref() != Some(&one.id));
            edition.actions.retain(|action| action.measure.as_ref() != Some(&one.id));
            keep(tx, &line, edition, now)
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
