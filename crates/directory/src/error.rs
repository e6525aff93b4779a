//! What can go wrong in the directory, in words a person can act on.

use crate::Refusal;
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
    /// Sign-in or a rule about roles refuses.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such person, unit or row, or not for this viewer.
    #[error("no such thing")]
    Missing,
    /// Visible, but not allowed.
    #[error("not allowed")]
    Forbidden,
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::Store(error) => error.code(),
            Error::Refused(refusal) => refusal.code(),
            Error::Missing => Code::new("directory.missing", 404),
            Error::Forbidden => Code::new("directory.forbidden", 403),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Error::Store(error) => error.text(lang),
            Error::Refused(refusal) => refusal.text(lang).to_owned(),
            Error::Missing => t.fault_missing().to_owned(),
            Error::Forbidden => t.fault_forbidden().to_owned(),
        }
    }
}
