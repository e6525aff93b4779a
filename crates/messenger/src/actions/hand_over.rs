//! What becomes of rooms that rest on one person when they go: somebody else manages them, or nobody writes in them any more.

use super::let_in::first_readable;
use crate::access;
use crate::store::{custody, member, room};
use maru_directory::faces;
use maru_kernel::{Event, Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx};
use std::collections::BTreeSet;

/// The rooms that nobody but `person` manages of those who work here.
///
/// # Errors
/// As any read.
pub fn resting_on(conn: &mut DbConn, person: PersonId, now: Timestamp) -> StoreResult<Vec<Id>> {
    let managed = custody::managed(conn, person)?;
    let others = managed_by_others(conn, &managed, person, now)?;
    Ok(managed.into_iter().filter(|room| !others.contains(room)).collect())
}

/// Those of `rooms` that a colleague manages beside `person`. Whoever has left, or is from outside, looks after none of them.
fn managed_by_others(
    conn: &mut DbConn,
    rooms: &[Id],
    person: PersonId,
    now: Timestamp,
) -> StoreResult<BTreeSet<Id>> {
    let beside = custody::managers_beside(conn, rooms, person)?;
    let known = faces::of(conn, beside.iter().map(|(_, person)| *person), now)?;
    let is_here = |person: &PersonId| known.get(person).is_some_and(|known| known.active && !known.guest);
    Ok(beside.into_iter().filter(|(_, person)| is_here(person)).map(|(room, _)| room).collect())
}

/// Has `to` manage the room in the place of `from`, if it still rests on them; says whether it did. Who was not in it reads what the room
/// lets newcomers read, and no more.
///
/// # Errors
/// As any write.
pub fn hand_over(tx: &mut Tx<'_>, id: Id, from: PersonId, to: PersonId) -> StoreResult<bool> {
    let Some(seen) = room::hold(tx, id, from)? else { return Ok(false) };
    let now = tx.now();
    let others = managed_by_others(tx.conn(), &[id], from, now)?.contains(&id);
    let Some(allowed) = access::hand_over(&seen, others) else { return Ok(false) };
    let first = first_readable(tx.conn(), allowed.noun())?;
    let new = member::NewMember { person: to, manages: true, by_unit: false, from: first };
    if !member::insert(tx, &allowed, new)? {
        member::set_manages(tx, &allowed, to, true)?;
    }
    member::set_manages(tx, &allowed, from, false)?;
    let details = serde_json::json!({ "to": to.to_string() });
    let event = Event::new("messenger.room_handed_over").about(seen.room.to_ref()).of_person(from);
    tx.record(&event.with(details).to(vec![to]))?;
    Ok(true)
}

/// Has nobody write in the room any more, if it still rests on `from`; says whether it did. Those in it go on reading it.
///
/// # Errors
/// As any write.
pub fn close(tx: &mut Tx<'_>, id: Id, from: PersonId) -> StoreResult<bool> {
    let Some(seen) = room::hold(tx, id, from)? else { return Ok(false) };
    let now = tx.now();
    let others = managed_by_others(tx.conn(), &[id], from, now)?.contains(&id);
    let Some(allowed) = access::close(&seen, others) else { return Ok(false) };
    room::set_closed(tx, &allowed, Some(now))?;
    tx.record(&Event::new("messenger.room_closed").about(seen.room.to_ref()).of_person(from))?;
    Ok(true)
}
