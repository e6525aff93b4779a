//! What the operator decides before the suite starts.

use std::net::SocketAddr;
use std::path::PathBuf;

/// Where contents lie, and how much there may be of them.
#[derive(Clone, Debug)]
pub struct Options {
    /// Folder for contents; nothing else may write there.
    pub folder: PathBuf,
    /// The largest file, in bytes.
    pub largest_file: u64,
    /// What all files of one person may take, in bytes; those that were removed count until they are gone.
    pub quota_per_person: u64,
    /// The virus scanner; nothing is scanned without one.
    pub scanner: Option<Scanner>,
}

impl Options {
    /// 200 MB a file, 10 GB a person, no scanner.
    pub fn new(folder: PathBuf) -> Options {
        Options { folder, largest_file: 200_000_000, quota_per_person: 10_000_000_000, scanner: None }
    }
}

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanner {
    /// A socket in the file system.
    Unix(PathBuf),
    /// A port.
    Tcp(SocketAddr),
}
