//! Live sockets: one per open page, told what changes, closed when the right to be told ends.

mod hub;
mod socket;

pub use hub::{Hub, Pace, TopicGuard};
pub(crate) use socket::open;
pub use socket::{Ear, NotUnderstood, Saying, Speech, open_for};
