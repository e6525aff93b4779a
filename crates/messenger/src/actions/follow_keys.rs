//! Has the room in which several units hear something follow them: who comes to serve there is let in, who goes is let out.

use super::end_room::end;
use super::follow_units::{MOST, let_in_and_out};
use super::let_in::MOST_AT_ONCE;
use crate::access;
use crate::error::Error;
use crate::store::room;
use maru_directory::{behind, faces};
use maru_kernel::{Id, PersonId, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, Tx};
use std::collections::BTreeSet;

/// Units and posts of one room.
const MOST_KEYS: usize = 50;

/// Whether the viewer may have all these people in one room.
///
/// # Errors
/// Too many units, nobody in them, more people than a room takes, or more than the viewer may put into one.
pub(super) fn may_follow(tx: &mut Tx<'_>, viewer: &Viewer, keys: &[String]) -> Result<(), Error> {
    if keys.len() > MOST_KEYS {
        return Err(Error::Crowd(MOST_KEYS));
    }
    let now = tx.now();
    let crowd = Error::Crowd(usize::try_from(MOST).unwrap_or(usize::MAX));
    let people = serving(tx.conn(), keys, now)?.ok_or(crowd)?;
    if people.is_empty() {
        return Err(Error::Nobody);
    }
    let answers = answers_for_all(tx.conn(), viewer, keys, now)?;
    access::announce(viewer, people.len(), MOST_AT_ONCE, answers)
}

/// Whether somebody answers for what each of these keys holds.
fn answers_for_all(conn: &mut DbConn, viewer: &Viewer, keys: &[String], now: Timestamp) -> StoreResult<bool> {
    for key in keys {
        let key = key.strip_prefix("below:").map_or_else(|| key.clone(), |unit| format!("unit:{unit}"));
        if !behind::answerable(conn, &key, now)?.contains(&viewer.id) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The colleagues behind these keys; none where there are more than a room takes.
fn serving(conn: &mut DbConn, keys: &[String], now: Timestamp) -> StoreResult<Option<BTreeSet<PersonId>>> {
    let mut all: BTreeSet<PersonId> = BTreeSet::new();
    for key in keys {
        all.extend(behind::people(conn, key, now, MOST + 1)?.into_iter().map(|one| one.person));
    }
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    if all.len() > most {
        return Ok(None);
    }
    let some: Vec<PersonId> = all.into_iter().collect();
    let mut colleagues = BTreeSet::new();
    for some in some.chunks(1_000) {
        let known = faces::serving(conn, some)?;
        colleagues.extend(known.into_iter().filter(|(_, is_guest)| !is_guest).map(|(person, _)| person));
    }
    Ok(Some(colleagues))
}

/// Looks after one such room; returns how many people came or went. One whose units are all dissolved is closed and keeps those in it;
/// one that has outgrown what a room takes stays as it is.
///
/// # Errors
/// As any write.
pub(super) fn follow_keys(tx: &mut Tx<'_>, id: Id) -> StoreResult<usize> {
    let now = tx.now();
    let Some(room) = room::hold_any(tx, id)?.filter(|room| !room.follows.is_empty()) else { return Ok(0) };
    let Some(entering) = access::follow(&room).filter(|_| room.closed_at.is_none()) else { return Ok(0) };
    let Some(serving) = serving(tx.conn(), &room.follows, now)? else { return Ok(0) };
    if serving.is_empty() {
        end(tx, &room)?;
        return Ok(0);
    }
    let_in_and_out(tx, &entering, &serving)
}
