//! Lets people into rooms: those who are asked in, and those who come by themselves.

use crate::access::{self, Allowed, Enter};
use crate::error::Error;
use crate::model::{History, Place, Room, room_ref};
use crate::store::{member, message, room};
use maru_contract::Offers;
use maru_kernel::{Event, Id, PersonId, Viewer};
use maru_store::{DbConn, StoreResult, Tx};

/// People who are asked in at once.
pub const MOST_AT_ONCE: usize = 300;

/// Asks people in.
///
/// # Errors
/// No right to, too many, somebody who is not here, or a guest where none may be.
pub fn invite(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    offers: &Offers,
    id: Id,
    people: &[PersonId],
) -> Result<usize, Error> {
    let seen = access::inside(room::hold(tx, id, viewer.id)?, viewer)?;
    let allowed = access::invite(&seen, viewer)?;
    if people.len() > MOST_AT_ONCE {
        return Err(Error::Crowd(MOST_AT_ONCE));
    }
    several(tx, &allowed, offers, viewer.id, people)
}

/// Comes into a channel.
///
/// # Errors
/// There is no such channel for the viewer.
pub fn join(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<(), Error> {
    let allowed = access::join(room::hold_any(tx, id)?, viewer)?;
    let from = first_readable(tx.conn(), allowed.noun())?;
    let new = member::NewMember { person: viewer.id, manages: false, by_unit: false, from };
    if member::insert(tx, &allowed, new)? {
        tx.record(&Event::new("messenger.joined").about(room_ref(id)))?;
    }
    Ok(())
}

/// Somebody who is asked in, as the house knows them.
pub(super) fn known(tx: &mut Tx<'_>, offers: &Offers, person: PersonId) -> Result<Viewer, Error> {
    let all = offers.all();
    let Some(viewer_of) = &all.viewer_of else { return Err(Error::Nobody) };
    viewer_of(tx.conn(), person)?.ok_or(Error::Nobody)
}

/// Lets several in; returns how many were not in before.
pub(super) fn several(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Enter, Room>,
    offers: &Offers,
    by: PersonId,
    people: &[PersonId],
) -> Result<usize, Error> {
    let from = first_readable(tx.conn(), allowed.noun())?;
    let mut added = Vec::new();
    for person in people.iter().filter(|person| **person != by) {
        access::let_in(allowed.noun(), known(tx, offers, *person)?.guest)?;
        let new = member::NewMember { person: *person, manages: false, by_unit: false, from };
        if member::insert(tx, allowed, new)? {
            added.push(*person);
        }
    }
    let count = added.len();
    if count > 0 {
        tx.record(&Event::new("messenger.invited").about(allowed.noun().to_ref()).to(added))?;
    }
    Ok(count)
}

/// The first message that somebody who comes in now may read.
pub(super) fn first_readable(conn: &mut DbConn, room: &Room) -> StoreResult<i64> {
    Ok(match room.history {
        History::All => 1,
        History::Nothing => room.last + 1,
        History::Since(at) => {
            let everything = Place { room: room.id, person: Id::from_i64(0), from: 1 };
            message::first_at(conn, everything, at)?.unwrap_or(room.last + 1)
        }
    })
}
