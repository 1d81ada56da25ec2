//! What a file from a stranger is, and whether anybody should open it.
//!
//! *Invariant*: the only place where bytes that strangers send are taken apart.
//! It knows no other crate of ours, reads no disk and no network, and decodes
//! nothing: it looks at the structure of a file and never draws, plays or runs
//! it. The program links it only to run itself as a child with little memory
//! and little time.

mod archives;
mod containers;
mod endings;
mod jpegs;
mod pictures;
mod recordings;
mod signs;
mod spreadsheets;

pub use spreadsheets::{NoTable, as_csv, is_spreadsheet};

use serde::{Deserialize, Serialize};

/// What was found out about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// `photo`, `sound`, `video`, `document`, `text`, `message` or `other`.
    pub kind: String,
    /// As it is given to a browser that saves it.
    pub media_type: String,
    /// Why nobody should open it unthinkingly; empty for most.
    pub flags: Vec<String>,
    /// The same picture or recording without what the device wrote into it.
    #[serde(skip)]
    pub cleaned: Option<Vec<u8>>,
}

/// More pixels than any telephone takes: a picture made to fill a memory.
const MOST_PIXELS: u64 = 200_000_000;

/// Looks at a file. `ending` is what stood after the last full stop of its
/// name, in small letters.
pub fn look(ending: &str, bytes: &[u8]) -> Looked {
    let found = infer::get(bytes);
    let packed = bytes.starts_with(b"PK\x03\x04");
    let (kind, media_type) = match (&found, packed.then(|| archives::office(bytes)).flatten()) {
        (_, Some(office)) => ("document", office.to_owned()),
        (Some(found), None) => (kind_of(found), found.mime_type().to_owned()),
        (None, None) if recordings::is_one(bytes) => ("sound", "audio/mpeg".to_owned()),
        (None, None) => text(ending, bytes),
    };
    let (kind, media_type) = match (media_type.as_str(), containers::tracks(bytes)) {
        // What a telephone records of a voice is called as its films are.
        ("video/mp4", Some(tracks)) if tracks.iter().all(|track| track == b"soun") => ("sound", "audio/m4a".to_owned()),
        ("audio/m4a", Some(tracks)) if tracks.contains(b"vide") => ("video", "video/mp4".to_owned()),
        _ => (kind, media_type),
    };
    let mut flags: Vec<&str> = Vec::new();
    flags.extend(signs::in_bytes(&media_type, bytes));
    if kind == "other" {
        flags.push(match &found {
            Some(found) if found.matcher_type() == infer::MatcherType::App => "program",
            Some(found) if found.matcher_type() == infer::MatcherType::Archive => "archive",
            _ => "unknown",
        });
    }
    if endings::contradicts(ending, kind) {
        flags.push("not_what_it_says");
    }
    if packed {
        flags.extend(archives::inside(bytes));
    }
    if kind == "photo" && pictures::pixels(bytes).is_some_and(|pixels| pixels > MOST_PIXELS) {
        flags.push("too_many_pixels");
    }
    let clean = |bytes: &[u8]| match kind {
        "photo" => pictures::cleaned(&media_type, bytes),
        "sound" if media_type == "audio/mpeg" => recordings::cleaned(bytes),
        "video" | "sound" => containers::cleaned(bytes),
        _ => None,
    };
    // What is clean stays as it is, whoever cleans it again.
    let cleaned = flags.is_empty().then(|| clean(bytes)).flatten();
    let cleaned = cleaned.filter(|copy| clean(copy).as_ref() == Some(copy));
    flags.sort_unstable();
    flags.dedup();
    Looked { kind: kind.to_owned(), media_type, flags: flags.into_iter().map(str::to_owned).collect(), cleaned }
}

fn kind_of(found: &infer::Type) -> &'static str {
    use infer::MatcherType::{Audio, Doc, Image, Video};
    match (found.matcher_type(), found.mime_type()) {
        (_, "application/pdf") => "document",
        // A drawing program's file is no photograph, and can hold more than a picture.
        (Image, "image/vnd.adobe.photoshop" | "image/vnd.microsoft.icon") => "other",
        (Image, _) => "photo",
        (Audio, _) => "sound",
        (Video, _) => "video",
        (Doc, _) => "document",
        // An old word processor's file begins like any of its family.
        (_, "application/rtf" | "text/rtf") => "document",
        _ => "other",
    }
}

/// What has no sign of its own: plain words, or an e-mail saved as a file.
fn text(ending: &str, bytes: &[u8]) -> (&'static str, String) {
    let words = std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'));
    match (words, ending) {
        (true, "eml") => ("message", "message/rfc822".to_owned()),
        (true, "csv") => ("text", "text/csv".to_owned()),
        (true, "html" | "htm" | "svg" | "js" | "vbs" | "bat" | "cmd" | "ps1" | "sh") => {
            ("other", "text/plain".to_owned())
        }
        (true, _) => ("text", "text/plain".to_owned()),
        (false, _) => ("other", "application/octet-stream".to_owned()),
    }
}
