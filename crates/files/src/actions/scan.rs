//! Has waiting contents looked at by the scanner (S-172).

use crate::scanner::{Verdict, scan as ask};
use crate::store::blobs;
use crate::{Desk, Error};
use maru_kernel::{Cause, Event};
use maru_store::{Db, NewJob, StoreResult, Tx};

/// The job.
pub const JOB: &str = "files.scan";
const AT_ONCE: i64 = 100;

/// Has waiting contents scanned soon.
///
/// # Errors
/// As any write.
pub fn request(tx: &mut Tx<'_>) -> StoreResult<()> {
    let run_at = tx.now();
    tx.enqueue(NewJob {
        kind: JOB,
        payload: "{}".to_owned(),
        run_at,
        unique_key: Some("files.scan now".to_owned()),
    })
}

/// Asks about every waiting content. While the scanner is down they go on waiting; the regular run asks
/// again.
///
/// # Errors
/// As any write.
pub fn scan(db: &Db, desk: &Desk) -> Result<usize, Error> {
    let Some(scanner) = &desk.options.scanner else { return Ok(0) };
    let mut count = 0;
    loop {
        let hashes = db.read_blocking(|conn| blobs::waiting(conn, AT_ONCE))?;
        if hashes.is_empty() {
            return Ok(count);
        }
        for hash in hashes {
            let verdict = match ask(scanner, &desk.folder.path(&hash)) {
                Ok(verdict) => verdict,
                Err(error) => {
                    tracing::warn!(%error, "the virus scanner does not answer");
                    return Ok(count);
                }
            };
            db.write_blocking(&Cause::system("files.scan"), move |tx| keep(tx, &hash, &verdict))?;
            count += 1;
        }
    }
}

fn keep(tx: &mut Tx<'_>, hash: &str, verdict: &Verdict) -> StoreResult<()> {
    match verdict {
        Verdict::Clean => blobs::set_scan(tx, hash, blobs::CLEAN),
        Verdict::Found(name) => {
            blobs::set_scan(tx, hash, blobs::INFECTED)?;
            let details = serde_json::json!({ "hash": hash, "found": name });
            tx.record(&Event::new("files.infected").with(details)).map(|_| ())
        }
    }
}
