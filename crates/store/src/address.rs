//! Where the database is: a SQLite file or a PostgreSQL address.

use crate::{StoreError, StoreResult};
use std::path::{Path, PathBuf};

/// Where the database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// The embedded database in this file.
    Sqlite(PathBuf),
    /// A PostgreSQL server, as a libpq URI.
    Postgres(String),
}

impl Address {
    /// Reads an address: `postgres://…` or the path of a file.
    ///
    /// # Errors
    /// [`StoreError::Plaintext`] for another host without `sslmode=verify-full` or `verify-ca`
    /// (S-10): libpq would otherwise speak plain text without a word.
    pub fn parse(text: &str) -> StoreResult<Address> {
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Ok(Address::Sqlite(PathBuf::from(text)));
        }
        let encrypted = text.contains("sslmode=verify-full") || text.contains("sslmode=verify-ca");
        if encrypted || is_local(text) {
            Ok(Address::Postgres(text.to_owned()))
        } else {
            Err(StoreError::Plaintext)
        }
    }

    /// The file of the embedded database.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Address::Sqlite(path) => Some(path),
            Address::Postgres(_) => None,
        }
    }
}

/// Whether the URI stays on this machine: a loopback host or a socket folder.
fn is_local(uri: &str) -> bool {
    let (_, rest) = uri.split_once("://").unwrap_or_default();
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host_port = authority.rsplit('@').next().unwrap_or_default();
    let host = match host_port.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host_port.split(':').next().unwrap_or_default(),
    };
    let socket = uri.contains("host=/") || uri.contains("host=%2F") || uri.contains("host=%2f");
    let named_elsewhere = uri.contains("host=") && !socket;
    matches!(host, "localhost" | "127.0.0.1" | "::1") && !named_elsewhere
        || host.to_ascii_lowercase().starts_with("%2f")
        || host.is_empty() && socket
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_10_another_host_needs_tls() {
        for (uri, allowed) in [
            ("postgres://maru@localhost/maru", true),
            ("postgres://maru:pw@127.0.0.1:5433/maru", true),
            ("postgres://maru@[::1]/maru", true),
            ("postgresql:///maru?host=/run/postgresql", true),
            ("postgres://%2Frun%2Fpostgresql/maru", true),
            ("postgres://maru@db.agency.example/maru", false),
            ("postgres://localhost@db.agency.example/maru", false),
            ("postgres://localhost/maru?host=db.agency.example", false),
            ("postgres://maru@db.agency.example/maru?sslmode=require", false),
            ("postgres://maru@db.agency.example/maru?sslmode=verify-full", true),
        ] {
            assert_eq!(Address::parse(uri).is_ok(), allowed, "{uri}");
        }
    }

    #[test]
    fn everything_else_is_a_file() {
        assert_eq!(
            Address::parse("/var/lib/maru/maru.sqlite").unwrap().file().unwrap().to_str(),
            Some("/var/lib/maru/maru.sqlite")
        );
    }
}
