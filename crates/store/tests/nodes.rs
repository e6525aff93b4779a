//! Node numbers: two running processes never make the same id, also when one of them slept.
#![cfg(test)]

use maru_kernel::{Cause, Clock, Id, Timestamp};
use maru_store::{Address, Db, OpenOptions, StoreResult};
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
