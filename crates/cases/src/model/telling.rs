//! When the subjects of a case hear of it.

use jiff::SignedDuration;
use maru_kernel::Timestamp;

/// Subjects are told so long after a case is over (S-522).
pub const TELL_AFTER: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What the subjects of a case hear of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// Nothing: it is not over yet, or never was open.
    NotYet,
    /// They hear of it then.
    Due(Timestamp),
    /// They heard of it then.
    Told(Timestamp),
}
