//! What can go wrong in the directory, in words a person can act on.

use crate::Refusal;
use crate::actions::keep_source;
use crate::ldap::SourceError;
use crate::model::password_rules::Weakness;
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
    /// The new password breaks these rules.
    #[error("weak password: {0:?}")]
    Weak(Vec<Weakness>),
    /// A directory source could not be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// There is no source of this name.
    #[error("no source called {0}")]
    NoSource(String),
    /// Another run is under way.
    #[error("another run is under way")]
    SyncBusy,
    /// The safety brake holds the plan.
    #[error("the safety brake holds the plan")]
    SyncHeld,
    /// The plan is not the newest one any more.
    #[error("the plan is stale")]
    SyncStale,
    /// No name for a source.
    #[error("not a name for a source")]
    SourceName,
    /// A source of this name is there already.
    #[error("the source exists")]
    SourceExists,
    /// Minutes between two runs that are too few or too many.
    #[error("no pause between runs")]
    SourcePause,
    /// A file outside the folder for sources, which is named.
    #[error("a file outside {0}")]
    SourceFile(String),
    /// A connection without protection, which only the operator at the command line may choose.
    #[error("insecure_lab from a page")]
    InsecureLab,
    /// The password of the reading account has to be typed again: it would be sent elsewhere.
    #[error("the reading account's password has to be typed again")]
    SecretAgain,
    /// The source was changed after the change was asked for.
    #[error("the source was changed since")]
    SourceChanged,
    /// The password of a reading account cannot be kept.
    #[error("the password cannot be kept: {0}")]
    SecretUnwritable(String),
    /// The machine stopped in the middle of the run.
    #[error("the run was abandoned")]
    SyncAbandoned,
    /// The run was never applied, is too old, or others came after it.
    #[error("the run cannot be undone")]
    CannotUndo,
    /// There is no such person, unit or row, or not for this viewer.
    #[error("no such thing")]
    Missing,
    /// Visible, but not allowed.
    #[error("not allowed")]
    Forbidden,
    /// A date that is none.
    #[error("not a date")]
    BadDate,
}

/// What is kept as JSON was written by this program, so it can be read as well.
impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::Store(StoreError::Failed(error.to_string()))
    }
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::Store(error) => error.code(),
            Error::Refused(refusal) => refusal.code(),
            Error::Weak(_) => Code::new("directory.weak_password", 422),
            Error::Source(error) => error.code(),
            Error::NoSource(_) => Code::new("directory.sync.no_source", 404),
            Error::SyncBusy => Code::new("directory.sync.busy", 409),
            Error::SyncHeld => Code::new("directory.sync.held", 409),
            Error::SyncStale => Code::new("directory.sync.stale", 409),
            Error::SourceName => Code::new("directory.sync.source_name", 422),
            Error::SourceExists => Code::new("directory.sync.source_exists", 409),
            Error::SourcePause => Code::new("directory.sync.source_pause", 422),
            Error::SourceFile(_) => Code::new("directory.sync.source_file", 422),
            Error::InsecureLab => Code::new("directory.sync.insecure_lab", 422),
            Error::SecretAgain => Code::new("directory.sync.secret_again", 422),
            Error::SourceChanged => Code::new("directory.sync.source_changed", 409),
            Error::SecretUnwritable(_) => Code::new("directory.sync.secret_unwritable", 500),
            Error::SyncAbandoned => Code::new("directory.sync.abandoned", 409),
            Error::CannotUndo => Code::new("directory.sync.cannot_undo", 409),
            Error::Missing => Code::new("directory.missing", 404),
            Error::Forbidden => Code::new("directory.forbidden", 403),
            Error::BadDate => Code::new("directory.bad_date", 400),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Error::Store(error) => error.text(lang),
            Error::Refused(refusal) => refusal.text(lang).to_owned(),
            Error::Weak(found) => found.iter().map(|w| weakness_text(*w, t)).collect::<Vec<_>>().join(" "),
            Error::Source(error) => error.text(lang),
            Error::NoSource(name) => t.fault_no_source(name),
            Error::SyncBusy => t.fault_sync_busy().to_owned(),
            Error::SyncHeld => t.fault_sync_held().to_owned(),
            Error::SyncStale => t.fault_sync_stale().to_owned(),
            Error::SourceName => t.fault_source_name().to_owned(),
            Error::SourceExists => t.fault_source_exists().to_owned(),
            Error::SourcePause => {
                t.fault_source_pause(keep_source::PAUSES.start(), keep_source::PAUSES.end())
            }
            Error::SourceFile(folder) => t.fault_source_file(folder),
            Error::InsecureLab => t.fault_insecure_lab().to_owned(),
            Error::SecretAgain => t.fault_secret_again().to_owned(),
            Error::SourceChanged => t.fault_source_changed().to_owned(),
            Error::SecretUnwritable(reason) => t.fault_secret_unwritable(reason),
            Error::SyncAbandoned => t.fault_sync_abandoned().to_owned(),
            Error::CannotUndo => t.fault_cannot_undo().to_owned(),
            Error::Missing => t.fault_missing().to_owned(),
            Error::Forbidden => t.fault_forbidden().to_owned(),
            Error::BadDate => t.people_bad_date().to_owned(),
        }
    }
}

/// What is wrong with a new password and what to do, one sentence each.
fn weakness_text(weakness: Weakness, t: T) -> String {
    match weakness {
        Weakness::Hopeless => t.weakness_hopeless().to_owned(),
        Weakness::Short(least) => t.weakness_short(least),
        Weakness::Classes => t.weakness_classes().to_owned(),
        Weakness::Personal => t.weakness_personal().to_owned(),
        Weakness::Phone => t.weakness_phone().to_owned(),
        Weakness::Sequence => t.weakness_sequence().to_owned(),
        Weakness::Common => t.weakness_common().to_owned(),
        Weakness::Leaked => t.weakness_leaked().to_owned(),
        Weakness::Used => t.weakness_used().to_owned(),
    }
}
