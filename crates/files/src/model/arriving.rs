//! A content that is sent piece by piece, and goes on after a break where it stopped.

use maru_kernel::{Id, PersonId};

/// A content on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arriving {
    /// Its id.
    pub id: Id,
    /// Who sends it.
    pub uploader: PersonId,
    /// The name it will have.
    pub name: String,
    /// Bytes of all of it.
    pub size: u64,
    /// Bytes that are on disk for good.
    pub arrived: u64,
    /// The draft it has become.
    pub file: Option<Id>,
}

impl Arriving {
    /// Bytes that are still to come.
    pub fn missing(&self) -> u64 {
        self.size.saturating_sub(self.arrived)
    }
}
