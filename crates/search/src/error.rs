//! What can go wrong with searching, in words a person can act on.

use maru_kernel::{Code, Fault, Lang};
use maru_store::StoreError;
use thiserror::Error;

/// A failure of this module. Whatever a person types is a search; only the database can fail.
#[derive(Debug, Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::Store(error) => error.code(),
        }
    }

    fn text(&self, lang: Lang) -> String {
        match self {
            Error::Store(error) => error.text(lang),
        }
    }
}
