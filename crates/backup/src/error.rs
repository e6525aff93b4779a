//! What can go wrong with backups, in words an operator can act on.

use crate::texts::T;
use maru_kernel::{Code, Fault, Lang};
use maru_seal::Error as SealError;
use maru_store::StoreError;
use std::io::ErrorKind;
use std::path::Path;
use thiserror::Error;

/// Why there is no backup, or why nothing was restored.
#[derive(Debug, Error)]
pub enum Error {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file is no set.
    #[error("no backup set")]
    NoSet,
    /// The set was made for another key.
    #[error("sealed for another key")]
    WrongKey,
    /// The set was changed or cut off (S-426).
    #[error("changed or cut off")]
    Damaged,
    /// The set was not made by the house that the key belongs to.
    #[error("signed by another house")]
    Forged,
    /// What the database gives back of this table is not what was put in.
    #[error("{0} differs")]
    Differs(String),
    /// The set was made by a newer program.
    #[error("format {0} is not known")]
    NewerFormat(u32),
    /// A key is none, or others can read it.
    #[error("{path}: {reason}")]
    Key {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Nobody has made a key yet.
    #[error("no key to seal for")]
    NoRecipient,
    /// There is a key already.
    #[error("there is a key already")]
    HasRecipient,
    /// There is a house where one is to be restored.
    #[error("{0} is not empty")]
    NotEmpty(String),
    /// A file that would be written over.
    #[error("{0} exists")]
    Exists(String),
    /// A restore that was cut off was begun with another database than the configuration names now.
    #[error("begun with {was}, not {now}")]
    OtherDatabase {
        /// Which.
        was: String,
        /// Which now.
        now: String,
    },
    /// There is no room for what is written.
    #[error("no room left")]
    Full,
    /// The set cannot be read or written.
    #[error("{0}")]
    Disk(String),
    /// A file cannot be read or written.
    #[error("{path}: {reason}")]
    File {
        /// The file.
        path: String,
        /// What the operating system said.
        reason: String,
    },
}

impl Error {
    /// A file that cannot be read or written.
    pub fn file(path: &Path, error: &std::io::Error) -> Error {
        match is_full(error) {
            true => Error::Full,
            false => Error::File { path: path.display().to_string(), reason: error.to_string() },
        }
    }
}

/// The disk, or what one account or one process may take of it.
fn is_full(error: &std::io::Error) -> bool {
    maru_kernel::is_full(error) || error.kind() == ErrorKind::FileTooLarge
}

/// What the stream of a set says: an end too early and data that proves wrong are damage.
impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::UnexpectedEof | ErrorKind::InvalidData => Error::Damaged,
            _ if is_full(&error) => Error::Full,
            _ => Error::Disk(error.to_string()),
        }
    }
}

impl From<SealError> for Error {
    fn from(error: SealError) -> Self {
        match error {
            SealError::NotSealed => Error::NoSet,
            SealError::WrongKey => Error::WrongKey,
            SealError::Damaged => Error::Damaged,
            SealError::Io(error) => error.into(),
        }
    }
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::Store(error) => error.code(),
            Error::NoSet => Code::new("backup.no_set", 500),
            Error::WrongKey => Code::new("backup.wrong_key", 500),
            Error::Damaged => Code::new("backup.damaged", 500),
            Error::Forged => Code::new("backup.forged", 500),
            Error::Differs(_) => Code::new("backup.differs", 500),
            Error::NewerFormat(_) => Code::new("backup.newer", 500),
            Error::Key { .. } => Code::new("backup.key", 500),
            Error::NoRecipient => Code::new("backup.no_recipient", 500),
            Error::HasRecipient => Code::new("backup.has_recipient", 500),
            Error::NotEmpty(_) => Code::new("backup.not_empty", 500),
            Error::Exists(_) => Code::new("backup.exists", 500),
            Error::OtherDatabase { .. } => Code::new("backup.other_database", 500),
            Error::Full => Code::new("backup.full", 507),
            Error::Disk(_) => Code::new("backup.disk", 500),
            Error::File { .. } => Code::new("backup.file", 500),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Error::Store(error) => error.text(lang),
            Error::NoSet => t.fault_no_set().to_owned(),
            Error::WrongKey => t.fault_wrong_key().to_owned(),
            Error::Damaged => t.fault_damaged().to_owned(),
            Error::Forged => t.fault_forged().to_owned(),
            Error::Differs(table) => t.fault_differs(table),
            Error::NewerFormat(_) => t.fault_newer().to_owned(),
            Error::Key { path, reason } => t.fault_key(path, reason),
            Error::NoRecipient => t.fault_no_recipient().to_owned(),
            Error::HasRecipient => t.fault_has_recipient().to_owned(),
            Error::NotEmpty(folder) => t.fault_not_empty(folder),
            Error::Exists(path) => t.fault_exists(path),
            Error::OtherDatabase { was, now } => t.fault_other_database(now, was),
            Error::Full => t.fault_full().to_owned(),
            Error::Disk(reason) => t.fault_disk(reason),
            Error::File { path, reason } => t.fault_file(path, reason),
        }
    }
}
