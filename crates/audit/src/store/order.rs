//! The order of events and the events in it, as the check of the chain walks through them.

use super::schema::{store_event_order as order, store_events as events, store_outbox as outbox};
use diesel::dsl::{exists, min, not};
use diesel::prelude::*;
use maru_store::{DbConn, EventRow, StoreResult, Utc};
use std::collections::BTreeMap;

type Columns = (
    (i64, Utc, String, String, Option<i64>, Option<String>, Option<i64>),
    (Option<String>, Option<i64>, String, String, Option<String>, String, String),
);

/// The events with these ids. Their positions are left at zero.
pub fn events_of(conn: &mut DbConn, ids: &[i64]) -> StoreResult<BTreeMap<i64, EventRow>> {
    let rows: Vec<Columns> = events::table
        .filter(events::id.eq_any(ids))
        .select((
            (
                events::id,
                events::at,
                events::name,
                events::actor_kind,
                events::actor_person,
                events::actor_name,
                events::on_behalf_of,
            ),
            (
                events::subject,
                events::data_subject,
                events::audience,
                events::details,
                events::address,
                events::request,
                events::agent,
            ),
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(event).map(|e| (e.id, e)).collect())
}

fn event((who, what): Columns) -> EventRow {
    let (id, at, name, actor_kind, actor_person, actor_name, on_behalf_of) = who;
    let (subject, data_subject, audience, details, address, request, agent) = what;
    EventRow {
        position: 0,
        id,
        at,
        name,
        actor_kind,
        actor_person,
        actor_name,
        on_behalf_of,
        subject,
        data_subject,
        audience,
        details,
        address,
        request,
        agent,
    }
}

/// Which event lies at each position from `first` to `last`.
pub fn places(conn: &mut DbConn, first: i64, last: i64) -> StoreResult<BTreeMap<i64, i64>> {
    let rows: Vec<(i64, i64)> = order::table
        .filter(order::position.between(first, last))
        .select((order::position, order::event_id))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// How many events have a place after `position`.
pub fn count_after(conn: &mut DbConn, position: i64) -> StoreResult<i64> {
    Ok(order::table.filter(order::position.gt(position)).count().get_result(conn)?)
}

/// The oldest event that has no place in the order and does not wait for one: it was slipped in, or
/// its place was taken away.
pub fn oldest_without_place(conn: &mut DbConn) -> StoreResult<Option<i64>> {
    Ok(events::table
        .filter(not(exists(order::table.filter(order::event_id.eq(events::id)))))
        .filter(not(exists(outbox::table.filter(outbox::event_id.eq(events::id)))))
        .select(min(events::id))
        .first(conn)?)
}
