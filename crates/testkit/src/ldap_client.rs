//! Changing the entries of a server that a test started, with the command that administrators use.

use std::path::Path;
use std::process::Command;

/// Who speaks to which server.
pub(crate) struct Client<'c> {
    pub address: &'c str,
    pub name: &'c str,
    pub password: &'c str,
}

impl Client<'_> {
    /// Changes entries (ldapmodify(1) reads `changes`; one without `changetype` is added).
    ///
    /// # Panics
    /// When the server refuses them.
    pub fn modify(&self, folder: &Path, changes: &str) {
        let file = folder.join("changes.ldif");
        std::fs::write(&file, changes).expect("write");
        let done = Command::new("ldapmodify")
            .args(["-a", "-x", "-H", self.address, "-D", self.name, "-w", self.password, "-f"])
            .arg(&file)
            // What is tried here is our client, not theirs.
            .env("LDAPTLS_REQCERT", "never")
            .output()
            .expect("ldapmodify is installed (Debian package ldap-utils)");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
}
