//! `[storage]`: where data is kept.

use super::{Credential, Setting, shown};
use crate::problem::Problem;
use maru_store::Address;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use std::path::{Component, Path, PathBuf};

/// Connections to the database; beyond them its server is out of memory sooner than faster.
const CONNECTIONS: RangeInclusive<u32> = 1..=500;

/// Where data is kept.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    /// Folder for the embedded database, files and keys.
    pub folder: PathBuf,
    /// `postgres://…`; left out for the embedded database.
    #[serde(serialize_with = "shown::without_password")]
    pub database: Option<String>,
    /// The password of the account in `database`, as `credential:NAME`.
    pub password: Option<Credential>,
    /// The role that owns the tables, when it is another one than that of `database` (S-192).
    pub owner: Option<String>,
    /// Connections to the database.
    #[serde(default = "usual_connections")]
    pub connections: u32,
}

/// The name of the secret of the tables' owner.
const OWNER: &str = "database-owner";

const fn usual_connections() -> u32 {
    8
}

impl Storage {
    /// The database's address.
    ///
    /// # Errors
    /// Another host without TLS; a password that is not there, is there twice, or that others can read.
    pub fn address(&self) -> Result<Address, Problem> {
        let address = match &self.database {
            Some(uri) => Address::parse(uri)?,
            None => Address::Sqlite(self.folder.join("maru.sqlite")),
        };
        let Some(password) = &self.password else { return Ok(address) };
        if address.has_password() || address.file().is_some() {
            return Err(Setting::Password.into());
        }
        Ok(address.with_password(&password.read()?))
    }

    /// As this, for whoever changes tables: as their owner, if it is a role of its own. Its password is one that the
    /// service is never given.
    #[must_use]
    pub fn of_owner(&self) -> Storage {
        let (database, password) = match (&self.owner, &self.database) {
            (Some(role), Some(uri)) => {
                (Some(with_role(uri, role)), self.password.as_ref().map(|p| p.another(OWNER)))
            }
            _ => (self.database.clone(), self.password.clone()),
        };
        Storage { database, password, owner: None, ..self.clone() }
    }

    /// The name of the secret that the service is handed over for its database.
    pub(crate) fn secret(&self) -> Option<&str> {
        self.password.as_ref().and_then(Credential::name)
    }

    /// Whether a password stands in the configuration itself.
    pub(crate) fn holds_password(&self) -> bool {
        self.database.as_deref().is_some_and(|uri| Address::parse(uri).is_ok_and(|a| a.has_password()))
    }

    pub(super) fn check(&self) -> Result<(), Setting> {
        if !is_folder(&self.folder) {
            return Err(Setting::Folder);
        }
        self.password.as_ref().map_or(Ok(()), Credential::check)?;
        if CONNECTIONS.contains(&self.connections) { Ok(()) } else { Err(Setting::Connections) }
    }
}

/// The address with another role in front of the host.
fn with_role(uri: &str, role: &str) -> String {
    let (scheme, rest) = uri.split_once("://").unwrap_or(("postgres", uri));
    let (authority, more) = rest.split_once('/').unwrap_or((rest, ""));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    format!("{scheme}://{role}@{host}/{more}")
}

/// A full path to a folder of its own: not the root of all files, by whatever way.
fn is_folder(path: &Path) -> bool {
    let mut steps = path.components();
    steps.next() == Some(Component::RootDir)
        && steps.clone().next().is_some()
        && steps.all(|step| matches!(step, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_192_tables_are_changed_by_a_role_of_their_own() {
        let mut storage = Storage {
            folder: PathBuf::from("/a"),
            database: Some("postgres://maru_app@db:1/maru?sslmode=verify-full".to_owned()),
            password: None,
            owner: Some("maru_owner".to_owned()),
            connections: 8,
        };
        let theirs = storage.of_owner();
        assert_eq!(theirs.database.as_deref(), Some("postgres://maru_owner@db:1/maru?sslmode=verify-full"));
        storage.owner = None;
        assert_eq!(storage.of_owner().database, storage.database);
    }
}
