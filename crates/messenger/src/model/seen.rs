//! A room as somebody in it sees it.

use super::{Member, Place, Room};

/// A room with the place its viewer has in it. Who has none sees nothing of the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The room.
    pub room: Room,
    /// The viewer's place in it.
    pub me: Member,
}

impl Seen {
    /// What reads go by.
    pub fn place(&self) -> Place {
        Place { room: self.room.id, person: self.me.person, from: self.me.from }
    }
}

/// A room in the list of somebody's rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The room.
    pub seen: Seen,
    /// Messages not read yet, at most [`Listed::MOST`].
    pub unread: i64,
    /// Unread messages that call the viewer.
    pub calls: i64,
    /// The newest message, if the viewer may read it.
    pub newest: Option<super::Message>,
    /// The other of two; none in other rooms.
    pub other: Option<maru_kernel::PersonId>,
    /// What the viewer has typed and not sent; may be empty.
    pub draft: String,
}

impl Listed {
    /// So many unread messages are counted; more are shown as "more than that".
    pub const MOST: i64 = 100;
}
