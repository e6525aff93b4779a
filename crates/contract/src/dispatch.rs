//! Tells listeners what happened, after the commit, in order, at least once.

use maru_kernel::Cause;
use maru_store::{
    Db, EventRow, StoreError, StoreResult, Tx, events_after, events_wait, give_places, heard_up_to,
    lock_name, newest_place, set_heard_up_to,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many events a listener hears in one transaction.
const AT_ONCE: i64 = 200;

/// Wants to hear of events.
pub trait Listener: Send + Sync + 'static {
    /// Stable name; the place it has reached is kept under it.
    fn name(&self) -> &'static str;

    /// Whether it works for this process alone, as one that speaks to open sockets does. Each process then
    /// lets its own hear everything from its start on; of all others one hears for the whole house.
    fn is_local(&self) -> bool {
        false
    }

    /// Hears of events in order. Runs in the transaction that remembers the place, so what it writes is
    /// written once; anything else it does may happen twice. A local one does not write.
    ///
    /// # Errors
    /// As any write; the same events come again later.
    fn hear(&self, tx: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()>;
}

/// Passes events on to the listeners of this process.
pub struct Dispatcher {
    db: Db,
    listeners: Vec<Arc<dyn Listener>>,
    /// How far local listeners have heard, by name.
    local: BTreeMap<&'static str, i64>,
}

impl Dispatcher {
    /// Local listeners will hear of everything from now on, all others from where they stopped.
    ///
    /// # Errors
    /// As any read.
    pub async fn start(db: &Db, listeners: &[Arc<dyn Listener>]) -> StoreResult<Dispatcher> {
        let now = db.read(newest_place).await?;
        let local = listeners.iter().filter(|l| l.is_local()).map(|l| (l.name(), now)).collect();
        Ok(Dispatcher { db: db.clone(), listeners: listeners.to_vec(), local })
    }

    /// Gives new events their places and lets every listener hear what it has not heard. Returns how many
    /// events were passed on, over all listeners. One listener's failure holds up nobody else.
    ///
    /// # Errors
    /// As any write, for the first listener that failed; the others were served.
    pub async fn run(&mut self) -> StoreResult<usize> {
        let cause = Cause::system("store.dispatch");
        while self.db.read(events_wait).await? {
            self.db.write(&cause, give_places).await?;
        }
        let (mut told, mut failed) = (0, None);
        for listener in &self.listeners {
            let caught_up = match self.local.get_mut(listener.name()) {
                Some(place) => tell_local(&self.db, &cause, listener, place).await,
                None => catch_up(&self.db, &cause, listener).await,
            };
            match caught_up {
                Ok(count) => told += count,
                Err(error) => {
                    tracing_failure(listener.name(), &error);
                    failed.get_or_insert(error);
                }
            }
        }
        failed.map_or(Ok(told), Err)
    }
}

/// One round of a dispatcher that has just started, for tests and the command line.
///
/// # Errors
/// As [`Dispatcher::run`].
pub async fn dispatch(db: &Db, listeners: &[Arc<dyn Listener>]) -> StoreResult<usize> {
    Dispatcher::start(db, listeners).await?.run().await
}

async fn tell_local(
    db: &Db,
    cause: &Cause,
    listener: &Arc<dyn Listener>,
    place: &mut i64,
) -> StoreResult<usize> {
    let mut told = 0;
    loop {
        let from = *place;
        let events = db.read(move |conn| events_after(conn, from, AT_ONCE)).await?;
        let Some(last) = events.last().map(|e| e.position) else { return Ok(told) };
        told += events.len();
        let listener = Arc::clone(listener);
        db.write(cause, move |tx| listener.hear(tx, &events)).await?;
        *place = last;
    }
}

async fn catch_up(db: &Db, cause: &Cause, listener: &Arc<dyn Listener>) -> StoreResult<usize> {
    let mut told = 0;
    loop {
        // Look before taking the write lock: most of the time there is nothing to tell.
        let name = listener.name();
        let waiting = db
            .read(move |conn| {
                let place = heard_up_to(conn, name)?;
                Ok::<bool, StoreError>(!events_after(conn, place, 1)?.is_empty())
            })
            .await?;
        if !waiting {
            return Ok(told);
        }
        let listener = Arc::clone(listener);
        told += db
            .write(cause, move |tx| {
                // Another server may be telling it the same at this moment.
                lock_name(tx, &format!("store.listener {name}"))?;
                let place = heard_up_to(tx.conn(), name)?;
                let events = events_after(tx.conn(), place, AT_ONCE)?;
                let Some(last) = events.last().map(|e| e.position) else { return Ok(0) };
                listener.hear(tx, &events)?;
                set_heard_up_to(tx, name, last)?;
                Ok::<usize, StoreError>(events.len())
            })
            .await?;
    }
}

fn tracing_failure(listener: &str, error: &StoreError) {
    tracing::warn!(listener, %error, "a listener failed and will hear again");
}
