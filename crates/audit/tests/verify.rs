//! The check of the chain while the log is written on, and by somebody from outside.
#![cfg(test)]

use maru_audit::{Audit, Damage, Error, Options};
use maru_contract::{Contributions, Module, dispatch};
use maru_kernel::{Cause, Event};
use maru_store::{Address, Db, OpenOptions, StoreError, StoreResult};
use maru_testkit::{TempFolder, on_both_databases, postgres_address, sqlite_address};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

fn audit(folder: &Path) -> Audit {
    Audit::new(Options::new(folder.to_owned(), folder.join("audit.key"))).unwrap()
}

fn record(db: &Db) {
    let done: StoreResult<_> =
        db.write_blocking(&Cause::system("test"), |tx| tx.record(&Event::new("test.done")));
    done.unwrap();
}

/// Gives places and seals, as the server does.
struct Sealing {
    runtime: tokio::runtime::Runtime,
    offers: Contributions,
}

impl Sealing {
    fn of(audit: &Audit) -> Sealing {
        let mut offers = Contributions::default();
        audit.bring(&mut offers);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Sealing { runtime, offers }
    }

    fn seal(&self, db: &Db) {
        self.runtime.block_on(dispatch(db, &self.offers.listeners)).unwrap();
    }
}

#[test]
fn s_192_nothing_is_accused_that_was_sealed_and_signed_during_the_check() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let audit = audit(folder.path());
        record(db);
        Sealing::of(&audit).seal(db);
        let over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let sealing = Sealing::of(&audit);
                while !over.load(Ordering::Relaxed) {
                    record(db);
                    sealing.seal(db);
                    audit.checkpoint(db, &Cause::system("test")).unwrap();
                }
            });
            let until = Instant::now() + Duration::from_secs(4);
            while Instant::now() < until {
                let report = audit.verify(db).unwrap();
                if report.finding.is_some() {
                    over.store(true, Ordering::Relaxed);
                }
                assert_eq!(report.finding, None, "after {}", report.checked);
            }
            over.store(true, Ordering::Relaxed);
        });
    });
}

#[test]
fn s_192_an_auditor_from_outside_needs_the_public_half_alone() {
    let folder = TempFolder::new();
    for (address, name) in [(sqlite_address(&folder), "sqlite"), (postgres_address(), "postgres")] {
        let inside = folder.path().join(name);
        let audit = audit(&inside);
        let (public, log) = (audit.public_key().unwrap(), inside.join("checkpoints.log"));
        {
            let db = Db::open(OpenOptions::new(address.clone()), &[Audit::MIGRATIONS]).unwrap();
            (0..3).for_each(|_| record(&db));
            Sealing::of(&audit).seal(&db);
            audit.checkpoint(&db, &Cause::system("test")).unwrap();
        }
        let db = Db::open_to_read(&address, &[Audit::MIGRATIONS]).unwrap();
        let nowhere = Path::new("/nowhere/audit.key");
        let report = Audit::verify_by(&db, &log, Some(&public), nowhere).unwrap();
        assert_eq!((report.finding, report.checked, report.checkpoints), (None, 3, 1));
        assert!(Audit::json(&report).contains("\"sound\":true"));
        assert!(Audit::verify_by(&db, &log, None, &inside.join("audit.key")).unwrap().is_sound());
        let other = self::audit(&inside.join("other")).public_key().unwrap();
        let forged = Audit::verify_by(&db, &log, Some(&other), nowhere).unwrap();
        assert_eq!(forged.finding.map(|f| f.damage), Some(Damage::CheckpointForged));
        for bad in [Some("12"), Some("xy"), None] {
            let refused = Audit::verify_by(&db, &log, bad, nowhere);
            assert!(matches!(refused, Err(Error::Key { .. })), "{bad:?}: {refused:?}");
        }
        let written: StoreResult<()> = db.write_blocking(&Cause::system("test"), |tx| tx.set("a", "b"));
        assert!(matches!(written, Err(StoreError::ReadOnly)), "{written:?}");
    }
}

#[test]
fn nothing_is_made_where_nothing_is() {
    let folder = TempFolder::new();
    let file = folder.path().join("mistyped/maru.sqlite");
    let refused = Db::open_to_read(&Address::Sqlite(file.clone()), &[Audit::MIGRATIONS]);
    assert!(matches!(refused.map(|_| ()), Err(StoreError::NoFile(_))));
    assert!(!file.parent().unwrap().exists());
    let older = Address::Sqlite(folder.path().join("older.sqlite"));
    drop(Db::open(OpenOptions::new(older.clone()), &[]).unwrap());
    let refused = Db::open_to_read(&older, &[Audit::MIGRATIONS]);
    assert!(matches!(refused.map(|_| ()), Err(StoreError::Migration { .. })), "and not brought up to date");
}

#[test]
fn s_189_a_key_that_others_can_read_stops_the_start() {
    let folder = TempFolder::new();
    drop(audit(folder.path()));
    let key = folder.path().join("audit.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let refused = Audit::new(Options::new(folder.path().to_owned(), key));
    assert!(matches!(refused.map(|_| ()), Err(Error::Key { .. })));
}

#[test]
fn the_first_check_waits_until_something_is_sealed() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let sealing = Sealing::of(&audit(folder.path()));
        let job = sealing.offers.jobs.iter().find(|job| job.kind == "audit.verify").unwrap();
        let checks = || {
            let events = db.read_blocking(|conn| maru_store::events_after(conn, 0, 100)).unwrap();
            events.iter().filter(|event| event.name == "audit.verified").count()
        };
        record(db);
        (job.run)(db, "{}").unwrap();
        let waiting = db.read_blocking(maru_store::job_figures).unwrap().waiting;
        assert_eq!(waiting, 1, "it comes back by itself");
        sealing.seal(db);
        assert_eq!(checks(), 0, "to have found nothing wrong with nothing says nothing");
        (job.run)(db, "{}").unwrap();
        sealing.seal(db);
        assert_eq!(checks(), 1);
    });
}
