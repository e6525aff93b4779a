//! Takes away what nobody needs: unfinished uploads, forgotten drafts, contents without a file (S-166, S-440).

use crate::store::{arriving, blobs, links};
use crate::{Desk, Error};
use maru_kernel::Cause;
use maru_store::Db;
use std::time::Duration;

/// An upload nobody has written to for so long has broken off.
const PARTIAL: Duration = Duration::from_secs(45 * 60);
/// What comes piece by piece may go on after a night.
const ARRIVING: Duration = Duration::from_secs(24 * 3_600);
/// A draft nothing took up for so long is forgotten.
const DRAFT: Duration = Duration::from_secs(24 * 3_600);
/// A content younger than this may belong to an upload that is being written.
pub const GRACE: Duration = Duration::from_secs(3_600);
const AT_ONCE: i64 = 500;

/// Takes away unfinished uploads. Rows go before bytes, which are younger than they.
///
/// # Errors
/// As any write, or the file system.
pub fn clear_partial(db: &Db, desk: &Desk) -> Result<usize, Error> {
    db.write_blocking(&Cause::system("files.clear_partial"), |tx| {
        let before = tx.now() - ARRIVING;
        arriving::forget(tx, before)
    })?;
    Ok(desk.folder.clear_partial(PARTIAL)? + desk.folder.clear_arriving(ARRIVING)?)
}

/// Takes away drafts and contents nobody needs. Rows go before contents, so that a crash in between
/// leaves a content without a row, which the next run takes, and never a row without its content.
///
/// # Errors
/// As any write, or the file system.
pub fn collect(db: &Db, desk: &Desk, grace: Duration) -> Result<usize, Error> {
    let cause = Cause::system("files.collect");
    db.write_blocking(&cause, |tx| {
        let before = tx.now() - DRAFT;
        links::drop_drafts(tx, before)
    })?;
    let mut count = 0;
    loop {
        let _alone = desk.folder.hold_alone()?;
        let taken = db.write_blocking(&cause, move |tx| {
            let before = tx.now() - grace;
            blobs::take_orphans(tx, before, AT_ONCE)
        })?;
        if taken.is_empty() {
            break;
        }
        count += taken.len();
        taken.iter().try_for_each(|hash| desk.folder.remove(hash))?;
    }
    Ok(count + sweep(db, desk, grace)?)
}

/// Contents on disk without a row: what a crash between the two left behind.
fn sweep(db: &Db, desk: &Desk, grace: Duration) -> Result<usize, Error> {
    let mut count = 0;
    desk.folder.walk(grace, |hash| {
        if db.read_blocking(|conn| blobs::is_known(conn, hash))? {
            return Ok(());
        }
        // Look again while nobody can put it in place.
        let _alone = desk.folder.hold_alone()?;
        if !db.read_blocking(|conn| blobs::is_known(conn, hash))? {
            desk.folder.remove(hash)?;
            count += 1;
        }
        Ok::<(), Error>(())
    })?;
    Ok(count)
}
