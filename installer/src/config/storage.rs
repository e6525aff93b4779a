//! `[storage]`: where data is kept.

use super::Setting;
use crate::problem::Problem;
use serde::Deserialize;
use std::ops::RangeInclusive;
use std::path::{Component, Path, PathBuf};

/// Connections to the database; beyond them its server is out of memory sooner than faster.
const CONNECTIONS: RangeInclusive<u32> = 1..=500;

/// Where data is kept.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    /// Folder for the embedded database, files and keys.
    pub folder: PathBuf,
    /// `postgres://…`; left out for the embedded database.
    pub database: Option<String>,
    /// Connections to the database.
    #[serde(default = "usual_connections")]
    pub connections: u32,
}

const fn usual_connections() -> u32 {
    8
}

impl Storage {
    /// The database's address.
    ///
    /// # Errors
    /// Another host without TLS.
    pub fn address(&self) -> Result<maru_store::Address, Problem> {
        match &self.database {
            Some(uri) => Ok(maru_store::Address::parse(uri)?),
            None => Ok(maru_store::Address::Sqlite(self.folder.join("maru.sqlite"))),
        }
    }

    pub(super) fn check(&self) -> Result<(), Setting> {
        if !is_folder(&self.folder) {
            return Err(Setting::Folder);
        }
        if CONNECTIONS.contains(&self.connections) { Ok(()) } else { Err(Setting::Connections) }
    }
}

/// A full path to a folder of its own: not the root of all files, by whatever way.
fn is_folder(path: &Path) -> bool {
    let mut steps = path.components();
    steps.next() == Some(Component::RootDir)
        && steps.clone().next().is_some()
        && steps.all(|step| matches!(step, Component::Normal(_)))
}
