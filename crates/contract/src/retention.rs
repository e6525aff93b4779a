//! What is kept for how long, and how it goes.

use maru_kernel::{Ref, Timestamp};
use maru_store::{DbConn, StoreResult, Tx};

/// Something whose time is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueItem {
    /// What it is.
    pub subject: Ref,
    /// Since when.
    pub due_at: Timestamp,
}

/// Lists what is due and disposes of it. Doing so twice must be harmless.
pub trait Retention: Send + Sync {
    /// Stable name of the class of things: `files.orphans`.
    fn class(&self) -> &'static str;

    /// Up to `limit` things whose time was over at `now`.
    ///
    /// # Errors
    /// As any read.
    fn due(&self, conn: &mut DbConn, now: Timestamp, limit: i64) -> StoreResult<Vec<DueItem>>;

    /// Disposes of one of them.
    ///
    /// # Errors
    /// As any write.
    fn dispose(&self, tx: &mut Tx<'_>, item: &DueItem) -> StoreResult<()>;
}
