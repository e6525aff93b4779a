//! Synchronisation from a file, on both databases: plan, brake, apply, undo.
#![cfg(test)]

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_directory::agency::Agency;
use maru_directory::sync::{self, Brake, Kind};
use maru_directory::{Directory, Error, store};
use maru_kernel::Cause;
use maru_store::{Db, StoreError, StoreResult};
use maru_testkit::{TempFolder, on_both_databases};
use std::path::PathBuf;

fn cause() -> Cause {
    Cause::system("test")
}

/// A source that reads the agency's LDIF from a file the test can change.
struct Bench {
    _folder: TempFolder,
    file: PathBuf,
}

impl Bench {
    fn new(db: &Db) -> Bench {
        let folder = TempFolder::new();
        let file = folder.path().join("agency.ldif");
        let config = Agency::source_toml(file.to_str().unwrap());
        let saved: StoreResult<()> =
            db.write_blocking(&cause(), move |tx| store::sync::sources::save(tx, "hr", &config, 60, true));
        saved.unwrap();
        Bench { _folder: folder, file }
    }

    fn write(&self, ldif: &str) {
        std::fs::write(&self.file, ldif).unwrap();
    }
}

fn agency() -> String {
    Agency::load().unwrap().ldif()
}

/// The LDIF without the entries that `leave` names by a part of their text.
fn without(ldif: &str, leave: impl Fn(&str) -> bool) -> String {
    ldif.split("\n\n").filter(|entry| !leave(entry)).collect::<Vec<_>>().join("\n\n") + "\n"
}

fn count(db: &Db, sql: &'static str) -> i64 {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        n: i64,
    }
    let rows: Vec<Row> =
        db.read_blocking(|conn| Ok::<_, StoreError>(diesel::sql_query(sql).load(conn)?)).unwrap();
    rows[0].n
}

fn text(db: &Db, sql: &'static str) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        t: String,
    }
    let rows: Vec<Row> =
        db.read_blocking(|conn| Ok::<_, StoreError>(diesel::sql_query(sql).load(conn)?)).unwrap();
    rows.into_iter().map(|r| r.t).collect()
}

#[test]
fn the_first_run_brings_everybody_and_the_second_changes_nothing() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let bench = Bench::new(db);
        bench.write(&agency());
        let first = sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap();
        assert_eq!(first.brakes, []);
        assert_eq!((first.counts.created, first.counts.quarantined), (450, 0));
        assert_eq!(count(db, "SELECT count(*) AS n FROM directory_persons WHERE active"), 450);
        assert_eq!(count(db, "SELECT count(*) AS n FROM directory_units WHERE NOT closed"), 36);
        assert_eq!(count(db, "SELECT count(*) AS n FROM directory_appointments WHERE kind = 'main'"), 450);
        assert_eq!(count(db, "SELECT count(*) AS n FROM directory_persons WHERE on_leave"), 2);
        assert!(count(db, "SELECT count(*) AS n FROM directory_posts") > 0);
        assert!(
            count(db, "SELECT count(*) AS n FROM directory_group_members WHERE member_kind = 'group'") > 0
        );

        let second = sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap();
        assert_eq!(second.counts.changes(), 0, "{:?}", second.counts);
        assert_eq!(count(db, "SELECT count(*) AS n FROM directory_history"), 0);
    });
}

#[test]
fn one_who_leaves_is_switched_off_and_comes_back_with_the_same_row() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let bench = Bench::new(db);
        bench.write(&agency());
        sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap();
        let id = text(db, "SELECT CAST(id AS TEXT) AS t FROM directory_persons WHERE login = 'seoyeon.kim'");

        bench.write(&without(&agency(), |entry| entry.contains("\nuid: seoyeon.kim\n")));
        let gone = sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap();
        assert_eq!((gone.counts.deactivated, gone.brakes.len()), (1, 0));
        assert_eq!(count(db, "SELECT count(*) AS n FROM directory_persons WHERE active"), 449);
        assert_eq!(
            count(db, "SELECT count(*) AS n FROM store_events WHERE name = 'directory.person_deactivated'"),
            1
        );
        assert!(count(db, "SELECT count(*) AS n FROM directory_history WHERE noun = 'person'") >= 1);

        bench.write(&agency());
        let back = sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap();
        assert_eq!((back.counts.reactivated, back.counts.created), (1, 0));
        assert_eq!(
            text(db, "SELECT CAST(id AS TEXT) AS t FROM directory_persons WHERE login = 'seoyeon.kim'"),
            id
        );
    });
}

#[test]
fn s_413_a_filter_slip_waits_for_a_second_person() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let bench = Bench::new(db);
        bench.write(&agency());
        sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap();
        let mut seen = 0;
        let half: Vec<String> = agency()
            .split("\n\n")
            .filter(|entry| {
                seen += usize::from(entry.contains("objectClass: inetOrgPerson"));
                !entry.contains("objectClass: inetOrgPerson") || seen % 2 == 0
            })
            .map(str::to_owned)
            .collect();
        bench.write(&(half.join("\n\n") + "\n"));
        let held = sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap();
        assert!(held.brakes.iter().any(|b| matches!(b, Brake::Leavers { leaving: 225, active: 450 })));
        assert!(held.brakes.iter().any(|b| matches!(b, Brake::FewerPeople { .. })));
        assert!(held.brakes.iter().any(|b| matches!(b, Brake::UnitShrinks { .. })));
        assert_eq!(count(db, "SELECT count(*) AS n FROM directory_persons WHERE active"), 450);
        assert!(matches!(sync::apply(db, &cause(), held.run), Err(Error::SyncHeld)));
        sync::overrule(db, &cause(), held.run, "확인함").unwrap();
        assert_eq!(count(db, "SELECT count(*) AS n FROM directory_persons WHERE active"), 225);
    });
}

#[test]
fn s_412_an_empty_or_cut_file_is_never_absence() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let bench = Bench::new(db);
        bench.write(&agency());
        sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap();
        bench.write("");
        match sync::apply_now(db, &cause(), "hr", Kind::Full) {
            Ok(plan) => assert!(plan.brakes.contains(&Brake::Empty)),
            Err(error) => assert!(matches!(error, Error::Source(_))),
        }
        let whole = agency();
        let cut: String = whole.chars().take(whole.chars().count() / 2).collect();
        bench.write(cut.trim_end());
        let outcome = sync::apply_now(db, &cause(), "hr", Kind::Full);
        assert!(outcome.is_err() || !outcome.unwrap().brakes.is_empty());
        bench.write(&whole.replace("cn:: ", "cn:: *"));
        assert!(matches!(sync::apply_now(db, &cause(), "hr", Kind::Full), Err(Error::Source(_))));
        assert_eq!(count(db, "SELECT count(*) AS n FROM directory_persons WHERE active"), 450);
    });
}

#[test]
fn an_applied_run_can_be_undone() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let bench = Bench::new(db);
        bench.write(&agency());
        sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap();
        let state = |db: &Db| {
            [
                text(
                    db,
                    "SELECT login || '|' || name || '|' || title || '|' || CAST(active AS TEXT) AS t \
                     FROM directory_persons WHERE active ORDER BY login",
                ),
                text(
                    db,
                    "SELECT a.kind || '|' || p.login || '|' || u.name AS t FROM directory_appointments a \
                     JOIN directory_persons p ON p.id = a.person_id JOIN directory_units u ON u.id = a.unit_id \
                     ORDER BY 1",
                ),
                text(
                    db,
                    "SELECT g.name || '|' || m.member_kind || '|' || CAST(m.member_id AS TEXT) AS t \
                     FROM directory_group_members m JOIN directory_groups g ON g.id = m.group_id ORDER BY 1",
                ),
            ]
        };
        let before = state(db);
        let changed = without(&agency(), |entry| entry.contains("\nuid: seoyeon.kim\n"))
            .replace("uid: dohyun.lee\n", "uid: dohyun.lee2\n");
        bench.write(&changed);
        let plan = sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap();
        assert!(plan.counts.changes() >= 2, "{:?}", plan.counts);
        assert_ne!(state(db), before);
        sync::undo(db, &cause(), plan.run).unwrap();
        assert_eq!(state(db), before);
        assert!(matches!(sync::undo(db, &cause(), plan.run), Err(Error::CannotUndo)));
        let source = db.read_blocking(|conn| store::sync::sources::find(conn, "hr")).unwrap().unwrap();
        assert!(!source.enabled);
    });
}

#[test]
fn s_414_garbage_is_put_aside_and_the_rest_goes_on() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let bench = Bench::new(db);
        let twin = "dn: uid=twin,dc=gaon,dc=example\nobjectClass: inetOrgPerson\nuid: seoyeon.kim\ncn: Twin\nsn: T\n\
                    employeeNumber: 99990001\n";
        let bytes = "dn: uid=bytes,dc=gaon,dc=example\nobjectClass: inetOrgPerson\nuid: bytes\ncn:: /////w==\nsn: T\n\
                     employeeNumber: 99990002\n";
        let base = Agency::load().unwrap().base().to_owned();
        let garbage = format!("{twin}\n{bytes}").replace("dc=gaon,dc=example", &base);
        bench.write(&format!("{}\n{garbage}", agency()));
        let plan = sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap();
        // Nobody knows which of the two is seoyeon.kim, so neither comes.
        assert_eq!((plan.counts.created, plan.counts.quarantined), (449, 3));
        let run = plan.run.as_i64();
        let aside = db.read_blocking(|conn| store::sync::plan::quarantined(conn, run, 10)).unwrap();
        assert!(
            aside
                .iter()
                .any(|(_, trouble, subject)| trouble == "duplicate" && subject.contains("seoyeon.kim"))
        );
        assert!(aside.iter().any(|(dn, trouble, _)| dn.contains("uid=bytes") && trouble == "not_text"));
    });
}

#[test]
fn s_416_a_second_run_waits_for_the_first() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let bench = Bench::new(db);
        bench.write(&agency());
        let other = db.new_id();
        let taken: StoreResult<bool> =
            db.write_blocking(&cause(), move |tx| store::sync::lease::take(tx, other));
        assert!(taken.unwrap());
        assert!(matches!(sync::apply_now(db, &cause(), "hr", Kind::Full), Err(Error::SyncBusy)));
        let released: StoreResult<()> =
            db.write_blocking(&cause(), move |tx| store::sync::lease::release(tx, other));
        released.unwrap();
        assert_eq!(sync::apply_now(db, &cause(), "hr", Kind::Full).unwrap().counts.created, 450);
    });
}
