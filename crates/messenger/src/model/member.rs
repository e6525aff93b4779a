//! Somebody in a room: since when, how far they have read, and how loud it is for them.

use maru_kernel::{Id, PersonId, Timestamp};

/// Somebody in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Whether they manage the room.
    pub manages: bool,
    /// Whether the organisation chart put them there.
    pub by_unit: bool,
    /// The first message they may read.
    pub from: i64,
    /// The last message they have read.
    pub read: i64,
    /// Since when they are in.
    pub since: Timestamp,
    /// Nothing rings for them, other than what is said to them.
    pub muted: bool,
    /// Until when; without end where it does not say.
    pub muted_until: Option<Timestamp>,
    /// Among those they keep at hand.
    pub starred: bool,
}

/// Somebody's place in a room, by which everything in it is read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The room.
    pub room: Id,
    /// Who.
    pub person: PersonId,
    /// The first message they may read.
    pub from: i64,
}
