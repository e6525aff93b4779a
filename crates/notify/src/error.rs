//! What can go wrong with notices, in words a person can act on.

use crate::texts::T;
use maru_kernel::{Code, Fault, Lang};
use maru_store::StoreError;
use thiserror::Error;

/// A failure of this module.
#[derive(Debug, Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no such notice, or it is somebody else's, or what it was about may not be seen any more.
    #[error("no such notice")]
    Missing,
    /// A time of day that is none, or only one of the two.
    #[error("not a time of day")]
    Hours,
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::Store(error) => error.code(),
            Error::Missing => Code::new("notify.missing", 404),
            Error::Hours => Code::new("notify.hours", 422),
        }
    }

    fn text(&self, lang: Lang) -> String {
        match self {
            Error::Store(error) => error.text(lang),
            Error::Missing => T(lang).fault_missing().to_owned(),
            Error::Hours => T(lang).fault_hours().to_owned(),
        }
    }
}
