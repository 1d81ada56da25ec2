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

#[derive(QueryableByName)]
struct Owned {
    #[diesel(sql_type = diesel::sql_types::Bool)]
    owned: bool,
}

/// Any number that no other program's advisory locks use.
const LOCK: i32 = 7_273;

/// Waits a little: a node that has just stopped lets go of its number late.
pub(super) fn own_strand(connection: &mut PgConnection, strand: i16) -> Result<(), StorageError> {
    for _ in 0..50 {
        let asked = diesel::sql_query(format!("SELECT pg_try_advisory_lock({LOCK}, {strand}) AS owned"));
        if asked.get_result::<Owned>(connection)?.owned {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    Err(StorageError::NodeTaken)
}
