//! An appointment: a person serves in a unit, perhaps on a post, for a time.

use maru_kernel::{Id, Timestamp};

/// In which way a person serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AppointmentKind {
    /// The appointment the person is known by.
    Main,
    /// A second one beside it.
    Concurrent,
    /// In place of somebody absent or not yet named.
    Acting,
    /// Lent by another unit or agency.
    Dispatched,
}

impl AppointmentKind {
    /// Every kind, in the order they are listed.
    pub const ALL: [AppointmentKind; 4] = [
        AppointmentKind::Main,
        AppointmentKind::Concurrent,
        AppointmentKind::Acting,
        AppointmentKind::Dispatched,
    ];

    /// The word the database keeps.
    pub const fn name(self) -> &'static str {
        match self {
            AppointmentKind::Main => "main",
            AppointmentKind::Concurrent => "concurrent",
            AppointmentKind::Acting => "acting",
            AppointmentKind::Dispatched => "dispatched",
        }
    }

    /// The kind of that name; what we do not know counts as a second appointment, which grants nothing.
    pub fn from_name(name: &str) -> AppointmentKind {
        AppointmentKind::ALL.into_iter().find(|k| k.name() == name).unwrap_or(AppointmentKind::Concurrent)
    }
}

/// A person's place in a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// Which one.
    pub id: Id,
    /// Who.
    pub person: Id,
    /// Where.
    pub unit: Id,
    /// On which post, when it is a post of its own.
    pub post: Option<Id>,
    /// In which way.
    pub kind: AppointmentKind,
    /// The title that goes with it; empty when it is the person's own.
    pub title: String,
    /// Place in the unit's list, lowest first.
    pub ord: i32,
    /// When it begins; since always when empty.
    pub starts_at: Option<Timestamp>,
    /// When it ends; with notice when empty.
    pub ends_at: Option<Timestamp>,
}

impl Appointment {
    /// Whether it holds at `at`.
    pub fn holds_at(&self, at: Timestamp) -> bool {
        self.starts_at.is_none_or(|from| from <= at) && self.ends_at.is_none_or(|to| at < to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_unknown_ones_grant_nothing() {
        for kind in AppointmentKind::ALL {
            assert_eq!(AppointmentKind::from_name(kind.name()), kind);
        }
        assert_eq!(AppointmentKind::from_name("head"), AppointmentKind::Concurrent);
    }
}
