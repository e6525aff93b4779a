//! Whether cases are possible in this house at all: off, until two persons of two roles switch them on (S-524).

use super::Request;
use maru_kernel::{Id, Timestamp};

/// The two who switch together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// The security administrator.
    Security,
    /// The auditor.
    Auditor,
}

impl Keeper {
    /// Both.
    pub const ALL: [Keeper; 2] = [Keeper::Security, Keeper::Auditor];

    /// The name kept in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Keeper::Security => "security",
            Keeper::Auditor => "auditor",
        }
    }

    /// The keeper of that name.
    pub fn from_name(name: &str) -> Option<Keeper> {
        Keeper::ALL.into_iter().find(|keeper| keeper.name() == name)
    }
}

/// A wish to switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switching {
    /// Its id.
    pub id: Id,
    /// On or off.
    pub on: bool,
    /// Why.
    pub reason: String,
    /// Who wants it, and since when.
    pub asked: Request,
    /// In which role.
    pub asked_as: Keeper,
}

/// How things stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Switch {
    /// Since when cases are possible; nothing while they are not.
    pub on_since: Option<Timestamp>,
    /// What waits for the other of the two.
    pub waiting: Option<Switching>,
}
