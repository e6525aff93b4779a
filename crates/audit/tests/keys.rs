//! The signing key can be replaced: what the old one signed stays provable, and what the chain of keys says
//! is part of the log (S-192).
#![cfg(test)]

use diesel::prelude::*;
use maru_audit::{Audit, Damage, Error, Options};
use maru_contract::{Contributions, Module, dispatch};
use maru_kernel::{Cause, Event};
use maru_store::{Db, StoreResult, events_after};
use maru_testkit::{TempFolder, on_both_databases};
use std::path::Path;

const REASON: &str = "담당자가 바뀌어 키를 교체합니다";

fn cause() -> Cause {
    Cause::system("test")
}

fn audit(folder: &Path) -> Audit {
    Audit::new(Options::new(folder.to_owned(), folder.join("audit.key"))).unwrap()
}

/// Events happen and are sealed and signed.
fn a_day_goes_by(db: &Db, audit: &Audit) {
    let done: StoreResult<()> = db.write_blocking(&cause(), move |tx| {
        (0..10).try_for_each(|_| tx.record(&Event::new("test.done")).map(|_| ()))
    });
    done.unwrap();
    let mut offers = Contributions::default();
    audit.bring(&mut offers);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(dispatch(db, &offers.listeners)).unwrap();
    audit.checkpoint(db, &cause()).unwrap();
}

/// A log of three days and three keys.
fn three_keys(db: &Db, folder: &Path) -> Audit {
    let audit = audit(folder);
    for _ in 0..2 {
        a_day_goes_by(db, &audit);
        audit.rotate_key(db, &cause(), REASON).unwrap();
    }
    a_day_goes_by(db, &audit);
    audit
}

#[test]
fn s_192_what_an_earlier_key_signed_is_still_proven() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let first = audit(folder.path()).public_key().unwrap();
        let audit = three_keys(db, folder.path());
        assert_ne!(audit.public_key().unwrap(), first);
        let report = audit.verify(db).unwrap();
        assert_eq!((report.finding, report.checkpoints), (None, 3));
        let events = db.read_blocking(|conn| events_after(conn, 0, 1_000)).unwrap();
        let told: Vec<_> = events.iter().filter(|e| e.name == "audit.key_rotated").collect();
        assert_eq!(told.len(), 2);
        assert!(told[0].details.contains(&first) && told[0].details.contains(REASON));
        let log = std::fs::read_to_string(folder.path().join("checkpoints.log")).unwrap();
        assert_eq!(log.lines().filter(|line| line.starts_with("maru-key-v1 ")).count(), 2);
    });
}

#[test]
fn s_192_a_server_that_runs_on_signs_with_the_new_key() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let serving = audit(folder.path());
        a_day_goes_by(db, &serving);
        audit(folder.path()).rotate_key(db, &cause(), REASON).unwrap();
        a_day_goes_by(db, &serving);
        assert!(serving.verify(db).unwrap().is_sound());
        assert_eq!(serving.verify(db).unwrap().checkpoints, 2);
    });
}

#[test]
fn s_192_an_interrupted_change_of_keys_is_finished_later() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let (key, next) = (folder.path().join("audit.key"), folder.path().join("audit.key.next"));
        let audit = audit(folder.path());
        a_day_goes_by(db, &audit);
        let old = std::fs::read(&key).unwrap();
        audit.rotate_key(db, &cause(), REASON).unwrap();
        // As if the process had been killed after the commit: neither the log nor the file know of it.
        std::fs::copy(&key, &next).unwrap();
        std::fs::write(&key, &old).unwrap();
        let log = folder.path().join("checkpoints.log");
        let text = std::fs::read_to_string(&log).unwrap();
        let kept: String =
            text.lines().filter(|l| !l.starts_with("maru-key")).map(|l| l.to_owned() + "\n").collect();
        std::fs::write(&log, kept).unwrap();
        a_day_goes_by(db, &audit);
        assert!(audit.verify(db).unwrap().is_sound());
        assert!(!next.exists());
        assert!(std::fs::read_to_string(&log).unwrap().contains("maru-key-v1 "));
        assert_ne!(std::fs::read(&key).unwrap(), old);
    });
}

#[test]
fn s_192_a_change_of_keys_that_was_taken_away_or_invented_is_found() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let audit = three_keys(db, folder.path());
        for statement in ["DELETE FROM audit_keys", "UPDATE audit_keys SET position = position + 1"] {
            let done: StoreResult<usize> =
                db.write_blocking(&cause(), move |tx| Ok(diesel::sql_query(statement).execute(tx.conn())?));
            assert!(done.is_err(), "{statement}");
        }
        // The old key back in its place: whoever stole it may not sign any more.
        let key = folder.path().join("audit.key");
        let stolen = TempFolder::new();
        let other = Audit::new(Options::new(stolen.path().to_owned(), stolen.path().join("audit.key")));
        other.unwrap();
        std::fs::copy(stolen.path().join("audit.key"), &key).unwrap();
        assert!(matches!(audit.verify(db).err(), Some(Error::Key { .. })));
        assert!(matches!(audit.checkpoint(db, &cause()).err(), Some(Error::Key { .. })));
    });
}

#[test]
fn s_192_a_changed_line_about_keys_is_found() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let audit = three_keys(db, folder.path());
        let log = folder.path().join("checkpoints.log");
        let text = std::fs::read_to_string(&log).unwrap();
        std::fs::write(&log, text.replace("maru-key-v1 10 ", "maru-key-v1 11 ")).unwrap();
        let finding = audit.verify(db).unwrap().finding.unwrap();
        assert_eq!((finding.damage, finding.position), (Damage::KeysBroken, 11));
    });
}

#[test]
fn a_key_is_not_replaced_without_a_reason() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let audit = audit(folder.path());
        let before = audit.public_key().unwrap();
        assert!(matches!(audit.rotate_key(db, &cause(), "교체").err(), Some(Error::Reason)));
        assert_eq!(audit.public_key().unwrap(), before);
    });
}
