//! Decides what holds in a room, and what holds in all.

use super::make_room::{name, topic};
use crate::access;
use crate::error::Error;
use crate::model::{Policy, RoomKind};
use crate::store::room::{self, Settings};
use maru_kernel::{Event, Id, Viewer};
use maru_store::{DbConn, StoreResult, Tx, setting};

/// Where the policy is kept.
const POLICY: &str = "messenger.policy";
/// What an event of a room says where guests may be in it no more.
pub const GUESTS_OUT: &str = "guests_out";
/// Days a message is kept at the most where a room says how many.
const MOST_DAYS: i32 = 3_650;

/// Changes what was decided about a room.
///
/// # Errors
/// No right to, no proper name, or not a number of days.
pub fn arrange_room(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, new: &Settings) -> Result<(), Error> {
    let seen = access::inside(room::hold(tx, id, viewer.id)?, viewer)?;
    let allowed = access::arrange(&seen)?;
    if new.keeps_days.is_some_and(|days| !(1..=MOST_DAYS).contains(&days)) {
        return Err(Error::Time);
    }
    // The room of a unit is called as the unit is, and has in it who serves there.
    let is_unit = seen.room.kind == RoomKind::Unit;
    let called = if is_unit { String::new() } else { name(&new.name)? };
    let settings =
        Settings { name: called, topic: topic(&new.topic), guests: new.guests && !is_unit, ..new.clone() };
    room::set(tx, &allowed, &settings)?;
    let details = serde_json::json!({ GUESTS_OUT: seen.room.guests && !settings.guests });
    tx.record(&Event::new("messenger.room_arranged").about(seen.room.to_ref()).with(details))?;
    Ok(())
}

/// What the agency has decided for all rooms.
pub fn policy(conn: &mut DbConn) -> StoreResult<Policy> {
    Ok(setting(conn, POLICY)?.map(|text| Policy::from_text(&text)).unwrap_or_default())
}

/// Decides what holds in all rooms.
///
/// # Errors
/// No right to.
pub fn decide(tx: &mut Tx<'_>, viewer: &Viewer, new: &Policy) -> Result<(), Error> {
    access::decide(viewer)?;
    let text = new.to_text();
    tx.set(POLICY, &text)?;
    tx.record(&Event::new("messenger.policy_changed").with(serde_json::json!({ "policy": text })))?;
    Ok(())
}
