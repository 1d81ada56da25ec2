use super::adding::{address, show};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::form::read_line;
use crate::web::{Problem, ProblemPage, Sent, once, redirect, wrong};
use alongside_domain::files::{FileOwner, NotReleased, release_file};
use alongside_domain::reports::LINE;
use alongside_gate::access::{OpenFile, OpenReportFile, ReleaseFile, ReleaseReportFile};
use alongside_gate::{Action, FileId, Grant, Permit, Reveals};
use alongside_store::WriteError;
use alongside_ui::fields::{Errors, Fields};
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use std::collections::HashMap;

type Answer = Result<Response, ProblemPage>;
type Params = Path<HashMap<String, String>>;
type Asked = Query<HashMap<String, String>>;

pub(super) async fn of_case(
    granted: Granted<OpenFile>,
    State(app): State<App>,
    params: Params,
    asked: Asked,
) -> Answer {
    open(&app, &granted, FileOwner::Case(granted.id()), &params, &asked).await
}

pub(super) async fn of_report(
    granted: Granted<OpenReportFile>,
    State(app): State<App>,
    params: Params,
    asked: Asked,
) -> Answer {
    open(&app, &granted, FileOwner::Referral(granted.id()), &params, &asked).await
}

fn id_in(params: &HashMap<String, String>) -> Result<FileId, Problem> {
    params.get("file").and_then(|id| id.parse().ok()).ok_or(Problem::NotFound)
}

/// Gives a file to the browser to save. It is never shown in a page of ours,
/// and its name says nothing.
async fn open<A: Reveals>(
    app: &App,
    grant: &Grant<A>,
    owner: FileOwner,
    params: &HashMap<String, String>,
    asked: &HashMap<String, String>,
) -> Answer {
    let in_app = |problem: Problem| problem.in_app(app);
    let id = id_in(params).map_err(in_app)?;
    let copy = asked.get("copy").is_some();
    let found = app.store.read(move |db| db.file(owner, id, copy)).await;
    let found = found.map_err(|error| in_app(error.into()))?;
    let details = found.line.details.reveal(grant);
    let ending = ENDINGS.iter().find(|(kind, _)| *kind == details.media_type).map_or("bin", |(_, ending)| ending);
    let named = format!("attachment; filename=\"file-{}.{ending}\"", &id.uuid().simple().to_string()[20..]);
    let mut response = Response::new(Body::from(found.bytes.reveal(grant).clone()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    if let Ok(named) = HeaderValue::from_str(&named) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    Ok(response)
}

/// Endings for names, by what a file was found to be.
const ENDINGS: &[(&str, &str)] = &[
    ("image/jpeg", "jpg"),
    ("image/png", "png"),
    ("image/gif", "gif"),
    ("image/webp", "webp"),
    ("image/heif", "heic"),
    ("image/heic", "heic"),
    ("application/pdf", "pdf"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/msword", "doc"),
    ("audio/mpeg", "mp3"),
    ("audio/m4a", "m4a"),
    ("audio/ogg", "ogg"),
    ("audio/x-wav", "wav"),
    ("audio/amr", "amr"),
    ("video/mp4", "mp4"),
    ("video/quicktime", "mov"),
    ("video/3gpp", "3gp"),
    ("video/webm", "webm"),
    ("text/plain", "txt"),
    ("text/csv", "csv"),
    ("message/rfc822", "eml"),
];

pub(super) async fn release_of_case(
    granted: Granted<ReleaseFile>,
    State(app): State<App>,
    params: Params,
    sent: Sent,
) -> Answer {
    let owner = FileOwner::Case(granted.id());
    release(&app, &granted, granted.permit(), owner, &params, sent.0).await
}

pub(super) async fn release_of_report(
    granted: Granted<ReleaseReportFile>,
    State(app): State<App>,
    params: Params,
    sent: Sent,
) -> Answer {
    let owner = FileOwner::Referral(granted.id());
    release(&app, &granted, granted.permit(), owner, &params, sent.0).await
}

/// A manager says that a flagged file may be opened, and why.
async fn release<A: Action + Reveals>(
    app: &App,
    granted: &Granted<A>,
    permit: Permit,
    owner: FileOwner,
    params: &HashMap<String, String>,
    fields: Fields,
) -> Answer {
    let file = id_in(params).map_err(|problem| problem.in_app(app))?;
    let field = format!("why-{file}");
    let mut errors = Errors::default();
    let reason = read_line(app.english(), &fields, &field, LINE, &mut errors);
    let now = app.now();
    if errors.is_empty() {
        let written = app
            .store
            .write_once(permit, now, once(app, &fields), address(owner), move |tx| {
                let released = release_file(owner, file, reason.clone(), now);
                Ok(tx.record(released.map_err(|NotReleased| WriteError::Refused(NotReleased))?)?)
            })
            .await;
        match written {
            Ok(to) => return Ok(redirect(&to)),
            Err(WriteError::Refused(NotReleased)) => errors.add(&field, "Say why it may be opened"),
            Err(error) => return Err(Problem::from(error).in_app(app)),
        }
    }
    show(app, granted, owner, &errors, fields.one("form")).await.map(wrong)
}
