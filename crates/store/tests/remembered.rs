//! What is remembered is never older than a commit of this process, and at most a second older than others'.
#![cfg(test)]

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use maru_kernel::Cause;
use maru_store::{Address, Db, OpenOptions, Remembered, StoreError, StoreResult, setting};
use maru_testkit::{TempFolder, postgres_uri};
use std::cell::Cell;
use std::time::{Duration, Instant};

/// The only test of its process: every commit of a process ends what is remembered.
#[test]
fn commits_end_what_is_remembered() {
    let folder = TempFolder::new();
    let file = folder.path().join("maru.sqlite").display().to_string();
    let (of_file, of_server) = (open(&file), postgres_uri());
    obeys(&of_file, &mut SqliteConnection::establish(&file).unwrap());
    obeys(&open(&of_server), &mut PgConnection::establish(&of_server).unwrap());
}

fn open(address: &str) -> Db {
    Db::open(OpenOptions::new(Address::parse(address).unwrap()), &[]).unwrap()
}

fn write(db: &Db, value: &'static str) {
    let done: StoreResult<()> = db.write_blocking(&Cause::system("test"), |tx| tx.set("colour", value));
    done.unwrap();
}

/// `elsewhere` is a connection this process knows nothing of, like that of another server.
fn obeys(db: &Db, elsewhere: &mut impl SimpleConnection) {
    let (remembered, reads) = (Remembered::default(), Cell::new(0));
    let colour = || {
        let read = || {
            reads.set(reads.get() + 1);
            db.read_blocking(|conn| setting(conn, "colour"))
        };
        remembered.get::<StoreError>(read).unwrap().as_deref().map(str::to_owned)
    };
    write(db, "red");
    let began = Instant::now();
    assert_eq!([colour(), colour()], [Some("red".to_owned()), Some("red".to_owned())]);
    assert!(reads.get() == 1 || began.elapsed() > Duration::from_millis(900), "read once");
    write(db, "green");
    assert_eq!(colour().as_deref(), Some("green"), "a commit of our own is seen at once");
    let refused: Result<(), StoreError> =
        db.write_blocking(&Cause::system("test"), |tx| tx.set("colour", "grey").and(Err(StoreError::Busy)));
    assert!(refused.is_err());
    assert_eq!(colour().as_deref(), Some("green"));
    elsewhere.batch_execute("UPDATE store_settings SET value = 'blue' WHERE key = 'colour'").unwrap();
    let changed = Instant::now();
    while colour().as_deref() != Some("blue") {
        assert!(changed.elapsed() < Duration::from_secs(2), "another's commit is seen within two seconds");
        std::thread::sleep(Duration::from_millis(20));
    }
}
