//! Writes a message anew, or takes it back: from the room, from what calls people, and from what is found.

use super::arrange_room::policy;
use super::calls::called;
use crate::access;
use crate::error::Error;
use crate::model::{Ended, Message, body};
use crate::store::{asking, call, mark, message, room};
use maru_kernel::{Event, Id, PersonId, Viewer};
use maru_store::Tx;

/// Writes a message anew; who is called in it and was not before hears of it.
///
/// # Errors
/// Another's, taken back, too late, or nothing in it.
pub fn edit(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, seq: i64, text: &str) -> Result<(), Error> {
    let seen = access::inside(room::hold(tx, id, viewer.id)?, viewer)?;
    access::may_post(&seen)?;
    let (old, now) = (there(tx, &seen, seq)?, tx.now());
    let body = body::take(text)?;
    if body == old.body {
        return Ok(());
    }
    // What somebody confirmed stays what they confirmed.
    if old.asks && !mark::confirmations(tx.conn(), id, &[seq])?.is_empty() {
        return Err(Error::Confirmed);
    }
    let (before, policy) = (body::facts(&old.body).calls, policy(tx.conn())?);
    let (kept, new): (Vec<String>, Vec<String>) =
        body::facts(&body).calls.into_iter().partition(|key| before.contains(key));
    let is_less = before.iter().any(|key| !kept.contains(key));
    let new = called(tx.conn(), (&seen, viewer), &new, &policy, now)?;
    let still = if is_less { called(tx.conn(), (&seen, viewer), &kept, &policy, now)? } else { Vec::new() };
    let allowed = access::edit(&seen, old, &policy, now)?;
    message::rewrite(tx, &allowed, &body)?;
    if is_less {
        call::keep(tx, &allowed, &still)?;
    }
    let hear: Vec<PersonId> = call::add(tx, &allowed, &new)?;
    if !hear.is_empty() {
        tx.record(&Event::new("messenger.called").about(allowed.noun().to_ref()).to(hear))?;
    }
    Ok(())
}

/// Takes a message back. What it said is kept aside for audited cases alone; its files go as files go that are removed.
///
/// # Errors
/// Another's, taken back already, or too late.
pub fn recall(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, seq: i64) -> Result<(), Error> {
    let seen = access::inside(room::hold(tx, id, viewer.id)?, viewer)?;
    let (old, now, policy) = (there(tx, &seen, seq)?, tx.now(), policy(tx.conn())?);
    let allowed = access::recall(&seen, old, &policy, now)?;
    message::recall(tx, &allowed)?;
    call::delete(tx, &allowed)?;
    asking::end(tx, id, seq, Ended::Recalled)?;
    let subject = allowed.noun().to_ref();
    maru_files::detach_all(tx, &subject)?;
    let details = serde_json::json!({ "room": id.to_string(), "number": seq });
    tx.record(&Event::new("messenger.recalled").about(subject).with(details))?;
    Ok(())
}

fn there(tx: &mut Tx<'_>, seen: &crate::model::Seen, seq: i64) -> Result<Message, Error> {
    message::one(tx.conn(), seen.place(), seq)?.ok_or(Error::Missing)
}
