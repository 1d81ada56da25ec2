use crate::codes::{FileFlag, FileKind};
use crate::facts::{FileAdded, FileReleased};
use crate::text::{Words, line};
use alongside_gate::{CaseId, FileId, ReferralId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The largest file, in bytes: a few minutes of moving pictures.
pub const LARGEST: u64 = 50 * 1024 * 1024;
/// What one case or report may hold, in bytes.
pub const MOST_BYTES: u64 = 500 * 1024 * 1024;
/// And how many files.
pub const MOST: u64 = 200;

/// What a file belongs to, and under whose key it is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileOwner {
    Case(CaseId),
    Referral(ReferralId),
}

impl FileOwner {
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Case(id) => id.uuid(),
            Self::Referral(id) => id.uuid(),
        }
    }
}

/// A file that has arrived and been looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewFile {
    pub file: FileId,
    /// As its author called it.
    pub name: Words,
    pub kind: FileKind,
    pub media_type: String,
    pub bytes: u64,
    /// SHA-256 of the original, in hexadecimal digits.
    pub digest: String,
    pub flags: Vec<FileFlag>,
}

/// What is there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    pub files: u64,
    pub bytes: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotAdd {
    Empty,
    TooLarge,
    /// There are as many files as one case or report may have.
    TooMany,
    /// Together they would be more than one case or report may hold.
    NoRoom,
}

/// Keeps a file. What was flagged is kept too, but nobody opens it before a
/// manager says so: people send what they were sent.
pub fn add_file(owner: FileOwner, new: NewFile, there: Room, added_at: Timestamp) -> Result<FileAdded, CannotAdd> {
    if new.bytes == 0 {
        return Err(CannotAdd::Empty);
    }
    if new.bytes > LARGEST {
        return Err(CannotAdd::TooLarge);
    }
    if there.files >= MOST {
        return Err(CannotAdd::TooMany);
    }
    if there.bytes + new.bytes > MOST_BYTES {
        return Err(CannotAdd::NoRoom);
    }
    Ok(FileAdded { owner, file: new, added_at })
}

/// What may wait beside a report that is not sent yet, and in all.
const MOST_WAITING: Room = Room { files: 20, bytes: 100 * 1024 * 1024 };
const MOST_WAITING_IN_ALL: u64 = 4 * 1024 * 1024 * 1024;

/// Whether a file may wait beside an unfinished report. Anybody may leave one
/// there, so that there is less room than in a case.
pub const fn may_wait(bytes: u64, there: Room, in_all: u64) -> Result<(), CannotAdd> {
    if bytes == 0 {
        Err(CannotAdd::Empty)
    } else if bytes > LARGEST {
        Err(CannotAdd::TooLarge)
    } else if there.files >= MOST_WAITING.files {
        Err(CannotAdd::TooMany)
    } else if there.bytes + bytes > MOST_WAITING.bytes || in_all + bytes > MOST_WAITING_IN_ALL {
        Err(CannotAdd::NoRoom)
    } else {
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotReleased;

/// Lets a flagged file be opened. Why is written down.
pub fn release_file(
    owner: FileOwner,
    file: FileId,
    reason: Words,
    released_at: Timestamp,
) -> Result<FileReleased, NotReleased> {
    if reason.is_empty() { Err(NotReleased) } else { Ok(FileReleased { owner, file, reason, released_at }) }
}

/// A name as a browser sent it: without the folders it stood in, and its ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameOfFile {
    pub name: Words,
    /// In small letters; empty when there is none that could be one.
    pub ending: String,
}

pub fn name_of_file(text: &str) -> NameOfFile {
    let last = text.rsplit(['/', '\\']).next().unwrap_or("");
    let shown: String = last.chars().take(150).collect();
    let name = line(&shown, 150).unwrap_or_default();
    let ending = last.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let plain = (1..=8).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    NameOfFile { name, ending: if plain { ending } else { String::new() } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(bytes: u64, there: Room) -> Result<FileAdded, CannotAdd> {
        let new = NewFile {
            file: FileId::new(Uuid::nil()),
            name: Words::new("door.jpg"),
            kind: FileKind::Photo,
            media_type: "image/jpeg".to_owned(),
            bytes,
            digest: String::new(),
            flags: Vec::new(),
        };
        add_file(FileOwner::Case(CaseId::new(Uuid::nil())), new, there, Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn there_is_room_for_much_and_not_for_everything() {
        assert!(added(LARGEST, Room::default()).is_ok());
        assert_eq!(added(LARGEST + 1, Room::default()).err(), Some(CannotAdd::TooLarge));
        assert_eq!(added(0, Room::default()).err(), Some(CannotAdd::Empty));
        assert_eq!(added(1, Room { files: MOST, bytes: 0 }).err(), Some(CannotAdd::TooMany));
        assert_eq!(added(2, Room { files: 1, bytes: MOST_BYTES - 1 }).err(), Some(CannotAdd::NoRoom));
    }

    #[test]
    fn names_lose_their_folders_and_tricks() {
        let name = |text| name_of_file(text).name.as_str().to_owned();
        assert_eq!(name("C:\\Users\\Amina\\door.jpg"), "door.jpg");
        assert_eq!(name("../../etc/passwd"), "passwd");
        assert_eq!(name("photo\u{202e}gpj.exe"), "photogpj.exe");
        assert_eq!(name_of_file("door.JPG").ending, "jpg");
        assert_eq!(name_of_file("تصویر.jpeg").ending, "jpeg");
        for odd in ["door", "door.", "door.a b", "door.<script>", ""] {
            assert_eq!(name_of_file(odd).ending, "", "{odd}");
        }
    }
}
