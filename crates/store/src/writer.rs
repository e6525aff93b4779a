//! The one thread that writes to SQLite. Waiting writers share a commit, so that a durable write
//! (`synchronous = FULL`) costs a fraction of a disk flush, and nobody ever meets "database is locked".

use crate::pool::Opener;
use crate::{DbConn, StoreError, StoreResult};
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::r2d2::{ManageConnection, R2D2Connection};
use diesel::result::Error as Diesel;
use diesel::{Connection, QueryResult};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

/// How many writers may share one commit.
const LARGEST_BATCH: usize = 128;
/// How many writers may wait before the next is told to come back.
const LONGEST_QUEUE: usize = 4096;

/// Called once the batch is decided; `Err` when it was not committed.
type Answer = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

/// What a job leaves behind: how to answer, and whether its transaction is beyond repair.
struct Done {
    answer: Answer,
    panicked: bool,
}

type Job = Box<dyn FnOnce(&mut DbConn) -> Done + Send>;

/// Hands writes to the thread.
pub struct Writer {
    queue: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Writer {
    /// Waits until the file is let go of: whoever closes the database may put another in its place.
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(thread) = self.thread.take().filter(|t| t.thread().id() != std::thread::current().id()) {
            let _ = thread.join();
        }
    }
}

impl Writer {
    /// Starts the thread with a connection of its own; it ends when the writer is dropped.
    pub fn start(opener: Opener) -> StoreResult<Writer> {
        let conn = open(&opener)?;
        let (sender, receiver) = sync_channel(LONGEST_QUEUE);
        let thread = std::thread::Builder::new()
            .name("db-writer".to_owned())
            .spawn(move || write_until_closed(&opener, conn, &receiver))
            .map_err(|e| StoreError::Unavailable(e.to_string()))?;
        Ok(Writer { queue: Some(sender), thread: Some(thread) })
    }

    /// Runs `work` in a savepoint of the next commit. `answer` is called from the writer's thread
    /// when the commit is on disk, or when there was none.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when the queue is full; `answer` is then not called.
    pub fn submit<T, E>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
        answer: impl FnOnce(Result<T, E>) + Send + 'static,
    ) -> StoreResult<()>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let job: Job = Box::new(move |conn| {
            let (result, panicked) = in_savepoint(conn, work);
            let answer: Answer = Box::new(move |batch| {
                answer(match batch {
                    Ok(()) => result,
                    Err(lost) => Err(E::from(lost)),
                });
            });
            Done { answer, panicked }
        });
        let ended = || StoreError::Unavailable("the writer has ended".to_owned());
        self.queue.as_ref().ok_or_else(ended)?.try_send(job).map_err(|refused| match refused {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Disconnected(_) => ended(),
        })
    }
}

fn open(opener: &Opener) -> StoreResult<DbConn> {
    opener.connect().map_err(|e| StoreError::Unavailable(e.to_string()))
}

fn write_until_closed(opener: &Opener, mut conn: DbConn, queue: &Receiver<Job>) {
    while let Ok(first) = queue.recv() {
        let mut answers = Vec::new();
        let mut outcome = write_transaction(&mut conn, |conn| write_batch(conn, first, queue, &mut answers));
        if outcome.is_ok() && conn.is_broken() {
            // A nested transaction that panicked leaves the depth wrong: COMMIT then only released a
            // savepoint, so nothing may be acknowledged.
            outcome = Err(Diesel::BrokenTransactionManager);
        }
        if outcome.is_err() {
            match open(opener) {
                Ok(fresh) => conn = fresh,
                Err(error) => tracing::error!(%error, "the writer could not reopen the database"),
            }
        }
        for answer in answers {
            answer(match &outcome {
                Ok(()) => Ok(()),
                Err(error) => Err(lost(error)),
            });
        }
    }
}

/// Takes what waits, never waits itself.
fn write_batch(
    conn: &mut DbConn,
    first: Job,
    queue: &Receiver<Job>,
    answers: &mut Vec<Answer>,
) -> QueryResult<()> {
    let mut next = Some(first);
    while let Some(job) = next {
        let done = job(conn);
        answers.push(done.answer);
        if done.panicked {
            return Err(Diesel::RollbackTransaction);
        }
        next = if answers.len() < LARGEST_BATCH { queue.try_recv().ok() } else { None };
    }
    Ok(())
}

/// An own savepoint, so that one job's error does not hurt the others.
fn in_savepoint<T, E: From<StoreError>>(
    conn: &mut DbConn,
    work: impl FnOnce(&mut DbConn) -> Result<T, E>,
) -> (Result<T, E>, bool) {
    let mut panicked = false;
    let result = conn.transaction(|conn| match catch_unwind(AssertUnwindSafe(|| work(conn))) {
        Ok(result) => result.map_err(Abort::Work),
        Err(_) => {
            panicked = true;
            Err(Abort::Store(StoreError::Failed("a write panicked".to_owned())))
        }
    });
    let result = result.map_err(|abort| match abort {
        Abort::Work(error) => error,
        Abort::Store(error) => E::from(error),
    });
    (result, panicked)
}

/// Why a savepoint is rolled back.
enum Abort<E> {
    Work(E),
    Store(StoreError),
}

impl<E> From<Diesel> for Abort<E> {
    fn from(error: Diesel) -> Self {
        Abort::Store(error.into())
    }
}

/// One transaction that takes the write lock at once: SQLite cannot upgrade a read lock without
/// risking a deadlock that no waiting resolves.
pub fn write_transaction<T, E: From<Diesel>>(
    conn: &mut DbConn,
    work: impl FnOnce(&mut DbConn) -> Result<T, E>,
) -> Result<T, E> {
    type Manager = <DbConn as Connection>::TransactionManager;
    match conn {
        DbConn::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")?,
        DbConn::Pg(c) => AnsiTransactionManager::begin_transaction(c)?,
    }
    match work(conn) {
        Ok(value) => {
            Manager::commit_transaction(conn)?;
            Ok(value)
        }
        Err(error) => match Manager::rollback_transaction(conn) {
            Ok(()) | Err(Diesel::BrokenTransactionManager) => Err(error),
            Err(rollback) => Err(rollback.into()),
        },
    }
}

/// Every waiting writer needs the reason, and diesel's error cannot be copied.
fn lost(error: &Diesel) -> StoreError {
    match error {
        Diesel::RollbackTransaction => StoreError::Busy,
        Diesel::DatabaseError(_, info) => crate::error::from_message(info.message()),
        other => StoreError::Unavailable(other.to_string()),
    }
}
