//! Has the rooms of units follow the organisation chart: who comes to serve there is let in, who goes is let out.

use super::let_in::first_readable;
use crate::access;
use crate::store::{member, room};
use maru_directory::behind;
use maru_kernel::{Cause, Event, Id, PersonId};
use maru_store::{Db, StoreResult, Tx};
use std::collections::BTreeSet;

/// Rooms looked after in one round.
const AT_ONCE: i64 = 100;
/// A unit with more people than these has no room of its own: the rest would not be let in.
const MOST: i64 = 10_000;

/// Looks after the rooms of all units; returns how many people came or went.
///
/// # Errors
/// As any write.
pub fn follow_units(db: &Db) -> StoreResult<usize> {
    let (mut after, mut moved) = (Id::from_i64(0), 0);
    let cause = Cause::system("messenger.follow");
    loop {
        let rooms = db.read_blocking(move |conn| room::following(conn, after, AT_ONCE))?;
        let Some((last, _)) = rooms.last() else { return Ok(moved) };
        after = *last;
        for (room, unit) in rooms {
            moved += db.write_blocking(&cause, move |tx| follow_unit(tx, room, unit))?;
        }
    }
}

/// Looks after the room of one unit; returns how many people came or went.
///
/// # Errors
/// As any write.
pub fn follow_unit(tx: &mut Tx<'_>, id: Id, unit: Id) -> StoreResult<usize> {
    let now = tx.now();
    let Some(room) = room::hold_any(tx, id)? else { return Ok(0) };
    let Some(entering) = access::follow(&room) else { return Ok(0) };
    let serving = behind::people(tx.conn(), &format!("below:{unit}"), now, MOST)?;
    let serving: BTreeSet<PersonId> = serving.into_iter().map(|one| one.person).collect();
    let inside: BTreeSet<PersonId> = member::by_unit(tx.conn(), id)?.into_iter().collect();
    let from = first_readable(tx.conn(), &room)?;
    let mut moved = 0;
    for person in serving.difference(&inside) {
        let new = member::NewMember { person: *person, manages: false, by_unit: true, from };
        moved += usize::from(member::insert(tx, &entering, new)?);
    }
    for person in inside.difference(&serving) {
        let Some(leaving) = access::follow_out(&room, *person) else { continue };
        if member::delete(tx, &leaving)? {
            tx.record(&Event::new("messenger.removed").about(room.to_ref()).of_person(*person))?;
            moved += 1;
        }
    }
    Ok(moved)
}
