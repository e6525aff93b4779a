//! The one writer of SQLite when the database refuses: what was answered as lost is not there, and everybody
//! hears why.
#![cfg(test)]

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use maru_kernel::Cause;
use maru_store::{Db, DbConn, OpenOptions, StoreError, StoreResult, setting};
use maru_testkit::{TempFolder, sqlite_address};
use std::sync::mpsc::channel;

fn open(folder: &TempFolder) -> Db {
    Db::open(OpenOptions::new(sqlite_address(folder)), &[]).unwrap()
}

fn keep(db: &Db, key: &'static str) -> StoreResult<()> {
    db.write_blocking(&Cause::system("test"), move |tx| tx.set(key, "x"))
}

fn is_kept(db: &Db, key: &'static str) -> bool {
    let found: StoreResult<_> = db.read_blocking(|conn| setting(conn, key));
    found.unwrap().is_some()
}

/// A statement that needs more pages than the file may have: SQLite ends the whole transaction by itself.
fn fill(conn: &mut DbConn) -> StoreResult<()> {
    let DbConn::Sqlite(conn) = conn else { panic!("a SQLite connection") };
    conn.batch_execute("CREATE TABLE IF NOT EXISTS large (bytes BLOB)")?;
    conn.batch_execute("PRAGMA max_page_count = 1")?;
    let full = conn.batch_execute("INSERT INTO large VALUES (zeroblob(10000000))");
    conn.batch_execute("PRAGMA max_page_count = 1073741823")?;
    Ok(full?)
}

#[test]
fn no_write_is_kept_that_was_answered_as_lost() {
    let folder = TempFolder::new();
    let db = open(&folder);
    let (begun, has_begun) = channel();
    let (queued, are_queued) = channel::<()>();
    std::thread::scope(|scope| {
        let first = scope.spawn(|| {
            db.write_blocking(&Cause::system("test"), move |tx| -> StoreResult<()> {
                begun.send(()).unwrap();
                are_queued.recv().unwrap();
                fill(tx.conn())
            })
        });
        has_begun.recv().unwrap();
        // These wait for the same commit.
        let rest = ["one", "two", "three"].map(|key| {
            let db = &db;
            (key, scope.spawn(move || keep(db, key)))
        });
        std::thread::sleep(std::time::Duration::from_millis(100));
        queued.send(()).unwrap();
        let full = first.join().unwrap();
        assert!(matches!(full, Err(StoreError::DiskFull)), "{full:?}");
        for (key, writer) in rest {
            let answer = writer.join().unwrap();
            assert_eq!(answer.is_ok(), is_kept(&db, key), "{key}: {answer:?}");
        }
    });
    keep(&db, "after").unwrap();
    assert!(is_kept(&db, "after"), "the writer goes on");
}

#[test]
fn s_409_behind_another_process_one_is_told_to_come_back() {
    let folder = TempFolder::new();
    let db = open(&folder);
    let maru_store::Address::Sqlite(file) = sqlite_address(&folder) else { panic!("a file") };
    let mut other = SqliteConnection::establish(&file.display().to_string()).unwrap();
    other.batch_execute("BEGIN IMMEDIATE").unwrap();
    let answer = keep(&db, "early");
    assert!(matches!(answer, Err(StoreError::Busy)), "{answer:?}");
    other.batch_execute("ROLLBACK").unwrap();
    keep(&db, "late").unwrap();
    assert!(!is_kept(&db, "early") && is_kept(&db, "late"));
}
