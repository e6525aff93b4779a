//! What can go wrong with the database, in words a person can act on.

use crate::texts::T;
use diesel::result::{DatabaseErrorKind, Error as Diesel};
use maru_kernel::{Code, Fault, Lang};
use thiserror::Error;

/// A failure of the database or of the way to it.
#[derive(Debug, Error)]
pub enum StoreError {
    /// No connection or no place in the writer's queue within the time allowed.
    #[error("the database is busy")]
    Busy,
    /// The row is not there.
    #[error("no such row")]
    Missing,
    /// A unique value exists already, a version moved on, or a referenced row is gone.
    #[error("conflict: {0}")]
    Conflict(String),
    /// The database cannot be reached.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// No space left where the database lives.
    #[error("disk full")]
    DiskFull,
    /// The database or its file system refuses writes.
    #[error("the database is read-only")]
    ReadOnly,
    /// Any other failure; the cause goes to the log, never to a user.
    #[error("query failed: {0}")]
    Failed(String),
    /// A migration step failed; nothing of it was applied.
    #[error("migration {step}: {reason}")]
    Migration {
        /// The step's key, `timestamp-module`.
        step: String,
        /// What the database said.
        reason: String,
    },
    /// The database was migrated by a newer program (S-431).
    #[error("the database has an unknown migration {0}")]
    Newer(String),
    /// The PostgreSQL server is older than we support.
    #[error("PostgreSQL {0} is too old")]
    TooOld(String),
    /// A remote PostgreSQL without TLS (S-10).
    #[error("PostgreSQL on another host without TLS")]
    Plaintext,
    /// The database's address is none, or names more than one place.
    #[error("database address: {0}")]
    Address(&'static str),
    /// There is no embedded database at this path.
    #[error("no database file {0}")]
    NoFile(String),
    /// There are tables where a restored house is to be put.
    #[error("the database is not empty")]
    NotEmpty,
    /// A running server has the database that is to be replaced.
    #[error("the database is served")]
    InUse,
    /// The TLS settings are unusable.
    #[error("database TLS: {0}")]
    Tls(String),
    /// The folder for the embedded database cannot be written.
    #[error("data folder {path}: {reason}")]
    Folder {
        /// The folder.
        path: String,
        /// What the operating system said.
        reason: String,
    },
}

/// The oldest PostgreSQL that is supported.
pub const OLDEST_POSTGRES: i32 = 13;

impl From<Diesel> for StoreError {
    fn from(error: Diesel) -> Self {
        match &error {
            Diesel::NotFound => StoreError::Missing,
            Diesel::DatabaseError(kind, info) => from_database(kind, info.message()),
            Diesel::BrokenTransactionManager => StoreError::Unavailable(error.to_string()),
            _ => StoreError::Failed(error.to_string()),
        }
    }
}

fn from_database(kind: &DatabaseErrorKind, message: &str) -> StoreError {
    match kind {
        DatabaseErrorKind::UniqueViolation
        | DatabaseErrorKind::ForeignKeyViolation
        | DatabaseErrorKind::ExclusionViolation
        | DatabaseErrorKind::SerializationFailure => StoreError::Conflict(message.to_owned()),
        DatabaseErrorKind::ReadOnlyTransaction => StoreError::ReadOnly,
        DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => {
            StoreError::Unavailable(message.to_owned())
        }
        _ => from_message(message),
    }
}

/// Neither database gives a code through diesel for these, so the message has to do.
pub(crate) fn from_message(message: &str) -> StoreError {
    let says = |part: &str| message.contains(part);
    if says("database is locked")
        || says("deadlock detected")
        || says("lock timeout")
        || says("too many clients")
    {
        StoreError::Busy
    } else if says("disk is full") || says("No space left") {
        StoreError::DiskFull
    } else if says("readonly database") || says("read-only transaction") {
        StoreError::ReadOnly
    } else if says("terminating connection")
        || says("server closed the connection")
        || says("no connection to")
    {
        StoreError::Unavailable(message.to_owned())
    } else {
        StoreError::Failed(message.to_owned())
    }
}

impl Fault for StoreError {
    fn code(&self) -> Code {
        match self {
            StoreError::Busy => Code::new("store.busy", 503),
            StoreError::Missing => Code::new("store.missing", 404),
            StoreError::Conflict(_) => Code::new("store.conflict", 409),
            StoreError::Unavailable(_) => Code::new("store.unavailable", 503),
            StoreError::DiskFull => Code::new("store.disk_full", 507),
            StoreError::ReadOnly => Code::new("store.read_only", 503),
            StoreError::Failed(_) => Code::new("store.failed", 500),
            StoreError::Migration { .. } => Code::new("store.migration", 500),
            StoreError::Newer(_) => Code::new("store.newer", 500),
            StoreError::TooOld(_) => Code::new("store.too_old", 500),
            StoreError::Plaintext => Code::new("store.plaintext", 500),
            StoreError::Address(_) => Code::new("store.address", 500),
            StoreError::NoFile(_) => Code::new("store.no_file", 500),
            StoreError::NotEmpty => Code::new("store.not_empty", 500),
            StoreError::InUse => Code::new("store.in_use", 500),
            StoreError::Tls(_) => Code::new("store.tls", 500),
            StoreError::Folder { .. } => Code::new("store.folder", 500),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            StoreError::Busy => t.fault_busy().to_owned(),
            StoreError::Missing => t.fault_missing().to_owned(),
            StoreError::Conflict(_) => t.fault_conflict().to_owned(),
            StoreError::Unavailable(_) => t.fault_unavailable().to_owned(),
            StoreError::DiskFull => t.fault_disk_full().to_owned(),
            StoreError::ReadOnly => t.fault_read_only().to_owned(),
            StoreError::Failed(_) => t.fault_failed().to_owned(),
            StoreError::Migration { step, reason } => t.fault_migration(reason, step),
            StoreError::Newer(step) => t.fault_newer(step),
            StoreError::InUse => t.fault_in_use().to_owned(),
            StoreError::NotEmpty => t.fault_not_empty().to_owned(),
            StoreError::TooOld(found) => t.fault_too_old(found, OLDEST_POSTGRES),
            StoreError::Plaintext => t.fault_plaintext().to_owned(),
            StoreError::Address(part) => t.fault_address(part),
            StoreError::NoFile(path) => t.fault_no_file(path),
            StoreError::Tls(reason) => t.fault_tls(reason),
            StoreError::Folder { path, reason } => t.fault_folder(path, reason),
        }
    }
}

/// What store rooms return.
pub type StoreResult<T> = Result<T, StoreError>;
