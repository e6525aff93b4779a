//! A message, and what people did with it.

use maru_kernel::{Id, PersonId, Ref, Timestamp};

/// How much a message matters to who wrote it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// As any.
    #[default]
    Usual,
    /// Important.
    High,
    /// To be seen at once.
    Urgent,
}

impl Priority {
    /// The number kept in the database.
    pub const fn rank(self) -> i16 {
        match self {
            Priority::Usual => 0,
            Priority::High => 1,
            Priority::Urgent => 2,
        }
    }

    /// What the number means.
    pub fn from_rank(rank: i16) -> Priority {
        match rank {
            1 => Priority::High,
            2 => Priority::Urgent,
            _ => Priority::Usual,
        }
    }
}

/// A message as its room shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its id in the house.
    pub id: Id,
    /// The room.
    pub room: Id,
    /// Its number in the room, from 1.
    pub seq: i64,
    /// The room's change that brought it.
    pub born: i64,
    /// The room's change that last concerned it.
    pub change: i64,
    /// Who wrote it.
    pub author: PersonId,
    /// When.
    pub at: Timestamp,
    /// What they wrote; empty when it was recalled.
    pub body: String,
    /// The message it continues beside the room, as one of a thread.
    pub thread: Option<i64>,
    /// The message it answers.
    pub reply_to: Option<i64>,
    /// How much it matters.
    pub priority: Priority,
    /// Whether who reads it is asked to say so.
    pub asks: bool,
    /// When it was written anew.
    pub edited_at: Option<Timestamp>,
    /// When it was taken back.
    pub recalled_at: Option<Timestamp>,
    /// When somebody put it at the head of the room.
    pub pinned_at: Option<Timestamp>,
    /// How many answers its thread has.
    pub answers: i32,
    /// When the last of them was written.
    pub answered_at: Option<Timestamp>,
    /// How many files came with it.
    pub files: i32,
    /// The message of another room it is a copy of. Only those who may read that hear where it came from.
    pub forwarded: Option<Id>,
}

impl Message {
    /// How others point at it.
    pub fn to_ref(&self) -> Ref {
        message_ref(self.id)
    }
}

/// How a message is pointed at.
pub fn message_ref(id: Id) -> Ref {
    Ref::new("messenger", "message", id)
}

/// One sign that people put below a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reaction {
    /// The message.
    pub seq: i64,
    /// The sign: one emoji.
    pub sign: String,
    /// How many did.
    pub count: i64,
    /// The first of them, in the order they did; at most [`Reaction::NAMED`].
    pub first: Vec<PersonId>,
    /// Whether the viewer did, where this is told to one.
    pub own: bool,
}

impl Reaction {
    /// People named with a sign; all of them are told to whoever looks at the message alone.
    pub const NAMED: usize = 10;
}
