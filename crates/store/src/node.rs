//! Leases a node number, so that two running processes never make the same id.

use crate::pool::Opener;
use crate::schema::store_nodes as nodes;
use crate::writer::write_transaction;
use crate::{DbConn, Portable, StoreError, StoreResult, Utc};
use diesel::prelude::*;
use diesel::r2d2::ManageConnection;
use maru_kernel::{Clock, Timestamp};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

const NODES: i32 = 512;
const LEASE: jiff::SignedDuration = jiff::SignedDuration::from_mins(15);
const RENEW_EVERY: Duration = Duration::from_secs(240);

/// A leased node number, renewed in the background and given back when dropped.
pub struct Lease {
    node: u16,
    /// Closing this channel ends the renewing thread.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
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
        let node = write_transaction(conn, |conn| claim(conn, clock.now()))?;
        let (stop, stopped) = channel();
        let thread = std::thread::Builder::new()
            .name("node-lease".to_owned())
            .spawn(move || {
                while stopped.recv_timeout(RENEW_EVERY) == Err(RecvTimeoutError::Timeout) {
                    let until = clock.now() + LEASE;
                    if let Err(error) = with_connection(&opener, |conn| extend(conn, node, until)) {
                        tracing::warn!(%error, "the node lease could not be renewed");
                    }
                }
                let _ = with_connection(&opener, |conn| extend(conn, node, clock.now()));
            })
            .map_err(|e| StoreError::Unavailable(e.to_string()))?;
        let node = u16::try_from(node).unwrap_or_default();
        Ok(Lease { node, stop: Some(stop), thread: Some(thread) })
    }

    /// The number.
    pub fn node(&self) -> u16 {
        self.node
    }
}

fn claim(conn: &mut DbConn, now: Timestamp) -> StoreResult<i32> {
    if let DbConn::Pg(conn) = conn {
        diesel::sql_query("LOCK TABLE store_nodes IN EXCLUSIVE MODE").execute(conn)?;
    }
    let held: Vec<i32> =
        nodes::table.filter(nodes::lease_until.gt(Utc(now))).select(nodes::node).load(conn)?;
    let free = (0..NODES).find(|n| !held.contains(n)).ok_or(StoreError::Busy)?;
    let until = Utc(now + LEASE);
    Portable(
        diesel::insert_into(nodes::table)
            .values((nodes::node.eq(free), nodes::lease_until.eq(until)))
            .on_conflict(nodes::node)
            .do_update()
            .set(nodes::lease_until.eq(until)),
    )
    .execute(conn)?;
    Ok(free)
}

fn extend(conn: &mut DbConn, node: i32, until: Timestamp) -> StoreResult<()> {
    diesel::update(nodes::table.find(node)).set(nodes::lease_until.eq(Utc(until))).execute(conn)?;
    Ok(())
}

/// Leases live beside the writer's queue: a short connection of their own never waits behind a long
/// import.
fn with_connection<T>(opener: &Opener, work: impl FnOnce(&mut DbConn) -> StoreResult<T>) -> StoreResult<T> {
    let mut conn = opener.connect().map_err(|e| StoreError::Unavailable(e.to_string()))?;
    work(&mut conn)
}
