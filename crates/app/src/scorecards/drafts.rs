use super::editions::{Answer, Params, Refused, ended, found, refused_for, refused_on_the_edition};
use super::fields::{mark, read_of};
use super::publishing::{Edited, Folder, Wanted};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::{Problem, ProblemPage, Sent, in_parts, once, redirect};
use alongside_domain::scorecards::editions::{
    Edition, Release, SignOff, ToKnow, inputs, keep_edition, release_edition,
};
use alongside_domain::scorecards::entries::{actions_of, freeze};
use alongside_gate::access::{KeepScorecard, PublishScorecard};
use alongside_store::{Db, ScorecardEntryLine, ScorecardLine, StorageError, WriteError};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, html};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A page of the draft, as it would be published now.
pub(super) async fn show(
    granted: Granted<KeepScorecard>,
    State(app): State<App>,
    Path(params): Params,
    asked: HeaderMap,
) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let path = params.get("path").cloned().unwrap_or_default();
    let wanted = if path.ends_with(".pdf") { Wanted::Everything } else { Wanted::Pages };
    let made = match draft_of(&app, &line, wanted).await? {
        Ok(made) => made,
        Err(why) => {
            let mut errors = Errors::default();
            why.iter().for_each(|sentence| errors.add("title", sentence));
            return refused_for(&app, &granted.me, &params, &Fields::default(), &errors).await;
        }
    };
    let mut bytes = made.files.get(&path).cloned().ok_or_else(|| Problem::NotFound.in_app(&app))?;
    if path.ends_with(".html") {
        bytes = with_notice(bytes, html! { strong { "This is a draft. It is not published." } });
    }
    Ok(file(&path, &asked, bytes))
}

/// A page of an edition with something said before its heading.
pub(super) fn with_notice(page: Vec<u8>, says: Markup) -> Vec<u8> {
    let begins = "tabindex=\"-1\">";
    match String::from_utf8(page) {
        Ok(page) => {
            let notice = html! { div class="panel" { p { (says) } } }.into_string();
            page.replacen(begins, &format!("{begins}{notice}"), 1).into_bytes()
        }
        Err(page) => page.into_bytes(),
    }
}

/// The edition as it would be published now, or what is wrong with it in sentences. Whoever
/// answers for a finding sees nothing but that: what others say of it is theirs until it is
/// published, and so is the rest of the edition.
pub(super) async fn draft_of(
    app: &App,
    line: &ScorecardLine,
    wanted: Wanted,
) -> Result<Result<Arc<Edited>, Vec<String>>, ProblemPage> {
    let (kept, is_alone) = (line.clone(), matches!(wanted, Wanted::Finding(_)));
    let read = app.store.read(move |db| {
        let (frozen, releases) = now(db, &kept)?;
        Ok((if is_alone { alone(frozen) } else { frozen }, releases))
    });
    let (frozen, releases) = read.await.map_err(|error| Problem::from(error).in_app(app))?;
    let state = match &wanted {
        Wanted::Pages => state_of(line, &frozen, &releases),
        Wanted::Everything => format!("{} with PDF", state_of(line, &frozen, &releases)),
        Wanted::Finding(id) => format!("{}{id}", state_of(line, &frozen, &releases)),
    };
    if let Some(made) = app.drafts.of(&state) {
        return Ok(made);
    }
    // Whoever comes meanwhile waits for the same draft and does not make it again.
    let _one = app.drafts.one_at_a_time.lock().await;
    if let Some(made) = app.drafts.of(&state) {
        return Ok(made);
    }
    let made = match folder(app, line, frozen).await? {
        Ok(folder) => app.publisher.publish(Folder { wanted, ..folder }).await,
        Err(without) => Err(without),
    };
    Ok(app.drafts.hold(state, made))
}

/// Tells one draft of an edition from another.
fn state_of(line: &ScorecardLine, frozen: &Edition, releases: &[Release]) -> String {
    format!("{} {} {}", line.id, line.noted_at, mark(&(frozen, releases)))
}

/// What whoever publishes must know of the draft, once somebody has looked at it.
pub(super) fn to_know(app: &App, db: &mut Db, line: &ScorecardLine) -> Result<ToKnow, StorageError> {
    let (frozen, releases) = now(db, line)?;
    Ok(app.drafts.to_know(&state_of(line, &frozen, &releases)))
}

/// The edition without what anybody said of it.
fn alone(edition: Edition) -> Edition {
    let (responses, comments, actions) = (Vec::new(), Vec::new(), Vec::new());
    Edition {
        responses,
        comments,
        actions,
        requests: Vec::new(),
        reports: Vec::new(),
        launches: Vec::new(),
        media: Vec::new(),
        say_at: None,
        ..edition
    }
}

/// The edition with what stands beside it now and what the edition before left to be done, and
/// what has been published so far.
fn now(db: &mut Db, line: &ScorecardLine) -> Result<(Edition, Vec<Release>), StorageError> {
    let entries = |lines: Vec<ScorecardEntryLine>| lines.into_iter().map(|line| line.entry).collect::<Vec<_>>();
    let own = entries(db.scorecard_entries(line.id)?);
    let before = line.edition.previous.clone().map(|name| db.scorecard_by_name(&name)).transpose()?.flatten();
    let before = match before {
        Some(before) => {
            let title = db.scorecard(before)?.map(|line| line.edition.title).unwrap_or_default();
            Some((title, actions_of(&entries(db.scorecard_entries(before)?))))
        }
        None => None,
    };
    let before = before.as_ref().map(|(title, actions)| (title.as_str(), actions.as_slice()));
    Ok((freeze(&line.edition, &own, before), db.every_release()?))
}

/// A file of an edition with the kind its name says, or the part of it that is asked for.
pub(super) fn file(path: &str, asked: &HeaderMap, bytes: Vec<u8>) -> Response {
    let kind = match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "pdf" => "application/pdf",
        "jpg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        _ => "text/plain; charset=utf-8",
    };
    let mut response = in_parts(asked, bytes);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// Of what every file of an edition is made, or which figures are missing.
async fn folder(app: &App, line: &ScorecardLine, edition: Edition) -> Result<Result<Folder, Vec<String>>, ProblemPage> {
    let (id, plan) = (line.id, edition);
    let read = app.store.read(move |db| {
        let files = db.figures(id)?;
        let mut media = if plan.media.is_empty() { BTreeMap::new() } else { db.scorecard_media(id)? };
        media.retain(|name, _| plan.media.iter().any(|one| one.file.as_ref() == Some(name)));
        let media = media.into_iter().map(|(name, bytes)| (name, STANDARD.encode(bytes))).collect();
        let mut data = |name: &str, version: Option<i64>| {
            let bytes = db.scorecard_page(name, version, DATA)?;
            Ok::<_, StorageError>(bytes.and_then(|bytes| String::from_utf8(bytes).ok()))
        };
        let previous = plan.previous.clone().map(|name| data(&name, None)).transpose()?.flatten();
        let mut earlier = Vec::new();
        let all = db.every_release()?;
        for (name, version) in &all {
            let bytes = db.scorecard_page(name, Some(*version), DATA)?;
            earlier.extend(bytes.and_then(|bytes| String::from_utf8(bytes).ok()));
        }
        Ok(Folder { edition: plan, files, previous, earlier, media, wanted: Wanted::Everything })
    });
    let folder = read.await.map_err(|error| Problem::from(error).in_app(app))?;
    let without = folder.edition.measures.iter().filter(|plan| !folder.files.contains_key(&plan.file));
    let without: Vec<String> =
        without.map(|plan| format!("“{}” has no figures yet. Open it and choose its file.", plan.title)).collect();
    Ok(if without.is_empty() { Ok(folder) } else { Err(without) })
}

pub(super) const DATA: &str = "data/scorecard.json";

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
        return refused_on_the_edition(&app, &granted.me, &params, &fields, ("role", sentence.to_owned())).await;
    }
    if fields.one("read") != read_of(&line) {
        return refused_on_the_edition(&app, &granted.me, &params, &fields, ("role", CHANGED.to_owned())).await;
    }
    let kept = line.clone();
    let read = app.store.read(move |db| now(db, &kept)).await;
    let (frozen, releases) = read.map_err(|error| Problem::from(error).in_app(&app))?;
    let sign_off = Some(SignOff { by: granted.me.name.clone(), role, on: app.today() });
    let edition = Edition { sign_off: sign_off.clone(), ..line.edition.clone() };
    let made = match folder(&app, &line, Edition { sign_off, ..frozen.clone() }).await? {
        Ok(folder) => match inputs(&folder.edition, &folder.files, &releases) {
            Some(inputs) => app.publisher.publish(folder).await.map(|made| (made.files, inputs, made.to_know)),
            None => return Err(Problem::NotFound.in_app(&app)),
        },
        Err(without) => Err(without),
    };
    let (files, inputs) = match made {
        // What is ticked is what was read: another list is read first.
        Ok((_, _, to_know))
            if !(to_know.is_empty() || fields.is_ticked("known") && fields.one("told") == mark(&to_know)) =>
        {
            app.drafts.found(state_of(&line, &frozen, &releases), to_know);
            return refused_on_the_edition(&app, &granted.me, &params, &fields, ("known", UNREAD.to_owned())).await;
        }
        Ok((files, inputs, _)) => (files, inputs),
        Err(why) => return refused_on_the_edition(&app, &granted.me, &params, &fields, ("role", why.join(" "))).await,
    };
    let digest = files.get("checksums.txt").map(|list| format!("{:x}", Sha256::digest(list))).unwrap_or_default();
    let (id, at, seen) = (line.id, app.now(), line.noted_at);
    let rules = |why| WriteError::Refused(Refused::Rules(why));
    let written = app
        .store
        .write_once(granted.permit(), at, once(&app, &fields), to, move |tx| {
            let line = tx.db().scorecard(id)?.ok_or(StorageError::Missing)?;
            // An answer, a comment or another edition that came while it was made belongs in it.
            let (as_now, published) = now(tx.db(), &line)?;
            if line.noted_at != seen || as_now != frozen || published != releases {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let (released, others) = (tx.db().last_release(id)?, tx.db().scorecard_names(id)?);
            let kept = keep_edition(id, edition.clone(), released, &others, at).map_err(rules)?;
            let published = release_edition(id, &edition, released, digest.clone(), at).map_err(rules)?;
            tx.record(kept)?;
            tx.set_pages(&edition.id, edition.version, &files)?;
            tx.set_inputs(&edition.id, edition.version, &inputs)?;
            Ok(tx.record(published)?)
        })
        .await;
    match ended(&app, written).await? {
        Ok(response) => Ok(response),
        Err(_) => refused_on_the_edition(&app, &granted.me, &params, &fields, ("role", CHANGED.to_owned())).await,
    }
}

const CHANGED: &str = "Something came in or was changed since you looked. Look at the draft again first";
const UNREAD: &str =
    "Read what is said of small counts and of few people on this page, and tick that you publish it all the same";
