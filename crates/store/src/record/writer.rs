use super::{Line, Strand, Tx};
use crate::db::{Db, Key};
use crate::readers::Changes;
use crate::store::{StorageError, WriteError, join};
use crate::{dialect, standing};
use alongside_domain::service::Service;
use alongside_gate::{AccountId, Permit};
use jiff::Timestamp;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, RwLock};
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// How many writes share one commit at most.
const GROUP: usize = 64;

/// After how many commits the embedded database's log of writes begins anew. It
/// would otherwise grow for as long as there is always somebody who reads.
const GROUPS_OF_ONE_LOG: u32 = 2_000;

/// What happened to the commit a job was part of.
type Outcome = Result<(), StorageError>;
/// Answers whoever waits, once the outcome of the commit is known.
type Respond = Box<dyn FnOnce(Outcome) + Send>;
/// Runs one job inside its savepoint; says whether it went well. Without a
/// database there is no transaction, and nothing is run.
type Job = Box<dyn FnOnce(Option<&mut Db>, &mut State) -> (bool, Respond) + Send>;

struct Queued {
    job: Job,
    /// Nothing but lines that say who looked: no page but those of the record shows it.
    only_looks: bool,
}

/// The one thread that writes.
pub(crate) struct Writer {
    jobs: Option<Sender<Queued>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs.take();
        self.thread.take().into_iter().for_each(join);
    }
}

pub(crate) struct State {
    pub strand: Strand,
    pub service: Arc<RwLock<Service>>,
    /// Changes when somebody else has written to the database.
    version: i64,
    /// Settings of this group, in force once it is committed.
    new_service: Option<Service>,
    /// Tells the readers that there is something new to see.
    changes: Changes,
}

impl Writer {
    pub fn start(
        mut db: Db,
        strand: i16,
        service: Arc<RwLock<Service>>,
        changes: Changes,
    ) -> Result<Self, StorageError> {
        let strand = Strand::resume(&mut db.connection, strand)?;
        let (jobs, queue) = channel();
        let version = dialect::others_wrote(&mut db.connection)?;
        let state = State { strand, service, version, new_service: None, changes };
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || write_until_closed(db, state, &queue))
            .map_err(|_| StorageError::CannotOpen)?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Queues a write. The answer arrives after the commit.
    pub fn send<T: Send + 'static, E: Send + 'static>(
        &self,
        permit: Option<Permit>,
        now: Timestamp,
        in_name_of: Option<AccountId>,
        work: impl Fn(&mut Tx<'_>) -> Result<T, WriteError<E>> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, WriteError<E>>>, StorageError> {
        self.queue(false, permit, now, in_name_of, work)
    }

    fn queue<T: Send + 'static, E: Send + 'static>(
        &self,
        only_looks: bool,
        permit: Option<Permit>,
        now: Timestamp,
        in_name_of: Option<AccountId>,
        work: impl Fn(&mut Tx<'_>) -> Result<T, WriteError<E>> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, WriteError<E>>>, StorageError> {
        let (answer, receive) = oneshot::channel();
        let job: Job = Box::new(move |db, state| {
            let result = match db {
                Some(db) => {
                    let attempt = || attempt(db, state, permit, now, in_name_of, &work);
                    // A fault in one write is that write's alone.
                    catch_unwind(AssertUnwindSafe(attempt))
                        .unwrap_or_else(|_| Err(WriteError::Storage(StorageError::Fault)))
                }
                None => Err(WriteError::Storage(StorageError::Stopped)),
            };
            let done = result.is_ok();
            let respond = Box::new(move |committed: Outcome| {
                let _ = answer.send(match (committed, result) {
                    (Ok(()), result) => result,
                    (Err(_), Err(WriteError::Refused(refused))) => Err(WriteError::Refused(refused)),
                    (Err(error), _) => Err(WriteError::Storage(error)),
                });
            });
            (done, respond as Respond)
        });
        let jobs = self.jobs.as_ref().ok_or(StorageError::Stopped)?;
        jobs.send(Queued { job, only_looks }).map_err(|_| StorageError::Stopped)?;
        Ok(receive)
    }

    /// Queues lines that say who looked at what. When the receipt comes, they
    /// are on the disk, and the page may be shown.
    pub fn note(&self, lines: Vec<Line>) -> Result<oneshot::Receiver<Result<(), WriteError<()>>>, StorageError> {
        let now = lines.first().map_or(Timestamp::UNIX_EPOCH, |line| line.at);
        self.queue(true, None, now, None, move |tx| {
            for line in &lines {
                tx.note(line.clone());
            }
            Ok(())
        })
    }
}

fn attempt<T, E>(
    db: &mut Db,
    state: &mut State,
    permit: Option<Permit>,
    now: Timestamp,
    in_name_of: Option<AccountId>,
    work: &dyn Fn(&mut Tx<'_>) -> Result<T, WriteError<E>>,
) -> Result<T, WriteError<E>> {
    let mut actor = in_name_of;
    if let Some(permit) = &permit
        && let Some(asked) = permit.actor()
    {
        let again = standing::again(db, asked.account, permit.subject(), now)?;
        let holds = again.is_some_and(|(actor, standing)| permit.still_holds(&actor, &standing));
        if !holds {
            return Err(WriteError::NotAllowed);
        }
        actor = Some(asked.account);
    }
    let service = state.service.read().map(|service| service.clone()).unwrap_or_default();
    let mut tx = Tx::new(db, now, actor.map(|account| Key(account.uuid())), service);
    let value = work(&mut tx)?;
    let (lines, service) = tx.finish()?;
    if !lines.is_empty() {
        state.strand.append(&mut db.connection, lines)?;
    }
    state.new_service = service.or(state.new_service.take());
    Ok(value)
}

/// Takes all that is waiting, gives each job a savepoint, commits once.
fn write_until_closed(mut db: Db, mut state: State, queue: &Receiver<Queued>) {
    let mut stopped = false;
    let mut groups: u32 = 0;
    while let Ok(first) = queue.recv() {
        let mut jobs = vec![first];
        while jobs.len() < GROUP
            && let Ok(more) = queue.try_recv()
        {
            jobs.push(more);
        }
        let before = state.strand.clone();
        let only_looks = jobs.iter().all(|queued| queued.only_looks);
        let (responses, outcome) = group(&mut db, &mut state, jobs, stopped);
        if outcome.is_err() {
            let _ = db.connection.control("ROLLBACK");
            state.strand = before;
            // After a failed sync nothing the disk says can be believed: no
            // more writes until somebody restarts and checks.
            stopped = stopped || outcome == Err(StorageError::Stopped);
            state.new_service = None;
        }
        if let Some(service) = state.new_service.take()
            && let Ok(mut kept) = state.service.write()
        {
            *kept = service;
        }
        if !only_looks {
            state.changes.made();
        }
        for respond in responses {
            respond(outcome.clone());
        }
        groups = groups.wrapping_add(1);
        if groups.is_multiple_of(GROUPS_OF_ONE_LOG) && !stopped {
            state.changes.made();
            dialect::begin_log_anew(&mut db.connection);
        }
    }
}

/// Opens the transaction and reads where the strand stands: a command beside a
/// running service may have written to it since.
fn begin(db: &mut Db, state: &mut State) -> Outcome {
    db.connection.begin()?;
    let version = dialect::others_wrote(&mut db.connection)?;
    if version != state.version {
        state.strand = Strand::resume(&mut db.connection, state.strand.number)?;
        state.version = version;
        // What another process has written is seen by the next page.
        state.changes.made();
    }
    Ok(())
}

type Responses = Vec<Respond>;

fn group(db: &mut Db, state: &mut State, jobs: Vec<Queued>, stopped: bool) -> (Responses, Outcome) {
    let mut responses: Responses = Vec::with_capacity(jobs.len());
    let mut outcome = if stopped { Err(StorageError::Stopped) } else { begin(db, state) };
    for Queued { job, .. } in jobs {
        if outcome.is_ok() {
            outcome = db.connection.control("SAVEPOINT job");
        }
        let before = (state.strand.clone(), state.new_service.clone());
        let (done, respond) = job(outcome.is_ok().then_some(&mut *db), state);
        responses.push(respond);

        if outcome.is_ok() {
            outcome = if done {
                db.connection.control("RELEASE SAVEPOINT job")
            } else {
                (state.strand, state.new_service) = before;
                db.connection.control("ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job")
            };
        }
    }
    let outcome = outcome.and_then(|()| db.connection.control("COMMIT"));
    (responses, outcome)
}
