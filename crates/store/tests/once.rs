//! What one state of the database was asked is not asked again; the next state is.
#![cfg(test)]

use maru_kernel::Cause;
use maru_store::{Address, Db, DbConn, OpenOptions, StoreError, StoreResult, once, setting};
use maru_testkit::{TempFolder, postgres_uri};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

#[derive(PartialEq, Eq, Hash)]
struct Colour(&'static str);

/// Asks the same three times, once in vain; what came out, and how often the database was asked.
fn ask(conn: &mut DbConn, asked: &AtomicU32) -> StoreResult<(Option<String>, u32)> {
    let before = asked.load(Ordering::Relaxed);
    let failed: StoreResult<Option<String>> = once(Colour("colour"), || Err(StoreError::Busy));
    let mut read = || {
        once(Colour("colour"), || {
            asked.fetch_add(1, Ordering::Relaxed);
            setting(conn, "colour")
        })
    };
    let (first, second) = (read()?, read()?);
    assert_eq!(first, second);
    assert!(failed.is_err(), "what failed is no answer");
    let other: Option<String> = once(Colour("taste"), || setting(conn, "taste"))?;
    assert_eq!(other, None, "another key is another question");
    Ok((first, asked.load(Ordering::Relaxed) - before))
}

async fn obeys(db: Db) {
    let asked = Arc::new(AtomicU32::new(0));
    for colour in ["red", "green"] {
        let written: StoreResult<()> =
            db.write(&Cause::system("test"), move |tx| tx.set("colour", colour)).await;
        written.unwrap();
        let counter = Arc::clone(&asked);
        let together = db.read_together(move |conn| ask(conn, &counter)).await.unwrap();
        assert_eq!(together, (Some(colour.to_owned()), 1));
        let counter = Arc::clone(&asked);
        let apart = db.read(move |conn| ask(conn, &counter)).await.unwrap();
        assert_eq!(apart, (Some(colour.to_owned()), 2), "without one state every question is asked");
    }
}

#[test]
fn one_state_is_asked_once_and_the_next_one_anew() {
    let folder = TempFolder::new();
    // One thread for all that blocks, so that states follow each other on it.
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(1).build().unwrap();
    for address in [folder.path().join("maru.sqlite").display().to_string(), postgres_uri()] {
        let db = Db::open(OpenOptions::new(Address::parse(&address).unwrap()), &[]).unwrap();
        runtime.block_on(obeys(db));
    }
}
