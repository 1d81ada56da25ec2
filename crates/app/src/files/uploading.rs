use crate::state::App;
use crate::web::{LARGEST_FORM, Problem};
use alongside_domain::files::LARGEST;
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
    /// As the browser called it.
    pub name: String,
    pub bytes: Bytes,
}

/// The fields and the files of a form that was sent, with or without files.
#[derive(Default)]
pub(crate) struct Uploaded {
    pub fields: Fields,
    pub files: Vec<Upload>,
    /// It was more than we take at once; nothing of it was read.
    pub too_large: bool,
    /// Room in memory, given back when the form has been dealt with.
    _room: Option<OwnedSemaphorePermit>,
}

/// Files in one form.
const MOST_AT_ONCE: usize = 10;
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
        let Some(length) = length(request.headers()).filter(|length| *length <= largest_form()) else {
            return Ok(Self { too_large: true, ..Self::default() });
        };
        let megabytes = u32::try_from(length / MEGABYTE + 1).unwrap_or(u32::MAX);
        let room = app.uploads.clone().try_acquire_many_owned(megabytes).map_err(|_| refuse(Problem::Busy))?;
        let limits = SizeLimit::new().whole_stream(largest_form()).per_field(LARGEST + 1);
        let constraints = Constraints::new().size_limit(limits);
        let stream = request.into_body().into_data_stream();
        let mut parts = Multipart::with_constraints(stream, boundary, constraints);
        let mut sent = Self { _room: Some(room), ..Self::default() };
        let mut pairs: Vec<(String, String)> = Vec::new();
        loop {
            let part = match parts.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => break,
                Err(error) => return sent.broken_off(&error).ok_or_else(|| refuse(Problem::Broken)),
            };
            let name = part.name().unwrap_or("").to_owned();
            let file = part.file_name().map(str::to_owned);
            let bytes = match part.bytes().await {
                Ok(bytes) => bytes,
                Err(error) => return sent.broken_off(&error).ok_or_else(|| refuse(Problem::Broken)),
            };
            match file {
                // A field for files in which nothing was chosen is sent empty and without a name.
                Some(file) if file.is_empty() && bytes.is_empty() => {}
                Some(file) if sent.files.len() < MOST_AT_ONCE => sent.files.push(Upload { name: file, bytes }),
                Some(_) => {}
                None if pairs.len() < 400 => pairs.push((name, String::from_utf8_lossy(&bytes).into_owned())),
                None => {}
            }
        }
        sent.fields = Fields::of(pairs);
        Ok(sent)
    }
}

impl Uploaded {
    /// A form that turned out larger than it said.
    fn broken_off(self, error: &multer::Error) -> Option<Self> {
        let large = matches!(error, multer::Error::StreamSizeExceeded { .. } | multer::Error::FieldSizeExceeded { .. });
        large.then(|| Self { too_large: true, ..Self::default() })
    }
}

fn boundary(headers: &HeaderMap) -> Option<String> {
    multer::parse_boundary(headers.get(header::CONTENT_TYPE)?.to_str().ok()?).ok()
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
