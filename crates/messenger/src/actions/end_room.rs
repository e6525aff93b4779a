//! Has nobody write in a room any more whose purpose is over, and everybody again where it goes on after all. Those in it read it all the
//! while, and who manages it takes it away.

use super::leave_room::keep_managed;
use super::rounds::each;
use crate::access;
use crate::model::Room;
use crate::store::room;
use maru_kernel::{Cause, Event, Id};
use maru_store::{Db, StoreResult, Tx};

/// The job that closes rooms whose end has come.
pub const END: &str = "messenger.end";

/// Closes the rooms whose end has come.
///
/// # Errors
/// As any write.
pub fn end_due(db: &Db) -> StoreResult<()> {
    let (cause, now) = (Cause::system(END), db.now());
    each(
        END,
        |limit| db.read_blocking(|conn| room::ended(conn, now, limit)),
        |id| {
            let id = *id;
            db.write_blocking(&cause, move |tx| end_if_due(tx, id))
        },
    )
}

fn end_if_due(tx: &mut Tx<'_>, id: Id) -> StoreResult<()> {
    let now = tx.now();
    match room::hold_any(tx, id)?.filter(|room| room.ends_at.is_some_and(|at| at <= now)) {
        Some(room) => end(tx, &room),
        None => Ok(()),
    }
}

/// Closes the room, unless it is.
pub(super) fn end(tx: &mut Tx<'_>, room: &Room) -> StoreResult<()> {
    if room.closed_at.is_some() {
        return Ok(());
    }
    let now = tx.now();
    room::set_closed(tx, &access::end(room), Some(now))?;
    // Somebody has to be able to take it away, also where nobody managed it before.
    keep_managed(tx, room)?;
    tx.record(&Event::new("messenger.room_closed").about(room.to_ref()))?;
    Ok(())
}

/// Opens the room again, unless it is open.
pub(super) fn reopen(tx: &mut Tx<'_>, room: &Room) -> StoreResult<()> {
    if room.closed_at.is_none() {
        return Ok(());
    }
    room::set_closed(tx, &access::end(room), None)?;
    tx.record(&Event::new("messenger.room_reopened").about(room.to_ref()))?;
    Ok(())
}
