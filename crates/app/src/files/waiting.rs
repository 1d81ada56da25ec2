use super::{Uploaded, arrived};
use crate::state::App;
use crate::web::{Problem, Source};
use alongside_domain::files::{CannotAdd, Room, may_wait};
use jiff::SignedDuration;
use uuid::Uuid;

/// Forms with files from one place in ten minutes.
const FORMS: i64 = 60;

/// Keeps files beside a report that is not sent yet. Returns the key of a
/// sentence when one could not be kept.
pub(crate) async fn keep_beside(
    app: &App,
    draft: Uuid,
    source: Source,
    sent: &Uploaded,
) -> Result<Option<&'static str>, Problem> {
    if let Some(refusal) = sent.refused {
        return Ok(Some(sentence(refusal)));
    }
    if sent.files.is_empty() {
        return Ok(None);
    }
    if source.too_often(app, "files", FORMS, SignedDuration::from_mins(10)).await? {
        return Ok(Some("evidence-file-often"));
    }
    let there = app.store.waiting_files(draft).await?;
    let mut room = Room { files: there.len() as u64, bytes: there.iter().map(|file| file.bytes).sum() };
    let mut in_all = app.store.all_waiting().await?;
    for upload in &sent.files {
        let size = upload.bytes.len() as u64;
        if let Err(refusal) = may_wait(size, room, in_all) {
            return Ok(Some(sentence(refusal)));
        }
        let (new, bytes) = arrived(app, upload.clone()).await;
        app.store.keep_waiting_file(draft, new, bytes, app.now()).await?;
        room = Room { files: room.files + 1, bytes: room.bytes + size };
        in_all += size;
    }
    Ok(None)
}

pub(crate) const fn sentence(refusal: CannotAdd) -> &'static str {
    match refusal {
        CannotAdd::Empty => "evidence-file-empty",
        CannotAdd::TooLarge => "evidence-file-large",
        CannotAdd::TooMany => "evidence-file-many",
        CannotAdd::NoRoom => "evidence-file-room",
    }
}
