//! `[files]`: how large they may be, and who looks for viruses in them.

use super::Setting;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// How large files may be, and who looks for viruses in them.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Files {
    /// Megabytes of the largest file.
    pub largest_megabytes: u64,
    /// Gigabytes that all files of one person may take.
    pub person_gigabytes: u64,
    /// The socket file of clamd, or its address and port; nothing is scanned when left out.
    pub scanner: Option<String>,
}

impl Default for Files {
    fn default() -> Files {
        Files { largest_megabytes: 200, person_gigabytes: 10, scanner: None }
    }
}

impl Files {
    /// The scanner, when there is one.
    ///
    /// # Errors
    /// [`Setting::Scanner`] for what is neither a full path nor an address with a port.
    pub fn scanner(&self) -> Result<Option<maru_files::Scanner>, Setting> {
        let Some(text) = &self.scanner else { return Ok(None) };
        if Path::new(text).is_absolute() {
            return Ok(Some(maru_files::Scanner::Unix(PathBuf::from(text))));
        }
        let address: SocketAddr = text.parse().or(Err(Setting::Scanner))?;
        if address.port() == 0 { Err(Setting::Scanner) } else { Ok(Some(maru_files::Scanner::Tcp(address))) }
    }

    pub(super) fn check(&self) -> Result<(), Setting> {
        if self.largest_megabytes == 0 || self.person_gigabytes == 0 {
            return Err(Setting::FileSizes);
        }
        self.scanner().map(|_| ())
    }
}
