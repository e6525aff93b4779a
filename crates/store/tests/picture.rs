//! A picture of all tables: taken, put back after they were changed, on both databases.
#![cfg(test)]

use maru_kernel::{Cause, Event, Timestamp};
use maru_store::{
    Address, Db, Migration, ModuleMigrations, OpenOptions, StoreError, applied_steps, forget_picture,
    is_picture_kept, keep_picture, put_picture_back, setting, table_sizes,
};
use maru_testkit::{TempFolder, postgres_uri, sqlite_address};
use std::sync::atomic::{AtomicU32, Ordering};

const A: Migration = Migration {
    name: "20260101000000_a",
    sqlite: "CREATE TABLE one_a (x INTEGER PRIMARY KEY, y TEXT); CREATE TABLE one_b (x INTEGER REFERENCES one_a (x)); \
             INSERT INTO one_a VALUES (1, 'by the step')",
    postgres: "CREATE TABLE one_a (x BIGINT PRIMARY KEY, y TEXT); CREATE TABLE one_b (x BIGINT REFERENCES one_a (x), \
               words TSVECTOR, twice BIGINT GENERATED ALWAYS AS (x * 2) STORED); \
               INSERT INTO one_a VALUES (1, 'by the step')",
};
const B: Migration = Migration {
    name: "20270101000000_b",
    sqlite: "UPDATE one_a SET y = 'changed'; ALTER TABLE one_a DROP COLUMN y; CREATE TABLE one_c (x TEXT)",
    postgres: "UPDATE one_a SET y = 'changed'; ALTER TABLE one_a DROP COLUMN y; CREATE TABLE one_c (x TEXT)",
};
const OLD: ModuleMigrations = ModuleMigrations { module: "one", steps: &[A] };
const NEW: ModuleMigrations = ModuleMigrations { module: "one", steps: &[A, B] };

fn addresses(folder: &TempFolder) -> [Address; 2] {
    [sqlite_address(folder), alone_on_postgres()]
}

/// The tests share a server and its database; others of the same name there are taken for the same house.
fn alone_on_postgres() -> Address {
    static HOUSES: AtomicU32 = AtomicU32::new(0);
    let name = format!("picture-{}-{}", std::process::id(), HOUSES.fetch_add(1, Ordering::Relaxed));
    Address::parse(&format!("{}&application_name={name}", postgres_uri())).unwrap()
}

fn opened(address: &Address, modules: &[ModuleMigrations]) -> Db {
    Db::open(OpenOptions::new(address.clone()), modules).unwrap()
}

fn note(db: &Db, value: &str) {
    let value = value.to_owned();
    db.write_blocking(&Cause::system("test"), move |tx| {
        tx.set("noted", &value)?;
        tx.record(&Event::new("test.noted")).map(|_| ())
    })
    .unwrap();
}

fn sizes(db: &Db) -> Vec<(String, i64)> {
    let all = db.read_blocking(table_sizes).unwrap();
    all.into_iter().filter(|(table, _)| table != "store_nodes").collect()
}

#[test]
fn s_431_what_a_newer_program_has_changed_is_taken_back_whole() {
    let folder = TempFolder::new();
    for address in addresses(&folder) {
        let db = opened(&address, &[OLD]);
        note(&db, "before");
        let before = sizes(&db);
        drop(db);
        assert!(!is_picture_kept(&address).unwrap());
        keep_picture(&address).unwrap();
        assert!(is_picture_kept(&address).unwrap());

        let newer = opened(&address, &[NEW]);
        note(&newer, "after");
        drop(newer);
        assert!(matches!(
            Db::open(OpenOptions::new(address.clone()), &[OLD]),
            Err(StoreError::Newer(step)) if step == "20270101000000-one"
        ));
        // Whoever puts it back may be the newer program as well.
        put_picture_back(&address, &[NEW], Timestamp::now()).unwrap();
        assert!(!is_picture_kept(&address).unwrap(), "it is used up");
        let db = opened(&address, &[OLD]);
        assert_eq!(sizes(&db), before);
        assert_eq!(db.read_blocking(|c| setting(c, "noted")).unwrap().as_deref(), Some("before"));
        assert!(!db.read_blocking(applied_steps).unwrap().contains(&"20270101000000-one".to_owned()));
        note(&db, "and on it goes");
        drop(db);
        assert!(put_picture_back(&address, &[NEW], Timestamp::now()).is_err(), "there is none to go back to");
        drop(opened(&address, &[OLD]));
    }
}

#[test]
fn a_picture_is_taken_anew_and_thrown_away() {
    let folder = TempFolder::new();
    for address in addresses(&folder) {
        note(&opened(&address, &[OLD]), "first");
        keep_picture(&address).unwrap();
        note(&opened(&address, &[OLD]), "second");
        keep_picture(&address).unwrap();
        note(&opened(&address, &[OLD]), "third");
        put_picture_back(&address, &[OLD], Timestamp::now()).unwrap();
        let db = opened(&address, &[OLD]);
        assert_eq!(db.read_blocking(|c| setting(c, "noted")).unwrap().as_deref(), Some("second"));
        drop(db);
        keep_picture(&address).unwrap();
        forget_picture(&address).unwrap();
        forget_picture(&address).unwrap();
        assert!(!is_picture_kept(&address).unwrap());
    }
}

#[test]
fn no_picture_is_taken_of_a_server_s_tables_while_somebody_works_with_them() {
    let address = alone_on_postgres();
    let db = opened(&address, &[OLD]);
    assert!(matches!(keep_picture(&address), Err(StoreError::InUse)));
    assert!(!is_picture_kept(&address).unwrap());
    drop(db);
    keep_picture(&address).unwrap();
}
