//! What templates print: strings and flags, ready.

pub mod about;
pub mod alerts;
pub mod asking;
pub mod channels;
pub mod face;
pub mod forwarding;
pub mod found;
pub mod home;
pub mod later;
pub mod list;
pub mod live;
pub mod log;
pub mod making;
pub mod members;
pub mod message;
pub mod new_room;
pub mod news;
pub mod offer;
pub mod one;
pub mod policy;
pub mod presence;
pub mod room;
pub mod room_face;
pub mod scheduled;
pub mod settings;
pub mod taken;
pub mod thread;
pub mod when;

/// A thing to choose in a form.
pub struct Choice {
    /// The value of the form.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// Whether it is chosen.
    pub selected: bool,
}

impl Choice {
    /// One of some.
    pub fn new(value: impl Into<String>, label: impl Into<String>, selected: bool) -> Choice {
        Choice { value: value.into(), label: label.into(), selected }
    }
}
