//! Has the rooms of units follow the organisation chart: who comes to serve there is let in, who goes is let out, and who answers for the
//! unit manages its room.

use super::end_room::{end, reopen};
use super::follow_keys::follow_keys;
use super::let_in::first_readable;
use crate::access::{self, Allowed, Enter};
use crate::model::Room;
use crate::store::{member, room};
use maru_directory::behind;
use maru_kernel::{Cause, Event, Id, PersonId, Timestamp};
use maru_store::{Db, DbConn, StoreResult, Tx};
use std::collections::BTreeSet;

/// Rooms looked after in one round.
const AT_ONCE: i64 = 100;
/// A unit with more people than these has no room of its own: the rest would not be let in.
pub(super) const MOST: i64 = 10_000;

/// Looks after the rooms of all units, and of several at once; returns how many people came or went.
///
/// # Errors
/// As any write.
pub fn follow_units(db: &Db) -> StoreResult<usize> {
    let (mut after, mut moved) = (Id::from_i64(0), 0);
    let cause = Cause::system("messenger.follow");
    loop {
        let rooms = db.read_blocking(move |conn| room::following(conn, after, AT_ONCE))?;
        let Some((last, _)) = rooms.last() else { break };
        after = *last;
        for (room, unit) in rooms {
            moved += db.write_blocking(&cause, move |tx| follow_unit(tx, room, unit))?;
        }
    }
    after = Id::from_i64(0);
    loop {
        let rooms = db.read_blocking(move |conn| room::reaching(conn, after, AT_ONCE))?;
        let Some(last) = rooms.last() else { return Ok(moved) };
        after = *last;
        for room in rooms {
            moved += db.write_blocking(&cause, move |tx| follow_keys(tx, room))?;
        }
    }
}

/// Looks after the room of one unit; returns how many people came or went. The room of a unit that was dissolved is closed and keeps those
/// who were in it: what was said there is theirs to read, and nobody can be asked back in. One that has outgrown [`MOST`] stays as it is.
///
/// # Errors
/// As any write.
pub fn follow_unit(tx: &mut Tx<'_>, id: Id, unit: Id) -> StoreResult<usize> {
    let now = tx.now();
    let Some(room) = room::hold_any(tx, id)? else { return Ok(0) };
    let Some(entering) = access::follow(&room) else { return Ok(0) };
    if !behind::is_open(tx.conn(), unit)? {
        end(tx, &room)?;
        return Ok(0);
    }
    reopen(tx, &room)?;
    let Some(serving) = serving(tx.conn(), unit, now)? else { return Ok(0) };
    let moved = let_in_and_out(tx, &entering, &serving.iter().copied().collect())?;
    follow_head(tx, &entering, unit, &serving)?;
    Ok(moved)
}

/// Those who serve in a unit and below it, in the order of units and of people in them; none where there are more than [`MOST`].
pub(super) fn serving(conn: &mut DbConn, unit: Id, now: Timestamp) -> StoreResult<Option<Vec<PersonId>>> {
    let serving = behind::people(conn, &format!("below:{unit}"), now, MOST + 1)?;
    let fits = i64::try_from(serving.len()).is_ok_and(|count| count <= MOST);
    Ok(fits.then(|| serving.into_iter().map(|one| one.person).collect()))
}

/// Has exactly those `serving` be in the room whom the organisation chart puts there; returns how many came or went.
pub(super) fn let_in_and_out(
    tx: &mut Tx<'_>,
    entering: &Allowed<Enter, Room>,
    serving: &BTreeSet<PersonId>,
) -> StoreResult<usize> {
    let room = entering.noun();
    let inside: BTreeSet<PersonId> = member::by_unit(tx.conn(), room.id)?.into_iter().collect();
    let from = first_readable(tx.conn(), room)?;
    let mut moved = 0;
    for person in serving.difference(&inside) {
        let new = member::NewMember { person: *person, manages: false, by_unit: true, from };
        moved += usize::from(member::insert(tx, entering, new)?);
    }
    for person in inside.difference(serving) {
        let Some(leaving) = access::follow_out(room, *person) else { continue };
        if member::delete(tx, &leaving)? {
            tx.record(&Event::new("messenger.removed").about(room.to_ref()).of_person(*person))?;
            moved += 1;
        }
    }
    Ok(moved)
}

/// Has the room be managed by whoever answers for the unit, and no more by whoever did before. Where nobody serves in the unit itself,
/// that is the first of those below it.
fn follow_head(
    tx: &mut Tx<'_>,
    entering: &Allowed<Enter, Room>,
    unit: Id,
    serving: &[PersonId],
) -> StoreResult<()> {
    let (room, now) = (entering.noun(), tx.now());
    let answering = behind::answerable(tx.conn(), &format!("unit:{unit}"), now)?;
    let head = answering.first().or(serving.first()).copied();
    if head == room.head {
        return Ok(());
    }
    if let Some(before) = room.head {
        member::set_manages(tx, entering, before, false)?;
    }
    room::set_head(tx, entering, head)?;
    if let Some(head) = head {
        member::set_manages(tx, entering, head, true)?;
        tx.record(&Event::new("messenger.manager_changed").about(room.to_ref()).of_person(head))?;
    }
    Ok(())
}
