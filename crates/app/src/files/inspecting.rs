use super::Upload;
use crate::state::App;
use alongside_domain::codes::{Code, FileFlag, FileKind};
use alongside_domain::files::{NewFile, name_of_file};
use alongside_store::FileBytes;
use axum::body::Bytes;
use sha2::{Digest, Sha256};
use std::future::Future;
use std::pin::Pin;

/// What somebody who looked at a file found.
#[derive(Clone, Debug, Default)]
pub struct Inspected {
    /// Codes of [`FileKind`] and [`FileFlag`].
    pub kind: String,
    pub media_type: String,
    pub flags: Vec<String>,
    pub copy: Option<Vec<u8>>,
}

/// Looks at files that strangers send. The program does it in a child process
/// with little memory and little time; nothing here takes a file apart.
pub trait Inspect: Send + Sync {
    /// Nothing, when it could not be looked at.
    fn inspect(&self, ending: String, bytes: Bytes) -> Pin<Box<dyn Future<Output = Option<Inspected>> + Send>>;
}

/// A file that was sent, looked at and ready to be kept.
pub(crate) async fn arrived(app: &App, upload: Upload) -> (NewFile, FileBytes) {
    let named = name_of_file(&upload.name);
    let looked = app.inspector.inspect(named.ending.clone(), upload.bytes.clone()).await;
    let looked = looked.unwrap_or_else(|| Inspected { flags: vec!["unreadable".to_owned()], ..Inspected::default() });
    let original = upload.bytes.to_vec();
    let known = |flag: &String| FileFlag::from_code(flag).unwrap_or(FileFlag::Unknown);
    let new = NewFile {
        file: app.new_id(),
        name: named.name,
        kind: FileKind::from_code(&looked.kind).unwrap_or(FileKind::Other),
        media_type: if looked.media_type.is_empty() { UNKNOWN.to_owned() } else { looked.media_type },
        bytes: original.len() as u64,
        digest: format!("{:x}", Sha256::digest(&original)),
        flags: looked.flags.iter().map(known).collect(),
    };
    (new, FileBytes { original, copy: looked.copy })
}

const UNKNOWN: &str = "application/octet-stream";
