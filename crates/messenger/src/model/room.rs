//! A room: where messages are, who writes them, and what somebody new gets to read.

use maru_kernel::{Id, PersonId, Ref, Timestamp};

/// What kind of room it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomKind {
    /// One person alone, for notes.
    Own,
    /// Two people; the same two have one.
    Direct,
    /// Those who were asked in.
    Group,
    /// Those who serve in a unit, as the organisation chart says at this moment.
    Unit,
    /// Whoever wants to, among colleagues.
    Channel,
}

impl RoomKind {
    /// Every kind.
    pub const ALL: [RoomKind; 5] =
        [RoomKind::Own, RoomKind::Direct, RoomKind::Group, RoomKind::Unit, RoomKind::Channel];

    /// The name kept in the database.
    pub const fn name(self) -> &'static str {
        match self {
            RoomKind::Own => "own",
            RoomKind::Direct => "direct",
            RoomKind::Group => "group",
            RoomKind::Unit => "unit",
            RoomKind::Channel => "channel",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<RoomKind> {
        RoomKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether somebody can be asked in, and leave.
    pub fn takes_people(self) -> bool {
        matches!(self, RoomKind::Group | RoomKind::Channel)
    }
}

/// Who may do something in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Every member.
    Members,
    /// Those who manage it.
    Managers,
}

impl Who {
    /// The name kept in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Who::Members => "members",
            Who::Managers => "managers",
        }
    }

    /// What that name means; what is unknown is kept to those who manage.
    pub fn from_name(name: &str) -> Who {
        if name == "members" { Who::Members } else { Who::Managers }
    }
}

/// What somebody who joins gets to read of what was said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// All of it.
    All,
    /// Nothing.
    Nothing,
    /// What was said from a day on, in microseconds since 1970.
    Since(Timestamp),
}

impl History {
    /// The name kept in the database.
    pub const fn name(self) -> &'static str {
        match self {
            History::All => "all",
            History::Nothing => "nothing",
            History::Since(_) => "since",
        }
    }
}

/// A room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Its id.
    pub id: Id,
    /// What it is.
    pub kind: RoomKind,
    /// What it is called; empty for notes and for two people.
    pub name: String,
    /// What it is about; may be empty.
    pub topic: String,
    /// The unit it follows.
    pub unit: Option<Id>,
    /// Keys of units and posts whose people are in it, as they come and go.
    pub follows: Vec<String>,
    /// How often it was arranged.
    pub arranged: i64,
    /// When nobody writes in it any more, as far as that is known: that of a project ends with it.
    pub ends_at: Option<Timestamp>,
    /// Whom the organisation chart has manage it.
    pub head: Option<PersonId>,
    /// Who may write.
    pub posting: Who,
    /// Who may ask others in.
    pub inviting: Who,
    /// What somebody new reads.
    pub history: History,
    /// Whether guests may be asked in.
    pub guests: bool,
    /// Whether nothing that is said here may be forwarded elsewhere.
    pub confined: bool,
    /// Days after which messages go; nothing for as long as the house keeps them.
    pub keeps_days: Option<i32>,
    /// The newest message; 0 for none.
    pub last: i64,
    /// The newest change; 0 for none.
    pub change: i64,
    /// When it was said.
    pub last_at: Timestamp,
    /// Who made it.
    pub made_by: PersonId,
    /// When nobody could write here any more.
    pub closed_at: Option<Timestamp>,
    /// How many are in it.
    pub people: i32,
    /// The file that stands for it; without one its letters do.
    pub picture: Option<Id>,
}

impl Room {
    /// How others point at it.
    pub fn to_ref(&self) -> Ref {
        room_ref(self.id)
    }
}

/// How a room is pointed at.
pub fn room_ref(id: Id) -> Ref {
    Ref::new("messenger", "room", id)
}

/// What the picture of a room belongs to: not the room itself, as some who may not read in it see what it looks like.
pub fn picture_ref(room: Id) -> Ref {
    Ref::new("messenger", "picture", room)
}
