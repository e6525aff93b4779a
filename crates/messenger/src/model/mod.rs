//! Nouns and rules without input or output.

pub mod body;
mod member;
mod message;
mod policy;
mod room;
mod seen;
mod sought;

pub use member::{Member, Place};
pub use message::{Message, Priority, Reaction, message_ref};
pub use policy::Policy;
pub use room::{History, Room, RoomKind, Who, room_ref};
pub use seen::{Listed, Seen};
pub use sought::Sought;
