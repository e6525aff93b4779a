//! Forwards a message: it is said once more in other rooms by whoever forwards it, with its files, and calls nobody again.

use super::arrange_room::policy;
use super::send::{Copied, Writing, send};
use crate::access;
use crate::error::Error;
use crate::store::{message, room};
use maru_kernel::{Event, Id, Viewer};
use maru_store::Tx;

/// Rooms that a message is forwarded to at once.
pub const MOST_ROOMS: usize = 10;

/// Where a message is forwarded to, and what is said of it there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forwarding {
    /// The rooms.
    pub to: Vec<Id>,
    /// What is said below it; may be empty.
    pub words: String,
    /// The id of the form.
    pub sending: String,
}

/// Where it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forwarded {
    /// The room.
    pub room: Id,
    /// The change it stood at before.
    pub before: i64,
    /// The number of the copy.
    pub seq: i64,
}

/// Forwards the message; to all of the rooms or to none.
///
/// # Errors
/// Not inside, taken back, kept in, no room or too many, or no right to write in one of them.
pub fn forward(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: Id,
    seq: i64,
    new: &Forwarding,
) -> Result<Vec<Forwarded>, Error> {
    let seen = access::inside(room::seen(tx.conn(), id, viewer.id)?, viewer)?;
    let message = message::one(tx.conn(), seen.place(), seq)?.ok_or(Error::Missing)?;
    let policy = policy(tx.conn())?;
    let allowed = access::forward(&seen, message, &policy)?;
    let message = allowed.noun();
    // In one order, so that two who forward to the same rooms never wait for one another.
    let mut rooms = new.to.clone();
    rooms.sort_unstable();
    rooms.dedup();
    if rooms.is_empty() || rooms.len() > MOST_ROOMS {
        return Err(Error::Rooms(MOST_ROOMS));
    }
    let files = maru_files::of_owner(tx.conn(), &message.to_ref())?;
    let copy = Writing {
        body: message.body.clone(),
        copy: Some(Copied { from: message.id, files }),
        sending: new.sending.clone(),
        ..Writing::default()
    };
    let mut done = Vec::new();
    for to in rooms {
        let before = room::change(tx.conn(), to)?;
        let seq = send(tx, viewer, to, &copy)?.seq();
        if !new.words.trim().is_empty() {
            // The form's id is for the copy; what is said of it is its answer.
            let sending = if new.sending.is_empty() { String::new() } else { format!("{}+", new.sending) };
            let words =
                Writing { body: new.words.clone(), reply_to: Some(seq), sending, ..Writing::default() };
            send(tx, viewer, to, &words)?;
        }
        done.push(Forwarded { room: to, before, seq });
    }
    let rooms: Vec<String> = done.iter().map(|one| one.room.to_string()).collect();
    let details = serde_json::json!({ "to": rooms });
    tx.record(&Event::new("messenger.forwarded").about(message.to_ref()).with(details))?;
    Ok(done)
}
