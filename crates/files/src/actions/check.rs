//! Reads every content again and compares its hash (S-440).

use crate::disk::is_whole;
use crate::store::blobs;
use crate::{Desk, Error};
use maru_kernel::{Cause, Event};
use maru_store::Db;
use std::time::{Duration, Instant};

/// Where the answer is kept: how many are damaged.
pub const DAMAGED: &str = "files.damaged";
/// How many damaged ones are named in the event.
const NAMED: usize = 20;
const AT_ONCE: i64 = 500;

/// What was read again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookedOver {
    /// How many contents.
    pub checked: u64,
    /// Those that are damaged or gone, by their hashes.
    pub damaged: Vec<String>,
}

/// Compares contents with their names: all of them, or as many as fit into `time`, from a place by chance on.
/// Writes nothing.
///
/// # Errors
/// As any read.
pub fn look_over(db: &Db, desk: &Desk, time: Option<Duration>) -> Result<LookedOver, Error> {
    let began = Instant::now();
    let is_over = || time.is_some_and(|time| began.elapsed() > time);
    let start = time.map(|_| format!("{:08x}", rand::random::<u32>())).unwrap_or_default();
    let mut found = LookedOver::default();
    // From the start to the end, and then what lies before the start.
    for (mut last, until) in [(start.clone(), None), (String::new(), Some(start))] {
        while until.as_ref().is_none_or(|until| last < *until) && !is_over() {
            let after = last.clone();
            let hashes = db.read_blocking(|conn| blobs::after(conn, &after, AT_ONCE))?;
            let Some(end) = hashes.last() else { break };
            last.clone_from(end);
            let ahead = |hash: &String| until.as_ref().is_none_or(|until| hash <= until);
            for hash in hashes.into_iter().filter(ahead) {
                if is_over() {
                    break;
                }
                found.checked += 1;
                if !is_whole(&desk.folder.path(&hash), &hash)? {
                    found.damaged.push(hash);
                }
            }
        }
    }
    Ok(found)
}

/// Compares every content with its name, and records how many differ or are gone, the first by name.
///
/// # Errors
/// As any read or write.
pub fn check(db: &Db, desk: &Desk) -> Result<Vec<String>, Error> {
    let LookedOver { checked, damaged } = look_over(db, desk, None)?;
    let named: Vec<String> = damaged.iter().take(NAMED).cloned().collect();
    let count = damaged.len();
    db.write_blocking(&Cause::system("files.check"), move |tx| {
        tx.set(DAMAGED, &count.to_string())?;
        let details = serde_json::json!({ "checked": checked, "damaged": count, "hashes": named });
        tx.record(&Event::new("files.checked").with(details)).map(|_| ())
    })?;
    Ok(damaged)
}
