use crate::keys::Keys;
use crate::store::StorageError;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;
use std::path::Path;

/// Opens the encrypted file. The key is the first statement: before it nothing
/// can be read. `synchronous=FULL` is what makes an acknowledged write survive
/// a power cut.
pub(super) fn connect(path: &Path, read_only: bool, keys: &Keys) -> Result<SqliteConnection, StorageError> {
    let mode = if read_only { "ro" } else { "rwc" };
    let address = format!("file:{}?mode={mode}", escaped(path));
    let mut connection = SqliteConnection::establish(&address).map_err(|_| StorageError::CannotOpen)?;
    connection.batch_execute(&format!("PRAGMA key = \"x'{}'\";", &*keys.database()))?;
    connection.batch_execute("PRAGMA busy_timeout = 5000;")?;
    let probe = diesel::sql_query("SELECT count(*) FROM sqlite_schema").execute(&mut connection);
    probe.map_err(|error| match error.to_string() {
        text if text.contains("not a database") => StorageError::WrongKey,
        _ => StorageError::from(error),
    })?;
    if !read_only {
        connection.batch_execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    }
    connection.batch_execute(
        "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192;",
    )?;
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
