//! What all directory servers that a test starts have in common: where they are, whom to trust, how their entries
//! are changed, and that they end with the test.

use crate::TempFolder;
use crate::tls::CertificateFiles;
use std::path::Path;
use std::process::{Child, Command};

/// A running directory server.
pub struct LdapServer {
    pub(crate) folder: TempFolder,
    pub(crate) child: Child,
    /// Its port for StartTLS.
    pub(crate) port: u16,
    /// Its port for TLS from the first byte.
    pub(crate) tls_port: u16,
    pub(crate) certificate: CertificateFiles,
}

impl LdapServer {
    /// Its address for StartTLS.
    pub fn ldap(&self) -> String {
        format!("ldap://localhost:{}", self.port)
    }

    /// Its address for TLS from the first byte.
    pub fn ldaps(&self) -> String {
        format!("ldaps://localhost:{}", self.tls_port)
    }

    /// The same by number, a name its certificate does not have.
    pub fn ldaps_by_number(&self) -> String {
        format!("ldaps://127.0.0.1:{}", self.tls_port)
    }

    /// The certificate of the authority to trust.
    pub fn authority_file(&self) -> &Path {
        &self.certificate.authority
    }

    /// Where its files lie; tests may put theirs beside them.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Ends it at once, in the middle of whatever it does.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Makes it hang: it takes connections and says nothing.
    ///
    /// # Panics
    /// When the signal cannot be sent.
    pub fn freeze(&self) {
        let sent = Command::new("kill").args(["-STOP", &self.child.id().to_string()]).status();
        assert!(sent.expect("run kill").success());
    }

    /// Changes entries at `address` as whoever has this name and password, with the command that administrators
    /// use (ldapmodify(1) reads `changes`; one without `changetype` is added).
    ///
    /// # Panics
    /// When the server refuses them.
    pub(crate) fn change(&self, address: &str, (name, password): (&str, &str), changes: &str) {
        let file = self.folder.path().join("changes.ldif");
        std::fs::write(&file, changes).expect("write");
        let done = Command::new("ldapmodify")
            .args(["-a", "-x", "-H", address, "-D", name, "-w", password, "-f"])
            .arg(&file)
            // What is tried here is our client, not theirs.
            .env("LDAPTLS_REQCERT", "never")
            .output()
            .expect("ldapmodify is installed (Debian package ldap-utils)");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
}

impl Drop for LdapServer {
    fn drop(&mut self) {
        self.kill();
    }
}
