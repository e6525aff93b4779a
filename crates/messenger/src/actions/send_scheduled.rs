//! Sends what has waited for its time: once, also when the server dies in the middle, as the message and the end of its waiting are
//! one transaction and the message is sent with the id it waited under.

use super::send::{Sent, Writing, send};
use crate::access;
use crate::error::Error;
use crate::model::scheduled_ref;
use crate::store::{room, scheduled};
use jiff::SignedDuration;
use maru_contract::Offers;
use maru_files::of_owner;
use maru_kernel::{Cause, Event, Fault, Id, Lang, PersonId, Surroundings, Timestamp, Viewer};
use maru_store::{Db, NewJob, StoreResult, Tx};

/// The job that sends.
pub const SEND: &str = "messenger.scheduled";
/// It comes by itself so often, and for what is due in between at the very time.
pub const EVERY: SignedDuration = SignedDuration::from_secs(60);
/// Messages sent in one round, and times that are looked ahead to.
const AT_ONCE: i64 = 100;

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

/// Has the job come at `at`, if it would not before.
///
/// # Errors
/// As any write.
pub fn look_at(tx: &mut Tx<'_>, at: Timestamp) -> StoreResult<()> {
    if at.duration_since(tx.now()) > EVERY {
        return Ok(());
    }
    let unique_key = Some(format!("{SEND} {}", at.as_microsecond()));
    tx.enqueue(NewJob { kind: SEND, payload: "{}".to_owned(), run_at: at, unique_key })
}

/// Sends everything whose time has come; returns the rooms in which it was said.
///
/// # Errors
/// As any write.
pub fn send_due(db: &Db, offers: &Offers) -> StoreResult<Vec<Stirred>> {
    let mut stirred = Vec::new();
    loop {
        let now = db.now();
        let due = db.read_blocking(|conn| scheduled::due(conn, now, AT_ONCE))?;
        if due.is_empty() {
            break;
        }
        for (id, person) in due {
            stirred.extend(one(db, offers, id, person)?);
        }
    }
    let cause = Cause::system(SEND);
    db.write_blocking(&cause, |tx| -> StoreResult<()> {
        let now = tx.now();
        for at in scheduled::times(tx.conn(), now, now + EVERY, AT_ONCE)? {
            look_at(tx, at)?;
        }
        Ok(())
    })?;
    Ok(stirred)
}

/// Sends one, as its author; what they may not send any more they are told of.
fn one(db: &Db, offers: &Offers, id: Id, person: PersonId) -> StoreResult<Option<Stirred>> {
    let all = offers.all();
    let author = match &all.viewer_of {
        Some(viewer_of) => db.read_blocking(|conn| viewer_of(conn, person))?,
        None => None,
    };
    let sent = match author {
        Some(author) => {
            let cause = Cause { actor: author.actor(), from: Surroundings::default() };
            db.write_blocking(&cause, move |tx| send_now(tx, &author, id).map(|(_, stirred)| stirred))
        }
        None => Err(Error::Missing),
    };
    match sent {
        Ok(stirred) => Ok(Some(stirred)),
        Err(Error::Store(error)) => Err(error),
        Err(refused) => {
            db.write_blocking(&Cause::system(SEND), move |tx| refuse(tx, id, person, &refused))?;
            Ok(None)
        }
    }
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
        sending: id.to_string(),
    };
    let sent = send(tx, viewer, waiting.room, &new)?;
    scheduled::delete(tx, &allowed)?;
    let stirred = Stirred { room: waiting.room, before, author: viewer.id, lang: viewer.lang };
    Ok((sent, stirred))
}
