//! Reads events in order, and remembers how far each listener has read.

use crate::schema::{store_cursors as cursors, store_event_order as order, store_events as events};
use crate::{DbConn, Portable, StoreResult, Tx, Utc};
use diesel::prelude::*;

/// An event as it was written, with its place in the order.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct EventRow {
    /// Place in the order, from 1, without gaps.
    pub position: i64,
    /// The event's id.
    pub id: i64,
    /// When it happened.
    pub at: Utc,
    /// What happened.
    pub name: String,
    /// `person`, `system`, `operator` or `anonymous`.
    pub actor_kind: String,
    /// The person who did it.
    pub actor_person: Option<i64>,
    /// The part of the system or the operator's account.
    pub actor_name: Option<String>,
    /// For whom the person stood in.
    pub on_behalf_of: Option<i64>,
    /// `module/kind/id` of what it happened to.
    pub subject: Option<String>,
    /// Whose personal data was touched or seen.
    pub data_subject: Option<i64>,
    /// JSON list of person ids to notify.
    pub audience: String,
    /// JSON object.
    pub details: String,
    /// The client's address.
    pub address: Option<String>,
    /// The request's id.
    pub request: String,
    /// The browser's name for itself.
    pub agent: String,
}

/// Up to `limit` events after `position`, in order.
///
/// # Errors
/// As any read.
pub fn events_after(conn: &mut DbConn, position: i64, limit: i64) -> StoreResult<Vec<EventRow>> {
    Ok(order::table
        .inner_join(events::table)
        .filter(order::position.gt(position))
        .order(order::position)
        .limit(limit)
        .select((
            order::position,
            events::id,
            events::at,
            events::name,
            events::actor_kind,
            events::actor_person,
            events::actor_name,
            events::on_behalf_of,
            events::subject,
            events::data_subject,
            events::audience,
            events::details,
            events::address,
            events::request,
            events::agent,
        ))
        .load(conn)?)
}

/// The newest position there is; 0 before the first.
///
/// # Errors
/// As any read.
pub fn newest_place(conn: &mut DbConn) -> StoreResult<i64> {
    let newest: Option<i64> = order::table.select(diesel::dsl::max(order::position)).first(conn)?;
    Ok(newest.unwrap_or(0))
}

/// The last position `listener` has dealt with; 0 before the first.
///
/// # Errors
/// As any read.
pub fn heard_up_to(conn: &mut DbConn, listener: &str) -> StoreResult<i64> {
    let found = cursors::table.find(listener).select(cursors::position).first(conn).optional()?;
    Ok(found.unwrap_or(0))
}

/// Remembers that `listener` has dealt with everything up to `position`.
///
/// # Errors
/// As any write.
pub fn set_heard_up_to(tx: &mut Tx<'_>, listener: &str, position: i64) -> StoreResult<()> {
    let row = (cursors::listener.eq(listener), cursors::position.eq(position));
    Portable(
        diesel::insert_into(cursors::table)
            .values(row)
            .on_conflict(cursors::listener)
            .do_update()
            .set(cursors::position.eq(position)),
    )
    .execute(tx.conn())?;
    Ok(())
}
