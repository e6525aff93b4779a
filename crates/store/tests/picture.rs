//! A picture of all tables: taken, put back after they were changed, on both databases.
#![cfg(test)]

use maru_kernel::{Cause, Event, Timestamp};
use maru_store::{
    Address, Db, Migration, ModuleMigrations, OpenOptions, StoreError, applied_steps, close_to_nodes,
    forget_picture, is_closed_to_nodes, is_picture_kept, keep_picture, open_to_nodes, put_picture_back,
    setting, table_sizes,
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

#[test]
fn s_177_a_link_where_the_picture_shall_be_is_not_followed() {
    let folder = TempFolder::new();
    let address = sqlite_address(&folder);
    note(&opened(&address, &[OLD]), "before");
    let file = address.file().unwrap();
    let (name, victim) = (file.file_name().unwrap().to_string_lossy(), folder.path().join("victim"));
    let picture = file.with_file_name(format!(".before-upgrade.{name}"));
    std::fs::write(&victim, "root's own").unwrap();
    for link in [picture.clone(), file.with_file_name(format!("..before-upgrade.{name}.unfinished"))] {
        std::os::unix::fs::symlink(&victim, &link).unwrap();
        keep_picture(&address).unwrap();
        assert!(std::fs::symlink_metadata(&picture).unwrap().is_file());
        assert_eq!(std::fs::read(&victim).unwrap(), b"root's own", "{}", link.display());
    }
    // Nor is a link put in the place of the database.
    std::fs::remove_file(&picture).unwrap();
    std::os::unix::fs::symlink(&victim, &picture).unwrap();
    assert!(put_picture_back(&address, &[OLD], Timestamp::now()).is_err());
    let db = opened(&address, &[OLD]);
    assert_eq!(db.read_blocking(|c| setting(c, "noted")).unwrap().as_deref(), Some("before"));
}

#[test]
fn a_picture_of_a_server_s_tables_waits_for_whoever_writes() {
    let uri = postgres_uri();
    let by = |name: &str| Address::parse(&format!("{uri}&application_name={name}")).unwrap();
    let address = by("picture-alone");
    note(&opened(&address, &[OLD]), "before");
    // Under another name, as a tool of the administrator's would be.
    let other = opened(&by("somebody-else"), &[OLD]);
    let (begun, has_begun) = std::sync::mpsc::channel();
    let writer = std::thread::spawn(move || {
        other
            .write_blocking(&Cause::system("test"), move |tx| {
                tx.set("noted", "meanwhile")?;
                begun.send(()).unwrap();
                std::thread::sleep(std::time::Duration::from_millis(700));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    });
    has_begun.recv().unwrap();
    keep_picture(&address).unwrap();
    writer.join().unwrap();
    note(&opened(&address, &[OLD]), "after");
    put_picture_back(&address, &[OLD], Timestamp::now()).unwrap();
    let db = opened(&address, &[OLD]);
    assert_eq!(db.read_blocking(|c| setting(c, "noted")).unwrap().as_deref(), Some("meanwhile"));
}

#[test]
fn s_431_nodes_are_kept_from_serving_until_the_mark_is_taken_away() {
    let folder = TempFolder::new();
    for (address, is_server) in addresses(&folder).into_iter().zip([false, true]) {
        let closed = |address: &Address| {
            let db = opened(address, &[OLD]);
            db.read_blocking(is_closed_to_nodes).unwrap()
        };
        assert!(!closed(&address));
        close_to_nodes(&address).unwrap();
        close_to_nodes(&address).unwrap();
        assert_eq!(closed(&address), is_server);
        keep_picture(&address).unwrap();
        put_picture_back(&address, &[OLD], Timestamp::now()).unwrap();
        assert_eq!(closed(&address), is_server, "whatever becomes of the tables");
        open_to_nodes(&address).unwrap();
        open_to_nodes(&address).unwrap();
        assert!(!closed(&address));
    }
}
