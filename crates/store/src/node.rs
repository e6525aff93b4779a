//! Leases a node number, so that two running processes never make the same id.

use crate::pool::Opener;
use crate::schema::{store_events as events, store_nodes as nodes};
use crate::writer::write_transaction;
use crate::{DbConn, Portable, StoreError, StoreResult, Utc};
use diesel::prelude::*;
use diesel::r2d2::ManageConnection;
use maru_kernel::{Clock, Id, IdMaker, Timestamp};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

const NODES: i32 = 512;
const LEASE: jiff::SignedDuration = jiff::SignedDuration::from_mins(15);
const RENEW_EVERY: Duration = Duration::from_secs(240);

/// A leased node number: renewed in the background, another one taken when it was lost, given back when
/// dropped.
pub struct Lease {
    held: Arc<Held>,
    /// Closing this channel ends the renewing thread.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// The number and how to keep it.
struct Held {
    opener: Opener,
    clock: Clock,
    /// Tells our lease from that of whoever takes the number after us.
    owner: i64,
    ids: Arc<IdMaker>,
    /// Until when the number is ours, in microseconds since 1970.
    until: AtomicI64,
    renewing: Mutex<()>,
}

impl Drop for Lease {
    /// Waits until the number is given back, so that no connection outlives the database.
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Lease {
    /// Takes the lowest number nobody holds.
    pub fn take(conn: &mut DbConn, opener: Opener, clock: Clock) -> StoreResult<Lease> {
        let (owner, now) = (rand::random(), clock.now());
        let node = write_transaction(conn, |conn| claim(conn, owner, now))?;
        let held = Arc::new(Held {
            opener,
            clock,
            owner,
            ids: Arc::new(ids_after(conn, node, now)?),
            until: AtomicI64::new((now + LEASE).as_microsecond()),
            renewing: Mutex::default(),
        });
        let (stop, stopped) = channel();
        let renewed = Arc::clone(&held);
        let thread = std::thread::Builder::new()
            .name("node-lease".to_owned())
            .spawn(move || {
                while stopped.recv_timeout(RENEW_EVERY) == Err(RecvTimeoutError::Timeout) {
                    if let Err(error) = renewed.renew() {
                        tracing::warn!(%error, "the node lease could not be renewed");
                    }
                }
                let _ = with_connection(&renewed.opener, |conn| give_back(conn, owner));
            })
            .map_err(|e| StoreError::Unavailable(e.to_string()))?;
        Ok(Lease { held, stop: Some(stop), thread: Some(thread) })
    }

    /// Makes ids with the number.
    pub fn ids(&self) -> &Arc<IdMaker> {
        &self.held.ids
    }

    /// Whether the number is surely ours. It is not after the machine slept or the database was away for
    /// longer than a lease: somebody else may make ids with it by now.
    pub fn is_ours(&self) -> bool {
        self.held.clock.now().as_microsecond() < self.held.until.load(Ordering::Acquire)
    }

    /// Makes sure of a number, the old one or another. May block.
    ///
    /// # Errors
    /// As any write; no ids may be made then.
    pub fn secure(&self) -> StoreResult<()> {
        let _turn = self.held.renewing.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_ours() { Ok(()) } else { self.held.renew() }
    }
}

impl Held {
    fn renew(&self) -> StoreResult<()> {
        let now = self.clock.now();
        let node = with_connection(&self.opener, |conn| {
            write_transaction(conn, |conn| claim(conn, self.owner, now))
        })?;
        self.ids.move_to(node);
        self.until.store((now + LEASE).as_microsecond(), Ordering::Release);
        Ok(())
    }
}

/// Makes ids for `node` that are newer than those of whoever had the number before. They are in any case,
/// unless the clock was turned back since (S-417).
pub(crate) fn ids_after(conn: &mut DbConn, node: u16, now: Timestamp) -> StoreResult<IdMaker> {
    let ids = IdMaker::new(node);
    let newest: Option<i64> = events::table.select(diesel::dsl::max(events::id)).first(conn)?;
    let newest = newest.map(|id| Id::from_i64(id).made_at()).filter(|at| *at >= now);
    if let Some(at) = newest {
        // Beyond what was made without an event after it.
        ids.next(at + jiff::SignedDuration::from_secs(1));
    }
    Ok(ids)
}

/// The number `owner` has, or the lowest that nobody holds, until a lease from `now`.
fn claim(conn: &mut DbConn, owner: i64, now: Timestamp) -> StoreResult<u16> {
    if let DbConn::Pg(conn) = conn {
        diesel::sql_query("LOCK TABLE store_nodes IN EXCLUSIVE MODE").execute(conn)?;
    }
    let until = Utc(now + LEASE);
    let own: Option<i32> =
        nodes::table.filter(nodes::owner.eq(owner)).select(nodes::node).first(conn).optional()?;
    let held: Vec<i32> =
        nodes::table.filter(nodes::lease_until.gt(Utc(now))).select(nodes::node).load(conn)?;
    let node = own.or_else(|| (0..NODES).find(|n| !held.contains(n))).ok_or(StoreError::Busy)?;
    Portable(
        diesel::insert_into(nodes::table)
            .values((nodes::node.eq(node), nodes::owner.eq(owner), nodes::lease_until.eq(until)))
            .on_conflict(nodes::node)
            .do_update()
            .set((nodes::owner.eq(owner), nodes::lease_until.eq(until))),
    )
    .execute(conn)?;
    u16::try_from(node).or(Err(StoreError::Busy))
}

/// A running process, by the number it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeSeen {
    /// Its number.
    pub node: i32,
    /// When it last renewed its lease, by its own clock.
    pub renewed_at: Timestamp,
}

/// After so long a process renews its lease.
pub const RENEWED_EVERY: Duration = RENEW_EVERY;

/// The processes that hold a number now.
///
/// # Errors
/// As any read.
pub fn nodes_seen(conn: &mut DbConn, now: Timestamp) -> StoreResult<Vec<NodeSeen>> {
    let held: Vec<(i32, Utc)> = nodes::table
        .filter(nodes::lease_until.gt(Utc(now)))
        .order(nodes::node)
        .select((nodes::node, nodes::lease_until))
        .load(conn)?;
    Ok(held.into_iter().map(|(node, until)| NodeSeen { node, renewed_at: until.0 - LEASE }).collect())
}

/// Whether a running process has a number.
pub(crate) fn is_leased(conn: &mut DbConn, now: Timestamp) -> StoreResult<bool> {
    let held: i64 = nodes::table.filter(nodes::lease_until.gt(Utc(now))).count().get_result(conn)?;
    Ok(held > 0)
}

fn give_back(conn: &mut DbConn, owner: i64) -> StoreResult<()> {
    diesel::delete(nodes::table.filter(nodes::owner.eq(owner))).execute(conn)?;
    Ok(())
}

/// Leases live beside the writer's queue: a short connection of their own never waits behind a long
/// import.
fn with_connection<T>(opener: &Opener, work: impl FnOnce(&mut DbConn) -> StoreResult<T>) -> StoreResult<T> {
    let mut conn = opener.connect().map_err(|e| StoreError::Unavailable(e.to_string()))?;
    work(&mut conn)
}
