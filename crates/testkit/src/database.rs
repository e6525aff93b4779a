//! Runs a test on both databases: the same body, the same answers.

use crate::postgres;
use maru_kernel::Clock;
use maru_store::{Address, Db, ModuleMigrations, OpenOptions};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

static FOLDERS: AtomicU32 = AtomicU32::new(0);

/// A folder of the test's own, removed when dropped.
#[derive(Debug)]
pub struct TempFolder(PathBuf);

impl TempFolder {
    /// Makes the folder.
    ///
    /// # Panics
    /// When it cannot be made.
    pub fn new() -> Self {
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("maru-test-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("make a folder");
        TempFolder(path)
    }

    /// Where it is.
    pub fn path(&self) -> &std::path::Path {
        &self.0
    }
}

impl Default for TempFolder {
    fn default() -> Self {
        TempFolder::new()
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The address of a fresh SQLite file in `folder`.
pub fn sqlite_address(folder: &TempFolder) -> Address {
    Address::Sqlite(folder.path().join("maru.sqlite"))
}

/// The address of a fresh PostgreSQL schema.
///
/// # Panics
/// When PostgreSQL does not start.
pub fn postgres_address() -> Address {
    Address::parse(&postgres_uri()).expect("a local address")
}

/// The same as text, for another process.
///
/// # Panics
/// When PostgreSQL does not start.
pub fn postgres_uri() -> String {
    postgres::fresh_schema()
}

/// Opens a fresh database of each kind with `modules`' tables and runs `body` on it.
///
/// # Panics
/// When a database cannot be opened, or `body` panics.
pub fn on_both_databases(modules: &[ModuleMigrations], body: impl Fn(&Db)) {
    on_both_databases_at(&Clock::system(), modules, body);
}

/// As [`on_both_databases`], with a clock the test can turn.
///
/// # Panics
/// When a database cannot be opened, or `body` panics.
pub fn on_both_databases_at(clock: &Clock, modules: &[ModuleMigrations], body: impl Fn(&Db)) {
    let folder = TempFolder::new();
    for address in [sqlite_address(&folder), postgres_address()] {
        let options = OpenOptions { clock: clock.clone(), ..OpenOptions::new(address) };
        let db = Db::open(options, modules).expect("open the database");
        body(&db);
    }
}
