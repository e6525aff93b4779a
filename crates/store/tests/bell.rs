//! The bell: what is committed is heard of at once, here and at other servers of the same database.
#![cfg(test)]

use maru_kernel::{Cause, Event};
use maru_store::{Db, EVENTS, JOBS, NewJob, OpenOptions, StoreError, StoreResult, Tx};
use maru_testkit::{on_both_databases, postgres_address};
use std::time::{Duration, Instant};

const SOON: Duration = Duration::from_secs(5);

fn event(tx: &mut Tx<'_>) -> StoreResult<()> {
    tx.record(&Event::new("test.happened")).map(|_| ())
}

#[test]
fn what_is_committed_is_heard_of_and_what_is_not_is_not() {
    on_both_databases(&[], |db| {
        let (events, jobs) = (db.bell().ear(EVENTS), db.bell().ear(JOBS));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let cause = Cause::system("test");
            let undone: StoreResult<()> = db
                .write(&cause, |tx| {
                    event(tx)?;
                    Err(StoreError::Missing)
                })
                .await;
            assert!(undone.is_err());
            db.write(&cause, |tx| {
                let (payload, run_at) = ("{}".to_owned(), tx.now());
                tx.enqueue(NewJob { kind: "test.job", payload, run_at, unique_key: None })
            })
            .await
            .unwrap();
            tokio::time::timeout(SOON, jobs.heard()).await.unwrap();
            db.write(&cause, event).await.unwrap();
            tokio::time::timeout(SOON, events.heard()).await.unwrap();
        });
    });
}

#[test]
fn other_servers_hear_it_within_a_blink_and_again_after_the_line_was_cut() {
    let address = postgres_address();
    let open = || {
        let db = Db::open(OpenOptions::new(address.clone()), &[]).unwrap();
        db.ring_between_servers().unwrap();
        db.ring_between_servers().unwrap();
        db
    };
    let (here, there) = (open(), open());
    let ear = there.bell().ear("test/");
    let own = here.bell().ear("test/");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let heard = async |word: &str| {
            let began = Instant::now();
            loop {
                here.bell().ring_elsewhere(word);
                let words = tokio::time::timeout(Duration::from_millis(200), ear.heard()).await;
                if words.is_ok_and(|words| words.contains(word)) {
                    return began.elapsed();
                }
                assert!(began.elapsed() < Duration::from_secs(20), "{word}");
            }
        };
        heard("test/first").await;
        here.bell().ring_elsewhere("test/once");
        let words = tokio::time::timeout(Duration::from_secs(2), ear.heard()).await;
        assert!(words.is_ok_and(|words| words.contains("test/once")), "rung once, heard soon");
        // An administrator ends the sessions that ring and those that listen.
        let cut = |conn: &mut maru_store::DbConn| -> StoreResult<usize> {
            use diesel::RunQueryDsl;
            let ended = maru_store::sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() \
                 AND pid <> pg_backend_pid() AND (query LIKE '%pg_notify%' OR query LIKE '%pg_backend_pid%')",
            );
            Ok(ended.execute(conn)?)
        };
        assert_eq!(here.read(cut).await.unwrap(), 2, "one of each server");
        heard("test/third").await;
        let mine = tokio::time::timeout(Duration::from_millis(100), own.heard()).await;
        assert!(mine.is_err(), "nobody hears themselves through the server");
    });
}
