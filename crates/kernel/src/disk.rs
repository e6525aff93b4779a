//! What a failure of the disk means.

use std::io::{Error, ErrorKind};

/// Whether there is no room left, which an operator can make (RFC 4918 section 11.5); all else is ours.
pub fn is_full(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}
