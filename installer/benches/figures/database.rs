//! Databases to measure on: empty ones, and those another figure has filled already.

use crate::Outcome;
use maru_directory::Directory;
use maru_store::{Address, Db, OpenOptions};
use maru_testkit::{TempFolder, postgres_uri};

/// Databases that hold people, with their address, for the people search.
#[derive(Default)]
pub struct Filled {
    /// A large agency on SQLite.
    pub large: Option<Place>,
    /// The whole government on PostgreSQL.
    pub huge: Option<Place>,
}

/// Where a database is.
pub struct Place {
    pub address: String,
    _folder: Option<TempFolder>,
}

impl Place {
    /// A file that does not exist yet.
    pub fn sqlite() -> Place {
        let folder = TempFolder::new();
        Place { address: folder.path().join("maru.sqlite").display().to_string(), _folder: Some(folder) }
    }

    /// An empty schema of a server of our own, which writes to disk as any other (only its making did
    /// not wait for that).
    pub fn postgres() -> Place {
        Place { address: postgres_uri(), _folder: None }
    }
}

/// Opens the database with the directory's tables.
pub fn open(address: &str) -> Outcome<Db> {
    Ok(Db::open(OpenOptions::new(Address::parse(address)?), &[Directory::MIGRATIONS])?)
}
