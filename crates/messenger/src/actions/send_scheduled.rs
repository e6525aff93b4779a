//! Sends what has waited for its time: once, also when the server dies in the middle, as the message and the end of its waiting are
//! one transaction and the message is sent with the id it waited under.

use super::rounds::{AT_ONCE, EVERY, each, look_at};
use super::send::{Sent, Writing, send};
use crate::access::{self, Allowed, Schedule};
use crate::error::Error;
use crate::model::{Scheduled, scheduled_ref};
use crate::store::{room, scheduled};
use maru_contract::Offers;
use maru_files::of_owner;
use maru_kernel::{Cause, Event, Fault, Id, Lang, PersonId, Surroundings, Viewer};
use maru_store::{Db, StoreError, StoreResult, Tx};

/// The job that sends.
pub const SEND: &str = "messenger.scheduled";
/// A room in which something was said that had waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stirred {
    /// The room.
    pub room: Id,
    /// The change it stood at before.
    pub before: i64,
    /// Who had it wait.
    pub author: PersonId,
    /// Their language.
    pub lang: Lang,
}

/// What a round of sending came to.
#[derive(Debug)]
pub struct Round {
    /// The rooms in which something was said.
    pub stirred: Vec<Stirred>,
    /// The first failure of the database, if there was any; what it kept is tried in the next round.
    pub ended: StoreResult<()>,
}

/// Sends everything whose time has come, each once in a round: what the database fails to take keeps nothing else from being sent.
pub fn send_due(db: &Db, offers: &Offers) -> Round {
    let (now, mut stirred) = (db.now(), Vec::new());
    let sent = each(
        SEND,
        |limit| db.read_blocking(|conn| scheduled::due(conn, now, limit)),
        |(id, person)| {
            stirred.extend(send_one(db, offers, *id, *person)?);
            Ok(())
        },
    );
    let ended = sent.and_then(|()| {
        db.write_blocking(&Cause::system(SEND), |tx| -> StoreResult<()> {
            let now = tx.now();
            for at in scheduled::times(tx.conn(), now, now + EVERY, AT_ONCE)? {
                look_at(tx, SEND, at)?;
            }
            Ok(())
        })
    });
    Round { stirred, ended }
}

/// Sends one, as its author; what they may not send any more they are told of.
fn send_one(db: &Db, offers: &Offers, id: Id, person: PersonId) -> StoreResult<Option<Stirred>> {
    let all = offers.all();
    let author = match &all.viewer_of {
        Some(viewer_of) => db.read_blocking(|conn| viewer_of(conn, person))?,
        None => None,
    };
    let sent = match author {
        Some(author) => {
            let cause = Cause { actor: author.actor(), from: Surroundings::default() };
            db.write_blocking(&cause, move |tx| send_if_due(tx, &author, id))
        }
        None => Err(Error::Missing),
    };
    match sent {
        Ok(stirred) => Ok(stirred),
        Err(Error::Store(error)) => Err(error),
        // Not the author's doing.
        Err(failed) if failed.code().status >= 500 => Err(StoreError::Failed(failed.to_string())),
        Err(refused) => {
            db.write_blocking(&Cause::system(SEND), move |tx| refuse(tx, id, person, &refused))?;
            Ok(None)
        }
    }
}

/// Sends it if its time has come: it may have been put off, or let go of, since it was found due.
///
/// # Errors
/// Another's, or as sending.
pub fn send_if_due(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<Option<Stirred>, Error> {
    let now = tx.now();
    let Some(waiting) = scheduled::hold(tx, id)?.filter(|one| one.at <= now && one.failed.is_none()) else {
        return Ok(None);
    };
    let allowed = access::scheduled(Some(waiting), viewer)?;
    send_held(tx, viewer, &allowed).map(|(_, stirred)| Some(stirred))
}

fn refuse(tx: &mut Tx<'_>, id: Id, person: PersonId, refused: &Error) -> StoreResult<()> {
    let code = refused.code().name;
    if scheduled::fail(tx, id, code)? {
        let details = serde_json::json!({ "code": code });
        let event = Event::new("messenger.schedule_failed").about(scheduled_ref(id));
        tx.record(&event.to(vec![person]).with(details))?;
    }
    Ok(())
}

/// Sends it at once, whatever time it waits for.
///
/// # Errors
/// Another's, sent already, or as sending.
pub fn send_now(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<(Sent, Stirred), Error> {
    let allowed = access::scheduled(scheduled::hold(tx, id)?, viewer)?;
    send_held(tx, viewer, &allowed)
}

/// Sends what nobody else changes or sends meanwhile.
fn send_held(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    allowed: &Allowed<Schedule, Scheduled>,
) -> Result<(Sent, Stirred), Error> {
    let waiting = allowed.noun();
    let before = room::change(tx.conn(), waiting.room)?;
    let files = of_owner(tx.conn(), &waiting.to_ref())?;
    let new = Writing {
        body: waiting.body.clone(),
        thread: waiting.thread,
        reply_to: waiting.reply_to,
        priority: waiting.priority,
        asks: waiting.asks,
        again: waiting.again,
        files: files.into_iter().map(|file| file.id).collect(),
        waited: Some(waiting.to_ref()),
        copy: None,
        sending: waiting.id.to_string(),
    };
    let sent = send(tx, viewer, waiting.room, &new)?;
    scheduled::delete(tx, allowed)?;
    let stirred = Stirred { room: waiting.room, before, author: viewer.id, lang: viewer.lang };
    Ok((sent, stirred))
}
