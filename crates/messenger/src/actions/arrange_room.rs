//! Decides what holds in a room, and what holds in all.

use super::end_room::reopen;
use super::let_out::let_guests_out;
use super::make_room::{name, topic};
use crate::access::{self, Allowed, Arrange};
use crate::error::Error;
use crate::model::{Policy, Room, RoomKind};
use crate::store::room::{self, Settings};
use maru_kernel::{Event, Id, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, Tx, setting};

/// Where the policy is kept.
const POLICY: &str = "messenger.policy";
/// What an event of a room says where guests may be in it no more.
pub const GUESTS_OUT: &str = "guests_out";
/// Days a message is kept at the most where a room says how many.
const MOST_DAYS: i32 = 3_650;

/// What somebody decides about a room.
#[derive(Clone, Debug)]
pub struct Arranging {
    /// What holds in it.
    pub settings: Settings,
    /// When nobody writes in it any more; nothing for as it was.
    pub ends_at: Option<Option<Timestamp>>,
    /// How often it had been arranged when they looked; nothing where that does not matter.
    pub known: Option<i64>,
}

/// Changes what was decided about a room, whatever it was.
///
/// # Errors
/// As [`rearrange_room`].
pub fn arrange_room(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, new: &Settings) -> Result<(), Error> {
    rearrange_room(tx, viewer, id, &Arranging { settings: new.clone(), ends_at: None, known: None })
}

/// Changes what was decided about a room, unless somebody else did meanwhile.
///
/// # Errors
/// No right to, no proper name, not a number of days, an end that is over, or another arrangement than was known.
pub fn rearrange_room(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, new: &Arranging) -> Result<(), Error> {
    let seen = access::inside(room::hold(tx, id, viewer.id)?, viewer)?;
    let allowed = access::arrange(&seen)?;
    let Arranging { settings: new, ends_at, known } = new;
    let room = &seen.room;
    if known.is_some_and(|known| known != room.arranged) {
        return Err(Error::Changed);
    }
    if new.keeps_days.is_some_and(|days| !(1..=MOST_DAYS).contains(&days)) {
        return Err(Error::Time);
    }
    // The room of a unit is called as the unit is, and has in it who serves there.
    let is_unit = room.kind == RoomKind::Unit;
    let called = if is_unit { String::new() } else { name(&new.name)? };
    let settings =
        Settings { name: called, topic: topic(&new.topic), guests: new.guests && !is_unit, ..new.clone() };
    room::set(tx, &allowed, &settings)?;
    if let Some(ends_at) = ends_at.filter(|ends_at| room.kind == RoomKind::Group && *ends_at != room.ends_at)
    {
        set_end(tx, &allowed, ends_at)?;
    }
    let guests_out = room.guests && !settings.guests;
    if guests_out {
        let_guests_out(tx, room)?;
    }
    let details = serde_json::json!({ GUESTS_OUT: guests_out });
    tx.record(&Event::new("messenger.room_arranged").about(room.to_ref()).with(details))?;
    Ok(())
}

/// A project ends later, earlier, or not: a room that was closed by its end is written in again.
fn set_end(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Arrange, Room>,
    ends_at: Option<Timestamp>,
) -> Result<(), Error> {
    let (room, now) = (allowed.noun(), tx.now());
    if ends_at.is_some_and(|at| at <= now) {
        return Err(Error::Time);
    }
    room::set_end(tx, allowed, ends_at)?;
    if room.ends_at.is_some_and(|at| at <= now) {
        reopen(tx, room)?;
    }
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
