//! Works the queue off: claims, runs, renews the lease, retries, buries.

use super::queue::{self, Claimed};
use crate::bell::JOBS;
use crate::{Db, StoreError, StoreResult};
use maru_kernel::Cause;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

/// Signs of life come three times per lease.
const RENEW_EVERY: Duration = Duration::from_secs(20);
const IDLE: Duration = Duration::from_millis(500);

/// Why a job did not work out; the text is shown to administrators.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct JobError(pub String);

impl From<StoreError> for JobError {
    fn from(error: StoreError) -> Self {
        JobError(error.to_string())
    }
}

/// The work of a job; the text is the payload.
pub type Work = Arc<dyn Fn(&Db, &str) -> Result<(), JobError> + Send + Sync>;

/// Does one kind of job. May be called twice with the same payload, so it must not mind.
#[derive(Clone)]
pub struct Handler {
    /// The kind of job: `directory.sync`.
    pub kind: &'static str,
    /// How often the job comes by itself.
    pub every: Option<Duration>,
    /// Does it.
    pub run: Work,
}

/// Handlers by kind.
pub type Handlers = BTreeMap<&'static str, Handler>;

/// Works the queue off with the handlers it was given.
#[derive(Clone)]
pub struct Runner {
    db: Db,
    handlers: Arc<Handlers>,
    cause: Cause,
    alive: Arc<dyn Fn() + Send + Sync>,
}

impl Runner {
    /// A runner for `handlers`.
    pub fn new(db: Db, handlers: Vec<Handler>) -> Self {
        let handlers = handlers.into_iter().map(|h| (h.kind, h)).collect();
        Runner {
            db,
            handlers: Arc::new(handlers),
            cause: Cause::system("store.jobs"),
            alive: Arc::new(|| {}),
        }
    }

    /// As this, and tells with each turn and while a job takes long that it is alive.
    #[must_use]
    pub fn telling(self, alive: impl Fn() + Send + Sync + 'static) -> Self {
        Runner { alive: Arc::new(alive), ..self }
    }

    /// Runs until the returned future is dropped, one job at a time.
    pub async fn run_forever(self) {
        let bell = self.db.bell().ear(JOBS);
        loop {
            (self.alive)();
            match self.run_one().await {
                Ok(true) => {}
                Ok(false) => bell.wait(IDLE).await,
                Err(error) => {
                    tracing::warn!(%error, "the job queue cannot be read");
                    tokio::time::sleep(IDLE * 10).await;
                }
            }
        }
    }

    /// Runs every job that is due, and says how many there were. For tests and the command line.
    ///
    /// # Errors
    /// As any write; a job's own failure is kept with the job.
    pub async fn run_all_due(&self) -> StoreResult<usize> {
        let mut count = 0;
        while self.run_one().await? {
            count += 1;
        }
        Ok(count)
    }

    async fn run_one(&self) -> StoreResult<bool> {
        let regular: Vec<(String, i64)> = self
            .handlers
            .values()
            .filter_map(|h| {
                h.every.map(|e| (h.kind.to_owned(), i64::try_from(e.as_secs()).unwrap_or(i64::MAX)))
            })
            .collect();
        let claimed = self
            .db
            .write(&self.cause, move |tx| {
                queue::enqueue_due(tx, &regular)?;
                queue::claim(tx)
            })
            .await?;
        let Some(job) = claimed else { return Ok(false) };
        let outcome = self.work_on(&job).await;
        let ours = self
            .db
            .write(&self.cause, move |tx| match outcome {
                Ok(()) => queue::complete(tx, &job),
                Err(error) => {
                    tracing::warn!(kind = job.job.kind, id = job.job.id, %error, "a job failed");
                    queue::fail(tx, &job, &error.0)
                }
            })
            .await?;
        if !ours {
            tracing::warn!("a job's lease ran out while it was worked on");
        }
        Ok(true)
    }

    async fn work_on(&self, claimed: &Claimed) -> Result<(), JobError> {
        let job = &claimed.job;
        let Some(handler) = self.handlers.get(job.kind.as_str()).cloned() else {
            return Err(JobError(format!("no handler for {}", job.kind)));
        };
        let (db, payload) = (self.db.clone(), job.payload.clone());
        let mut work = tokio::task::spawn_blocking(move || {
            catch_unwind(AssertUnwindSafe(|| (handler.run)(&db, &payload)))
                .unwrap_or_else(|_| Err(JobError("the job panicked".to_owned())))
        });
        loop {
            tokio::select! {
                done = &mut work => return done.unwrap_or_else(|e| Err(JobError(e.to_string()))),
                () = tokio::time::sleep(RENEW_EVERY) => {
                    (self.alive)();
                    let claimed = claimed.clone();
                    if let Err(error) = self.db.write(&self.cause, move |tx| queue::renew(tx, &claimed)).await {
                        tracing::warn!(%error, "a job's lease could not be renewed");
                    }
                }
            }
        }
    }
}
