//! What every page asks and what seldom changes, remembered until something does.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// How long something may be remembered although another process may have changed it meanwhile.
const LONGEST: Duration = Duration::from_secs(1);

/// How often this process has committed, or tried to, to whichever database.
static COMMITS: AtomicU64 = AtomicU64::new(0);

/// Tells that a transaction is over; called before anybody is told that it was committed.
pub fn note_commit() {
    COMMITS.fetch_add(1, Ordering::AcqRel);
}

thread_local! {
    /// How often this process had committed when the state that this thread looks at began.
    static SEEN: Cell<Option<u64>> = const { Cell::new(None) };
}

/// As long as it lives, this thread looks at the state of the database as of now or later, and what it
/// remembers counts as read at that time.
pub(crate) struct Seen(());

impl Seen {
    pub(crate) fn now() -> Seen {
        SEEN.set(Some(COMMITS.load(Ordering::Acquire)));
        Seen(())
    }
}

impl Drop for Seen {
    fn drop(&mut self) {
        SEEN.set(None);
    }
}

/// One thing read from the database, the same for everybody. Every commit of this process ends it, whatever
/// it was about, before the writer hears of it; what another process changes is seen within a second. So it
/// is for what is dear to read and far more often read than anything is written.
#[derive(Debug)]
pub struct Remembered<T>(RwLock<Option<Kept<T>>>);

#[derive(Debug)]
struct Kept<T> {
    commits: u64,
    since: Instant,
    value: Arc<T>,
}

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Remembered(RwLock::default())
    }
}

impl<T> Remembered<T> {
    /// What is remembered, or what `read` finds. Not for use inside a transaction that writes: that may see
    /// what is never committed.
    ///
    /// # Errors
    /// What `read` returns; nothing is remembered then.
    pub fn get<E>(&self, read: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        // Both are taken before reading: what changes while we read is read again.
        let commits = SEEN.get().unwrap_or_else(|| COMMITS.load(Ordering::Acquire));
        let since = Instant::now();
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = kept.as_ref()
            && kept.commits == commits
            && since.duration_since(kept.since) < LONGEST
        {
            return Ok(Arc::clone(&kept.value));
        }
        drop(kept);
        let value = Arc::new(read()?);
        let kept = Kept { commits, since, value: Arc::clone(&value) };
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        Ok(value)
    }
}
