//! A running write transaction: it has a cause, a time and ids, records events and queues jobs, and
//! cannot be committed by those who use it.

use crate::{DbConn, StoreResult, Utc, event, jobs};
use maru_kernel::{Cause, Event, Id, IdMaker, Timestamp};

/// One write transaction. Everything done through it is committed together or not at all.
pub struct Tx<'a> {
    conn: &'a mut DbConn,
    cause: &'a Cause,
    ids: &'a IdMaker,
    now: Timestamp,
}

/// A job to be done after the commit.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    /// The handler's name, such as `files.scan`.
    pub kind: &'a str,
    /// A JSON object with ids.
    pub payload: String,
    /// Not before this time, which is at most an hour away.
    pub run_at: Timestamp,
    /// At most one waiting job has this key; a second one is dropped. One that is worked on already does
    /// not count, as it may have looked before; the two are never worked on at once.
    pub unique_key: Option<String>,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(conn: &'a mut DbConn, cause: &'a Cause, ids: &'a IdMaker, now: Timestamp) -> Self {
        Tx { conn, cause, ids, now }
    }

    /// The connection, for `store` rooms.
    pub fn conn(&mut self) -> &mut DbConn {
        self.conn
    }

    /// Why this happens.
    pub fn cause(&self) -> &Cause {
        self.cause
    }

    /// When this happens; the same instant for the whole transaction.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// A new id.
    pub fn id(&self) -> Id {
        self.ids.next(self.now)
    }

    /// Writes down what happened (S-191). Listeners hear of it after the commit.
    ///
    /// # Errors
    /// As any write.
    pub fn record(&mut self, event: &Event) -> StoreResult<Id> {
        let id = self.id();
        event::insert(self.conn, id, self.now, self.cause, event)?;
        Ok(id)
    }

    /// Writes down many things that happened, as [`Tx::record`] does one.
    ///
    /// # Errors
    /// As any write.
    pub fn record_all(&mut self, events: &[Event]) -> StoreResult<()> {
        let all: Vec<(Id, &Event)> = events.iter().map(|event| (self.id(), event)).collect();
        event::insert_all(self.conn, self.now, self.cause, &all)
    }

    /// Queues a job; it exists only if this transaction commits.
    ///
    /// # Errors
    /// As any write.
    pub fn enqueue(&mut self, job: NewJob<'_>) -> StoreResult<()> {
        let id = self.id();
        jobs::insert(self.conn, id, job)
    }

    /// Keeps a small value under `key`, replacing the old one.
    ///
    /// # Errors
    /// As any write.
    pub fn set(&mut self, key: &str, value: &str) -> StoreResult<()> {
        crate::setting::set(self.conn, key, value, Utc(self.now))
    }
}
