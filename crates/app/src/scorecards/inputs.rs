use super::drafts::DATA;
use super::editions::{Answer, Params, found};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::Problem;
use alongside_domain::scorecards::editions::{WITHDRAWN, data_file, media_of, needed, take_inputs};
use alongside_gate::access::KeepScorecard;
use alongside_store::WriteError;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What a version was made of, as the folder that `alongside scorecard build` takes: figures as they
/// are, for colleagues and never for everybody. It stands in the record who took it.
pub(super) async fn show(granted: Granted<KeepScorecard>, State(app): State<App>, Path(params): Params) -> Answer {
    let (line, _) = found(&app, &params).await?;
    let version: Option<i64> = params.get("version").and_then(|version| version.parse().ok());
    let version = version.ok_or_else(|| Problem::NotFound.in_app(&app))?;
    let (id, me, now) = (line.id, granted.me.account, app.now());
    let read = app.store.read(move |db| {
        let Some(release) = db.released_as(line.id)? else { return Ok((String::new(), BTreeMap::new())) };
        let kept = db.scorecard_inputs(&release.name, version)?;
        let (before, media) = (needed(&kept, &db.every_release()?), media_of(&kept));
        let mut files: BTreeMap<String, Vec<u8>> =
            kept.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        // What was published lies with what everybody reads.
        for before in before {
            let data = db.scorecard_page(&before.0, Some(before.1), DATA)?;
            files.extend(data.map(|bytes| (data_file(&before), bytes)));
        }
        for name in media {
            let bytes = db.scorecard_page(&release.name, Some(version), &name)?;
            files.extend(bytes.map(|bytes| (name, bytes)));
        }
        let withdrawn = db.withdrawn_media(&release.name, Some(version))?;
        if !withdrawn.is_empty() {
            let list: String = withdrawn.iter().map(|(file, digest)| format!("{digest}  {file}\n")).collect();
            files.insert(WITHDRAWN.to_owned(), list.into_bytes());
        }
        Ok((release.name, files))
    });
    let (name, files) = read.await.map_err(|error| Problem::from(error).in_app(&app))?;
    if files.is_empty() {
        return Err(Problem::NotFound.in_app(&app));
    }
    let taken = take_inputs(me, id, u32::try_from(version).unwrap_or_default(), now);
    let written =
        app.store.write(granted.permit(), now, move |tx| Ok::<_, WriteError<()>>(tx.record(taken.clone())?)).await;
    written.map_err(|error| Problem::from(error).in_app(&app))?;
    let packed = tokio::task::spawn_blocking(move || packed(&files)).await.ok().flatten();
    let bytes = packed.ok_or_else(|| Problem::NotFound.in_app(&app))?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    let attached = format!("attachment; filename=\"{name}-{version}.zip\"");
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_str(&attached).map_err(|_| Problem::NotFound.in_app(&app))?,
    );
    Ok(response)
}

fn packed(files: &BTreeMap<String, Vec<u8>>) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).ok()?;
        zip.write_all(bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}
