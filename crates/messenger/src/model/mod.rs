//! Nouns and rules without input or output.

mod alerts;
pub mod asking;
pub mod body;
pub mod initials;
pub mod marks;
mod member;
mod message;
mod policy;
mod presence;
mod room;
mod scheduled;
mod seen;
mod sought;
mod typed;
pub mod working;

pub use alerts::Alerts;
pub use asking::{Again, Asked, Asking, Ended, Every};
pub use member::{Member, Place};
pub use message::{Message, Priority, Reaction, message_ref};
pub use policy::Policy;
pub use presence::{Presence, State};
pub use room::{History, Room, RoomKind, Who, picture_ref, room_ref};
pub use scheduled::{Later, Reminder, Scheduled, scheduled_ref};
pub use seen::{Listed, Seen};
pub use sought::Sought;
pub use typed::{Ask, Typed};
