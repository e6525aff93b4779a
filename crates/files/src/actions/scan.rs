//! Has waiting contents looked at by the scanner (S-172).

use crate::model::Scan;
use crate::scanner::{Verdict, scan as ask};
use crate::store::blobs;
use crate::{Desk, Error};
use maru_kernel::{Cause, Event};
use maru_store::{Db, NewJob, StoreResult, Tx};
use std::collections::BTreeSet;

/// The job.
pub const JOB: &str = "files.scan";
const AT_ONCE: i64 = 100;
/// So often the scanner may fail at one content.
const MOST_TRIES: i32 = 5;

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

/// Asks once about every waiting content. While the scanner is down they go on waiting; the regular run
/// asks again. One that the scanner fails at holds up no other, and is given up after some tries.
///
/// # Errors
/// As any write.
pub fn scan(db: &Db, desk: &Desk) -> Result<usize, Error> {
    let Some(scanner) = &desk.options.scanner else { return Ok(0) };
    let (mut count, mut met) = (0, BTreeSet::new());
    loop {
        let limit =
            AT_ONCE + i64::try_from(met.len()).unwrap_or_default() - i64::try_from(count).unwrap_or_default();
        let mut hashes = db.read_blocking(|conn| blobs::waiting(conn, limit))?;
        hashes.retain(|hash| met.insert(hash.clone()));
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
            count += usize::from(!matches!(verdict, Verdict::Failed(_)));
            db.write_blocking(&Cause::system("files.scan"), move |tx| keep(tx, &hash, &verdict))?;
        }
    }
}

fn keep(tx: &mut Tx<'_>, hash: &str, verdict: &Verdict) -> StoreResult<()> {
    match verdict {
        Verdict::Clean => blobs::set_scan(tx, hash, Scan::Clean),
        Verdict::Found(name) => {
            blobs::set_scan(tx, hash, Scan::Infected)?;
            let details = serde_json::json!({ "hash": hash, "found": name });
            tx.record(&Event::new("files.infected").with(details)).map(|_| ())
        }
        Verdict::Failed(reason) => {
            tracing::warn!(hash, reason, "the virus scanner cannot look at a content");
            if blobs::note_try(tx, hash)? < MOST_TRIES {
                return Ok(());
            }
            blobs::set_scan(tx, hash, Scan::Unscannable)?;
            let details = serde_json::json!({ "hash": hash, "reason": reason });
            tx.record(&Event::new("files.unscannable").with(details)).map(|_| ())
        }
    }
}
