//! What one person is told of one event.

use maru_kernel::{Id, PersonId, Ref, Timestamp};

/// A notice. What it says comes from the module of `subject`, when it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: Id,
    /// Whom it tells.
    pub person: PersonId,
    /// The event's name.
    pub name: String,
    /// What it is about.
    pub subject: Option<Ref>,
    /// When it happened.
    pub at: Timestamp,
    /// Whether it was read.
    pub read: bool,
}
