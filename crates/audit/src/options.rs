//! What the operator decides before the suite starts.

use std::path::PathBuf;

/// Where the audit log keeps what must not be in the database, and how much room it has.
#[derive(Clone, Debug)]
pub struct Options {
    /// Data folder: holds `checkpoints.log` and, for a moment, exports being made.
    pub data_folder: PathBuf,
    /// The key that signs checkpoints; made, readable by its owner alone, when missing.
    pub key_file: PathBuf,
    /// The most bytes the database may take; its disk is the limit when left out.
    pub quota_bytes: Option<u64>,
    /// The suite's version, for the page about it.
    pub version: &'static str,
}
