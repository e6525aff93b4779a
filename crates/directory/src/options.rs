//! What the operator decides before the suite starts.

use ipnet::IpNet;
use std::fmt;
use std::path::PathBuf;

/// Key that seals second-factor secrets in the database. It lives beside the configuration, never in
/// the database or a backup of it (S-115, S-129).
#[derive(Clone, PartialEq, Eq)]
pub struct MasterKey(pub [u8; 32]);

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

/// What the operator decides before the suite starts.
#[derive(Clone, Debug)]
pub struct Options {
    /// Seals second-factor secrets.
    pub master_key: MasterKey,
    /// Whether one person may hold roles that exclude one another and approve alone (S-502). Shown as a
    /// banner on every page.
    pub small_agency: bool,
    /// Whether this is a demonstration with invented people on this machine: holders of roles then need no
    /// second factor. Never set it where real people work (S-118).
    pub demonstration: bool,
    /// Networks people may come from without a second factor; everything else is outside (S-25).
    pub inside_networks: Vec<IpNet>,
    /// Networks the administration may be used from (S-6).
    pub admin_networks: Vec<IpNet>,
    /// Where files with the bind passwords of directory sources lie, one file per source.
    pub secrets_folder: PathBuf,
}

impl Options {
    /// Where the operator may put a list of passwords that got out elsewhere, one a line (S-3).
    pub fn leaked_passwords(&self) -> PathBuf {
        self.secrets_folder.with_file_name("leaked-passwords.txt")
    }
}
