//! Reminds somebody of a message at the time they asked for, if they may still read it.

use super::mark_message::here;
use super::rounds::{AT_ONCE, EVERY, each, look_at};
use crate::access;
use crate::error::Error;
use crate::model::Reminder;
use crate::store::{message, reminder, room};
use maru_contract::Offers;
use maru_kernel::{Cause, Event, Id, Timestamp, Viewer};
use maru_store::{Db, StoreResult, Tx};

/// The job that reminds.
pub const REMIND: &str = "messenger.remind";
/// Messages somebody may be waiting to be reminded of.
const MOST: i64 = 500;

/// Has the viewer be reminded of a message at `at`.
///
/// # Errors
/// Not inside, taken back, too many already, or no time to come.
pub fn remind_at(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: Id,
    seq: i64,
    at: Option<Timestamp>,
) -> Result<(), Error> {
    let (seen, message) = here(tx, viewer, id, seq)?;
    let allowed = access::react(&seen, message)?;
    let at = at.ok_or(Error::Later)?;
    if reminder::of_person(tx.conn(), viewer.id, MOST)?.len() >= usize::try_from(MOST).unwrap_or_default() {
        return Err(Error::Waiting(MOST));
    }
    reminder::set(tx, &allowed, viewer.id, at)?;
    Ok(look_at(tx, REMIND, at)?)
}

/// Has the viewer be reminded of it no more.
///
/// # Errors
/// They are not anyway.
pub fn forget_reminder(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, seq: i64) -> Result<(), Error> {
    let own = reminder::of_person(tx.conn(), viewer.id, MOST)?;
    let own = own.iter().find(|own| own.room == id && own.seq == seq).ok_or(Error::Missing)?;
    reminder::delete(tx, own)?;
    Ok(())
}

/// Reminds everybody whose time has come; the notice and the end of the reminder are one transaction.
///
/// # Errors
/// As any write.
pub fn remind_due(db: &Db, offers: &Offers) -> StoreResult<()> {
    let (cause, now) = (Cause::system(REMIND), db.now());
    let reminded = each(
        REMIND,
        |limit| db.read_blocking(|conn| reminder::due(conn, now, limit)),
        |own| {
            let (offers, own) = (offers.clone(), *own);
            db.write_blocking(&cause, move |tx| one(tx, &offers, &own))
        },
    );
    reminded?;
    db.write_blocking(&cause, |tx| -> StoreResult<()> {
        let now = tx.now();
        for at in reminder::times(tx.conn(), now, now + EVERY, AT_ONCE)? {
            look_at(tx, REMIND, at)?;
        }
        Ok(())
    })
}

fn one(tx: &mut Tx<'_>, offers: &Offers, own: &Reminder) -> StoreResult<()> {
    if !reminder::delete(tx, own)? {
        return Ok(());
    }
    let all = offers.all();
    let viewer = match &all.viewer_of {
        Some(viewer_of) => viewer_of(tx.conn(), own.person)?,
        None => None,
    };
    let Some(viewer) = viewer else { return Ok(()) };
    let Ok(seen) = access::inside(room::seen(tx.conn(), own.room, own.person)?, &viewer) else {
        return Ok(());
    };
    let message = message::one(tx.conn(), seen.place(), own.seq)?.filter(|m| m.recalled_at.is_none());
    let Some(message) = message else { return Ok(()) };
    tx.record(&Event::new("messenger.reminded").about(message.to_ref()).to(vec![own.person]))?;
    Ok(())
}
