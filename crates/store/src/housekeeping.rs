//! The one other way to write: sessions, drafts, one-time keys and counts of
//! attempts. These tables hold no casework, and nothing in them is evidence.

use crate::db::{Db, INSTALLATION, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::{DataKey, unseal};
use crate::record::Tx;
use crate::schema::{attempt, cases, data_key, draft, once, session, setting};
use crate::standing::actor_of;
use crate::store::{Once, StorageError, Store, WriteError};
use alongside_domain::service::Service;
use alongside_gate::{AccountId, Actor, AnyStanding, SessionId, Subject};
use diesel::prelude::*;
use jiff::Timestamp;

/// The tables that may be written without a line in the record. A test holds
/// this list against the live database.
pub const HOUSEKEEPING_TABLES: &[&str] =
    &["attempt", "audit_checkpoint", "draft", "migration", "once", "session", "waiting_file", "waiting_part"];

/// Who is signed in with a browser, and how they stand to a record.
#[derive(Clone, Debug)]
pub struct SignedInAs {
    pub actor: Actor,
    pub session: SessionId,
    pub name: String,
    pub standing: Option<AnyStanding>,
    pub seen_at: Timestamp,
}

impl Store {
    /// The person behind a session's token and their standing to `subject`, in
    /// two statements. Nothing, when the session has ended or lain idle.
    pub async fn signed_in(
        &self,
        token_hash: Vec<u8>,
        subject: Subject,
        now: Timestamp,
        idle: jiff::SignedDuration,
    ) -> Result<Option<SignedInAs>, StorageError> {
        use crate::schema::account;
        let limit = micros(now - idle);
        self.read(move |db| {
            type Row = ((Key, Key, i64), crate::standing::ActorRow, crate::standing::MaybeCase);
            let wanted = crate::standing::case_of(subject);
            let row: Option<Row> = session::table
                .inner_join(account::table.on(account::id.eq(session::account)))
                .left_join(cases::table.on(cases::id.eq(wanted)))
                .filter(session::token_hash.eq(token_hash))
                .filter(session::ended_at.is_null())
                .filter(session::ends_at.gt(micros(now)))
                .filter(session::seen_at.gt(limit))
                .select((
                    (session::id, account::id, session::seen_at),
                    (account::roles, account::state, account::team, account::details),
                    crate::standing::maybe_case!(account::id, account::team, now),
                ))
                .first(&mut db.connection)
                .optional()?;
            let Some(((session, id, seen_at), (roles, state, team, details), found)) = row else {
                return Ok(None);
            };
            let Some(actor) = actor_of(AccountId::new(id.0), &roles, &state, team) else {
                return Ok(None);
            };
            let key = installation_key(db)?;
            let details: crate::accounts::Details =
                unseal(&key, "account.details", id.0, &details).ok_or(StorageError::Unreadable)?;
            let standing = match subject {
                Subject::Case(case) => crate::standing::of_case(&actor, case, found),
                other => crate::standing::of(db, &actor, other, now)?,
            };
            Ok(Some(SignedInAs {
                actor,
                session: SessionId::new(session.0),
                name: details.name,
                standing,
                seen_at: instant(seen_at),
            }))
        })
        .await
    }

    /// The account a session belonged to, even if it has ended or lain idle:
    /// for keeping a form that arrived too late.
    pub async fn once_signed_in(&self, token_hash: Vec<u8>) -> Result<Option<AccountId>, StorageError> {
        self.read(move |db| {
            let id: Option<Key> = session::table
                .filter(session::token_hash.eq(token_hash))
                .select(session::account)
                .first(&mut db.connection)
                .optional()?;
            Ok(id.map(|id| AccountId::new(id.0)))
        })
        .await
    }

    /// Moves a session's idle time on; asked at most once a minute.
    pub async fn touch_session(&self, id: SessionId, now: Timestamp) -> Result<(), StorageError> {
        self.keep_house(now, move |db| {
            diesel::update(session::table.find(Key(id.uuid())))
                .set(session::seen_at.eq(micros(now)))
                .execute(&mut db.connection)?;
            Ok(())
        })
        .await
    }

    /// Counts one try under a key and says whether it is one too many.
    pub async fn too_many_tries(
        &self,
        key: &str,
        most: i64,
        window: jiff::SignedDuration,
        now: Timestamp,
    ) -> Result<bool, StorageError> {
        let key = self.keys.blind("attempt", key);
        self.keep_house(now, move |db| {
            let found: Option<(i64, i64)> = attempt::table
                .find(&key)
                .select((attempt::began_at, attempt::tries))
                .first(&mut db.connection)
                .optional()?;
            let fresh = micros(now - window);
            let (began, tries) = match found {
                Some((began, tries)) if began > fresh => (began, tries + 1),
                _ => (micros(now), 1),
            };
            let values = (attempt::began_at.eq(began), attempt::tries.eq(tries));
            if found.is_some() {
                diesel::update(attempt::table.find(&key)).set(values).execute(&mut db.connection)?;
            } else {
                diesel::insert_into(attempt::table)
                    .values((attempt::key.eq(key.clone()), values))
                    .execute(&mut db.connection)?;
            }
            Ok(tries > most)
        })
        .await
    }

    /// After the right pass-phrase or password the count starts again.
    pub async fn forget_tries(&self, key: &str, now: Timestamp) -> Result<(), StorageError> {
        let key = self.keys.blind("attempt", key);
        self.keep_house(now, move |db| {
            diesel::delete(attempt::table.find(&key)).execute(&mut db.connection)?;
            Ok(())
        })
        .await
    }

    /// Removes what has run out: drafts, old sessions, one-time keys, counts.
    pub async fn sweep(&self, now: Timestamp) -> Result<(), StorageError> {
        self.read_settings_again().await?;
        let day = micros(now - jiff::SignedDuration::from_hours(48));
        self.keep_house(now, move |db| {
            let connection = &mut db.connection;
            diesel::delete(draft::table.filter(draft::ends_at.lt(micros(now)))).execute(connection)?;
            crate::files::drop_orphans(connection)?;
            diesel::delete(once::table.filter(once::at.lt(day))).execute(connection)?;
            diesel::delete(attempt::table.filter(attempt::began_at.lt(day))).execute(connection)?;
            diesel::delete(session::table.filter(session::ends_at.lt(day))).execute(connection)?;
            Ok(())
        })
        .await
    }

    /// Whether reading and writing both answer.
    pub async fn is_alive(&self, now: Timestamp) -> bool {
        let reads = self.read(|db| Ok(crate::standing::alive(db))).await.unwrap_or(false);
        reads && self.keep_house(now, |_| Ok(())).await.is_ok()
    }

    pub(crate) async fn keep_house<T: Send + 'static>(
        &self,
        now: Timestamp,
        work: impl Fn(&mut Db) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let receive = self
            .writer
            .send(None, now, None, move |tx: &mut Tx<'_>| -> Result<T, WriteError<()>> { Ok(work(tx.db)?) })?;
        match receive.await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(WriteError::Storage(error))) => Err(error),
            _ => Err(StorageError::Stopped),
        }
    }
}

pub(crate) fn installation_key(db: &mut Db) -> Result<DataKey, StorageError> {
    if let Some(key) = &db.installation {
        return Ok(key.clone());
    }
    let wrapped: Vec<u8> = data_key::table.find(INSTALLATION).select(data_key::wrapped).first(&mut db.connection)?;
    let key = db.data_key(INSTALLATION, &wrapped)?;
    db.installation = Some(key.clone());
    Ok(key)
}

/// Made at the first opening.
pub(crate) fn ensure_installation_key(db: &mut Db) -> Result<(), StorageError> {
    let there: i64 = data_key::table.find(INSTALLATION).count().get_result(&mut db.connection)?;
    if there == 0 {
        let key = DataKey::random().ok_or(StorageError::Stopped)?;
        let wrapped = key.wrapped(&db.keys, INSTALLATION.0).ok_or(StorageError::Stopped)?;
        insert_rows(
            &mut db.connection,
            "data_key (id, wrapped)",
            "ON CONFLICT (id) DO NOTHING",
            vec![vec![INSTALLATION.into(), Value::Bytes(Some(wrapped))]],
        )?;
    }
    Ok(())
}

pub(crate) const SERVICE: &str = "service";

pub(crate) fn read_service(db: &mut Db) -> Result<Service, StorageError> {
    let sealed: Option<Vec<u8>> =
        setting::table.find(SERVICE).select(setting::value).first(&mut db.connection).optional()?;
    let Some(sealed) = sealed else { return Ok(Service::default()) };
    let key = installation_key(db)?;
    unseal(&key, "setting.value", INSTALLATION.0, &sealed).ok_or(StorageError::Unreadable)
}

/// Takes a form's key for itself; when it was taken before, says where that led.
pub(crate) fn claim_once(tx: &mut Tx<'_>, once: &Once, location: &str) -> Result<Option<String>, StorageError> {
    let key = tx.db.keys.blind("once", &once.0);
    let fresh = insert_rows(
        &mut tx.db.connection,
        "once (key, location, at)",
        "ON CONFLICT (key) DO NOTHING",
        vec![vec![Value::Bytes(Some(key.clone())), Value::Text(location.to_owned()), Value::Big(Some(micros(tx.now)))]],
    )?;
    if fresh > 0 {
        return Ok(None);
    }
    Ok(Some(once::table.find(key).select(once::location).first(&mut tx.db.connection)?))
}

/// Where a form's key led, if it was used.
pub(crate) fn done_once(db: &mut Db, once: &Once) -> Result<Option<String>, StorageError> {
    let key = db.keys.blind("once", &once.0);
    Ok(once::table.find(key).select(once::location).first(&mut db.connection).optional()?)
}
