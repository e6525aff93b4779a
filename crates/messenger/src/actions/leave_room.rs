//! Lets people out of rooms, and says who manages one.

use crate::access;
use crate::error::Error;
use crate::model::Seen;
use crate::store::{member, room};
use maru_kernel::{Event, Id, PersonId, Viewer};
use maru_store::{StoreResult, Tx};

/// Leaves a room.
///
/// # Errors
/// Not inside, or a room that is not left.
pub fn leave(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<(), Error> {
    let seen = access::inside(room::hold(tx, id, viewer.id)?, viewer)?;
    let allowed = access::leave(&seen)?;
    member::delete(tx, &allowed)?;
    keep_managed(tx, &seen)?;
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
    keep_managed(tx, &seen)?;
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
    let allowed = access::appoint(&seen)?;
    if member::among(tx.conn(), id, &[person])?.is_empty() {
        return Err(Error::Nobody);
    }
    member::set_manages(tx, &allowed, person, manages)?;
    keep_managed(tx, &seen)?;
    tx.record(&Event::new("messenger.manager_changed").about(seen.room.to_ref()).of_person(person))?;
    Ok(())
}

/// A room that somebody managed goes on being managed, as long as there is anybody in it.
fn keep_managed(tx: &mut Tx<'_>, seen: &Seen) -> StoreResult<()> {
    let id = seen.room.id;
    if member::managers(tx.conn(), id)? > 0 {
        return Ok(());
    }
    if let Some(longest) = member::longest(tx.conn(), id)? {
        member::set_manages(tx, &access::succeed(&seen.room), longest, true)?;
    }
    Ok(())
}
