use crate::db::{Db, Statements};
use crate::dialect::Place;
use crate::keys::{Keys, MasterKey};
use crate::record::{Checkpoint, Verified, VerifyError};
use crate::store::{StorageError, Store, Where};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// Why a backup or a restore did not happen. Nothing is left half done.
#[derive(Debug)]
pub enum BackupError {
    /// Something is already there.
    NotEmpty(PathBuf),
    /// The file is damaged, cut short, or of another key.
    Damaged,
    NotEmbedded,
    Storage(StorageError),
    Verify(VerifyError),
    Io(std::io::Error),
}

impl std::fmt::Display for BackupError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotEmpty(path) => write!(f, "{} is already there. Nothing was changed.", path.display()),
            Self::Damaged => {
                f.write_str("This backup is damaged, incomplete, or was made with another key. Nothing was changed.")
            }
            Self::NotEmbedded => f.write_str("This service keeps its data in PostgreSQL: use its own backup tools."),
            Self::Storage(error) => error.fmt(f),
            Self::Verify(error) => error.fmt(f),
            Self::Io(error) => write!(f, "The file could not be read or written: {error}."),
        }
    }
}

impl std::error::Error for BackupError {}

impl From<StorageError> for BackupError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<std::io::Error> for BackupError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

/// Writes one file that holds everything, encrypted with the same key, as the
/// database stood at one moment. The service may go on writing meanwhile.
pub fn back_up(store: &Store, to: &Path, now: Timestamp) -> Result<Checkpoint, BackupError> {
    let Where::Folder(_) = &store.at else { return Err(BackupError::NotEmbedded) };
    if to.exists() {
        return Err(BackupError::NotEmpty(to.to_owned()));
    }
    let checkpoint = store.checkpoint(now)?;
    let partial = beside(to, "partial");
    let _ = std::fs::remove_file(&partial);
    let target = partial.to_string_lossy().replace('\'', "''");
    let written = store.read_now(move |db| Ok(db.connection.batch_execute(&format!("VACUUM INTO '{target}'"))?));
    let finished = written.map_err(BackupError::Storage).and_then(|()| {
        std::fs::File::open(&partial)?.sync_all()?;
        // Never over a file that has appeared meanwhile.
        std::fs::hard_link(&partial, to)?;
        Ok(())
    });
    let _ = std::fs::remove_file(&partial);
    finished?;
    Ok(checkpoint)
}

/// Puts a backup into an empty data directory, after checking all of it: the
/// seal of every page, the structure, and the whole record.
pub fn restore(from: &Path, folder: &Path, key: &MasterKey, now: Timestamp) -> Result<Verified, BackupError> {
    let target = Where::database(folder);
    if target.exists() {
        return Err(BackupError::NotEmpty(target));
    }
    std::fs::create_dir_all(folder)?;
    let waiting = folder.join("restoring");
    let _ = std::fs::remove_dir_all(&waiting);
    std::fs::create_dir(&waiting)?;
    let copy = Where::database(&waiting);
    let checked = (|| {
        std::fs::copy(from, &copy)?;
        std::fs::File::open(&copy)?.sync_all()?;
        whole(&copy, key)?;
        let store = Store::open(Where::Folder(waiting.clone()), key, 1)?;
        let verified = store.verify(now, None).map_err(BackupError::Verify)?;
        store.read_now(crate::files::verify)?;
        Ok(verified)
    })();
    let placed = checked.and_then(|verified| {
        settle(&copy, key)?;
        std::fs::rename(&copy, &target)?;
        std::fs::File::open(folder)?.sync_all()?;
        Ok(verified)
    });
    let _ = std::fs::remove_dir_all(&waiting);
    placed
}

/// Checks an installation: every page's seal, the structure, foreign keys, the
/// whole record with everything sealed in it, and every file, of which it says
/// how many there are.
pub fn check(store: &Store, key: &MasterKey, now: Timestamp) -> Result<(Verified, u64), BackupError> {
    if let Where::Folder(folder) = &store.at {
        whole(&Where::database(folder), key)?;
    }
    let verified = store.verify(now, None).map_err(BackupError::Verify)?;
    let files = store.read_now(crate::files::verify)?;
    Ok((verified, files))
}

#[derive(QueryableByName)]
struct Said {
    #[diesel(sql_type = Text)]
    said: String,
}

fn whole(path: &Path, key: &MasterKey) -> Result<(), BackupError> {
    let place = Place::File { path: path.to_owned(), read_only: true };
    let opened = Db::open(&place, &Keys::new(key), &Statements::default());
    let mut db = opened.map_err(|_| BackupError::Damaged)?;
    // An empty file is an empty database to SQLite; it is none of ours.
    let ours: Vec<Said> = diesel::sql_query("SELECT name AS said FROM sqlite_schema WHERE name = 'audit_entry'")
        .load(&mut db.connection)
        .map_err(|_| BackupError::Damaged)?;
    if ours.is_empty() {
        return Err(BackupError::Damaged);
    }
    let seals = diesel::sql_query("SELECT cipher_integrity_check AS said FROM pragma_cipher_integrity_check")
        .load::<Said>(&mut db.connection);
    // SQLCipher answers this pragma only when asked plainly; an error here
    // means the plain form, which reports through the next check instead.
    if seals.is_ok_and(|lines| !lines.is_empty()) {
        return Err(BackupError::Damaged);
    }
    let structure: Vec<Said> = diesel::sql_query("SELECT integrity_check AS said FROM pragma_integrity_check")
        .load(&mut db.connection)
        .map_err(|_| BackupError::Damaged)?;
    if structure.len() != 1 || structure.iter().any(|line| line.said != "ok") {
        return Err(BackupError::Damaged);
    }
    let orphans: Vec<Said> = diesel::sql_query("SELECT \"table\" AS said FROM pragma_foreign_key_check")
        .load(&mut db.connection)
        .map_err(|_| BackupError::Damaged)?;
    if orphans.is_empty() { Ok(()) } else { Err(BackupError::Damaged) }
}

/// Folds the log of a restored copy into its one file.
fn settle(path: &Path, key: &MasterKey) -> Result<(), BackupError> {
    let place = Place::File { path: path.to_owned(), read_only: false };
    let mut db = Db::open(&place, &Keys::new(key), &Statements::default())?;
    db.connection.control("PRAGMA wal_checkpoint(TRUNCATE)")?;
    db.connection.control("PRAGMA journal_mode = DELETE")?;
    Ok(())
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(suffix);
    path.with_file_name(name)
}
