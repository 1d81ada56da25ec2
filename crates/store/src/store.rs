use crate::db::{AnyConnection, Db, Statements};
use crate::dialect::{self, Place};
use crate::keys::{Keys, MasterKey, seal, unseal};
use crate::readers::{Changes, ReadJob, Readers, Seeing};
use crate::record::{Tx, Writer};
use crate::{housekeeping, migrations};
use alongside_domain::service::Service;
use alongside_gate::{AccountId, Permit};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// Which database, and which of its writers this process is.
#[derive(Clone, Debug)]
pub enum Where {
    /// The encrypted file in a data directory.
    Folder(PathBuf),
    /// A PostgreSQL database; each node has a number of its own.
    Postgres { url: String, node: i16 },
}

impl Where {
    pub(crate) fn database(folder: &Path) -> PathBuf {
        folder.join("alongside.db")
    }

    pub(crate) fn writing(&self) -> Place {
        match self {
            Self::Folder(folder) => Place::File { path: Self::database(folder), read_only: false },
            Self::Postgres { url, .. } => Place::Postgres { url: url.clone() },
        }
    }

    fn reading(&self) -> Place {
        match self {
            Self::Folder(folder) => Place::File { path: Self::database(folder), read_only: true },
            Self::Postgres { url, .. } => Place::Postgres { url: url.clone() },
        }
    }
}

/// What can go wrong below the work itself. The page says it plainly and
/// nothing was half done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    CannotOpen,
    /// The file is not a database, or this is not its key.
    WrongKey,
    /// A later version of the program has written here.
    NewerThanThis,
    /// No room left, or the disk refused.
    Full,
    /// A sealed value does not open: damaged, moved or of another installation.
    Unreadable,
    /// The disk failed while writing. Nothing more is written until a restart and a check.
    Stopped,
    Missing,
    /// Another process writes under this node's number.
    NodeTaken,
    /// A fault of ours, in this one request.
    Fault,
    Other(String),
}

impl std::fmt::Display for StorageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::CannotOpen => "The database could not be opened.",
            Self::WrongKey => "This key does not open the database. Nothing was changed.",
            Self::NewerThanThis => "A newer version of Alongside has used this database. Nothing was changed.",
            Self::Full => "There is no room left on the disk. Nothing was saved.",
            Self::Unreadable => "Something in the database does not open with this key. Run `alongside check`.",
            Self::Stopped => {
                "The disk failed while writing. Nothing more is saved until the service is restarted and checked."
            }
            Self::Missing => "That is not there.",
            Self::NodeTaken => "Another process uses this node number. Give each node its own, with --node.",
            Self::Fault => "Something went wrong on our side. Nothing was saved.",
            Self::Other(what) => return write!(f, "The database refused: {what}"),
        })
    }
}

impl std::error::Error for StorageError {}

impl From<diesel::result::Error> for StorageError {
    fn from(error: diesel::result::Error) -> Self {
        let text = error.to_string();
        if matches!(error, diesel::result::Error::NotFound) {
            Self::Missing
        } else if text.contains("disk is full") || text.contains("No space left") {
            Self::Full
        } else if text.contains("disk I/O error") {
            Self::Stopped
        } else if text.contains("not a database") || text.contains("malformed") {
            Self::Unreadable
        } else {
            // The text of a database error can hold values; only its kind is kept.
            Self::Other(kind_of(&error))
        }
    }
}

fn kind_of(error: &diesel::result::Error) -> String {
    match error {
        diesel::result::Error::DatabaseError(kind, details) => {
            let column = details.constraint_name().or(details.table_name()).unwrap_or("");
            let message = details.message();
            let safe = message.split('\n').next().unwrap_or("").split("DETAIL").next().unwrap_or("");
            format!("{kind:?} {column} {safe}")
        }
        other => format!("{other}"),
    }
}

/// Why a write did not happen.
#[derive(Debug, PartialEq, Eq)]
pub enum WriteError<E> {
    /// The rules say no.
    Refused(E),
    /// The permission is no longer there.
    NotAllowed,
    Storage(StorageError),
}

impl<E> From<StorageError> for WriteError<E> {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl<E> From<diesel::result::Error> for WriteError<E> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Storage(error.into())
    }
}

/// The key of one form: sending it twice does its work once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once(pub String);

/// The address a form leads to once its work is done.
pub type Location = String;

/// Waits for a thread to end, unless it is this one.
pub(crate) fn join(thread: JoinHandle<()>) {
    if thread.thread().id() != std::thread::current().id() {
        let _ = thread.join();
    }
}

/// The door to the database: many readers, one writer.
#[derive(Clone)]
pub struct Store {
    reads: Arc<Readers>,
    pub(crate) writer: Arc<Writer>,
    service: Arc<RwLock<Service>>,
    statements: Statements,
    pub(crate) at: Where,
    pub(crate) keys: Keys,
}

impl Store {
    /// Opens the database, brings its tables up to date and starts its threads.
    /// The first opening also makes the installation's own data key.
    pub fn open(at: Where, key: &MasterKey, readers: usize) -> Result<Self, StorageError> {
        let keys = Keys::new(key);
        let statements = Statements::default();
        let mut db = Db::open(&at.writing(), &keys, &statements)?;
        migrations::run(&mut db.connection)?;
        housekeeping::ensure_installation_key(&mut db)?;
        let service = Arc::new(RwLock::new(housekeeping::read_service(&mut db)?));
        let strand = if let Where::Postgres { node, .. } = &at { *node } else { 1 };
        dialect::own_strand(&mut db.connection, strand)?;
        let changes = Changes::default();
        let writer = Arc::new(Writer::start(db, strand, service.clone(), changes.clone())?);
        let reads = Readers::start(readers, &changes, || Db::open(&at.reading(), &keys, &statements))?;
        Ok(Self { reads: Arc::new(reads), writer, service, statements, at, keys })
    }

    /// The settings of the service, as last recorded.
    pub fn service(&self) -> Service {
        self.service.read().map(|service| service.clone()).unwrap_or_default()
    }

    /// Takes up settings that another node has recorded.
    pub(crate) async fn read_settings_again(&self) -> Result<(), StorageError> {
        let service = self.read(housekeeping::read_service).await?;
        if let Ok(mut kept) = self.service.write() {
            *kept = service;
        }
        Ok(())
    }

    /// A keyed hash of a pass-phrase, a session token or a one-time link.
    pub fn secret_hash(&self, purpose: &str, text: &str) -> Vec<u8> {
        self.keys.blind(purpose, text)
    }

    /// A text for an address: whoever reads the address, a log or a history learns
    /// nothing, and it opens for this person alone.
    pub fn in_address(&self, account: AccountId, text: &str) -> Option<String> {
        use base64::Engine;
        let sealed = seal(self.keys.addresses(), "address", account.uuid(), &text)?;
        Some(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(sealed))
    }

    pub fn from_address(&self, account: AccountId, text: &str) -> Option<String> {
        use base64::Engine;
        let sealed = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).ok()?;
        unseal(self.keys.addresses(), "address", account.uuid(), &sealed)
    }

    pub fn statements(&self) -> &Statements {
        &self.statements
    }

    /// Runs a read on a database thread. Everything a page needs is one read. It
    /// sees all that has been recorded; of who looked, the last half second may be missing.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let receive = self.queue(Seeing::WhatIsRecorded, work)?;
        receive.await.map_err(|_| StorageError::Fault)?
    }

    /// The same for pages that show who looked.
    pub async fn read_with_looks<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let receive = self.queue(Seeing::LooksToo, work)?;
        receive.await.map_err(|_| StorageError::Fault)?
    }

    /// The same for the command line, where there is no runtime.
    pub fn read_now<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let receive = self.queue(Seeing::Bare, work)?;
        receive.blocking_recv().map_err(|_| StorageError::Stopped)?
    }

    fn queue<T: Send + 'static>(
        &self,
        seeing: Seeing,
        work: impl FnOnce(&mut Db) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, StorageError>>, StorageError> {
        let (send, receive) = oneshot::channel();
        let job: ReadJob = Box::new(move |db| {
            let _ = send.send(work(db));
        });
        self.reads.send(seeing, job)?;
        Ok(receive)
    }

    /// The one write door. The permission is asked again inside the
    /// transaction; what `work` records is committed together or not at all;
    /// the answer comes after the commit has reached the disk.
    pub async fn write<T: Send + 'static, E: Send + 'static>(
        &self,
        permit: Permit,
        now: Timestamp,
        work: impl Fn(&mut Tx<'_>) -> Result<T, WriteError<E>> + Send + 'static,
    ) -> Result<T, WriteError<E>> {
        let receive = self.writer.send(Some(permit), now, None, work)?;
        receive.await.map_err(|_| StorageError::Stopped)?
    }

    /// The same under a form's own key: sent twice, it is done once, and both
    /// lead to the same place.
    pub async fn write_once<E: Send + 'static>(
        &self,
        permit: Permit,
        now: Timestamp,
        once: Once,
        location: Location,
        work: impl Fn(&mut Tx<'_>) -> Result<(), WriteError<E>> + Send + 'static,
    ) -> Result<Location, WriteError<E>> {
        let wanted = location.clone();
        let once = bound(&permit, &once);
        let receive = self.writer.send(Some(permit), now, None, move |tx| {
            if let Some(earlier) = housekeeping::claim_once(tx, &once, &wanted)? {
                return Ok(earlier);
            }
            work(tx)?;
            Ok(wanted.clone())
        })?;
        receive.await.map_err(|_| StorageError::Stopped)?
    }

    /// Where a form led that has been sent before.
    pub async fn done_once(&self, permit: &Permit, once: Once) -> Result<Option<Location>, StorageError> {
        let once = bound(permit, &once);
        self.read(move |db| housekeeping::done_once(db, &once)).await
    }

    /// For the command line and the seed: the machine itself acts.
    pub fn write_as_machine<T: Send + 'static, E: Send + 'static>(
        &self,
        now: Timestamp,
        work: impl Fn(&mut Tx<'_>) -> Result<T, WriteError<E>> + Send + 'static,
    ) -> Result<T, WriteError<E>> {
        let receive = self.writer.send(None, now, None, work)?;
        receive.blocking_recv().map_err(|_| StorageError::Stopped)?
    }

    /// Invented histories have authors: the machine writes in their name.
    pub fn write_in_the_name_of<T: Send + 'static, E: Send + 'static>(
        &self,
        account: AccountId,
        now: Timestamp,
        work: impl Fn(&mut Tx<'_>) -> Result<T, WriteError<E>> + Send + 'static,
    ) -> Result<T, WriteError<E>> {
        let receive = self.writer.send(None, now, Some(account), work)?;
        receive.blocking_recv().map_err(|_| StorageError::Stopped)?
    }
}

/// One form of one person about one record.
fn bound(permit: &Permit, once: &Once) -> Once {
    let actor = permit.actor().map(|actor| actor.account);
    Once(format!("{} {:?} {actor:?} {}", permit.action(), permit.subject(), once.0))
}

impl AnyConnection {
    pub(crate) fn control(&mut self, statement: &str) -> Result<(), StorageError> {
        use diesel::connection::SimpleConnection;
        Ok(self.batch_execute(statement)?)
    }

    pub(crate) fn begin(&mut self) -> Result<(), StorageError> {
        let statement = dialect::begin(self);
        self.control(statement)
    }
}
