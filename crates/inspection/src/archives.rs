use std::io::Cursor;
use zip::ZipArchive;

/// The most an office document may unpack to.
const MOST: u64 = 300 * 1024 * 1024;
/// How many times its own size a file may unpack to, once that is much.
const RATIO: u64 = 200;
const MUCH: u64 = 30 * 1024 * 1024;
const MOST_PARTS: usize = 20_000;

/// Parts by which an archive is known as a document of an office program.
const OFFICE: &[(&str, &str)] = &[
    ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("META-INF/manifest.xml", "application/vnd.oasis.opendocument.text"),
];

/// Which office program's document an archive is, if it is one.
pub(crate) fn office(bytes: &[u8]) -> Option<&'static str> {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    OFFICE.iter().find(|(part, _)| archive.index_for_name(part).is_some()).map(|(_, media_type)| *media_type)
}

/// What the table of contents of an archive gives away. Nothing is unpacked.
pub(crate) fn inside(bytes: &[u8]) -> Vec<&'static str> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return vec!["unreadable"] };
    if archive.len() > MOST_PARTS {
        return vec!["bomb"];
    }
    let mut flags = Vec::new();
    let mut unpacked: u64 = 0;
    for part in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(part) else { return vec!["unreadable"] };
        unpacked = unpacked.saturating_add(part.size());
        let name = part.name().to_lowercase();
        if name.ends_with("vbaproject.bin") || name.starts_with("basic/") {
            flags.push("macros");
        }
        if name.contains("embeddings/") || name.ends_with(".exe") || name.ends_with(".zip") {
            flags.push("active");
        }
        if part.encrypted() {
            flags.push("locked");
        }
    }
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX).max(1);
    if unpacked > MOST || (unpacked > MUCH && unpacked / size > RATIO) {
        flags.push("bomb");
    }
    flags
}
