//! Tells those who answer for pages that it is time to look at them again.

use crate::model::of_holder;
use crate::store::page;
use maru_directory::behind::answerable;
use maru_kernel::{Cause, Event};
use maru_store::{Db, StoreResult, Tx};

/// Pages told of in one transaction; few, so that a morning on which many are due makes notices all the same.
const AT_ONCE: i64 = 20;

/// Tells of every page whose time has come, once for each time.
///
/// # Errors
/// As any write.
pub fn remind(db: &Db) -> StoreResult<()> {
    while db.write_blocking(&Cause::system("wiki.review"), some)? {}
    Ok(())
}

/// Tells of some; says whether there may be more.
fn some(tx: &mut Tx<'_>) -> StoreResult<bool> {
    let now = tx.now();
    let due = page::due_untold(tx.conn(), now, AT_ONCE)?;
    for page in &due {
        let hear = answerable(tx.conn(), &of_holder(page.holder), now)?;
        if page::note_told(tx, page.id)? {
            tx.record(&Event::new("wiki.review_due").about(page.to_ref()).to(hear))?;
        }
    }
    Ok(i64::try_from(due.len()).is_ok_and(|count| count == AT_ONCE))
}
