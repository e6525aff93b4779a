//! The one thread that writes to SQLite. Waiting writers share a commit, so that a durable write
//! (`synchronous = FULL`) costs a fraction of a disk flush, and nobody in this process ever meets "database
//! is locked". Another process that writes for longer than the busy time-out makes a batch wait in vain: its
//! writers are told to come back.

use crate::bell::Bell;
use crate::pool::Opener;
use crate::remembered::note_commit;
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

/// A write that waits for its turn: it is run or refused.
trait Job: Send {
    fn run(self: Box<Self>, conn: &mut DbConn) -> Done;
    fn refuse(self: Box<Self>, reason: StoreError);
}

/// What is to be written, and who wants to know how it went.
struct Write<W, A> {
    work: W,
    answer: A,
}

impl<T, E, W, A> Job for Write<W, A>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
    W: FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
    A: FnOnce(Result<T, E>) + Send + 'static,
{
    fn run(self: Box<Self>, conn: &mut DbConn) -> Done {
        let Write { work, answer } = *self;
        let (result, panicked) = in_savepoint(conn, work);
        let answer: Answer = Box::new(move |batch| {
            answer(match (result, batch) {
                (Ok(_), Err(lost)) => Err(E::from(lost)),
                (result, _) => result,
            });
        });
        Done { answer, panicked }
    }

    fn refuse(self: Box<Self>, reason: StoreError) {
        (self.answer)(Err(E::from(reason)));
    }
}

/// Hands writes to the thread.
pub struct Writer {
    queue: Option<SyncSender<Box<dyn Job>>>,
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
    pub fn start(opener: Opener, bell: Bell) -> StoreResult<Writer> {
        let conn = open(&opener)?;
        let (sender, receiver) = sync_channel(LONGEST_QUEUE);
        let thread = std::thread::Builder::new()
            .name("db-writer".to_owned())
            .spawn(move || write_until_closed(&opener, conn, &receiver, &bell))
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
        let job = Box::new(Write { work, answer });
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

fn write_until_closed(opener: &Opener, mut conn: DbConn, queue: &Receiver<Box<dyn Job>>, bell: &Bell) {
    while let Ok(first) = queue.recv() {
        let (mut first, mut answers) = (Some(first), Vec::new());
        let mut outcome =
            write_transaction(&mut conn, |conn| write_batch(conn, &mut first, queue, &mut answers));
        if outcome.is_ok() && conn.is_broken() {
            // A nested transaction that panicked leaves the depth wrong: COMMIT then only released a
            // savepoint, so nothing may be acknowledged.
            outcome = Err(Diesel::BrokenTransactionManager);
        }
        if let Err(error) = &outcome {
            tracing::error!(%error, writers = answers.len().max(1), "writes were not committed");
            match open(opener) {
                Ok(fresh) => conn = fresh,
                Err(error) => tracing::error!(%error, "the writer could not reopen the database"),
            }
        }
        note_commit();
        bell.end(outcome.is_ok());
        if let (Some(never_begun), Err(error)) = (first, &outcome) {
            never_begun.refuse(lost(error));
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
    first: &mut Option<Box<dyn Job>>,
    queue: &Receiver<Box<dyn Job>>,
    answers: &mut Vec<Answer>,
) -> QueryResult<()> {
    let mut next = first.take();
    while let Some(job) = next {
        let done = job.run(conn);
        answers.push(done.answer);
        if done.panicked || !is_inside_one_transaction(conn) {
            return Err(Diesel::RollbackTransaction);
        }
        next = if answers.len() < LARGEST_BATCH { queue.try_recv().ok() } else { None };
    }
    Ok(())
}

/// On a full disk, an I/O error or without memory SQLite ends the whole transaction by itself. Another job
/// would then be a transaction of its own, on disk although the batch is answered as lost.
fn is_inside_one_transaction(conn: &mut DbConn) -> bool {
    let status = match conn {
        DbConn::Sqlite(c) => AnsiTransactionManager::transaction_manager_status_mut(c),
        DbConn::Pg(c) => AnsiTransactionManager::transaction_manager_status_mut(c),
    };
    matches!(status.transaction_depth(), Ok(Some(depth)) if depth.get() == 1)
}

/// An own savepoint, so that one job's error does not hurt the others.
fn in_savepoint<T, E: From<StoreError>>(
    conn: &mut DbConn,
    work: impl FnOnce(&mut DbConn) -> Result<T, E>,
) -> (Result<T, E>, bool) {
    let (mut panicked, mut own) = (false, None);
    let done = conn.transaction(|conn| {
        let result = catch_unwind(AssertUnwindSafe(|| work(conn))).unwrap_or_else(|_| {
            panicked = true;
            Err(E::from(StoreError::Failed("a write panicked".to_owned())))
        });
        result.map_err(|error| {
            own = Some(error);
            Diesel::RollbackTransaction
        })
    });
    // The work's own reason tells more than that there was no savepoint left to go back to.
    let result = done.map_err(|error: Diesel| own.unwrap_or_else(|| E::from(error.into())));
    (result, panicked)
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
            // The database may have ended the transaction by itself; the first reason is the better one.
            Ok(()) | Err(Diesel::BrokenTransactionManager | Diesel::NotInTransaction) => Err(error),
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
