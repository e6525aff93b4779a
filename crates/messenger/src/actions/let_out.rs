//! Lets those out of groups and channels who are not there any more: who has left the agency, and guests where guests may be no more.

use super::hand_over::resting_on;
use super::leave_room::keep_managed;
use crate::access;
use crate::model::Room;
use crate::store::{member, room};
use maru_directory::faces;
use maru_kernel::{Cause, Event, Id, PersonId};
use maru_store::{Db, StoreResult, Tx};

/// People looked at in one go.
const AT_ONCE: i64 = 1_000;

/// Looks through everybody in groups and channels; returns how many went out of rooms. A room that rests on somebody who has left keeps
/// them until it is handed over: whom it goes to is not decided here.
///
/// # Errors
/// As any write.
pub fn let_out_gone(db: &Db) -> StoreResult<usize> {
    let (cause, mut after, mut gone) = (Cause::system("messenger.follow"), Id::from_i64(0), 0);
    loop {
        let (people, serving) = db.read_blocking(move |conn| {
            let people = member::in_groups(conn, after, AT_ONCE)?;
            let serving = faces::serving(conn, &people)?;
            StoreResult::Ok((people, serving))
        })?;
        let Some(last) = people.last() else { return Ok(gone) };
        after = *last;
        for person in people {
            let is_guest = match serving.get(&person) {
                Some(false) => continue,
                Some(true) => true,
                None => false,
            };
            gone += db.write_blocking(&cause, move |tx| let_out_of_all(tx, person, is_guest))?;
        }
    }
}

/// Lets somebody who has left out of all groups and channels, and a guest out of those where guests may not be.
fn let_out_of_all(tx: &mut Tx<'_>, person: PersonId, is_guest: bool) -> StoreResult<usize> {
    let now = tx.now();
    let rooms = member::groups_of(tx.conn(), person, is_guest)?;
    let resting = if is_guest { Vec::new() } else { resting_on(tx.conn(), person, now)? };
    let mut gone = 0;
    for id in rooms.into_iter().filter(|room| !resting.contains(room)) {
        let Some(room) = room::hold_any(tx, id)? else { continue };
        gone += usize::from(let_out(tx, &room, person)?);
    }
    Ok(gone)
}

/// Lets all guests out of a room.
pub(super) fn let_guests_out(tx: &mut Tx<'_>, room: &Room) -> StoreResult<()> {
    let people = member::people(tx.conn(), room.id)?;
    for some in people.chunks(1_000) {
        let serving = faces::serving(tx.conn(), some)?;
        for guest in some.iter().filter(|person| serving.get(person) == Some(&true)) {
            let_out(tx, room, *guest)?;
        }
    }
    Ok(())
}

fn let_out(tx: &mut Tx<'_>, room: &Room, person: PersonId) -> StoreResult<bool> {
    let Some(leaving) = access::let_out(room, person) else { return Ok(false) };
    if !member::delete(tx, &leaving)? {
        return Ok(false);
    }
    keep_managed(tx, room)?;
    tx.record(&Event::new("messenger.removed").about(room.to_ref()).of_person(person))?;
    Ok(true)
}
