//! Gives committed events their place in one order without gaps.
//!
//! Ids are made before the commit, so they do not tell in which order events became visible. One
//! process at a time moves waiting events from the outbox into the order; listeners follow that.

use crate::schema::{store_event_order as order, store_outbox as outbox};
use crate::{DbConn, StoreResult, Tx, lock_name};
use diesel::dsl::max;
use diesel::prelude::*;

/// How many events get a place in one go.
const AT_ONCE: i64 = 1_000;

/// Whether committed events wait for a place. A look that takes no lock.
///
/// # Errors
/// As any read.
pub fn events_wait(conn: &mut DbConn) -> StoreResult<bool> {
    Ok(diesel::select(diesel::dsl::exists(outbox::table.select(outbox::event_id))).get_result(conn)?)
}

/// Gives waiting events their places and returns how many there were.
///
/// # Errors
/// As any write.
pub fn give_places(tx: &mut Tx<'_>) -> StoreResult<usize> {
    lock_name(tx, "store.sequence")?;
    let waiting: Vec<i64> =
        outbox::table.select(outbox::event_id).order(outbox::event_id).limit(AT_ONCE).load(tx.conn())?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let last: Option<i64> = order::table.select(max(order::position)).first(tx.conn())?;
    for (position, event) in (last.unwrap_or(0) + 1..).zip(&waiting) {
        diesel::insert_into(order::table)
            .values((order::position.eq(position), order::event_id.eq(event)))
            .execute(tx.conn())?;
    }
    diesel::delete(outbox::table.filter(outbox::event_id.eq_any(&waiting))).execute(tx.conn())?;
    Ok(waiting.len())
}
