use crate::keys::Keys;
use crate::store::StorageError;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;
use std::path::Path;

/// Opens the encrypted file. `synchronous=FULL` is what makes an acknowledged
/// write survive a power cut.
pub(super) fn connect(path: &Path, read_only: bool, keys: &Keys) -> Result<SqliteConnection, StorageError> {
    let mut connection = match unlocked(path, read_only, keys, PAGES) {
        Err(StorageError::WrongKey) => unlocked(path, read_only, keys, EARLIER_PAGES)?,
        other => other?,
    };
    if !read_only {
        connection.batch_execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    }
    // A reader's pages are stale with each write; the writer keeps its own for as long as it lives.
    let kilobytes = if read_only { 8_192 } else { 32_768 };
    connection.batch_execute(&format!(
        "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{kilobytes};"
    ))?;
    Ok(connection)
}

/// How pages are authenticated. A reader opens every page again after somebody
/// wrote, and processors of the last years do this one twice as fast as SQLCipher's own.
const PAGES: &str = "HMAC_SHA256";

/// The same in databases of before 24 November 2026.
const EARLIER_PAGES: &str = "HMAC_SHA512";

/// The key is the first statement: before it nothing can be read.
fn unlocked(path: &Path, read_only: bool, keys: &Keys, pages: &str) -> Result<SqliteConnection, StorageError> {
    let mode = if read_only { "ro" } else { "rwc" };
    let address = format!("file:{}?mode={mode}", escaped(path));
    let mut connection = SqliteConnection::establish(&address).map_err(|_| StorageError::CannotOpen)?;
    connection.batch_execute(&format!("PRAGMA key = \"x'{}'\";", &*keys.database()))?;
    connection.batch_execute(&format!("PRAGMA cipher_hmac_algorithm = {pages}; PRAGMA busy_timeout = 5000;"))?;
    let probe = diesel::sql_query("SELECT count(*) FROM sqlite_schema").execute(&mut connection);
    probe.map_err(|error| match error.to_string() {
        text if text.contains("not a database") => StorageError::WrongKey,
        _ => StorageError::from(error),
    })?;
    Ok(connection)
}

fn escaped(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    data_version: i64,
}

pub(super) fn others_wrote(connection: &mut SqliteConnection) -> Result<i64, StorageError> {
    let version: Version = diesel::sql_query("PRAGMA data_version").get_result(connection)?;
    Ok(version.data_version)
}
