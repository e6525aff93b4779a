//! Sends a message: written down once, numbered, and those it calls hear of it.

use super::arrange_room::policy;
use super::calls::called;
use super::read_room::{past_own, read_up_to};
use crate::access::{self, Allowed, Post};
use crate::error::Error;
use crate::model::{Again, Message, Priority, Seen, body};
use crate::store::{asking, call, member, message, room};
use maru_files::File;
use maru_kernel::{Event, Id, PersonId, Ref, Viewer};
use maru_store::Tx;
use std::collections::BTreeSet;

/// Files of one message.
pub const MOST_FILES: usize = 10;
/// The longest id a message is sent with, in letters.
pub(super) const LONGEST_SENDING: usize = 64;
/// Answers of a thread whose authors hear of the next.
const MOST_ANSWERS: i64 = 200;

/// A message as somebody writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writing {
    /// What it says; may be empty with files.
    pub body: String,
    /// The message it continues beside the room.
    pub thread: Option<i64>,
    /// The message it answers.
    pub reply_to: Option<i64>,
    /// How much it matters.
    pub priority: Priority,
    /// Whether who reads it is asked to say so.
    pub asks: bool,
    /// How those are asked again who have not.
    pub again: Option<Again>,
    /// Files its author has uploaded.
    pub files: Vec<Id>,
    /// What the files belong to, where the message has waited with them.
    pub waited: Option<Ref>,
    /// What it is a copy of, as far as it is one.
    pub copy: Option<Copied>,
    /// The id it is sent with: the same message sent again is the same message. Empty for what is always new.
    pub sending: String,
}

/// What a message is a copy of. Whoever forwards it may read all this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The message.
    pub from: Id,
    /// Its files, which belong to the copy too from then on.
    pub files: Vec<File>,
}

impl Writing {
    fn count_files(&self) -> usize {
        self.files.len() + self.copy.as_ref().map_or(0, |copy| copy.files.len())
    }
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It was written down.
    Now(Box<Message>),
    /// It had been already, with this number.
    Before(i64),
}

impl Sent {
    /// Its number in the room.
    pub fn seq(&self) -> i64 {
        match self {
            Sent::Now(message) => message.seq,
            Sent::Before(seq) => *seq,
        }
    }
}

/// Writes the message down.
///
/// # Errors
/// No right to write here, nothing in it, too much of it, or an answer to nothing.
pub fn send(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, new: &Writing) -> Result<Sent, Error> {
    let allowed = access::post(room::hold(tx, id, viewer.id)?, viewer)?;
    if new.sending.chars().count() > LONGEST_SENDING {
        return Err(Error::Sending(LONGEST_SENDING));
    }
    if !new.sending.is_empty()
        && let Some(seq) = message::sent(tx.conn(), id, viewer.id, &new.sending)?
    {
        return Ok(Sent::Before(seq));
    }
    let Ready { body, root, called } = taken(tx, viewer, allowed.noun(), new)?;
    let written = message::insert(
        tx,
        &allowed,
        &message::NewMessage {
            body: &body,
            thread: root,
            reply_to: new.reply_to,
            priority: new.priority,
            asks: new.asks,
            files: i32::try_from(new.count_files()).unwrap_or(i32::MAX),
            sending: &new.sending,
            forwarded: new.copy.as_ref().map(|copy| copy.from),
        },
    )?;
    give_files(tx, viewer, new, &written)?;
    if let Some(root) = root {
        message::answered(tx, &allowed, root)?;
    }
    if let Some(again) = new.again.filter(|_| written.asks) {
        let (asking, next_at) = (access::ask(allowed.noun(), written.clone())?, again.every.next(tx.now()));
        asking::set(tx, &asking, again, next_at)?;
    }
    tell(tx, &allowed, &written, &called)?;
    Ok(Sent::Now(Box::new(written)))
}

/// Writes the message down as somebody who is in the room at this moment does, by a page or by a program: they have read what stands
/// above it. What waited for its time, and copies in other rooms, are sent by [`send`], as nobody was there. Returns the moves by which
/// they have read what others wrote above it; see [`past_own`].
///
/// # Errors
/// As [`send`].
pub fn say(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: Id,
    new: &Writing,
) -> Result<(Sent, Vec<(i64, i64)>), Error> {
    let sent = send(tx, viewer, id, new)?;
    let moves = match read_up_to(tx, viewer, id, sent.seq())? {
        Some((before, upto)) if before < upto - 1 => past_own(tx, viewer, id, (before, upto - 1))?,
        _ => Vec::new(),
    };
    Ok((sent, moves))
}

/// A message that may be written down: what it says, the message its thread began with, and whom it calls.
pub(super) struct Ready {
    pub(super) body: String,
    pub(super) root: Option<i64>,
    pub(super) called: Vec<PersonId>,
}

/// Looks whether a message may be written down.
pub(super) fn taken(tx: &mut Tx<'_>, viewer: &Viewer, seen: &Seen, new: &Writing) -> Result<Ready, Error> {
    let body = match body::take(&new.body) {
        Err(body::Refused::Empty) if new.count_files() > 0 => String::new(),
        taken => taken?,
    };
    if new.files.len() > MOST_FILES {
        return Err(Error::Many(MOST_FILES));
    }
    let root = root_of(tx, seen, new)?;
    // Whoever was called there is not called once more here.
    let keys = if new.copy.is_some() { Vec::new() } else { body::facts(&body).calls };
    let presses = new.asks || new.priority == Priority::Urgent;
    let policy = if keys.is_empty() && !presses { Default::default() } else { policy(tx.conn())? };
    if presses {
        access::press(seen, viewer, &policy)?;
    }
    let now = tx.now();
    let called = called(tx.conn(), (seen, viewer), &keys, &policy, now)?;
    Ok(Ready { body, root, called })
}

fn give_files(tx: &mut Tx<'_>, viewer: &Viewer, new: &Writing, written: &Message) -> Result<(), Error> {
    if let Some(waited) = &new.waited {
        return Ok(maru_files::attach_some(tx, &new.files, viewer.id, waited, &written.to_ref())?);
    }
    for file in new.copy.iter().flat_map(|copy| &copy.files) {
        maru_files::attach_copy(tx, file, &written.to_ref(), viewer.id)?;
    }
    for file in &new.files {
        maru_files::attach(tx, *file, &written.to_ref(), viewer.id)?;
    }
    Ok(())
}

/// The message that a thread begins with, if the new one continues a thread. What is answered has to be there; what a thread began with
/// may be gone, or be from before its reader came.
fn root_of(tx: &mut Tx<'_>, seen: &Seen, new: &Writing) -> Result<Option<i64>, Error> {
    let place = seen.place();
    if let Some(seq) = new.reply_to {
        let answered = message::one(tx.conn(), place, seq)?.ok_or(Error::Missing)?;
        if answered.recalled_at.is_some() {
            return Err(Error::Recalled);
        }
    }
    let Some(seq) = new.thread else { return Ok(None) };
    let named = message::one(tx.conn(), place, seq)?;
    let root = named.as_ref().and_then(|named| named.thread).unwrap_or(seq);
    access::go_on(named.as_ref(), message::has_answers(tx.conn(), place, root)?)?;
    Ok(Some(root))
}

/// Those who are called, asked to say that they have seen it, or take part in the thread hear of it, each once.
fn tell(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Post, Seen>,
    written: &Message,
    called: &[PersonId],
) -> Result<(), Error> {
    let seen = allowed.noun();
    let mut told: BTreeSet<PersonId> = BTreeSet::from([seen.me.person]);
    let mut hear = |tx: &mut Tx<'_>, name: &'static str, people: Vec<PersonId>| -> Result<(), Error> {
        let people: Vec<PersonId> = people.into_iter().filter(|person| told.insert(*person)).collect();
        if !people.is_empty() {
            let is_urgent = written.priority == Priority::Urgent;
            let name = if is_urgent { "messenger.urged" } else { name };
            tx.record(&Event::new(name).about(written.to_ref()).to(people))?;
        }
        Ok(())
    };
    if !called.is_empty() {
        call::insert(tx, allowed, written, called)?;
        hear(tx, "messenger.called", called.to_vec())?;
    }
    if written.asks {
        let people = member::people(tx.conn(), written.room)?;
        hear(tx, "messenger.asked", people)?;
    }
    if let Some(root) = written.thread {
        let place = seen.place();
        let mut authors = vec![message::one(tx.conn(), place, root)?.map(|root| root.author)];
        let answers = message::thread(tx.conn(), place, root, 0, MOST_ANSWERS)?;
        authors.extend(answers.into_iter().map(|answer| Some(answer.author)));
        let authors: Vec<PersonId> = authors.into_iter().flatten().collect();
        let inside = member::among(tx.conn(), written.room, &authors)?;
        hear(tx, "messenger.answered", inside)?;
    }
    Ok(())
}
