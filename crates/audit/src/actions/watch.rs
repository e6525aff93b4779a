//! Watches how full the store of the log is and says so before it is too late (S-9).

use crate::model::mark::{FULL, Usage};
use crate::store::space;
use crate::{Desk, Error};
use maru_kernel::{Cause, Event};
use maru_store::{Db, DbConn, StoreResult, setting};

/// The highest mark reached, kept for the banner.
pub const MARK: &str = "audit.store_mark";

/// Room taken and room there is.
///
/// # Errors
/// As any read.
pub fn usage(conn: &mut DbConn, desk: &Desk) -> StoreResult<Usage> {
    let used = u64::try_from(space::database_bytes(conn)?).unwrap_or_default();
    // A server of its own has a disk of its own, which only the quota speaks of.
    let disk = if conn.is_sqlite() { disk_free(&desk.options.data_folder) } else { None };
    Ok(Usage::new(used, desk.options.quota_bytes, disk))
}

/// Bytes an ordinary user may still write in the file system of `folder`.
pub fn disk_free(folder: &std::path::Path) -> Option<u64> {
    let facts = rustix::fs::statvfs(folder).ok()?;
    Some(facts.f_bavail.saturating_mul(facts.f_frsize))
}

/// Whether the last mark is reached.
///
/// # Errors
/// As any read.
pub fn is_full(conn: &mut DbConn) -> StoreResult<bool> {
    let mark: Option<u8> = setting(conn, MARK)?.and_then(|mark| mark.parse().ok());
    Ok(mark.is_some_and(|mark| mark >= FULL))
}

/// Measures, and records each mark once when it is reached.
///
/// # Errors
/// As any write.
pub fn watch(db: &Db, desk: &Desk) -> Result<(), Error> {
    let (usage, known) =
        db.read_blocking(|conn| Ok::<_, Error>((usage(conn, desk)?, setting(conn, MARK)?)))?;
    let known: u8 = known.and_then(|k| k.parse().ok()).unwrap_or_default();
    let mark = usage.mark().unwrap_or_default();
    if mark == known {
        return Ok(());
    }
    db.write_blocking(&Cause::system("audit.watch"), move |tx| {
        tx.set(MARK, &mark.to_string())?;
        if mark > known {
            let details =
                serde_json::json!({ "percent": usage.percent(), "used": usage.used, "limit": usage.limit });
            tx.record(&Event::new("audit.store_filling").with(details))?;
        }
        Ok(())
    })
}
