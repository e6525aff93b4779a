//! What is remembered is never older than a commit of this process, and at most a second older than others'.
#![cfg(test)]

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use maru_kernel::Cause;
use maru_store::{Address, Db, OpenOptions, Remembered, StoreError, StoreResult, setting};
use maru_testkit::{TempFolder, postgres_uri};
use std::cell::Cell;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The only test of its process: every commit of a process ends what is remembered.
#[test]
fn commits_end_what_is_remembered() {
    let folder = TempFolder::new();
    let file = folder.path().join("maru.sqlite").display().to_string();
    let (of_file, of_server) = (open(&file), postgres_uri());
    obeys(&of_file, &mut SqliteConnection::establish(&file).unwrap());
    obeys(&open(&of_server), &mut PgConnection::establish(&of_server).unwrap());
    keeps_no_past(&open(&file));
    keeps_no_past(&open(&of_server));
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

/// What was read in a state from before a commit is not given to those who ask after it.
fn keeps_no_past(db: &Db) {
    write(db, "red");
    let remembered = Arc::new(Remembered::default());
    let (of_page, other) = (Arc::clone(&remembered), db.clone());
    let page = db.read_together(move |conn| {
        let before = setting(conn, "colour")?;
        write(&other, "green");
        let after = of_page.get(|| setting(conn, "colour"))?;
        assert!(!conn.is_sqlite() || before == *after, "one page, one state");
        Ok::<_, StoreError>(before)
    });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    assert_eq!(runtime.block_on(page).unwrap().as_deref(), Some("red"));
    let now = remembered
        .get(|| db.read_blocking(|conn| setting(conn, "colour")))
        .unwrap_or_else(|e: StoreError| panic!("{e}"));
    assert_eq!(now.as_deref(), Some("green"));
}
