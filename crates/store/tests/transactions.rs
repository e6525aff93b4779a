//! What a transaction promises, on both databases.
#![cfg(test)]

use maru_kernel::{Cause, Event};
use maru_store::{
    Db, StoreError, StoreResult, events_after, give_places, heard_up_to, set_heard_up_to, setting,
};
use maru_testkit::on_both_databases;
use std::sync::atomic::{AtomicUsize, Ordering};

fn cause() -> Cause {
    Cause::system("test")
}

fn get(db: &Db, key: &'static str) -> Option<String> {
    db.read_blocking(|conn| setting(conn, key)).unwrap()
}

#[test]
fn s_191_a_change_and_its_event_are_both_there_or_neither() {
    on_both_databases(&[], |db| {
        let kept: StoreResult<()> = db.write_blocking(&cause(), |tx| {
            tx.set("kept", "yes")?;
            tx.record(&Event::new("test.kept"))?;
            Ok(())
        });
        assert!(kept.is_ok());
        let lost: StoreResult<()> = db.write_blocking(&cause(), |tx| {
            tx.set("lost", "yes")?;
            tx.record(&Event::new("test.lost"))?;
            Err(StoreError::Conflict("on purpose".to_owned()))
        });
        assert!(matches!(lost, Err(StoreError::Conflict(_))));
        assert_eq!(get(db, "kept").as_deref(), Some("yes"));
        assert_eq!(get(db, "lost"), None);
        let placed = db.write_blocking(&cause(), give_places).unwrap();
        assert_eq!(placed, 1);
        let events = db.read_blocking(|conn| events_after(conn, 0, 10)).unwrap();
        assert_eq!(events.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["test.kept"]);
        assert_eq!(events[0].actor_name.as_deref(), Some("test"));
    });
}

#[test]
fn s_192_events_can_be_neither_changed_nor_deleted() {
    use diesel::prelude::*;
    on_both_databases(&[], |db| {
        let recorded: StoreResult<()> =
            db.write_blocking(&cause(), |tx| tx.record(&Event::new("test.kept")).map(|_| ()));
        recorded.unwrap();
        for statement in ["UPDATE store_events SET name = 'forged'", "DELETE FROM store_events"] {
            let done: StoreResult<()> = db.write_blocking(&cause(), move |tx| {
                Ok(diesel::sql_query(statement).execute(tx.conn()).map(|_| ())?)
            });
            assert!(done.is_err(), "{statement}");
        }
    });
}

#[test]
fn s_197_a_panic_in_one_write_loses_that_write_only() {
    on_both_databases(&[], |db| {
        if db.is_sqlite() {
            let panicked: StoreResult<()> = db.write_blocking(&cause(), |tx| {
                tx.set("lost", "yes")?;
                panic!("on purpose");
            });
            assert!(panicked.is_err());
        }
        let kept: StoreResult<()> = db.write_blocking(&cause(), |tx| tx.set("kept", "yes"));
        kept.unwrap();
        assert_eq!(get(db, "lost"), None);
        assert_eq!(get(db, "kept").as_deref(), Some("yes"));
    });
}

#[test]
fn s_409_fifty_writers_at_once_never_meet_a_lock() {
    on_both_databases(&[], |db| {
        let failures = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for writer in 0..50 {
                let (db, failures) = (db.clone(), &failures);
                scope.spawn(move || {
                    for n in 0..10 {
                        let done: StoreResult<()> = db.write_blocking(&cause(), move |tx| {
                            tx.set(&format!("w{writer}-{n}"), "x")?;
                            tx.record(&Event::new("test.written"))?;
                            Ok(())
                        });
                        failures.fetch_add(usize::from(done.is_err()), Ordering::Relaxed);
                    }
                });
            }
        });
        assert_eq!(failures.load(Ordering::Relaxed), 0);
        while db.write_blocking(&cause(), give_places).unwrap() > 0 {}
        let events = db.read_blocking(|conn| events_after(conn, 0, 1_000)).unwrap();
        let positions: Vec<i64> = events.iter().map(|e| e.position).collect();
        assert_eq!(positions, (1..=500).collect::<Vec<_>>());
    });
}

#[test]
fn a_reader_cannot_write_on_sqlite() {
    use diesel::prelude::*;
    on_both_databases(&[], |db| {
        let done: StoreResult<usize> =
            db.read_blocking(|conn| Ok(diesel::sql_query("DELETE FROM store_settings").execute(conn)?));
        assert_eq!(done.is_err(), db.is_sqlite());
    });
}

#[test]
fn a_listener_remembers_how_far_it_has_heard() {
    on_both_databases(&[], |db| {
        let heard = |db: &Db| db.read_blocking(|conn| heard_up_to(conn, "feed")).unwrap();
        assert_eq!(heard(db), 0);
        for position in [4, 9] {
            db.write_blocking(&cause(), move |tx| set_heard_up_to(tx, "feed", position)).unwrap();
            assert_eq!(heard(db), position);
        }
    });
}
