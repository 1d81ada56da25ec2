use crate::store::StorageError;
use diesel::connection::SimpleConnection;
use diesel::pg::PgConnection;
use diesel::prelude::*;

pub(super) fn connect(url: &str) -> Result<PgConnection, StorageError> {
    let mut connection = PgConnection::establish(url).map_err(|_| StorageError::CannotOpen)?;
    connection.batch_execute(
        "SET synchronous_commit = on; SET client_min_messages = warning;
         SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s';",
    )?;
    Ok(connection)
}
