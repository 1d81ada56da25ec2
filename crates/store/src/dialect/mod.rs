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

/// Starts the transaction that holds a group of writes, alone on its strand.
pub(crate) fn begin(connection: &AnyConnection, strand: i16) -> String {
    match connection {
        AnyConnection::Sqlite(_) => "BEGIN IMMEDIATE".to_owned(),
        AnyConnection::Postgres(_) => format!("BEGIN; SELECT pg_advisory_xact_lock(7273, {strand})"),
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
