//! Why a file cannot be sealed or opened.

use std::io::{Error as IoError, ErrorKind};
use thiserror::Error;

/// Why a file cannot be sealed or opened.
#[derive(Debug, Error)]
pub enum Error {
    /// It is no sealed file.
    #[error("not a sealed file")]
    NotSealed,
    /// It was sealed for another key.
    #[error("sealed for another key")]
    WrongKey,
    /// It was changed or cut off (S-426).
    #[error("changed or cut off")]
    Damaged,
    /// It cannot be read or written.
    #[error(transparent)]
    Io(IoError),
}

/// An end too early and data that proves wrong are damage.
impl From<IoError> for Error {
    fn from(error: IoError) -> Self {
        match error.kind() {
            ErrorKind::UnexpectedEof | ErrorKind::InvalidData => Error::Damaged,
            _ => Error::Io(error),
        }
    }
}
