//! Notes how far somebody has read, how loud a room is for them, and what they have typed.

use crate::access;
use crate::error::Error;
use crate::model::body::LONGEST;
use crate::store::member::{self, Habit};
use crate::store::{call, mark, message, room};
use maru_kernel::{Cause, Id, PersonId, Timestamp, Viewer};
use maru_store::{Db, StoreResult, Tx};

/// Messages of one's own that one goes past at once and that are looked for.
const MOST_OWN: i64 = 200;

/// The job that has rooms ring again.
pub const RING: &str = "messenger.ring";

/// Notes that the viewer has read up to `seq`; returns how far they had read before and have now, if that moved.
///
/// # Errors
/// Not inside.
pub fn read_up_to(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, seq: i64) -> Result<Option<(i64, i64)>, Error> {
    let seen = access::inside(room::seen(tx.conn(), id, viewer.id)?, viewer)?;
    let upto = seq.min(seen.room.last);
    let before = member::read_up_to(tx, &access::read(&seen), upto)?;
    Ok(before.map(|before| (before, upto)))
}

/// Notes that the viewer has looked at the answers of a thread up to `seq`: what calls them there calls no more. Where nothing else was
/// said since, they have read the room that far, too. Returns whether calls ended, and how far they had read before and have now, if
/// that moved.
///
/// # Errors
/// Not inside.
pub fn look_at_thread(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: Id,
    root: i64,
    seq: i64,
) -> Result<(bool, Option<(i64, i64)>), Error> {
    let seen = access::inside(room::seen(tx.conn(), id, viewer.id)?, viewer)?;
    let (allowed, upto) = (access::read(&seen), seq.min(seen.room.last));
    let ended = call::see_in_thread(tx, &allowed, root, upto)?;
    if message::says_else(tx.conn(), seen.place(), (seen.me.read, upto), root)? {
        return Ok((ended, None));
    }
    let before = member::read_up_to(tx, &allowed, upto)?;
    Ok((ended, before.map(|before| (before, upto))))
}

/// Takes back how far the viewer has read, so that `seq` is unread again; returns how far they had read before and have now, if that moved.
/// The second is the smaller.
///
/// # Errors
/// Not inside.
pub fn unread_from(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, seq: i64) -> Result<Option<(i64, i64)>, Error> {
    let seen = access::inside(room::seen(tx.conn(), id, viewer.id)?, viewer)?;
    let seq = seq.max(1);
    let before = member::unread_from(tx, &access::read(&seen), seq)?;
    Ok(before.map(|before| (before, seq - 1)))
}

/// What a move past messages of whoever moved comes to for those who look at the others: nobody counts as unread by its author what they
/// wrote. So it is as many moves as lie between their own.
///
/// # Errors
/// As any read.
pub fn past_own(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: Id,
    (from, to): (i64, i64),
) -> Result<Vec<(i64, i64)>, Error> {
    let (low, high) = (from.min(to), from.max(to));
    let mut own = message::own_between(tx.conn(), id, viewer.id, (low, high), MOST_OWN)?;
    own.push(high + 1);
    let (mut moves, mut begin) = (Vec::new(), low);
    for seq in own {
        if seq - 1 > begin {
            moves.push(if from < to { (begin, seq - 1) } else { (seq - 1, begin) });
        }
        begin = seq;
    }
    Ok(moves)
}

/// Sets how loud a room is for the viewer, or whether it is at hand.
///
/// # Errors
/// Not inside.
pub fn set_habit(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, habit: Habit, on: bool) -> Result<(), Error> {
    let seen = access::inside(room::seen(tx.conn(), id, viewer.id)?, viewer)?;
    Ok(member::set_habit(tx, &access::read(&seen), habit, on)?)
}

/// Silences a room for the viewer until a time to come.
///
/// # Errors
/// Not inside, or no time to come.
pub fn mute_until(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, until: Option<Timestamp>) -> Result<(), Error> {
    let seen = access::inside(room::seen(tx.conn(), id, viewer.id)?, viewer)?;
    Ok(member::mute_until(tx, &access::read(&seen), until.ok_or(Error::Later)?)?)
}

/// Rooms ring again that were silenced for a time which is over; returns whose rooms those are.
///
/// # Errors
/// As any write.
pub fn ring_again(db: &Db) -> StoreResult<Vec<PersonId>> {
    db.write_blocking(&Cause::system(RING), member::ring_again)
}

/// What a window knew of what the viewer has typed and not sent, when they sent something from it.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// What it sent.
    pub sent: String,
    /// What it had kept last.
    pub kept: String,
    /// When what it was drawn with had been kept, in microseconds.
    pub drafted: Option<i64>,
}

/// What was sent is kept no more. What another window of the room has kept since stays: it is still being written there.
///
/// # Errors
/// Not inside.
pub fn drop_draft(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, known: &Known) -> Result<(), Error> {
    let seen = access::inside(room::seen(tx.conn(), id, viewer.id)?, viewer)?;
    let draft = mark::draft_of(tx.conn(), id, viewer.id)?;
    let is_same = |text: &str| text.replace("\r\n", "\n").trim_end() == draft;
    let at = mark::drafted_at(tx.conn(), id, viewer.id)?.map(Timestamp::as_microsecond);
    if is_same(&known.sent) || is_same(&known.kept) || (at.is_some() && at == known.drafted) {
        mark::draft(tx, &access::read(&seen), "")?;
    }
    Ok(())
}

/// Keeps what the viewer has typed and not sent.
///
/// # Errors
/// Not inside, or too long.
pub fn keep_draft(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, body: &str) -> Result<(), Error> {
    let seen = access::inside(room::seen(tx.conn(), id, viewer.id)?, viewer)?;
    if body.chars().count() > LONGEST {
        return Err(Error::Long);
    }
    let body = body.replace("\r\n", "\n");
    Ok(mark::draft(tx, &access::read(&seen), body.trim_end())?)
}
