//! Lets people out of rooms, and says who manages one.

use crate::access;
use crate::error::Error;
use crate::model::Room;
use crate::store::{member, room};
use maru_directory::faces;
use maru_kernel::{Event, Id, PersonId, Viewer};
use maru_store::{StoreResult, Tx};

/// So many of those who have been in a room longest are looked at for somebody who manages it.
const LOOKED_AT: i64 = 1_000;

/// Leaves a room.
///
/// # Errors
/// Not inside, or a room that is not left.
pub fn leave(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<(), Error> {
    let seen = access::inside(room::hold(tx, id, viewer.id)?, viewer)?;
    let allowed = access::leave(&seen)?;
    member::delete(tx, &allowed)?;
    keep_managed(tx, &seen.room)?;
    tx.record(&Event::new("messenger.left").about(seen.room.to_ref()))?;
    Ok(())
}

/// Lets somebody out.
///
/// # Errors
/// No right to, or nobody of that name inside.
pub fn remove(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, person: PersonId) -> Result<(), Error> {
    let seen = access::inside(room::hold(tx, id, viewer.id)?, viewer)?;
    let allowed = access::remove(&seen, person)?;
    if !member::delete(tx, &allowed)? {
        return Err(Error::Nobody);
    }
    keep_managed(tx, &seen.room)?;
    tx.record(&Event::new("messenger.removed").about(seen.room.to_ref()).of_person(person))?;
    Ok(())
}

/// Lets somebody manage the room, or no more.
///
/// # Errors
/// No right to, or nobody of that name inside.
pub fn appoint(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: Id,
    person: PersonId,
    manages: bool,
) -> Result<(), Error> {
    let seen = access::inside(room::hold(tx, id, viewer.id)?, viewer)?;
    let serving = faces::serving(tx.conn(), &[person])?;
    let is_guest = serving.get(&person).copied().unwrap_or_default();
    let allowed = access::appoint(&seen, person, manages, is_guest)?;
    if member::among(tx.conn(), id, &[person])?.is_empty() {
        return Err(Error::Nobody);
    }
    member::set_manages(tx, &allowed, person, manages)?;
    keep_managed(tx, &seen.room)?;
    tx.record(&Event::new("messenger.manager_changed").about(seen.room.to_ref()).of_person(person))?;
    Ok(())
}

/// A room that somebody managed goes on being managed, as long as there is any colleague in it.
pub(super) fn keep_managed(tx: &mut Tx<'_>, room: &Room) -> StoreResult<()> {
    if member::managers(tx.conn(), room.id)? > 0 {
        return Ok(());
    }
    let longest = member::longest(tx.conn(), room.id, LOOKED_AT)?;
    let serving = faces::serving(tx.conn(), &longest)?;
    if let Some(next) = longest.iter().find(|person| serving.get(person) == Some(&false)) {
        member::set_manages(tx, &access::succeed(room), *next, true)?;
    }
    Ok(())
}
