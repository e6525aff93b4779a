//! What can go wrong with files, in words a person can act on.

use crate::texts::T;
use maru_kernel::{Code, Fault, Lang, is_full};
use maru_store::StoreError;
use thiserror::Error;

/// A failure of this module.
#[derive(Debug, Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no such file, or not for this viewer.
    #[error("no such file")]
    Missing,
    /// Larger than one file may be.
    #[error("larger than {0} bytes")]
    TooLarge(u64),
    /// The person's share is used up.
    #[error("quota of {0} bytes is used up")]
    QuotaFull(u64),
    /// The request holds no file.
    #[error("no file was sent")]
    NoFile,
    /// The name's ending is not on the list.
    #[error("the ending `{0}` is not accepted")]
    EndingRefused(String),
    /// The content is not what the name's ending says (S-167).
    #[error("the content does not fit the ending `{0}`")]
    ContentDiffers(String),
    /// The picture cannot be read, or is too large or too long (S-170).
    #[error("picture refused: {0}")]
    PictureRefused(String),
    /// The scanner has not looked yet (S-172).
    #[error("waiting for the scanner")]
    Waiting,
    /// The scanner found something.
    #[error("infected")]
    Infected,
    /// The connection broke or was too slow.
    #[error("the upload broke off: {0}")]
    BrokeOff(String),
    /// Another connection is sending this content.
    #[error("another connection sends this content")]
    Held,
    /// The piece does not go on where the content stopped.
    #[error("the content has come to byte {0}")]
    Elsewhere(u64),
    /// The person sends too many files at once.
    #[error("too many uploads at once")]
    Busy,
    /// The scanner cannot look at this content.
    #[error("the scanner failed at this content")]
    Unscannable,
    /// The disk is full or failed.
    #[error("disk: {0}")]
    Disk(#[from] std::io::Error),
}

impl Error {
    /// Whether it is the content itself that is not taken, whoever sends it.
    pub fn is_refusal(&self) -> bool {
        matches!(
            self,
            Error::EndingRefused(_)
                | Error::ContentDiffers(_)
                | Error::PictureRefused(_)
                | Error::TooLarge(_)
        )
    }
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::Store(error) => error.code(),
            Error::Missing => Code::new("files.missing", 404),
            Error::TooLarge(_) => Code::new("files.too_large", 413),
            Error::QuotaFull(_) => Code::new("files.quota", 413),
            Error::NoFile => Code::new("files.none", 400),
            Error::EndingRefused(_) => Code::new("files.ending", 415),
            Error::ContentDiffers(_) => Code::new("files.content", 415),
            Error::PictureRefused(_) => Code::new("files.picture", 415),
            Error::Waiting => Code::new("files.waiting", 409),
            Error::Infected => Code::new("files.infected", 410),
            Error::BrokeOff(_) => Code::new("files.broke_off", 400),
            Error::Held => Code::new("files.held", 409),
            Error::Elsewhere(_) => Code::new("files.elsewhere", 409),
            Error::Busy => Code::new("files.busy", 429),
            Error::Unscannable => Code::new("files.unscannable", 409),
            Error::Disk(error) if is_full(error) => Code::new("files.disk", 507),
            Error::Disk(_) => Code::new("files.unreadable", 500),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Error::Store(error) => error.text(lang),
            Error::Missing => t.fault_missing().to_owned(),
            Error::TooLarge(most) => t.fault_too_large(most / 1_000_000),
            Error::QuotaFull(most) => t.fault_quota(most / 1_000_000),
            Error::NoFile => t.fault_none().to_owned(),
            Error::EndingRefused(ending) if ending.is_empty() => t.fault_no_ending().to_owned(),
            Error::EndingRefused(ending) => t.fault_ending(ending),
            Error::ContentDiffers(ending) => t.fault_content(ending),
            Error::PictureRefused(_) => t.fault_picture().to_owned(),
            Error::Waiting => t.fault_waiting().to_owned(),
            Error::Infected => t.fault_infected().to_owned(),
            Error::BrokeOff(_) => t.fault_broke_off().to_owned(),
            Error::Held | Error::Elsewhere(_) => t.fault_held().to_owned(),
            Error::Busy => t.fault_busy().to_owned(),
            Error::Unscannable => t.fault_unscannable().to_owned(),
            Error::Disk(error) if is_full(error) => t.fault_disk().to_owned(),
            Error::Disk(_) => t.fault_unreadable().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind;

    #[test]
    fn only_a_full_disk_is_told_to_be_full() {
        let status = |kind: ErrorKind| Error::Disk(kind.into()).code().status;
        assert_eq!(status(ErrorKind::StorageFull), 507);
        assert_eq!(status(ErrorKind::QuotaExceeded), 507);
        assert_eq!(status(ErrorKind::NotFound), 500);
        assert_eq!(status(ErrorKind::PermissionDenied), 500);
    }
}
