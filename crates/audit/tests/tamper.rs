//! Every way to change the log is found, and the first bad row is named (S-192).
#![cfg(test)]

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use maru_audit::{Audit, Damage, Options, Report};
use maru_contract::{Contributions, Module, dispatch};
use maru_kernel::{Cause, Event};
use maru_store::{Db, DbConn, OpenOptions, StoreResult};
use maru_testkit::{TempFolder, on_both_databases};
use std::path::Path;

fn cause() -> Cause {
    Cause::system("test")
}

fn audit(folder: &Path) -> Audit {
    Audit::new(Options::new(folder.to_owned(), folder.join("audit.key"))).unwrap()
}

fn record(db: &Db, count: usize) {
    let done: StoreResult<()> = db.write_blocking(&cause(), move |tx| {
        (0..count)
            .try_for_each(|n| tx.record(&Event::new("test.done").with(format!("{{\"n\":{n}}}"))).map(|_| ()))
    });
    done.unwrap();
}

fn seal(db: &Db, audit: &Audit) {
    let mut offers = Contributions::default();
    audit.bring(&mut offers);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(dispatch(db, &offers.listeners)).unwrap();
}

/// Does what somebody with all rights on the database can do: first the triggers go.
fn tamper(db: &Db, sql: &'static str) {
    const OPEN_SQLITE: &str = "DROP TRIGGER store_events_keep; DROP TRIGGER store_events_stay; \
        DROP TRIGGER audit_seals_keep; DROP TRIGGER audit_seals_stay; \
        DROP TRIGGER audit_checkpoints_keep; DROP TRIGGER audit_checkpoints_stay;";
    const OPEN_PG: &str = "DROP TRIGGER store_events_stay ON store_events; DROP TRIGGER audit_seals_stay ON audit_seals; \
        DROP TRIGGER audit_checkpoints_stay ON audit_checkpoints;";
    let done: StoreResult<()> = db.write_blocking(&cause(), move |tx| {
        match tx.conn() {
            DbConn::Sqlite(c) => c.batch_execute(OPEN_SQLITE)?,
            DbConn::Pg(c) => c.batch_execute(OPEN_PG)?,
        }
        for statement in sql.split(';').filter(|s| !s.trim().is_empty()) {
            diesel::sql_query(statement).execute(tx.conn())?;
        }
        Ok(())
    });
    done.unwrap();
}

/// A sealed and signed log of 2,500 events, then `sql`, then the check.
fn after(sql: &'static str, check: impl Fn(Report)) {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let audit = audit(folder.path());
        record(db, 1_500);
        seal(db, &audit);
        audit.checkpoint(db, &cause()).unwrap().unwrap();
        record(db, 1_000);
        seal(db, &audit);
        audit.checkpoint(db, &cause()).unwrap().unwrap();
        let sound = audit.verify(db).unwrap();
        assert_eq!((sound.finding, sound.checked, sound.checkpoints), (None, 2_500, 2));
        tamper(db, sql);
        check(audit.verify(db).unwrap());
    });
}

fn found(damage: Damage, position: i64) -> impl Fn(Report) {
    move |report| {
        let finding = report.finding.expect("something is found");
        assert_eq!((finding.damage, finding.position), (damage, position));
    }
}

#[test]
fn s_192_an_edited_event_is_found() {
    after(
        "UPDATE store_events SET details = '{}' WHERE id = (SELECT event_id FROM store_event_order WHERE position = 1234)",
        found(Damage::Edited, 1_234),
    );
}

#[test]
fn s_192_a_deleted_event_is_found() {
    after(
        "DELETE FROM store_events WHERE id = (SELECT event_id FROM store_event_order WHERE position = 7)",
        found(Damage::Deleted, 7),
    );
}

#[test]
fn s_192_an_event_deleted_with_its_place_and_seal_is_found() {
    after(
        "DELETE FROM audit_seals WHERE position = 7; \
         DELETE FROM store_events WHERE id = (SELECT event_id FROM store_event_order WHERE position = 7); \
         DELETE FROM store_event_order WHERE position = 7",
        found(Damage::SealMissing, 7),
    );
}

#[test]
fn s_192_swapped_events_are_found() {
    after(
        "UPDATE store_event_order SET position = -5 WHERE position = 5; \
         UPDATE store_event_order SET position = 5 WHERE position = 6; \
         UPDATE store_event_order SET position = 6 WHERE position = -5",
        found(Damage::Reordered, 5),
    );
}

#[test]
fn s_192_a_tail_cut_off_is_found() {
    after(
        "DELETE FROM audit_seals WHERE position > 2400; \
         DELETE FROM store_events WHERE id IN (SELECT event_id FROM store_event_order WHERE position > 2400); \
         DELETE FROM store_event_order WHERE position > 2400",
        found(Damage::Truncated, 2_401),
    );
}

#[test]
fn s_192_a_tail_cut_off_with_its_checkpoint_is_found_by_the_log_outside() {
    after(
        "DELETE FROM audit_checkpoints WHERE position > 2400; DELETE FROM audit_seals WHERE position > 2400; \
         DELETE FROM store_events WHERE id IN (SELECT event_id FROM store_event_order WHERE position > 2400); \
         DELETE FROM store_event_order WHERE position > 2400",
        found(Damage::OlderCopy, 2_401),
    );
}

#[test]
fn s_192_an_event_slipped_in_is_found() {
    after(
        "INSERT INTO store_events (id, at, name, actor_kind, audience, details, request, agent) \
         SELECT 77, at, 'test.forged', actor_kind, audience, details, request, agent FROM store_events \
         WHERE id = (SELECT event_id FROM store_event_order WHERE position = 1)",
        |report| {
            let finding = report.finding.expect("something is found");
            assert_eq!((finding.damage, finding.event), (Damage::Unplaced, Some(77)));
        },
    );
}

#[test]
fn s_192_a_forged_checkpoint_is_found() {
    after(
        "UPDATE audit_checkpoints SET key_id = '0000000000000000' WHERE position = 1500",
        found(Damage::CheckpointForged, 1_500),
    );
}

#[test]
fn s_192_a_log_computed_anew_is_found_by_the_signatures() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let audit = audit(folder.path());
        record(db, 50);
        seal(db, &audit);
        audit.checkpoint(db, &cause()).unwrap().unwrap();
        tamper(
            db,
            "UPDATE store_events SET details = '{}' WHERE id = (SELECT event_id FROM store_event_order WHERE position = 20); \
             DELETE FROM audit_checkpoints; DELETE FROM audit_seals; DELETE FROM store_cursors",
        );
        seal(db, &audit);
        let finding = audit.verify(db).unwrap().finding.unwrap();
        assert_eq!((finding.damage, finding.position), (Damage::Rewritten, 50));
    });
}

#[test]
fn s_192_an_older_copy_of_the_database_is_found() {
    let folder = TempFolder::new();
    let file = folder.path().join("maru.sqlite");
    let open = || {
        Db::open(OpenOptions::new(maru_store::Address::Sqlite(file.clone())), &[Audit::MIGRATIONS]).unwrap()
    };
    let audit = audit(folder.path());
    let db = open();
    record(&db, 20);
    seal(&db, &audit);
    audit.checkpoint(&db, &cause()).unwrap();
    let copy = folder.path().join("copy.sqlite");
    let into = format!("VACUUM INTO '{}'", copy.display());
    SqliteConnection::establish(&file.display().to_string()).unwrap().batch_execute(&into).unwrap();
    record(&db, 20);
    seal(&db, &audit);
    audit.checkpoint(&db, &cause()).unwrap();
    assert!(audit.verify(&db).unwrap().is_sound());
    drop(db);
    for ending in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
    }
    std::fs::rename(copy, &file).unwrap();
    let finding = audit.verify(&open()).unwrap().finding.unwrap();
    assert_eq!((finding.damage, finding.position), (Damage::OlderCopy, 21));
}

#[test]
fn s_192_a_log_outside_that_is_damaged_or_gone_is_found() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let audit = audit(folder.path());
        record(db, 5);
        seal(db, &audit);
        audit.checkpoint(db, &cause()).unwrap();
        let log = folder.path().join("checkpoints.log");
        let text = std::fs::read_to_string(&log).unwrap();
        std::fs::write(&log, text.replace(" 5 ", " 4 ")).unwrap();
        let finding = audit.verify(db).unwrap().finding.unwrap();
        assert_eq!((finding.damage, finding.position), (Damage::LogDamaged, 1));
        std::fs::remove_file(&log).unwrap();
        assert_eq!(audit.verify(db).unwrap().finding.unwrap().damage, Damage::LogMissing);
        // The next checkpoint writes again what the log lacks.
        audit.checkpoint(db, &cause()).unwrap();
        assert!(audit.verify(db).unwrap().is_sound());
    });
}

#[test]
fn s_511_seals_and_checkpoints_cannot_be_changed_through_the_application() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let audit = audit(folder.path());
        record(db, 3);
        seal(db, &audit);
        audit.checkpoint(db, &cause()).unwrap();
        for statement in [
            "UPDATE audit_seals SET event_id = 1",
            "DELETE FROM audit_seals",
            "UPDATE audit_checkpoints SET key_id = ''",
            "DELETE FROM audit_checkpoints",
        ] {
            let done: StoreResult<usize> =
                db.write_blocking(&cause(), move |tx| Ok(diesel::sql_query(statement).execute(tx.conn())?));
            assert!(done.is_err(), "{statement}");
        }
        assert!(audit.verify(db).unwrap().is_sound());
    });
}

#[test]
fn the_key_is_readable_by_its_owner_alone_and_a_broken_one_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempFolder::new();
    let first = audit(folder.path()).public_key().unwrap();
    let key = folder.path().join("audit.key");
    assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(audit(folder.path()).public_key().unwrap(), first);
    std::fs::write(&key, "short").unwrap();
    let refused = Audit::new(Options::new(folder.path().to_owned(), key)).err().unwrap();
    assert!(maru_kernel::Fault::text(&refused, maru_kernel::Lang::Ko).contains("audit.key"));
}
