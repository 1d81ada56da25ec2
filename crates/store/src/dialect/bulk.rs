use crate::db::{AnyConnection, Key};
use diesel::prelude::*;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, SmallInt, Text};

/// One value of a row of [`insert_rows`].
pub(crate) enum Value {
    Bytes(Option<Vec<u8>>),
    Text(String),
    Big(Option<i64>),
    Small(i16),
    Int(i32),
    Bool(bool),
    /// An empty text column.
    Nothing,
}

impl From<Key> for Value {
    fn from(key: Key) -> Self {
        Self::Bytes(Some(key.0.as_bytes().to_vec()))
    }
}

impl From<Option<Key>> for Value {
    fn from(key: Option<Key>) -> Self {
        Self::Bytes(key.map(|key| key.0.as_bytes().to_vec()))
    }
}

/// How many values one statement may carry on either database.
const MOST: usize = 900;

/// Inserts many rows with few statements, which the common path cannot, and
/// does what `on_conflict` says with rows that are there already. Returns how
/// many rows were written.
pub(crate) fn insert_rows(
    connection: &mut AnyConnection,
    into: &str,
    on_conflict: &str,
    rows: Vec<Vec<Value>>,
) -> QueryResult<usize> {
    let width = rows.first().map_or(1, Vec::len).max(1);
    let mut rows = rows.into_iter().peekable();
    let mut written = 0;
    while rows.peek().is_some() {
        let chunk: Vec<Vec<Value>> = rows.by_ref().take((MOST / width).max(1)).collect();
        let numbered = matches!(connection, AnyConnection::Postgres(_));
        let text = format!("INSERT INTO {into} VALUES {} {on_conflict}", places(chunk.len(), width, numbered));
        let query = diesel::sql_query(text);
        let values = chunk.into_iter().flatten();
        written += match connection {
            AnyConnection::Sqlite(sqlite) => bound_sqlite(query, values).execute(sqlite)?,
            AnyConnection::Postgres(postgres) => bound_postgres(query, values).execute(postgres)?,
        };
    }
    Ok(written)
}

fn places(rows: usize, width: usize, numbered: bool) -> String {
    let place = |index: usize| if numbered { format!("${}", index + 1) } else { "?".to_owned() };
    let row = |row: usize| {
        let places: Vec<String> = (0..width).map(|column| place(row * width + column)).collect();
        format!("({})", places.join(","))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(",")
}

macro_rules! binder {
    ($name:ident, $backend:ty) => {
        fn $name(query: SqlQuery, values: impl Iterator<Item = Value>) -> BoxedSqlQuery<'static, $backend, SqlQuery> {
            values.fold(query.into_boxed(), |query, value| match value {
                Value::Bytes(bytes) => query.bind::<Nullable<Binary>, _>(bytes),
                Value::Text(text) => query.bind::<Text, _>(text),
                Value::Big(number) => query.bind::<Nullable<BigInt>, _>(number),
                Value::Int(number) => query.bind::<Integer, _>(number),
                Value::Small(number) => query.bind::<SmallInt, _>(number),
                Value::Bool(yes) => query.bind::<Bool, _>(yes),
                Value::Nothing => query.bind::<Nullable<Text>, _>(None::<String>),
            })
        }
    };
}
binder!(bound_sqlite, diesel::sqlite::Sqlite);
binder!(bound_postgres, diesel::pg::Pg);
