//! The legal hold of a case: what it covers stays, whatever its time and whoever takes it back.

use super::LONGEST_WAIT;
use maru_kernel::{Id, PersonId, Timestamp};

/// Something asked for that a second person has to confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Who asked.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

impl Request {
    /// Whether it can still be confirmed (S-501).
    pub fn is_alive(&self, now: Timestamp) -> bool {
        now.duration_since(self.at) <= LONGEST_WAIT
    }
}

/// A hold in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseHold {
    /// Its id.
    pub id: Id,
    /// The case whose scope it keeps.
    pub case: Id,
    /// Who placed it.
    pub placed_by: PersonId,
    /// When.
    pub placed_at: Timestamp,
    /// Who wants it lifted, while nobody has confirmed.
    pub lift_asked: Option<Request>,
}
