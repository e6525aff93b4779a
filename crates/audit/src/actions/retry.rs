//! Has a job that failed too often done again.

use crate::Error;
use crate::access::{Allowed, Retry};
use maru_kernel::{Event, Id, Ref};
use maru_store::{Tx, retry_dead};

/// Gives the job another ten tries.
///
/// # Errors
/// As any write; the store says when there is no such failed job.
pub fn retry(tx: &mut Tx<'_>, allowed: &Allowed<Retry, Id>) -> Result<(), Error> {
    let job = *allowed.noun();
    retry_dead(tx, job)?;
    tx.record(&Event::new("audit.job_retried").about(Ref::new("store", "job", job)))?;
    Ok(())
}
