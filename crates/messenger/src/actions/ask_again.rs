//! Asks those again who have not confirmed a message; after some rounds their deputies hear of it, or whoever asked.

use super::arrange_room::policy;
use super::deputies::deputies;
use super::mark_message::here;
use super::rounds::each;
use crate::access;
use crate::error::Error;
use crate::model::asking::MOST_ROUNDS;
use crate::model::{Again, Asking, Ended, Message, Place};
use crate::store::{asking, member, message, room};
use maru_directory::faces;
use maru_kernel::{Cause, Event, Id, PersonId, Viewer};
use maru_store::{Db, StoreResult, Tx};
use std::collections::BTreeSet;

/// The job that asks.
pub const ASK: &str = "messenger.ask";

/// Has a message of the viewer ask again as told, or no more.
///
/// # Errors
/// Another's, taken back, one that asks nobody, or a large room the viewer does not manage.
pub fn ask_again(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: Id,
    seq: i64,
    again: Option<Again>,
) -> Result<(), Error> {
    let (seen, message) = here(tx, viewer, id, seq)?;
    let allowed = access::ask(&seen, message)?;
    match again {
        Some(again) => {
            let policy = policy(tx.conn())?;
            access::press(&seen, viewer, &policy)?;
            let next_at = again.every.next(tx.now());
            asking::set(tx, &allowed, again, next_at)?;
        }
        None => {
            asking::end(tx, id, seq, Ended::Stopped)?;
        }
    }
    let every = again.map_or("", |again| again.every.name());
    let event = Event::new("messenger.asking_changed").about(allowed.noun().to_ref());
    tx.record(&event.with(serde_json::json!({ "every": every })))?;
    Ok(())
}

/// Asks in every message whose next round is due.
///
/// # Errors
/// As any write.
pub fn ask_due(db: &Db) -> StoreResult<()> {
    let (cause, now) = (Cause::system(ASK), db.now());
    each(
        ASK,
        |limit| db.read_blocking(|conn| asking::due(conn, now, limit)),
        |due| {
            let (room, seq) = (due.room, due.seq);
            db.write_blocking(&cause, move |tx| hold_round(tx, room, seq))
        },
    )
}

/// One round in one transaction: who is told, that they were, and when the next is due.
fn hold_round(tx: &mut Tx<'_>, id: Id, seq: i64) -> StoreResult<()> {
    // The room is held first, as whoever confirms does, so that nobody is asked who is just confirming.
    let Some(room) = room::hold_any(tx, id)? else { return Ok(()) };
    let now = tx.now();
    let due = asking::of_message(tx.conn(), id, seq)?.filter(|one| one.next_at.is_some_and(|at| at <= now));
    let Some(due) = due else { return Ok(()) };
    let everything = Place { room: id, person: Id::from_i64(0), from: 1 };
    let message = message::one(tx.conn(), everything, seq)?.filter(|message| message.recalled_at.is_none());
    let Some(message) = message else { return asking::end(tx, id, seq, Ended::Recalled).map(drop) };
    // The room may have grown since, and whoever asked manage it no more.
    let (author, policy) = (room::seen(tx.conn(), id, message.author)?, policy(tx.conn())?);
    if !access::presses_on(&room, author.as_ref().map(|seen| &seen.me), &policy) {
        return asking::end(tx, id, seq, Ended::Large).map(drop);
    }
    let missing = asking::missing(tx.conn(), &message)?;
    let missing = serving(tx, missing)?;
    if missing.is_empty() {
        return asking::end(tx, id, seq, Ended::Confirmed).map(drop);
    }
    let next_at = due.again.every.next(now).filter(|_| due.round - due.base < MOST_ROUNDS);
    let Some(next_at) = next_at else { return asking::end(tx, id, seq, Ended::Long).map(drop) };
    if !asking::advance(tx, &due, next_at)? {
        return Ok(());
    }
    let themselves: Vec<(PersonId, PersonId)> = missing.iter().map(|one| (*one, *one)).collect();
    asking::note(tx, &due, &themselves)?;
    if due.round + 1 - due.base == due.again.rounds {
        tell_others(tx, &due, &message, &missing)?;
    }
    tx.record(&Event::new("messenger.asked_again").about(message.to_ref()).to(missing))?;
    Ok(())
}

/// Those who still work here; whoever has left confirms nothing any more.
fn serving(tx: &mut Tx<'_>, people: Vec<PersonId>) -> StoreResult<Vec<PersonId>> {
    let now = tx.now();
    let known = faces::of(tx.conn(), people.iter().copied(), now)?;
    Ok(people.into_iter().filter(|person| known.get(person).is_some_and(|known| known.active)).collect())
}

/// Tells the deputies of those who are missing, as far as they may read the message; of all others whoever asked.
fn tell_others(tx: &mut Tx<'_>, due: &Asking, message: &Message, missing: &[PersonId]) -> StoreResult<()> {
    let now = tx.now();
    let deputies = deputies(tx.conn(), missing, now)?;
    let all: Vec<PersonId> = deputies.values().copied().collect();
    let reading: BTreeSet<PersonId> =
        member::reading(tx.conn(), message.room, message.seq, &all)?.into_iter().collect();
    let told = |person: &PersonId| {
        let deputy = deputies.get(person).filter(|deputy| reading.contains(deputy));
        (*person, deputy.copied().unwrap_or(message.author))
    };
    let told: Vec<(PersonId, PersonId)> = missing.iter().map(told).collect();
    asking::note(tx, due, &told)?;
    let (asker, others): (BTreeSet<PersonId>, BTreeSet<PersonId>) =
        told.iter().map(|(_, told)| *told).partition(|told| *told == message.author);
    for (name, people) in [("messenger.asked_deputy", others), ("messenger.asked_in_vain", asker)] {
        if !people.is_empty() {
            tx.record(&Event::new(name).about(message.to_ref()).to(people.into_iter().collect()))?;
        }
    }
    Ok(())
}

/// Nobody is asked any more once everybody has confirmed.
pub(super) fn end_if_confirmed(tx: &mut Tx<'_>, message: &Message) -> StoreResult<()> {
    let is_asking = asking::of_message(tx.conn(), message.room, message.seq)?
        .is_some_and(|asking| asking.next_at.is_some());
    if is_asking {
        let missing = asking::missing(tx.conn(), message)?;
        if serving(tx, missing)?.is_empty() {
            asking::end(tx, message.room, message.seq, Ended::Confirmed)?;
        }
    }
    Ok(())
}
