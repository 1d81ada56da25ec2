/// Endings by the kind of file they promise.
const PROMISED: &[(&str, &[&str])] = &[
    ("photo", &["jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "avif", "tif", "tiff", "bmp"]),
    ("sound", &["mp3", "m4a", "ogg", "oga", "opus", "wav", "aac", "amr", "flac"]),
    ("video", &["mp4", "mov", "3gp", "webm", "mkv", "avi", "m4v", "mpg", "mpeg"]),
    ("document", &["pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx"]),
    ("text", &["txt", "csv"]),
    ("message", &["eml"]),
];

/// Whether a name promises another kind of file than it is. Sound and moving
/// pictures share their containers, and a voice note is often called a video.
pub(crate) fn contradicts(ending: &str, kind: &str) -> bool {
    let promised = PROMISED.iter().find(|(_, endings)| endings.contains(&ending)).map(|(kind, _)| *kind);
    match promised {
        None => false,
        Some("sound" | "video") => !matches!(kind, "sound" | "video"),
        Some("text" | "message") => !matches!(kind, "text" | "message"),
        Some(promised) => promised != kind,
    }
}
