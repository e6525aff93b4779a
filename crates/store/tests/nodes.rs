//! Node numbers: two running processes never make the same id, also when one of them slept.
#![cfg(test)]

use maru_kernel::{Cause, Clock, Event, Id, Timestamp};
use maru_store::{Address, Db, OpenOptions, StoreResult, events_after, give_places};
use maru_testkit::{TempFolder, postgres_address, sqlite_address};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

fn open(address: &Address, clock: &Clock) -> Db {
    Db::open(OpenOptions { clock: clock.clone(), ..OpenOptions::new(address.clone()) }, &[]).unwrap()
}

/// The number of the server that made the id: nine bits above twelve of running number.
fn node(id: Id) -> i64 {
    id.as_i64() >> 12 & 511
}

fn written(db: &Db) -> Id {
    let id: StoreResult<Id> = db.write_blocking(&Cause::system("test"), |tx| Ok(tx.id()));
    id.unwrap()
}

#[test]
fn a_server_that_slept_through_its_lease_takes_another_number() {
    let folder = TempFolder::new();
    for address in [sqlite_address(&folder), postgres_address()] {
        let seconds = Arc::new(AtomicI64::new(1_800_000_000));
        let shared = Arc::clone(&seconds);
        let clock = Clock::from_fn(move || Timestamp::from_second(shared.load(Ordering::Relaxed)).unwrap());
        let sleeper = open(&address, &clock);
        assert_eq!(node(written(&sleeper)), 0);
        seconds.fetch_add(16 * 60, Ordering::Relaxed);
        let second = open(&address, &clock);
        assert_eq!((node(written(&second)), node(second.new_id())), (0, 0), "the lease had run out");
        assert_eq!((node(sleeper.new_id()), node(written(&sleeper))), (1, 1), "the number is not ours now");
        seconds.fetch_add(16 * 60, Ordering::Relaxed);
        assert_eq!((node(written(&sleeper)), node(written(&second))), (1, 0), "nobody took them meanwhile");
        drop(second);
        assert_eq!(node(written(&open(&address, &clock))), 0, "given back");
        assert_eq!(node(written(&sleeper)), 1);
    }
}

#[test]
fn s_417_ids_and_the_order_of_events_go_on_whatever_the_clock_does() {
    /// There, back, before 1970, after 2038, and back again.
    const JUMPS: [i64; 7] = [0, 3_600, -600, -1_800_000_001, 400_000_000, 2_000_000_000, 0];
    let folder = TempFolder::new();
    for address in [sqlite_address(&folder), postgres_address()] {
        let seconds = Arc::new(AtomicI64::new(0));
        let shared = Arc::clone(&seconds);
        let clock = Clock::from_fn(move || Timestamp::from_second(shared.load(Ordering::Relaxed)).unwrap());
        let mut made: Vec<Id> = Vec::new();
        let mut record = |db: &Db| {
            let id: StoreResult<Id> = db.write_blocking(&Cause::system("test"), |tx| {
                let id = tx.record(&Event::new("test.done"))?;
                while give_places(tx)? > 0 {}
                Ok(id)
            });
            made.extend([id.unwrap(), db.new_id()]);
        };
        // A server that goes on, and one that is started anew after every jump.
        let stays = open(&address, &clock);
        for jump in JUMPS {
            seconds.store(1_800_000_000 + jump, Ordering::Relaxed);
            record(&stays);
            record(&open(&address, &clock));
        }
        drop(stays);
        for jump in JUMPS {
            seconds.store(1_800_000_000 + jump, Ordering::Relaxed);
            record(&open(&address, &clock));
        }
        let different: std::collections::BTreeSet<Id> = made.iter().copied().collect();
        assert_eq!(different.len(), made.len(), "no id is made twice");
        let alone = made.get(JUMPS.len() * 4..).unwrap();
        assert!(alone.is_sorted(), "a restart makes no older ids: {alone:?}");
        let written: Vec<i64> = made.iter().step_by(2).map(|id| id.as_i64()).collect();
        let db = open(&address, &clock);
        let order = db.read_blocking(|conn| events_after(conn, 0, 100)).unwrap();
        assert_eq!(order.iter().map(|e| e.id).collect::<Vec<_>>(), written, "as they were committed");
        assert!(order.iter().map(|e| e.position).eq(1..=21), "without gaps");
    }
}
