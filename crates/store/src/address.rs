//! Where the database is: a SQLite file or a PostgreSQL address.

use crate::pg_address::PgAddress;
use crate::{StoreError, StoreResult};
use std::fmt;
use std::path::{Path, PathBuf};

/// Where the database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// The embedded database in this file.
    Sqlite(PathBuf),
    /// A PostgreSQL server.
    Postgres(PgAddress),
}

impl fmt::Display for Address {
    /// Which database it is, without account and password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Address::Sqlite(path) => write!(f, "{}", path.display()),
            Address::Postgres(server) => write!(f, "{server}"),
        }
    }
}

impl Address {
    /// Reads an address: `postgres://…` or the path of a file.
    ///
    /// # Errors
    /// [`crate::StoreError::Plaintext`] for another host without `sslmode=verify-full` or `verify-ca`
    /// (S-10): libpq would otherwise speak plain text without a word. [`crate::StoreError::Address`] for
    /// what is no address of one server.
    pub fn parse(text: &str) -> StoreResult<Address> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            PgAddress::parse(text).map(Address::Postgres)
        } else if text.trim().is_empty() || text.contains("://") {
            // A misspelt server would become a file whose name tells the password.
            Err(StoreError::Address("postgres://"))
        } else {
            Ok(Address::Sqlite(PathBuf::from(text)))
        }
    }

    /// The same place, entered with this password; the embedded database asks for none.
    pub fn with_password(self, password: &str) -> Address {
        match self {
            Address::Postgres(server) => Address::Postgres(server.with_password(password)),
            sqlite => sqlite,
        }
    }

    /// The same server, entered as another role, without a password.
    pub fn as_role(&self, role: &str) -> Address {
        match self {
            Address::Postgres(server) => Address::Postgres(server.as_role(role)),
            sqlite => sqlite.clone(),
        }
    }

    /// Another database of the same server.
    pub fn in_database(&self, name: &str) -> Address {
        match self {
            Address::Postgres(server) => Address::Postgres(server.in_database(name)),
            sqlite => sqlite.clone(),
        }
    }

    /// Whether the address itself holds a password.
    pub fn has_password(&self) -> bool {
        matches!(self, Address::Postgres(server) if server.has_password())
    }

    /// The file of the embedded database.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Address::Sqlite(path) => Some(path),
            Address::Postgres(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_server_is_never_a_file() {
        for text in ["mysql://maru@db/maru", "Postgres://maru:pw@db/maru", " postgres://db/maru", "", " "] {
            assert!(Address::parse(text).is_err(), "{text:?}");
        }
        assert!(Address::parse("/var/lib/maru/maru.sqlite").unwrap().file().is_some());
    }

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
            ("postgres://maru@db.agency.example/maru?sslmode=verify-ca", true),
            ("postgres://localhost/maru?sslmode=disable", true),
            ("postgres://LOCALHOST.agency.example/maru", false),
        ] {
            assert_eq!(Address::parse(uri).is_ok(), allowed, "{uri}");
        }
    }

    #[test]
    fn s_189_a_password_from_elsewhere_is_the_one_that_is_used() {
        let address = Address::parse("postgres://maru@localhost/maru").unwrap();
        assert!(!address.has_password());
        let entered = address.with_password("p@ss 'word");
        assert!(entered.has_password() && !format!("{entered:?}").contains("p@ss"));
        let Address::Postgres(server) = &entered else { panic!("{entered:?}") };
        assert!(server.for_libpq().contains(r"password='p@ss \'word'"), "{}", server.for_libpq());
        assert!(!Address::parse("/a").unwrap().with_password("x").has_password());
    }

    #[test]
    fn everything_else_is_a_file() {
        assert_eq!(
            Address::parse("/var/lib/maru/maru.sqlite").unwrap().file().unwrap().to_str(),
            Some("/var/lib/maru/maru.sqlite")
        );
    }
}
