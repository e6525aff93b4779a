//! Reads every content again and compares its hash (S-440).

use crate::disk::is_whole;
use crate::store::blobs;
use crate::{Desk, Error};
use maru_kernel::{Cause, Event};
use maru_store::Db;

/// Where the answer is kept: how many are damaged.
pub const DAMAGED: &str = "files.damaged";
/// How many damaged ones are named in the event.
const NAMED: usize = 20;
const AT_ONCE: i64 = 500;

/// Compares every content with its name, and records how many differ or are gone, the first by name.
///
/// # Errors
/// As any read or write.
pub fn check(db: &Db, desk: &Desk) -> Result<Vec<String>, Error> {
    let (mut last, mut damaged, mut checked) = (String::new(), Vec::new(), 0_u64);
    loop {
        let after = last.clone();
        let hashes = db.read_blocking(|conn| blobs::after(conn, &after, AT_ONCE))?;
        let Some(end) = hashes.last() else { break };
        last.clone_from(end);
        for hash in hashes {
            checked += 1;
            if !is_whole(&desk.folder.path(&hash), &hash)? {
                damaged.push(hash);
            }
        }
    }
    let named: Vec<String> = damaged.iter().take(NAMED).cloned().collect();
    let count = damaged.len();
    db.write_blocking(&Cause::system("files.check"), move |tx| {
        tx.set(DAMAGED, &count.to_string())?;
        let details = serde_json::json!({ "checked": checked, "damaged": count, "hashes": named });
        tx.record(&Event::new("files.checked").with(details)).map(|_| ())
    })?;
    Ok(damaged)
}
