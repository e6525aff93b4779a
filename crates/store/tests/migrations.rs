//! Migrations of all modules, on both databases.
#![cfg(test)]

use maru_kernel::Fault;
use maru_store::{Db, Migration, ModuleMigrations, OpenOptions, StoreError, applied_steps};
use maru_testkit::{TempFolder, postgres_address, sqlite_address};

const ONE: ModuleMigrations = ModuleMigrations {
    module: "one",
    steps: &[Migration {
        name: "20260101000000_a",
        sqlite: "CREATE TABLE one_a (x TEXT)",
        postgres: "CREATE TABLE one_a (x TEXT)",
    }],
};
const TWO: ModuleMigrations = ModuleMigrations {
    module: "two",
    steps: &[Migration {
        name: "20260101000000_b",
        sqlite: "CREATE TABLE two_b (x TEXT)",
        postgres: "CREATE TABLE two_b (x TEXT)",
    }],
};
const BROKEN: ModuleMigrations = ModuleMigrations {
    module: "broken",
    steps: &[Migration {
        name: "20270101000000_c",
        sqlite: "CREATE TABLE half (x TEXT); CREATE TABEL other (x TEXT)",
        postgres: "CREATE TABLE half (x TEXT); CREATE TABEL other (x TEXT)",
    }],
};

fn addresses(folder: &TempFolder) -> Vec<OpenOptions> {
    [sqlite_address(folder), postgres_address()].map(OpenOptions::new).to_vec()
}

#[test]
fn two_modules_may_make_a_step_in_the_same_second() {
    let folder = TempFolder::new();
    for options in addresses(&folder) {
        let db = Db::open(options, &[ONE, TWO]).unwrap();
        let steps = db.read_blocking(applied_steps).unwrap();
        assert_eq!(
            steps,
            ["20260101000000-one", "20260101000000-two", "20261121000000-store", "20261122130000-store"]
        );
    }
}

#[test]
fn s_431_an_older_program_refuses_a_newer_database() {
    let folder = TempFolder::new();
    for options in addresses(&folder) {
        drop(Db::open(options.clone(), &[ONE, TWO]).unwrap());
        let refused = Db::open(options, &[ONE]).err().unwrap();
        assert!(matches!(&refused, StoreError::Newer(step) if step == "20260101000000-two"));
        assert_eq!(refused.code().name, "store.newer");
    }
}

#[test]
fn a_step_that_fails_leaves_nothing_behind_and_can_be_mended() {
    let folder = TempFolder::new();
    for options in addresses(&folder) {
        let failed = Db::open(options.clone(), &[BROKEN]).err().unwrap();
        assert!(matches!(&failed, StoreError::Migration { step, .. } if step == "20270101000000-broken"));
        let mended = ModuleMigrations {
            module: "broken",
            steps: &[Migration {
                name: "20270101000000_c",
                sqlite: "CREATE TABLE half (x TEXT)",
                postgres: "CREATE TABLE half (x TEXT)",
            }],
        };
        Db::open(options, &[mended]).unwrap();
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = TempFolder::new();
    let file = folder.path().join("not-a-folder");
    std::fs::write(&file, "x").unwrap();
    let address = maru_store::Address::Sqlite(file.join("maru.sqlite"));
    let refused = Db::open(OpenOptions::new(address), &[]).err().unwrap();
    assert!(refused.text(maru_kernel::Lang::En).contains("not-a-folder"));
}

#[test]
fn a_database_that_is_closed_has_let_go_of_its_file() {
    let folder = TempFolder::new();
    for _ in 0..20 {
        let address = sqlite_address(&folder);
        let file = address.file().unwrap().to_owned();
        drop(Db::open(OpenOptions::new(address), &[ONE]).unwrap());
        let held = std::fs::read_dir("/proc/self/fd").unwrap().filter_map(Result::ok);
        let held: Vec<_> = held.filter_map(|fd| std::fs::read_link(fd.path()).ok()).collect();
        assert!(!held.iter().any(|path| path.starts_with(&file)), "still open: {held:?}");
        // A copy put in its place, as after a restore, is opened at once.
        for ending in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
        }
    }
}
