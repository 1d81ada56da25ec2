//! Everything the two databases do differently, and nothing else.

mod bulk;
mod postgres;
mod sqlite;

use crate::db::AnyConnection;
use crate::keys::Keys;
use crate::store::StorageError;
use std::path::PathBuf;

pub(crate) use bulk::{Value, insert_rows};

/// Where the database is.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    File { path: PathBuf, read_only: bool },
    Postgres { url: String },
}

pub(crate) fn connect(place: &Place, keys: &Keys) -> Result<AnyConnection, StorageError> {
    match place {
        Place::File { path, read_only } => sqlite::connect(path, *read_only, keys).map(AnyConnection::Sqlite),
        Place::Postgres { url } => postgres::connect(url).map(AnyConnection::Postgres),
    }
}

/// Starts the transaction that holds a group of writes.
pub(crate) const fn begin(connection: &AnyConnection) -> &'static str {
    match connection {
        AnyConnection::Sqlite(_) => "BEGIN IMMEDIATE",
        AnyConnection::Postgres(_) => "BEGIN",
    }
}

/// Makes sure that no other process writes to the same strand: on PostgreSQL by
/// a lock that lasts as long as the connection. The embedded database has one
/// writer at a time, which looks with [`others_wrote`] before each group.
pub(crate) fn own_strand(connection: &mut AnyConnection, strand: i16) -> Result<(), StorageError> {
    match connection {
        AnyConnection::Sqlite(_) => Ok(()),
        AnyConnection::Postgres(postgres) => postgres::own_strand(postgres, strand),
    }
}

/// A number that changes when another connection has written: a command beside
/// a running service.
pub(crate) fn others_wrote(connection: &mut AnyConnection) -> Result<i64, StorageError> {
    match connection {
        AnyConnection::Sqlite(sqlite) => sqlite::others_wrote(sqlite),
        AnyConnection::Postgres(_) => Ok(0),
    }
}

/// Whether a view that stays open spares work: on the embedded database, whose
/// readers forget all pages with each new one. PostgreSQL keeps its own.
pub(crate) const fn keeps_views(connection: &AnyConnection) -> bool {
    matches!(connection, AnyConnection::Sqlite(_))
}

/// Waits until no reader needs the log of writes, and begins it anew.
pub(crate) fn begin_log_anew(connection: &mut AnyConnection) {
    if let AnyConnection::Sqlite(_) = connection {
        // Refused where a reader does not end: tried again later.
        let _ = connection
            .control("PRAGMA busy_timeout = 200; PRAGMA wal_checkpoint(RESTART); PRAGMA busy_timeout = 5000;");
    }
}

/// The words of a migration for this database.
pub(crate) const fn migration<'a>(connection: &AnyConnection, of: &crate::migrations::Migration<'a>) -> &'a str {
    match connection {
        AnyConnection::Sqlite(_) => of.sqlite,
        AnyConnection::Postgres(_) => of.postgres,
    }
}

pub(crate) const fn migration_table(connection: &AnyConnection) -> &'static str {
    match connection {
        AnyConnection::Sqlite(_) | AnyConnection::Postgres(_) => {
            "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY NOT NULL)"
        }
    }
}
