//! What the operator decides before the suite starts.

use crate::syslog::{Receiver, Sender};
use std::path::PathBuf;

/// Where the audit log keeps what must not be in the database, and how much room it has.
#[derive(Clone)]
pub struct Options {
    /// Data folder: holds `checkpoints.log` and, for a moment, exports being made.
    pub data_folder: PathBuf,
    /// The key that signs checkpoints; made, readable by its owner alone, when missing.
    pub key_file: PathBuf,
    /// The most bytes the database may take; its disk is the limit when left out.
    pub quota_bytes: Option<u64>,
    /// What happens when the store is 95 % full.
    pub when_full: WhenFull,
    /// The suite's version, for the page about it.
    pub version: &'static str,
    /// The server's name, as people type it; the agency's log server knows us by it.
    pub host: String,
    /// The agency's log server; nothing is sent anywhere when left out.
    pub syslog: Option<Receiver>,
}

/// What happens when the store of the log is 95 % full (S-9). Nothing is ever dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhenFull {
    /// Those in charge are warned, and work goes on until the database itself refuses.
    #[default]
    Warn,
    /// New work is refused until there is room; reading, signing in and administration go on.
    Refuse,
}

impl Options {
    /// These folders, no quota, no log server.
    pub fn new(data_folder: PathBuf, key_file: PathBuf) -> Options {
        let (version, host) = ("0", String::new());
        let when_full = WhenFull::default();
        Options { data_folder, key_file, quota_bytes: None, when_full, version, host, syslog: None }
    }

    pub(crate) fn sender(&self) -> Sender {
        Sender { host: self.host.clone(), version: self.version }
    }
}
