//! How a live directory is reached. The comments on the fields are its manual.

use super::Secret;
use super::SourceError;
use serde::Deserialize;
use std::path::PathBuf;
use std::time::Duration;

/// `[connection]`: the servers of one directory and the account that reads them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Connection {
    /// Addresses in the order they are tried. `ldaps://host` speaks TLS from the first byte;
    /// `ldap://host` must switch to TLS by StartTLS before anything is said.
    pub servers: Vec<String>,
    /// PEM file with the authority (CA) that signed the servers' certificates. Without it the
    /// authorities of the operating system are trusted.
    #[serde(default)]
    pub ca_file: Option<PathBuf>,
    /// SHA-256 hashes, in hexadecimal, of the public keys (SPKI) to insist on: of a server's own
    /// certificate or of an authority in `ca_file`. The chain and the host name are checked as well.
    #[serde(default)]
    pub pins: Vec<String>,
    /// Name the account that reads the directory signs in with. Without it the directory is read
    /// anonymously.
    #[serde(default)]
    pub bind_dn: Option<String>,
    /// File whose first line is that account's password. Others may not read it. A name without a
    /// slash is looked up among the service's credentials (systemd `LoadCredential`).
    #[serde(default)]
    pub password_file: Option<PathBuf>,
    /// Speak without any protection when the address is `ldap://`. For a laboratory only: passwords
    /// cross the network in clear.
    #[serde(default)]
    pub insecure_lab: bool,
    /// Time-outs and page size.
    #[serde(default)]
    pub limits: Limits,
}

/// `[connection.limits]`: how long we wait and how much we ask for at once.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Seconds until a server counts as unreachable, TLS included.
    pub connect_seconds: u64,
    /// Seconds until a server that says nothing counts as hanging: for a bind, and between two
    /// entries of a search.
    pub answer_seconds: u64,
    /// Entries a page (RFC 2696), 1 to 100,000. Active Directory sends at most 1,000.
    pub page_size: i32,
    /// Failures in a row after which a server is left alone.
    pub give_up_after: u32,
    /// Seconds a server is left alone before it is tried again.
    pub rest_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { connect_seconds: 3, answer_seconds: 5, page_size: 500, give_up_after: 5, rest_seconds: 30 }
    }
}

impl Limits {
    /// How long connecting may take.
    pub fn connect(&self) -> Duration {
        Duration::from_secs(self.connect_seconds.max(1))
    }

    /// How long an answer may take.
    pub fn answer(&self) -> Duration {
        Duration::from_secs(self.answer_seconds.max(1))
    }

    /// How long a failing server rests.
    pub fn rest(&self) -> Duration {
        Duration::from_secs(self.rest_seconds)
    }

    /// Entries a page, within its bounds.
    pub fn page(&self) -> i32 {
        self.page_size.clamp(1, 100_000)
    }
}

impl Connection {
    /// A connection to one server with everything else as it is by default.
    pub fn to(server: &str) -> Self {
        Connection {
            servers: vec![server.to_owned()],
            ca_file: None,
            pins: Vec::new(),
            bind_dn: None,
            password_file: None,
            insecure_lab: false,
            limits: Limits::default(),
        }
    }

    /// The reading account's password, if there is such an account.
    ///
    /// # Errors
    /// When a name is given without a password file, or the file is unusable.
    pub fn secret(&self) -> Result<Option<Secret>, SourceError> {
        match (&self.bind_dn, &self.password_file) {
            (None, _) => Ok(None),
            (Some(_), None) => Err(SourceError::Config("bind_dn needs password_file".to_owned())),
            (Some(_), Some(path)) => Secret::from_file(&credential(path)).map(Some),
        }
    }
}

/// The file itself, or the service credential of that name.
fn credential(path: &std::path::Path) -> PathBuf {
    match std::env::var_os("CREDENTIALS_DIRECTORY") {
        Some(folder) if path.components().count() == 1 => PathBuf::from(folder).join(path),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_are_refused_and_defaults_hold() {
        let c: Connection = toml::from_str("servers = ['ldaps://a']").unwrap();
        assert_eq!((c.limits.connect_seconds, c.limits.answer_seconds, c.limits.page_size), (3, 5, 500));
        assert!(!c.insecure_lab);
        assert!(toml::from_str::<Connection>("servers = []\nno_verify = true").is_err());
    }
}
