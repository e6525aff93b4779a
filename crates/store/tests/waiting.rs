//! Waiting for a connection: one deadline, whatever one waits for first.
#![cfg(test)]

use maru_store::{Db, OpenOptions, StoreError};
use maru_testkit::{TempFolder, postgres_address, sqlite_address};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

async fn refused(db: &Db) -> Duration {
    let began = Instant::now();
    let outcome: Result<(), StoreError> = db.read(|_| Ok(())).await;
    assert!(matches!(outcome, Err(StoreError::Busy)), "{outcome:?}");
    began.elapsed()
}

#[test]
fn s_407_who_waits_for_a_turn_and_then_for_a_connection_waits_three_seconds_in_all() {
    let folder = TempFolder::new();
    for address in [sqlite_address(&folder), postgres_address()] {
        let db = Db::open(OpenOptions { connections: 1, ..OpenOptions::new(address) }, &[]).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        std::thread::scope(|scope| {
            // Somebody on a thread of their own holds the only connection, without a turn.
            let (holds, held) = channel();
            let (go_on, end) = channel::<()>();
            let holder = &db;
            scope.spawn(move || {
                let work = |_: &mut maru_store::DbConn| {
                    holds.send(()).unwrap();
                    let _ = end.recv();
                    Ok::<_, StoreError>(())
                };
                holder.read_blocking(work)
            });
            held.recv().unwrap();
            let (first, second) = runtime.block_on(async {
                let later = async {
                    tokio::time::sleep(Duration::from_secs(1)).await;
                    refused(&db).await
                };
                tokio::join!(refused(&db), later)
            });
            drop(go_on);
            // The first has the turn and waits for the connection; the second gets the turn after two seconds.
            for waited in [first, second] {
                assert!((2_900..4_000).contains(&waited.as_millis()), "{waited:?}");
            }
        });
    }
}
