//! Tells the subjects of cases that are over (S-522).

use super::LOCK;
use crate::access;
use crate::error::Error;
use crate::store::case;
use maru_kernel::{Cause, Event};
use maru_store::{Db, lock_name};

/// Tells the subjects of what is due.
///
/// # Errors
/// As any write.
pub fn tell_due(db: &Db) -> Result<usize, Error> {
    let now = db.now();
    let due = db.read_blocking(|conn| case::to_tell(conn, now))?;
    let mut count = 0;
    for id in due.into_iter().map(|case| case.id) {
        count += db.write_blocking(&Cause::system("cases.keep"), move |tx| {
            lock_name(tx, LOCK)?;
            let now = tx.now();
            // Somebody may have put it off, or another server told them, since it was looked up.
            let found = case::find(tx.conn(), id, now)?.and_then(|case| access::tell(case, now));
            let Some(allowed) = found else { return Ok::<usize, Error>(0) };
            case::note_told(tx, &allowed)?;
            let known = allowed.noun();
            let details = serde_json::json!({ "number": known.number });
            let event = Event::new("cases.subjects_told").about(known.to_ref()).to(known.subjects.clone());
            tx.record(&event.with(details))?;
            Ok(1)
        })?;
    }
    Ok(count)
}
