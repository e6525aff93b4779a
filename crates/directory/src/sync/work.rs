//! Work a page asks for and a job does, because reading a directory may take minutes.

use super::apply::{apply, overrule, undo};
use super::run::{Kind, plan_as};
use crate::Error;
use crate::store::sync::runs;
use maru_kernel::{Cause, Fault, Id};
use maru_store::{Db, JobError, NewJob, StoreResult, Tx};
use serde::{Deserialize, Serialize};

/// The kind of the job.
pub const JOB: &str = "directory.sync.work";

/// What is to be done, as the job's payload.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Work {
    /// Read the source and plan.
    Plan {
        /// The run, announced before.
        run: i64,
        /// The source.
        source: String,
    },
    /// Apply a plan.
    Apply {
        /// The run.
        run: i64,
    },
    /// Apply a held plan, because a second person approved.
    Overrule {
        /// The run.
        run: i64,
        /// Why.
        reason: String,
    },
    /// Take an applied run back.
    Undo {
        /// The run.
        run: i64,
    },
}

impl Work {
    /// Queues the work, once.
    ///
    /// # Errors
    /// As any write.
    pub fn enqueue(&self, tx: &mut Tx<'_>) -> StoreResult<()> {
        let payload = serde_json::to_string(self).unwrap_or_default();
        let (run_at, unique_key) = (tx.now(), Some(format!("{JOB} {payload}")));
        tx.enqueue(NewJob { kind: JOB, payload, run_at, unique_key })
    }

    const fn run(&self) -> Id {
        match self {
            Work::Plan { run, .. }
            | Work::Apply { run }
            | Work::Overrule { run, .. }
            | Work::Undo { run } => Id::from_i64(*run),
        }
    }
}

/// Does the work. Doing it twice changes nothing: the run is in another state by then.
///
/// # Errors
/// What may go away by itself, so that the job is tried again: the database, or another run under way.
pub fn run(db: &Db, payload: &str) -> Result<(), JobError> {
    let work: Work = serde_json::from_str(payload).map_err(|e| JobError(e.to_string()))?;
    let (cause, run) = (Cause::system("directory.sync"), work.run());
    let state = db.read_blocking(|conn| runs::find(conn, run))?.map(|row| row.state).unwrap_or_default();
    let done = match work {
        Work::Plan { source, .. } if matches!(state.as_str(), "waiting" | "planning") => {
            match plan_as(db, &cause, run, &source, Kind::Full) {
                // Its failure is told on the run's own page.
                Err(error @ (Error::Store(_) | Error::SyncBusy)) => Err(error),
                _ => Ok(()),
            }
        }
        Work::Plan { .. } => Ok(()),
        Work::Apply { .. } => apply(db, &cause, run).map(|_| ()),
        Work::Overrule { reason, .. } => overrule(db, &cause, run, &reason).map(|_| ()),
        Work::Undo { .. } => undo(db, &cause, run),
    };
    match done {
        Err(error @ (Error::Store(_) | Error::SyncBusy)) => Err(JobError(error.to_string())),
        Err(error) => {
            tracing::warn!(%run, code = error.code().name, "work on a run was refused");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}
