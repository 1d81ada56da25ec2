use super::editions::{Answer, Params, Refused, ended, found, refused_on_the_edition};
use super::fields::mark;
use super::publishing::{Folder, PublishedFiles};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::{Problem, ProblemPage, Sent, once, redirect};
use alongside_domain::scorecards::editions::{Edition, SignOff, keep_edition, release_edition};
use alongside_domain::scorecards::entries::{actions_of, freeze};
use alongside_gate::access::{KeepScorecard, PublishScorecard};
use alongside_store::{ScorecardEntryLine, ScorecardLine, StorageError, WriteError};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// A page of the draft, as it would be published now.
pub(super) async fn show(granted: Granted<KeepScorecard>, State(app): State<App>, Path(params): Params) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let path = params.get("path").cloned().unwrap_or_default();
    let files = match draft_of(&app, &line).await? {
        Ok(files) => files,
        Err(why) => return refused_on_the_edition(&app, &granted.me, &params, ("title", why.join(" "))).await,
    };
    let bytes = files.get(&path).cloned().ok_or_else(|| Problem::NotFound.in_app(&app))?;
    Ok(file(&path, bytes))
}

/// The files of the edition as it would be published now, or what is wrong with it in sentences.
pub(super) async fn draft_of(
    app: &App,
    line: &ScorecardLine,
) -> Result<Result<Arc<PublishedFiles>, Vec<String>>, ProblemPage> {
    let frozen = frozen(app, line).await?;
    let state = format!("{} {}", line.noted_at, mark(&frozen));
    if let Some(files) = app.drafts.of(line.id, &state) {
        return Ok(Ok(files));
    }
    Ok(made(app, line, frozen).await?.map(|files| app.drafts.hold(line.id, state, files)))
}

/// The edition with what stands beside it now, and what the edition before left to be done.
async fn frozen(app: &App, line: &ScorecardLine) -> Result<Edition, ProblemPage> {
    let (id, previous) = (line.id, line.edition.previous.clone());
    let read = app.store.read(move |db| {
        let own = db.scorecard_entries(id)?;
        let before = previous.map(|name| db.scorecard_by_name(&name)).transpose()?.flatten();
        let Some(before) = before else { return Ok((own, None)) };
        let title = db.scorecard(before)?.map(|line| line.edition.title).unwrap_or_default();
        Ok((own, Some((title, db.scorecard_entries(before)?))))
    });
    let (own, before) = read.await.map_err(|error| Problem::from(error).in_app(app))?;
    let entries = |lines: Vec<ScorecardEntryLine>| lines.into_iter().map(|line| line.entry).collect::<Vec<_>>();
    let before = before.map(|(title, lines)| (title, actions_of(&entries(lines))));
    let before = before.as_ref().map(|(title, actions)| (title.as_str(), actions.as_slice()));
    Ok(freeze(&line.edition, &entries(own), before))
}

/// A file of an edition with the kind its name says.
pub(super) fn file(path: &str, bytes: Vec<u8>) -> Response {
    let kind = match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "pdf" => "application/pdf",
        _ => "text/plain; charset=utf-8",
    };
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// Makes every file of an edition out of what is kept.
async fn made(
    app: &App,
    line: &ScorecardLine,
    edition: Edition,
) -> Result<Result<PublishedFiles, Vec<String>>, ProblemPage> {
    let (id, previous) = (line.id, edition.previous.clone());
    let read = app.store.read(move |db| {
        let files = db.figures(id)?;
        let mut data = |name: &str| {
            Ok::<_, StorageError>(db.scorecard_page(name, None, DATA)?.and_then(|bytes| String::from_utf8(bytes).ok()))
        };
        let previous = previous.map(|name| data(&name)).transpose()?.flatten();
        let names: Vec<(String, i64)> = db.releases()?.into_iter().map(|one| (one.name, one.version)).collect();
        let mut earlier = Vec::new();
        for (name, last) in names {
            for version in 1..=last {
                let bytes = db.scorecard_page(&name, Some(version), DATA)?;
                earlier.extend(bytes.and_then(|bytes| String::from_utf8(bytes).ok()));
            }
        }
        Ok((files, previous, earlier))
    });
    let (files, previous, earlier) = read.await.map_err(|error| Problem::from(error).in_app(app))?;
    let without = edition.measures.iter().filter(|plan| !files.contains_key(&plan.file));
    let without: Vec<String> =
        without.map(|plan| format!("“{}” has no figures yet. Open it and choose its file.", plan.title)).collect();
    if !without.is_empty() {
        return Ok(Err(without));
    }
    Ok(app.publisher.publish(Folder { edition, files, previous, earlier }).await)
}

const DATA: &str = "data/scorecard.json";

/// Publishes the edition as it stands, signed by whoever does it. From then on it is the
/// same bytes for everybody; what is wrong with it becomes a new version.
pub(super) async fn create(
    granted: Granted<PublishScorecard>,
    State(app): State<App>,
    Path(params): Params,
    Sent(fields): Sent,
) -> Answer {
    let (line, released) = found(&app, &params).await?;
    let to = format!("/scorecard/{}/index.html", line.edition.id);
    if released == Some(line.edition.version) {
        return Ok(redirect(&to));
    }
    let role = fields.one("role").trim().to_owned();
    if role.is_empty() || line.edition.measures.is_empty() {
        let sentence = if role.is_empty() {
            "Enter as what you sign it off, like “Director”"
        } else {
            "There is nothing to publish yet: add a measure first"
        };
        return refused_on_the_edition(&app, &granted.me, &params, ("role", sentence.to_owned())).await;
    }
    let mut edition = line.edition.clone();
    edition.sign_off = Some(SignOff { by: granted.me.name.clone(), role, on: app.today() });
    let whole = Edition { sign_off: edition.sign_off.clone(), ..frozen(&app, &line).await? };
    let files = match made(&app, &line, whole).await? {
        Ok(files) => files,
        Err(why) => return refused_on_the_edition(&app, &granted.me, &params, ("role", why.join(" "))).await,
    };
    let digest = files.get("checksums.txt").map(|list| format!("{:x}", Sha256::digest(list))).unwrap_or_default();
    let (id, now, seen) = (line.id, app.now(), line.noted_at);
    let rules = |why| WriteError::Refused(Refused::Rules(why));
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), to, move |tx| {
            let line = tx.db().scorecard(id)?.ok_or(StorageError::Missing)?;
            if line.noted_at != seen {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let (released, others) = (tx.db().last_release(id)?, tx.db().scorecard_names(id)?);
            let kept = keep_edition(id, edition.clone(), released, &others, now).map_err(rules)?;
            let published = release_edition(id, &edition, released, digest.clone(), now).map_err(rules)?;
            tx.record(kept)?;
            tx.set_pages(&edition.id, edition.version, &files)?;
            Ok(tx.record(published)?)
        })
        .await;
    match ended(&app, written).await? {
        Ok(response) => Ok(response),
        Err(_) => {
            let sentence = "It was changed or published meanwhile. Look at the draft again first".to_owned();
            refused_on_the_edition(&app, &granted.me, &params, ("role", sentence)).await
        }
    }
}
