use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A film, a recording, a picture, slides: with the words of it for whoever cannot see or hear it.
/// It is found at an address, or lies among the pages of the edition, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Medium {
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Where it lies among the pages, like `media/launch.jpg`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    pub transcript: String,
    /// Its file was taken out for somebody in it: its words stay.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
}

/// What a file among the pages is shown as. Films are not among them: they are too large, and their
/// words have to stand in the picture (WCAG 2.2, 1.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    Picture,
    Sound,
}

/// The largest file of a medium, in bytes, and how many an edition has at most.
pub const LARGEST_MEDIUM: usize = 5 * 1024 * 1024;
pub const MOST_MEDIA: usize = 12;

impl Medium {
    /// Whether nobody can find it, though nobody has taken it out.
    pub fn is_nowhere(&self) -> bool {
        self.address.is_empty() && self.file.is_none() && !self.withdrawn
    }

    /// What its file is shown as; nothing without a file, or for one of a kind that is not published.
    pub fn showing(&self) -> Option<Showing> {
        let (_, ending) = self.file.as_ref()?.rsplit_once('.')?;
        KINDS.iter().find(|(_, one, _)| *one == ending).map(|(_, _, showing)| *showing)
    }
}

/// Where a file lies among the pages: by its own digest, so that its name says nothing of anybody.
/// Nothing for a kind that every browser does not show.
pub fn medium_file(digest: &str, media_type: &str) -> Option<String> {
    let (_, ending, _) = KINDS.iter().find(|(kind, _, _)| *kind == media_type)?;
    Some(format!("media/{}.{ending}", digest.get(..16)?))
}

/// Why a file is not published, in a sentence. `clean` is whether there is a copy without what the
/// device and its programs wrote into it: where, when, by whom.
pub fn why_not_shown(media_type: &str, bytes: usize, clean: bool) -> Option<&'static str> {
    if !KINDS.iter().any(|(kind, _, _)| *kind == media_type) {
        return Some("Choose a picture (JPEG, PNG or WebP) or a recording (MP3 or M4A). Of a film, give the address");
    }
    if bytes > LARGEST_MEDIUM {
        return Some("This is larger than 5 megabytes. Make it smaller, or put it elsewhere and give the address");
    }
    (!clean).then_some(
        "What the device wrote into this file, like the place, cannot be taken out of it for sure. Save it again as another file, and choose that",
    )
}

/// What was taken out since it was published, as a file of the folder that an edition is made of.
pub const WITHDRAWN: &str = "withdrawn.txt";

/// The files of the folder `media` in a list as `sha256sum` writes it, each with its digest.
pub fn listed_media(list: &str) -> BTreeMap<String, String> {
    let line = |line: &str| {
        let (digest, file) = line.split_once("  ")?;
        let whole = digest.len() == 64 && digest.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, 'a'..='f'));
        (whole && is_medium_file(file)).then(|| (file.to_owned(), digest.to_owned()))
    };
    list.lines().filter_map(line).collect()
}

/// Whether a file is called as one that is published: in the folder `media`, in small letters,
/// numbers and hyphens, and with the ending of its kind.
pub fn is_medium_file(file: &str) -> bool {
    let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    let name = file.strip_prefix("media/").and_then(|name| name.rsplit_once('.'));
    name.is_some_and(|(name, ending)| {
        !name.is_empty()
            && name.len() <= 60
            && name.chars().all(plain)
            && KINDS.iter().any(|(_, one, _)| *one == ending)
    })
}

/// Whether a file of that name holds what its ending says.
pub fn is_called_so(file: &str, media_type: &str) -> bool {
    KINDS.iter().any(|(kind, ending, _)| *kind == media_type && file.ends_with(&format!(".{ending}")))
}

/// By media type: how the name ends, and what it is shown as.
const KINDS: [(&str, &str, Showing); 5] = [
    ("image/jpeg", "jpg", Showing::Picture),
    ("image/png", "png", Showing::Picture),
    ("image/webp", "webp", Showing::Picture),
    ("audio/mpeg", "mp3", Showing::Sound),
    ("audio/m4a", "m4a", Showing::Sound),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_lies_where_its_name_says_nothing() {
        let file = medium_file("0123456789abcdef0123", "audio/mpeg").expect("a sound");
        assert_eq!(file, "media/0123456789abcdef.mp3");
        assert!(is_medium_file(&file) && is_called_so(&file, "audio/mpeg"));
        assert_eq!(medium_file("0123456789abcdef", "video/mp4"), None, "films are found at an address");
        assert_eq!(why_not_shown("audio/mpeg", LARGEST_MEDIUM, true), None);
        let why = |media_type, bytes, clean| why_not_shown(media_type, bytes, clean).unwrap_or_default();
        assert!(why("video/mp4", 9, true).contains("Of a film, give the address"));
        assert!(why("image/png", LARGEST_MEDIUM + 1, true).contains("5 megabytes"));
        assert!(why("image/png", 9, false).contains("taken out"));
        let wrong =
            ["media/../index.jpg", "media/.jpg", "x.jpg", "media/a b.jpg", "media/a.svg", "media/a", "/media/a.jpg"];
        assert!(!wrong.into_iter().any(is_medium_file));
        assert!(!is_called_so("media/a.jpg", "image/png"));
    }

    #[test]
    fn a_list_says_which_media_there_are() {
        let digest = "0123456789abcdef".repeat(4);
        let list =
            format!("{digest}  media/a.jpg\n{digest}  index.html\nshort  media/b.jpg\n{digest}  media/../c.jpg\n");
        assert_eq!(listed_media(&list), BTreeMap::from([("media/a.jpg".to_owned(), digest)]));
    }

    #[test]
    fn what_was_written_before_files_is_still_read() {
        let film = r#"{"title": "Film", "address": "https://example.org/film", "transcript": "Words"}"#;
        let film: Medium = serde_json::from_str(film).expect("a medium");
        assert_eq!((film.showing(), film.file.as_deref()), (None, None));
    }
}
