//! A hint that something was committed, for those who would otherwise look again and again. It is heard here at once and
//! by other servers on the same PostgreSQL a moment later (NOTIFY). Nothing rests on it: what happened stands in tables,
//! and whoever missed the bell finds it there at their next look.

use crate::pool::Opener;
use crate::{DbConn, StoreResult};
use diesel::r2d2::ManageConnection;
use diesel::sql_types::Text;
use diesel::{PgConnection, QueryResult, RunQueryDsl, sql_query};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::Notify;

/// Rung after a commit with an event in it.
pub const EVENTS: &str = "events";
/// Rung after a commit with a job in it.
pub const JOBS: &str = "jobs";

/// What others are told over.
const CHANNEL: &str = "maru_bell";
/// How often it is listened, and how often others are told at most.
const LISTEN_EVERY: Duration = Duration::from_millis(20);
/// A connection that was lost is made anew after so long.
const CONNECT_EVERY: Duration = Duration::from_secs(1);
/// PostgreSQL takes fewer than 8,000 bytes at once.
const MOST_AT_ONCE: usize = 7_000;

thread_local! {
    /// What the transaction that this thread is in will have to tell.
    static TO_TELL: Cell<(bool, bool)> = const { Cell::new((false, false)) };
}

/// The running transaction has written an event.
pub fn note_event() {
    TO_TELL.set((true, TO_TELL.get().1));
}

/// The running transaction has written a job.
pub fn note_job() {
    TO_TELL.set((TO_TELL.get().0, true));
}

/// Those who wait here, and what others have to be told. Cheap to clone.
#[derive(Clone, Default)]
pub struct Bell(Arc<Inner>);

#[derive(Default)]
struct Inner {
    ears: Mutex<Vec<Weak<Hearing>>>,
    /// Words for other servers; none are kept while nobody tells them.
    outside: Mutex<Option<BTreeSet<String>>>,
}

struct Hearing {
    /// Words that begin so are for this ear.
    about: &'static str,
    heard: Mutex<BTreeSet<String>>,
    woken: Notify,
}

/// Waits for the bell. One at a time may wait at it.
pub struct Ear(Arc<Hearing>);

impl Ear {
    /// The words that were rung since the last time, as soon as there are any.
    pub async fn heard(&self) -> BTreeSet<String> {
        loop {
            let woken = self.0.woken.notified();
            let words = std::mem::take(&mut *lock(&self.0.heard));
            if !words.is_empty() {
                return words;
            }
            woken.await;
        }
    }

    /// Waits for the bell, and no longer than `most`.
    pub async fn wait(&self, most: Duration) {
        let _ = tokio::time::timeout(most, self.heard()).await;
    }
}

impl Bell {
    /// An ear for words that begin with `about`.
    pub fn ear(&self, about: &'static str) -> Ear {
        let hearing = Arc::new(Hearing { about, heard: Mutex::default(), woken: Notify::new() });
        let mut ears = lock(&self.0.ears);
        ears.retain(|ear| ear.strong_count() > 0);
        ears.push(Arc::downgrade(&hearing));
        Ear(hearing)
    }

    /// Rings here and at other servers.
    pub fn ring(&self, word: &str) {
        self.ring_here(word);
        self.ring_elsewhere(word);
    }

    /// Rings at other servers on the same database.
    pub fn ring_elsewhere(&self, word: &str) {
        if let Some(words) = lock(&self.0.outside).as_mut() {
            words.insert(word.to_owned());
        }
    }

    fn ring_here(&self, word: &str) {
        let ears: Vec<Arc<Hearing>> = lock(&self.0.ears).iter().filter_map(Weak::upgrade).collect();
        for ear in ears.iter().filter(|ear| word.starts_with(ear.about)) {
            lock(&ear.heard).insert(word.to_owned());
            ear.woken.notify_one();
        }
    }

    /// A transaction of this thread is over: what it had to tell is told if it was committed.
    pub(crate) fn end(&self, committed: bool) {
        let (event, job) = TO_TELL.take();
        if committed && event {
            self.ring(EVENTS);
        }
        if committed && job {
            self.ring(JOBS);
        }
    }

    fn hear_elsewhere(&self, conn: &mut PgConnection, own: i32) -> QueryResult<()> {
        for told in conn.notifications_iter() {
            let told = told?;
            if told.process_id != own {
                told.payload.lines().for_each(|word| self.ring_here(word));
            }
        }
        let words = lock(&self.0.outside).as_mut().map(std::mem::take).unwrap_or_default();
        for payload in payloads(&words) {
            sql_query("SELECT pg_notify($1, $2)")
                .bind::<Text, _>(CHANNEL)
                .bind::<Text, _>(payload)
                .execute(conn)?;
        }
        Ok(())
    }
}

/// The words in as few messages as hold them, each on a line.
fn payloads(words: &BTreeSet<String>) -> Vec<String> {
    let mut payloads: Vec<String> = Vec::new();
    for word in words {
        match payloads.last_mut().filter(|last| last.len() + word.len() < MOST_AT_ONCE) {
            Some(last) => {
                last.push('\n');
                last.push_str(word);
            }
            None => payloads.push(word.clone()),
        }
    }
    payloads
}

/// Tells other servers and hears of them, on a connection of its own, until it is dropped.
pub(crate) struct Ringer {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Ringer {
    /// Waits, so that no connection outlives the database.
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Ringer {
    /// Begins to tell and to hear.
    pub(crate) fn start(bell: &Bell, opener: Opener) -> std::io::Result<Ringer> {
        let bell = bell.clone();
        let (stop, stopped) = channel();
        let thread = std::thread::Builder::new().name("db-bell".to_owned()).spawn(move || {
            let mut line = None;
            let (mut pause, mut is_away) = (Duration::ZERO, false);
            while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                pause = match ring_on(&bell, &opener, &mut line) {
                    Ok(()) => {
                        is_away = false;
                        LISTEN_EVERY
                    }
                    Err(error) => {
                        if !std::mem::replace(&mut is_away, true) {
                            tracing::warn!(%error, "the bell between servers is not heard");
                        }
                        // Nothing piles up meanwhile: everybody looks by themselves.
                        *lock(&bell.0.outside) = None;
                        line = None;
                        CONNECT_EVERY
                    }
                };
            }
        })?;
        Ok(Ringer { stop: Some(stop), thread: Some(thread) })
    }
}

type Line = (PgConnection, i32);

fn ring_on(bell: &Bell, opener: &Opener, line: &mut Option<Line>) -> StoreResult<()> {
    let (conn, own) = match line.take() {
        Some(open) => line.insert(open),
        None => {
            let Some(open) = listen(opener)? else { return Ok(()) };
            *lock(&bell.0.outside) = Some(BTreeSet::new());
            line.insert(open)
        }
    };
    Ok(bell.hear_elsewhere(conn, *own)?)
}

fn listen(opener: &Opener) -> StoreResult<Option<Line>> {
    let open = opener.connect().map_err(|e| crate::StoreError::Unavailable(e.to_string()))?;
    let DbConn::Pg(mut conn) = open else { return Ok(None) };
    sql_query(format!("LISTEN {CHANNEL}")).execute(&mut conn)?;
    let own = diesel::select(diesel::dsl::sql::<diesel::sql_types::Integer>("pg_backend_pid()"));
    let own = own.get_result(&mut conn)?;
    Ok(Some((conn, own)))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_in_messages_that_are_not_too_long() {
        let words: BTreeSet<String> = (0..2_000).map(|n| format!("messenger/room/{n:019}")).collect();
        let told = payloads(&words);
        assert!(told.len() < 12 && told.iter().all(|payload| payload.len() <= MOST_AT_ONCE));
        assert_eq!(told.iter().flat_map(|payload| payload.lines()).count(), words.len());
    }

    #[tokio::test]
    async fn what_is_rung_before_somebody_waits_is_heard_and_only_what_is_committed() {
        let bell = Bell::default();
        let (events, rooms) = (bell.ear(EVENTS), bell.ear("messenger/"));
        note_event();
        bell.end(false);
        bell.ring("messenger/room/1");
        bell.ring("messenger/room/2");
        assert_eq!(rooms.heard().await.len(), 2);
        let nothing = tokio::time::timeout(Duration::from_millis(50), events.heard()).await;
        assert!(nothing.is_err(), "it was not committed");
        note_event();
        bell.end(true);
        assert!(events.heard().await.contains(EVENTS));
    }
}
