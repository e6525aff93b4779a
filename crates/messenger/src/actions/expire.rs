//! Takes messages away whose time is over, as their room decides.

use crate::access;
use crate::model::{RoomKind, room_ref};
use crate::store::{expiry, member, message, room};
use maru_contract::Concerns;
use maru_files::detach_all;
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, Tx};

/// Takes the message away, if its time is still over: the room may have decided otherwise meanwhile.
///
/// # Errors
/// As any write.
pub fn expire(tx: &mut Tx<'_>, id: Id) -> StoreResult<()> {
    let Some(known) = message::any(tx.conn(), id)? else { return Ok(()) };
    let Some(room) = room::hold_any(tx, known.room)? else { return Ok(()) };
    let now = tx.now();
    let Some(allowed) = access::expire(&room, known, now) else { return Ok(()) };
    detach_all(tx, &allowed.noun().to_ref())?;
    expiry::delete(tx, &allowed)
}

/// Whom and which time a message is about: who wrote it, and of two people also the other; and its room.
///
/// # Errors
/// As any read.
pub fn concerned(conn: &mut DbConn, id: Id) -> StoreResult<Option<Concerns>> {
    let Some(known) = message::any(conn, id)? else { return Ok(None) };
    let kind = room::any(conn, known.room)?.map(|room| room.kind);
    let mut people = vec![known.author];
    if kind == Some(RoomKind::Direct) {
        people = member::people(conn, known.room)?;
    }
    Ok(Some(Concerns { people, made_at: Some(known.at), within: Some(room_ref(known.room)) }))
}
