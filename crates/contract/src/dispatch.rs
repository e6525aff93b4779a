//! Tells listeners what happened, after the commit, in order, at least once.

use maru_kernel::Cause;
use maru_store::{
    Db, EventRow, StoreResult, Tx, events_after, events_wait, give_places, heard_up_to, set_heard_up_to,
};
use std::sync::Arc;

/// How many events a listener hears in one transaction.
const AT_ONCE: i64 = 200;

/// Wants to hear of events.
pub trait Listener: Send + Sync + 'static {
    /// Stable name; the place it has reached is kept under it.
    fn name(&self) -> &'static str;

    /// Hears of events in order. Runs in the transaction that remembers the place, so what it writes is
    /// written once; anything else it does may happen twice.
    ///
    /// # Errors
    /// As any write; the same events come again later.
    fn hear(&self, tx: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()>;
}

/// Gives new events their places and lets every listener hear what it has not heard. Returns how many
/// events were passed on, over all listeners. One listener's failure holds up nobody else.
///
/// # Errors
/// As any write, for the first listener that failed; the others were served.
pub async fn dispatch(db: &Db, listeners: &[Arc<dyn Listener>]) -> StoreResult<usize> {
    let cause = Cause::system("store.dispatch");
    while db.read(events_wait).await? {
        db.write(&cause, give_places).await?;
    }
    let (mut told, mut failed) = (0, None);
    for listener in listeners {
        match catch_up(db, &cause, listener).await {
            Ok(count) => told += count,
            Err(error) => {
                tracing_failure(listener.name(), &error);
                failed.get_or_insert(error);
            }
        }
    }
    failed.map_or(Ok(told), Err)
}

async fn catch_up(db: &Db, cause: &Cause, listener: &Arc<dyn Listener>) -> StoreResult<usize> {
    let mut told = 0;
    loop {
        // Look before taking the write lock: most of the time there is nothing to tell.
        let name = listener.name();
        let waiting = db
            .read(move |conn| {
                let place = heard_up_to(conn, name)?;
                Ok::<bool, maru_store::StoreError>(!events_after(conn, place, 1)?.is_empty())
            })
            .await?;
        if !waiting {
            return Ok(told);
        }
        let listener = Arc::clone(listener);
        told += db
            .write(cause, move |tx| {
                let place = heard_up_to(tx.conn(), name)?;
                let events = events_after(tx.conn(), place, AT_ONCE)?;
                let Some(last) = events.last().map(|e| e.position) else { return Ok(0) };
                listener.hear(tx, &events)?;
                set_heard_up_to(tx, name, last)?;
                Ok::<usize, maru_store::StoreError>(events.len())
            })
            .await?;
    }
}

fn tracing_failure(listener: &str, error: &maru_store::StoreError) {
    tracing::warn!(listener, %error, "a listener failed and will hear again");
}
