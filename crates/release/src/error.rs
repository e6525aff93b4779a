//! What can go wrong with releases, in words an operator can act on.

use crate::texts::T;
use maru_kernel::{Code, Fault, Lang};
use std::path::Path;
use thiserror::Error;

/// Why a release cannot be made or used. Nothing of the house has been changed.
#[derive(Debug, Error)]
pub enum Error {
    /// The file is no bundle.
    #[error("no bundle: {0}")]
    NoBundle(String),
    /// What is in the bundle is not what its manifest says.
    #[error("{0} was changed or cut off")]
    Damaged(String),
    /// The manifest was not signed by the key this house trusts.
    #[error("signed by somebody else")]
    Forged,
    /// The bundle was made by a newer program than this one can read.
    #[error("format {0} is not known")]
    NewerFormat(u32),
    /// The bundle is for another kind of machine.
    #[error("for {bundle}, and this is {machine}")]
    OtherMachine {
        /// What it was made for.
        bundle: String,
        /// What this is.
        machine: String,
    },
    /// The house runs something newer: there is no way back (S-431).
    #[error("{bundle} is older than {house}")]
    Older {
        /// What the bundle is.
        bundle: String,
        /// What the house runs or holds.
        house: String,
    },
    /// A key is none, or others can read a secret one.
    #[error("{path}: {reason}")]
    Key {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// This house trusts nobody's releases yet.
    #[error("no key in {0}")]
    NoKey(String),
    /// A file that would be written over.
    #[error("{0} exists")]
    Exists(String),
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
        Error::File { path: path.display().to_string(), reason: error.to_string() }
    }
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::NoBundle(_) => Code::new("release.no_bundle", 500),
            Error::Damaged(_) => Code::new("release.damaged", 500),
            Error::Forged => Code::new("release.forged", 500),
            Error::NewerFormat(_) => Code::new("release.newer_format", 500),
            Error::OtherMachine { .. } => Code::new("release.other_machine", 500),
            Error::Older { .. } => Code::new("release.older", 500),
            Error::Key { .. } => Code::new("release.key", 500),
            Error::NoKey(_) => Code::new("release.no_key", 500),
            Error::Exists(_) => Code::new("release.exists", 500),
            Error::File { .. } => Code::new("release.file", 500),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Error::NoBundle(reason) => t.fault_no_bundle(reason),
            Error::Damaged(name) => t.fault_damaged(name),
            Error::Forged => t.fault_forged().to_owned(),
            Error::NewerFormat(_) => t.fault_newer_format().to_owned(),
            Error::OtherMachine { bundle, machine } => t.fault_other_machine(bundle, machine),
            Error::Older { bundle, house } => t.fault_older(bundle, house),
            Error::Key { path, reason } => t.fault_key(path, reason),
            Error::NoKey(path) => t.fault_no_key(path),
            Error::Exists(path) => t.fault_exists(path),
            Error::File { path, reason } => t.fault_file(path, reason),
        }
    }
}
