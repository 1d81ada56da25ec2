use crate::state::App;
use crate::web::{LARGEST_FORM, Problem};
use alongside_domain::files::{CannotAdd, LARGEST, MOST};
use alongside_ui::fields::Fields;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use multer::{Constraints, Multipart, SizeLimit};
use tokio::sync::OwnedSemaphorePermit;

/// One file of a form.
#[derive(Clone)]
pub(crate) struct Upload {
    /// The field it was chosen in.
    pub field: String,
    /// As the browser called it.
    pub name: String,
    pub bytes: Bytes,
}

/// The fields and the files of a form that was sent, with or without files.
#[derive(Default)]
pub(crate) struct Uploaded {
    pub fields: Fields,
    pub files: Vec<Upload>,
    /// Why the files are not here, although what was typed is.
    pub refused: Option<CannotAdd>,
    /// Room in memory, given back when the form has been dealt with.
    _room: Option<OwnedSemaphorePermit>,
}

/// What is read of a form that is too large, so that what was typed is not lost.
const MOST_READ: u64 = 1024 * MEGABYTE;
/// All that was typed in one form.
const MOST_TYPED: usize = LARGEST_FORM;
const MEGABYTE: u64 = 1024 * 1024;

/// The largest form with files.
const fn largest_form() -> u64 {
    LARGEST + 4 * MEGABYTE
}

/// The megabytes that forms with files may take of the memory at one time.
pub(crate) const ROOM: usize = 256;

impl FromRequest<App> for Uploaded {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let refuse = |problem: Problem| problem.in_app(app).into_response();
        let Some(boundary) = boundary(request.headers()) else {
            let body = axum::body::to_bytes(request.into_body(), LARGEST_FORM).await;
            let body = body.map_err(|_| refuse(Problem::TooLarge))?;
            let fields = Fields::of(form_urlencoded::parse(&body).into_owned().take(400));
            return Ok(Self { fields, ..Self::default() });
        };
        let Some(length) = length(request.headers()).filter(|length| *length <= MOST_READ) else {
            return Ok(Self { refused: Some(CannotAdd::TooLarge), ..Self::default() });
        };
        // A small form never waits for the films of others: it may say that somebody is in danger.
        let room = match u32::try_from(length.min(largest_form()) / MEGABYTE).unwrap_or(u32::MAX) {
            0 => None,
            megabytes => {
                let room = app.uploads.clone().try_acquire_many_owned(megabytes + 1);
                Some(room.map_err(|_| refuse(Problem::Busy))?)
            }
        };
        let limits = SizeLimit::new().whole_stream(MOST_READ);
        let constraints = Constraints::new().size_limit(limits);
        let stream = request.into_body().into_data_stream();
        let mut parts = Multipart::with_constraints(stream, boundary, constraints);
        let refused = (length > largest_form()).then_some(CannotAdd::TooLarge);
        let mut sent = Self { _room: room, refused, ..Self::default() };
        let mut pairs: Vec<(String, String)> = Vec::new();
        let (mut kept, mut typed) = (0, 0);
        loop {
            let mut part = match parts.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => break,
                Err(_) => return Err(refuse(Problem::Broken)),
            };
            let name = part.name().unwrap_or("").to_owned();
            let file = part.file_name().map(str::to_owned);
            let mut bytes = Vec::new();
            loop {
                let chunk = match part.chunk().await {
                    Ok(Some(chunk)) => chunk,
                    Ok(None) => break,
                    Err(_) => return Err(refuse(Problem::Broken)),
                };
                if file.is_none() {
                    typed += chunk.len();
                    if typed > MOST_TYPED {
                        return Err(refuse(Problem::TooLarge));
                    }
                    bytes.extend_from_slice(&chunk);
                    continue;
                }
                kept += chunk.len() as u64;
                if kept > LARGEST {
                    sent.refused = Some(CannotAdd::TooLarge);
                }
                // Of too much nothing is kept: the rest is read only for what was typed.
                if sent.refused.is_some() {
                    bytes = Vec::new();
                } else {
                    bytes.extend_from_slice(&chunk);
                }
            }
            let bytes = Bytes::from(bytes);
            match file {
                // A field for files in which nothing was chosen is sent empty and without a name.
                Some(file) if file.is_empty() && bytes.is_empty() => {}
                Some(file) if (sent.files.len() as u64) < MOST => {
                    sent.files.push(Upload { field: name, name: file, bytes })
                }
                Some(_) => sent.refused = Some(CannotAdd::TooMany),
                None if pairs.len() < 400 => pairs.push((name, String::from_utf8_lossy(&bytes).into_owned())),
                None => {}
            }
        }
        if sent.refused.is_some() {
            sent.files.clear();
        }
        sent.fields = Fields::of(pairs);
        Ok(sent)
    }
}

fn boundary(headers: &HeaderMap) -> Option<String> {
    multer::parse_boundary(headers.get(header::CONTENT_TYPE)?.to_str().ok()?).ok()
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
