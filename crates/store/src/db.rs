use crate::dialect;
use crate::keys::{DataKey, Keys};
use crate::store::StorageError;
use diesel::connection::{Instrumentation, InstrumentationEvent};
use diesel::deserialize::FromSqlRow;
use diesel::deserialize::{self, FromSql};
use diesel::expression::AsExpression;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Binary;
use diesel::sqlite::SqliteConnection;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use uuid::Uuid;

/// One connection, to either kind of database. Queries are written once.
#[derive(diesel::MultiConnection)]
pub(crate) enum AnyConnection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// An id as a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = Binary)]
pub(crate) struct Key(pub Uuid);

impl<DB> ToSql<Binary, DB> for Key
where
    DB: diesel::backend::Backend,
    [u8]: ToSql<Binary, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <[u8] as ToSql<Binary, DB>>::to_sql(self.0.as_bytes(), out)
    }
}

impl<DB> FromSql<Binary, DB> for Key
where
    DB: diesel::backend::Backend,
    Vec<u8>: FromSql<Binary, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let bytes = <Vec<u8> as FromSql<Binary, DB>>::from_sql(bytes)?;
        Ok(Self(Uuid::from_slice(&bytes)?))
    }
}

/// How many statements have been sent, for tests that count work. They are
/// counted from the first time somebody asks: reading each costs as much as
/// preparing it.
#[derive(Clone, Debug, Default)]
pub struct Statements(Arc<Count>);

#[derive(Debug, Default)]
struct Count {
    wanted: AtomicBool,
    sent: AtomicU64,
}

impl Statements {
    pub fn so_far(&self) -> u64 {
        self.0.wanted.store(true, Ordering::Relaxed);
        self.0.sent.load(Ordering::Relaxed)
    }
}

struct Counting(Statements);

impl Instrumentation for Counting {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        let Statements(count) = &self.0;
        if let InstrumentationEvent::StartQuery { query, .. } = event
            && count.wanted.load(Ordering::Relaxed)
        {
            let text = query.to_string();
            let control = ["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA"];
            if !control.iter().any(|word| text.starts_with(word)) {
                count.sent.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

/// What a read sees: a connection, and the keys to open what is sealed.
pub struct Db {
    pub(crate) connection: AnyConnection,
    pub(crate) keys: Keys,
    /// The installation's own data key, once it has been opened.
    pub(crate) installation: Option<DataKey>,
}

impl Db {
    pub(crate) fn open(place: &dialect::Place, keys: &Keys, statements: &Statements) -> Result<Self, StorageError> {
        use diesel::Connection as _;
        let mut connection = dialect::connect(place, keys)?;
        connection.set_instrumentation(Counting(statements.clone()));
        Ok(Self { connection, keys: keys.clone(), installation: None })
    }

    /// The key of one case, referral or person, as it came from a joined row.
    pub(crate) fn data_key(&self, id: Key, wrapped: &[u8]) -> Result<DataKey, StorageError> {
        DataKey::unwrap(&self.keys, id.0, wrapped).ok_or(StorageError::Unreadable)
    }
}

/// The key under which accounts and settings are sealed.
pub(crate) const INSTALLATION: Key = Key(Uuid::nil());

pub(crate) fn micros(instant: jiff::Timestamp) -> i64 {
    instant.as_microsecond()
}

pub(crate) fn instant(micros: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_microsecond(micros).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}
