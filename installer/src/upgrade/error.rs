//! What can go wrong while upgrading, in words that say how the house stands now.

use crate::texts::T;
use maru_kernel::{Code, Fault, Lang};
use thiserror::Error;

/// Why a house was not brought up to a release.
#[derive(Debug, Error)]
pub enum UpgradeError {
    /// The new program did not work; the house is as it was.
    #[error("taken back: {0}")]
    TakenBack(String),
    /// What was begun could not be taken back; the next call tries again.
    #[error("{reason}; not taken back: {then}")]
    NotTakenBack {
        /// Why it was to be taken back.
        reason: String,
        /// Why it was not.
        then: String,
    },
    /// An upgrade that was cut off has changed everything but does not start.
    #[error("not started: {0}")]
    NotStarted(String),
    /// The new program did not do its part.
    #[error("{part}: {reason}")]
    Newcomer {
        /// What it was asked for.
        part: &'static str,
        /// What it said.
        reason: String,
    },
    /// An upgrade was cut off, so the house is not served.
    #[error("an upgrade is unfinished")]
    Unfinished,
    /// Another machine upgrades this house.
    #[error("an upgrade is unfinished on {0}")]
    Elsewhere(String),
    /// There is nothing to take back.
    #[error("nothing to take back")]
    NothingBegun,
    /// Too little room for what an upgrade needs beside the house.
    #[error("{folder} has {free} of {needed} bytes")]
    NoRoom {
        /// Where.
        folder: String,
        /// What is there, in megabytes.
        free: u64,
        /// What is needed, in megabytes.
        needed: u64,
    },
}

impl Fault for UpgradeError {
    fn code(&self) -> Code {
        match self {
            UpgradeError::TakenBack(_) => Code::new("installer.upgrade_taken_back", 500),
            UpgradeError::NotTakenBack { .. } => Code::new("installer.upgrade_not_taken_back", 500),
            UpgradeError::NotStarted(_) => Code::new("installer.upgrade_not_started", 500),
            UpgradeError::Newcomer { .. } => Code::new("installer.upgrade_newcomer", 500),
            UpgradeError::Unfinished => Code::new("installer.upgrade_unfinished", 500),
            UpgradeError::Elsewhere(_) => Code::new("installer.upgrade_elsewhere", 500),
            UpgradeError::NothingBegun => Code::new("installer.upgrade_nothing_begun", 500),
            UpgradeError::NoRoom { .. } => Code::new("installer.upgrade_no_room", 500),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            UpgradeError::TakenBack(reason) => t.upgrade_fault_taken_back(reason),
            UpgradeError::NotTakenBack { reason, then } => t.upgrade_fault_not_taken_back(reason, then),
            UpgradeError::NotStarted(reason) => t.upgrade_fault_not_started(reason),
            UpgradeError::Newcomer { part, reason } => t.upgrade_fault_newcomer(part, reason),
            UpgradeError::Unfinished => t.upgrade_fault_unfinished().to_owned(),
            UpgradeError::Elsewhere(machine) => t.upgrade_fault_elsewhere(machine),
            UpgradeError::NothingBegun => t.upgrade_fault_nothing_begun().to_owned(),
            UpgradeError::NoRoom { folder, free, needed } => t.upgrade_fault_no_room(folder, free, needed),
        }
    }
}
