use crate::db::Db;
use crate::dialect;
use crate::store::{StorageError, join};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub(crate) type ReadJob = Box<dyn FnOnce(&mut Db) + Send>;

/// What a read has to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seeing {
    /// Everything that has been recorded; of the lines that only say who looked, the latest may be missing.
    WhatIsRecorded,
    /// The latest looks too.
    LooksToo,
    /// No transaction is open: for what the database does not do inside one.
    Bare,
}

/// Counts what has been written, apart from lines that only say who looked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changes(Arc<AtomicU64>);

impl Changes {
    pub fn made(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }

    fn so_far(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// The database threads that read. When the last user of the store has gone
/// they finish what they have, close the database, and only then is the store gone.
pub(crate) struct Readers {
    queue: Arc<Queue>,
    threads: Vec<JoinHandle<()>>,
}

impl Drop for Readers {
    fn drop(&mut self) {
        self.queue.close();
        self.threads.drain(..).for_each(join);
    }
}

impl Readers {
    pub fn start(
        count: usize,
        changes: &Changes,
        open: impl Fn() -> Result<Db, StorageError>,
    ) -> Result<Self, StorageError> {
        let mut readers = Self { queue: Arc::default(), threads: Vec::new() };
        for _ in 0..count.max(1) {
            let (db, queue, changes) = (open()?, readers.queue.clone(), changes.clone());
            let thread = std::thread::Builder::new()
                .name("reader".to_owned())
                .spawn(move || read_until_closed(db, &queue, &changes))
                .map_err(|_| StorageError::CannotOpen)?;
            readers.threads.push(thread);
        }
        Ok(readers)
    }

    pub fn send(&self, seeing: Seeing, job: ReadJob) -> Result<(), StorageError> {
        let mut waiting = self.queue.waiting.lock().map_err(|_| StorageError::Stopped)?;
        waiting.jobs.push_back((seeing, job));
        self.queue.more.notify_one();
        Ok(())
    }
}

#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    more: Condvar,
}

#[derive(Default)]
struct Waiting {
    jobs: VecDeque<(Seeing, ReadJob)>,
    closed: bool,
}

enum Next {
    Job(Seeing, ReadJob),
    /// Nothing has come for as long as one waits.
    Nothing,
    Closed,
}

impl Queue {
    fn close(&self) {
        if let Ok(mut waiting) = self.waiting.lock() {
            waiting.closed = true;
        }
        self.more.notify_all();
    }

    fn next(&self, at_most: Option<Duration>) -> Next {
        let Ok(mut waiting) = self.waiting.lock() else { return Next::Closed };
        let until = at_most.map(|time| Instant::now() + time);
        loop {
            if let Some((seeing, job)) = waiting.jobs.pop_front() {
                return Next::Job(seeing, job);
            }
            if waiting.closed {
                return Next::Closed;
            }
            waiting = match until {
                None => match self.more.wait(waiting) {
                    Ok(waiting) => waiting,
                    Err(_) => return Next::Closed,
                },
                Some(until) => match self.more.wait_timeout(waiting, until.saturating_duration_since(Instant::now())) {
                    Ok((waiting, over)) if over.timed_out() && waiting.jobs.is_empty() && !waiting.closed => {
                        return Next::Nothing;
                    }
                    Ok((waiting, _)) => waiting,
                    Err(_) => return Next::Closed,
                },
            };
        }
    }
}

/// How long a view of the database is kept while nothing is recorded: what a
/// command beside a running service writes is seen no later than this.
const KEPT: Duration = Duration::from_millis(500);
/// And how long while nobody reads, so that the log of writes can begin anew.
const IDLE: Duration = Duration::from_millis(50);

/// An open view of the embedded database. While it is open, the pages read
/// through it stay in memory; a new one begins with none, also when all that
/// was written meanwhile is who looked.
struct View {
    since: Instant,
    changes: u64,
}

fn read_until_closed(mut db: Db, queue: &Queue, changes: &Changes) {
    let mut view: Option<View> = None;
    loop {
        match queue.next(view.as_ref().map(|_| IDLE)) {
            // A fault in one read is that read's alone: its answer never comes,
            // whoever waits is told, and the thread goes on.
            Next::Job(seeing, job) => {
                view = ready(&mut db, view, changes, seeing);
                if catch_unwind(AssertUnwindSafe(|| job(&mut db))).is_err() {
                    view = ended(&mut db, view);
                }
            }
            Next::Nothing => view = ended(&mut db, view),
            Next::Closed => {
                ended(&mut db, view);
                return;
            }
        }
    }
}

/// The view that is open, where it shows all there is to see, or a new one.
fn ready(db: &mut Db, view: Option<View>, changes: &Changes, seeing: Seeing) -> Option<View> {
    if !dialect::keeps_views(&db.connection) {
        return None;
    }
    let now = changes.so_far();
    let holds = |view: &View| seeing == Seeing::WhatIsRecorded && view.changes == now && view.since.elapsed() < KEPT;
    if view.as_ref().is_some_and(holds) {
        return view;
    }
    ended(db, view);
    let begun = seeing != Seeing::Bare && db.connection.control("BEGIN").is_ok();
    begun.then(|| View { since: Instant::now(), changes: now })
}

/// Ends a view. Says `None`, because there is none afterwards.
fn ended(db: &mut Db, view: Option<View>) -> Option<View> {
    if view.is_some() {
        let _ = db.connection.control("ROLLBACK");
    }
    None
}
