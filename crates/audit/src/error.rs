//! What can go wrong in the audit log, in words a person can act on.

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
    /// There is no such event, or not for this viewer.
    #[error("no such event")]
    Missing,
    /// An export or a sign-off needs a reason of ten characters (S-23).
    #[error("the reason is too short")]
    Reason,
    /// A filter is not in the form the field asks for.
    #[error("bad filter: {0}")]
    BadFilter(&'static str),
    /// More rows than one export may hold.
    #[error("too many rows to export")]
    TooManyRows,
    /// The key that signs checkpoints cannot be used.
    #[error("audit key {path}: {reason}")]
    Key {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The log of checkpoints cannot be read or written.
    #[error("checkpoint log {path}: {reason}")]
    Log {
        /// The file.
        path: String,
        /// What the operating system said.
        reason: String,
    },
    /// The address or the authority of the agency's log server cannot be used.
    #[error("syslog: {0}")]
    Syslog(String),
    /// A log server on another computer without TLS (S-10).
    #[error("syslog on another host without TLS")]
    SyslogPlain,
    /// The file of an export cannot be written.
    #[error("export: {0}")]
    Export(#[from] std::io::Error),
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::Store(error) => error.code(),
            Error::Missing => Code::new("audit.missing", 404),
            Error::Reason => Code::new("audit.reason", 422),
            Error::BadFilter(_) => Code::new("audit.filter", 422),
            Error::TooManyRows => Code::new("audit.too_many", 422),
            Error::Key { .. } => Code::new("audit.key", 500),
            Error::Log { .. } => Code::new("audit.log", 500),
            Error::Syslog(_) => Code::new("audit.syslog", 500),
            Error::SyslogPlain => Code::new("audit.syslog_plain", 500),
            Error::Export(_) => Code::new("audit.export", 507),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Error::Store(error) => error.text(lang),
            Error::Missing => t.fault_missing().to_owned(),
            Error::Reason => t.fault_reason().to_owned(),
            Error::BadFilter(field) => t.fault_filter(field_label(t, field)),
            Error::TooManyRows => t.fault_too_many().to_owned(),
            Error::Key { path, reason } => t.fault_key(path, reason),
            Error::Log { path, reason } => t.fault_log(path, reason),
            Error::Syslog(reason) => t.fault_syslog(reason),
            Error::SyslogPlain => t.fault_syslog_plain().to_owned(),
            Error::Export(_) => t.fault_export().to_owned(),
        }
    }
}

/// What the field of that name is called on the page.
fn field_label(t: T, field: &'static str) -> &'static str {
    match field {
        "from" => t.audit_from(),
        "until" => t.audit_until(),
        "event" => t.audit_event(),
        "subject" => t.audit_subject(),
        "address" => t.audit_address(),
        other => other,
    }
}
