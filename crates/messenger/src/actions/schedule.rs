//! Has a message wait for its time, say something else meanwhile, or wait no more.

use super::rounds::look_at;
use super::send::{LONGEST_SENDING, Writing, taken};
use super::send_scheduled::SEND;
use crate::access;
use crate::error::Error;
use crate::model::{Scheduled, body, scheduled_ref};
use crate::store::{room, scheduled};
use maru_files::{attach, detach_all};
use maru_kernel::{Id, Timestamp, Viewer};
use maru_store::{Sending, Tx, made_before};

/// Messages that wait for one person.
pub const MOST_WAITING: i64 = 100;

/// Has the message wait until `at`, which is what the form means by `wish`: "in an hour" is another time whenever it is sent, and the
/// same form all the same. It is looked at now as it is when it is sent, so that most of what would keep it is said
/// while its author is there.
///
/// # Errors
/// As sending it now, too many that wait already, or no time to come.
pub fn schedule(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: Id,
    new: &Writing,
    (at, wish): (Option<Timestamp>, &str),
) -> Result<Id, Error> {
    let allowed = access::post(room::hold(tx, id, viewer.id)?, viewer)?;
    if new.sending.chars().count() > LONGEST_SENDING {
        return Err(Error::Sending(LONGEST_SENDING));
    }
    let at = at.ok_or(Error::Later)?;
    let ready = taken(tx, viewer, allowed.noun(), new)?;
    let waiting = Scheduled {
        id: tx.id(),
        room: id,
        person: viewer.id,
        at,
        body: ready.body,
        thread: ready.root,
        reply_to: new.reply_to,
        priority: new.priority,
        asks: new.asks,
        again: new.again,
        files: i32::try_from(new.files.len()).unwrap_or(i32::MAX),
        failed: None,
    };
    let room = id.to_string();
    let said = ["messenger.scheduled", &room, wish, &waiting.body];
    let sending = Sending { person: viewer.id, form: &new.sending, said: &said };
    if let Some(before) = made_before(tx, &sending, &scheduled_ref(waiting.id))? {
        return Ok(before.id);
    }
    if scheduled::count(tx.conn(), viewer.id, None)? >= MOST_WAITING {
        return Err(Error::Waiting(MOST_WAITING));
    }
    scheduled::insert(tx, &allowed, &waiting)?;
    for file in &new.files {
        attach(tx, *file, &waiting.to_ref(), viewer.id)?;
    }
    look_at(tx, SEND, at)?;
    Ok(waiting.id)
}

/// Has it say something else, or wait for another time.
///
/// # Errors
/// Another's, nothing in it, or no time to come.
pub fn reschedule(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: Id,
    text: &str,
    at: Option<Timestamp>,
) -> Result<(), Error> {
    let allowed = access::scheduled(scheduled::hold(tx, id)?, viewer)?;
    let at = at.ok_or(Error::Later)?;
    let body = match body::take(text) {
        Err(body::Refused::Empty) if allowed.noun().files > 0 => String::new(),
        taken => taken?,
    };
    scheduled::update(tx, &allowed, &body, at)?;
    Ok(look_at(tx, SEND, at)?)
}

/// Has it wait no more; its files go as files go that are removed.
///
/// # Errors
/// Another's, or sent already.
pub fn unschedule(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<(), Error> {
    let allowed = access::scheduled(scheduled::hold(tx, id)?, viewer)?;
    scheduled::delete(tx, &allowed)?;
    Ok(detach_all(tx, &scheduled_ref(id))?)
}
