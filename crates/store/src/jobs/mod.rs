//! Work to be done after the commit: one queue for all modules, at least once, with back-off.

mod queue;
mod runner;

pub(crate) use queue::insert;
pub use queue::{DeadJob, JobFigures, dead_jobs, job_figures, retry_dead};
pub use runner::{Handler, Handlers, JobError, Runner, Work};
