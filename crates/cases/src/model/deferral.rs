//! Telling the subjects of a case later.

use super::Request;
use jiff::SignedDuration;
use maru_kernel::{Id, PersonId, Timestamp};

/// Subjects hear of a case so long after it was over at the latest.
pub const LONGEST_DEFERRAL: SignedDuration = SignedDuration::from_hours(365 * 24);

/// A wish to tell subjects later, and whether a second person agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deferral {
    /// Its id.
    pub id: Id,
    /// The case.
    pub case: Id,
    /// Who wants it, and since when.
    pub asked: Request,
    /// Until when.
    pub until: Timestamp,
    /// Why.
    pub reason: String,
    /// Who agreed, and when.
    pub agreed: Option<(PersonId, Timestamp)>,
}
