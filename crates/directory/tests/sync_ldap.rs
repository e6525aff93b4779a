//! Synchronisation with a real OpenLDAP that changes, cuts short, lies about itself and stops.
#![cfg(test)]

mod bench;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bench::{BASE, cause, count, differences, save, server, server_with, source, source_at, state, texts};
use diesel::RunQueryDsl;
use maru_directory::sync::{self, Brake, Counts, Kind, Plan};
use maru_directory::{Directory, Error, Refusal, store};
use maru_kernel::{Id, Lang, Viewer};
use maru_store::{Db, StoreResult};
use maru_testkit::on_both_databases;
use maru_testkit::slapd::Slapd;
use maru_testkit::tls::Authority;

fn run(db: &Db, kind: Kind) -> Plan {
    sync::apply_now(db, &cause(), "live", kind).unwrap()
}

fn first(db: &Db, slapd: &Slapd) {
    save(db, "live", &source(slapd));
    let first = run(db, Kind::Full);
    assert_eq!((first.brakes, first.counts.created, first.counts.quarantined), (vec![], 450, 0));
}

fn dn_of(db: &Db, login: &str) -> String {
    texts(db, &format!("SELECT dn AS t FROM directory_persons WHERE login = '{login}'")).remove(0)
}

fn id_of(db: &Db, login: &str) -> Id {
    let id =
        texts(db, &format!("SELECT CAST(id AS TEXT) AS t FROM directory_persons WHERE login = '{login}'"));
    Id::from_i64(id[0].parse().unwrap())
}

fn unit_dn(db: &Db, code: &str) -> String {
    texts(db, &format!("SELECT dn AS t FROM directory_units WHERE code = '{code}'")).remove(0)
}

/// Changes the entry `dn`.
fn change(slapd: &Slapd, dn: &str, rest: &str) {
    slapd.modify(BASE, &format!("dn:: {}\n{rest}\n", STANDARD.encode(dn)));
}

fn replace(attribute: &str, value: &str) -> String {
    format!("changetype: modify\nreplace: {attribute}\n{attribute}:: {}", STANDARD.encode(value))
}

/// Moves an entry below another, under another name if one is given.
fn relocate(slapd: &Slapd, dn: &str, below: &str, rdn: Option<&str>) {
    let same = dn.split_once(',').unwrap().0;
    let rdn = STANDARD.encode(rdn.unwrap_or(same));
    let below = STANDARD.encode(below);
    change(slapd, dn, &format!("changetype: modrdn\nnewrdn:: {rdn}\ndeleteoldrdn: 1\nnewsuperior:: {below}"));
}

fn events(db: &Db, name: &str) -> i64 {
    count(db, &format!("store_events WHERE name = '{name}'"))
}

fn last_run(db: &Db) -> store::sync::runs::RunRow {
    db.read_blocking(|conn| store::sync::runs::newest_of(conn, "live")).unwrap().unwrap()
}

#[test]
fn the_first_run_brings_everybody_and_the_second_changes_nothing() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        first(db, &slapd);
        assert_eq!(count(db, "directory_persons WHERE active AND length(stable_id) = 36"), 450, "entryUUID");
        assert_eq!(count(db, "directory_units WHERE NOT closed"), 36);
        assert_eq!(count(db, "directory_appointments WHERE kind = 'main'"), 450);
        assert_eq!(count(db, "directory_persons WHERE on_leave"), 2);
        assert!(count(db, "directory_group_members WHERE member_kind = 'group'") > 0);
        let second = run(db, Kind::Full);
        assert_eq!(second.counts.changes(), 0, "{:?}", second.counts);
        assert_eq!(run(db, Kind::Delta).counts.changes(), 0);
        assert_eq!(count(db, "directory_history"), 0);
        assert_eq!(last_run(db).kind, "delta");
    });
}

#[test]
fn a_renamed_entry_keeps_its_row_and_a_moved_one_its_history() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        first(db, &slapd);
        let (id, dn) = (id_of(db, "seoyeon.kim"), dn_of(db, "seoyeon.kim"));
        let home = dn.split_once(',').unwrap().1.to_owned();
        relocate(&slapd, &dn, &home, Some("uid=seoyeon.kim2"));
        let renamed = run(db, Kind::Full);
        assert_eq!((renamed.counts.created, renamed.counts.updated), (0, 1), "{:?}", renamed.counts);
        assert_eq!(id_of(db, "seoyeon.kim2"), id);
        assert_eq!(events(db, "directory.person_moved"), 0);

        let there = unit_dn(db, "6110");
        change(&slapd, &dn_of(db, "seoyeon.kim2"), &replace("departmentNumber", "6110"));
        relocate(&slapd, &dn_of(db, "seoyeon.kim2"), &there, None);
        let moved = run(db, Kind::Full);
        assert!(moved.brakes.is_empty());
        assert_eq!(id_of(db, "seoyeon.kim2"), id);
        let main = format!(
            "SELECT u.code AS t FROM directory_appointments a JOIN directory_units u ON u.id = a.unit_id \
             WHERE a.person_id = {} AND a.kind = 'main'",
            id.as_i64()
        );
        assert_eq!(texts(db, &main), ["6110"]);
        assert_eq!(events(db, "directory.person_moved"), 1);
        assert!(count(db, "directory_history WHERE noun = 'appointment'") >= 1);
        assert_eq!(run(db, Kind::Full).counts.changes(), 0);
    });
}

#[test]
fn a_moved_unit_keeps_its_people() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        first(db, &slapd);
        let people = |db: &Db| {
            texts(
                db,
                "SELECT p.login AS t FROM directory_appointments a JOIN directory_persons p ON p.id = a.person_id \
                 JOIN directory_units u ON u.id = a.unit_id WHERE u.code = '6110' ORDER BY 1",
            )
        };
        let before = people(db);
        relocate(&slapd, &unit_dn(db, "6110"), &unit_dn(db, "5100"), None);
        // The server notes the change at the unit alone; its people have other names all the same.
        let moved = run(db, Kind::Delta);
        assert_eq!(last_run(db).kind, "full", "a unit changed, so everything is read");
        assert_eq!((moved.counts.created, moved.counts.deactivated), (0, 0));
        assert_eq!(people(db), before);
        assert_eq!(
            texts(
                db,
                "SELECT p.code AS t FROM directory_units u JOIN directory_units p ON p.id = u.parent_id WHERE u.code = '6110'"
            ),
            ["5100"]
        );
        let strays = count(
            db,
            "directory_persons WHERE active AND dn LIKE '%,ou=%' AND id IN (SELECT a.person_id FROM \
             directory_appointments a JOIN directory_units u ON u.id = a.unit_id JOIN directory_persons p ON p.id = a.person_id \
             WHERE u.code = '6110' AND a.kind = 'main' AND p.dn NOT LIKE '%' || u.dn)",
        );
        assert_eq!(strays, 0, "sign-in goes by the new names");
    });
}

#[test]
fn changed_disabled_and_returning_people() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        first(db, &slapd);
        let (id, dn) = (id_of(db, "dohyun.lee"), dn_of(db, "dohyun.lee"));
        change(&slapd, &dn, &replace("title", "실장"));
        let changed = run(db, Kind::Full);
        assert_eq!((changed.counts.updated, changed.counts.created), (1, 0));
        assert_eq!(
            texts(db, "SELECT title AS t FROM directory_persons WHERE login = 'dohyun.lee'"),
            ["실장"]
        );

        change(&slapd, &dn, "changetype: modify\nadd: carLicense\ncarLicense: LEFT");
        assert_eq!(run(db, Kind::Full).counts.deactivated, 1);
        assert_eq!(events(db, "directory.person_deactivated"), 1);
        change(&slapd, &dn, "changetype: modify\ndelete: carLicense");
        assert_eq!(run(db, Kind::Delta).counts.reactivated, 1);
        assert_eq!((id_of(db, "dohyun.lee"), events(db, "directory.person_reactivated")), (id, 1));
    });
}

#[test]
fn s_412_what_cannot_be_read_completely_changes_nothing() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let mut slapd = server();
        first(db, &slapd);
        let small = server_with("sizelimit size.pr=none size=200", "");
        let wrong = Authority::new("Somebody else").issue(&["localhost"], small.folder());
        let failing: [(&str, String, &str); 2] = [
            ("size limit", source(&small), "directory.source"),
            ("wrong authority", source_at(&slapd, &slapd.ldaps(), &wrong.authority), "directory.source"),
        ];
        for (what, config, code) in failing {
            save(db, "live", &config);
            for kind in [Kind::Full, Kind::Delta] {
                let error = sync::apply_now(db, &cause(), "live", kind).unwrap_err();
                assert!(matches!(error, Error::Source(_)), "{what}: {error}");
            }
            let failed = last_run(db);
            assert_eq!(failed.state, "failed", "{what}");
            let problem = sync::Problem::read(&failed.problem);
            assert!(problem.code.starts_with(code), "{what}: {}", problem.code);
            assert_ne!(problem.text(Lang::Ko), problem.text(Lang::En));
        }
        save(db, "live", &source(&slapd));
        slapd.freeze();
        assert!(sync::apply_now(db, &cause(), "live", Kind::Full).is_err(), "hanging");
        slapd.kill();
        assert!(sync::apply_now(db, &cause(), "live", Kind::Full).is_err(), "stopped");
        assert_eq!(events(db, "directory.sync_failed"), 6);
        assert_eq!(count(db, "directory_persons WHERE active"), 450);
        assert_eq!(count(db, "directory_sync_lease"), 0);
    });
}

#[test]
fn a_run_over_changes_sees_what_is_new_and_never_what_is_gone() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        first(db, &slapd);
        let gone =
            texts(db, "SELECT dn AS t FROM directory_persons WHERE login LIKE 'j%' ORDER BY login").remove(0);
        change(&slapd, &dn_of(db, "dohyun.lee"), &replace("title", "처장"));
        change(&slapd, &gone, "changetype: delete");
        let new = format!("uid=new.comer,{}", unit_dn(db, "6110"));
        change(
            &slapd,
            &new,
            "changetype: add\nobjectClass: inetOrgPerson\nuid: new.comer\ncn: New Comer\nsn: Comer\n\
             employeeNumber: 99000001\ndepartmentNumber: 6110",
        );
        let mover = dn_of(db, "seoyeon.kim");
        change(&slapd, &mover, &replace("departmentNumber", "6110"));
        relocate(&slapd, &mover, &unit_dn(db, "6110"), None);
        let delta = run(db, Kind::Delta);
        assert_eq!(last_run(db).kind, "delta");
        let Counts { created, updated, deactivated, entries, .. } = delta.counts;
        assert_eq!((created, updated, deactivated), (1, 2, 0), "{:?}", delta.counts);
        assert!(entries < 20, "only what changed is read: {entries}");
        assert_eq!(count(db, "directory_persons WHERE active"), 451);
        assert_eq!(
            count(db, "directory_appointments WHERE kind = 'main'"),
            451,
            "who moved has one main post"
        );
        assert_eq!(events(db, "directory.person_moved"), 1);
        let full = run(db, Kind::Full);
        assert_eq!((full.counts.deactivated, full.counts.created, full.counts.updated), (1, 0, 0));
        assert_eq!(run(db, Kind::Delta).counts.changes(), 0);
    });
}

#[test]
fn role_entries_that_change_are_followed_by_a_run_over_changes() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        first(db, &slapd);
        let held = |db: &Db| {
            texts(
                db,
                "SELECT p.login || '@' || u.code || ':' || a.kind AS t FROM directory_appointments a \
                 JOIN directory_persons p ON p.id = a.person_id JOIN directory_units u ON u.id = a.unit_id \
                 WHERE a.kind <> 'main' ORDER BY 1",
            )
        };
        let before = held(db);
        // The holder of a further post changes something else: the post stays as it is.
        let holder = before[0].split('@').next().unwrap().to_owned();
        change(&slapd, &dn_of(db, &holder), &replace("roomNumber", "B101"));
        assert_eq!(run(db, Kind::Delta).counts.appointments_changed, 0);
        assert_eq!(held(db), before);
        // Somebody else takes the post over.
        let post = format!("cn=extra,{}", unit_dn(db, "6110"));
        let occupant = |login: &str| format!("roleOccupant:: {}", STANDARD.encode(dn_of(db, login)));
        change(
            &slapd,
            &post,
            &format!(
                "changetype: add\nobjectClass: organizationalRole\ncn: extra\n{}",
                occupant("dohyun.lee")
            ),
        );
        run(db, Kind::Delta);
        assert!(held(db).contains(&"dohyun.lee@6110:concurrent".to_owned()));
        let swap = format!("changetype: modify\nreplace: roleOccupant\n{}", occupant("seoyeon.kim"));
        change(&slapd, &post, &swap);
        run(db, Kind::Delta);
        assert!(!held(db).contains(&"dohyun.lee@6110:concurrent".to_owned()));
        assert!(held(db).contains(&"seoyeon.kim@6110:concurrent".to_owned()));
        assert_eq!(run(db, Kind::Full).counts.changes(), 0, "changes and everything agree");
    });
}

#[test]
fn s_414_an_entry_that_turns_to_garbage_is_no_absence() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        first(db, &slapd);
        let before = state(db);
        // An entry must have a name of reasonable length; the person known from before stays.
        change(&slapd, &dn_of(db, "dohyun.lee"), &replace("cn", &"길".repeat(3_000)));
        let full = run(db, Kind::Full);
        assert_eq!((full.counts.quarantined, full.counts.deactivated), (1, 0), "{:?}", full.counts);
        assert_eq!(differences(&before, &state(db)), Vec::<String>::new());
    });
}

#[test]
fn s_416_a_run_that_was_killed_is_taken_over() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        save(db, "live", &source(&slapd));
        let dead = db.new_id();
        let killed: StoreResult<()> = db.write_blocking(&cause(), move |tx| {
            store::sync::lease::take(tx, dead)?;
            store::sync::runs::start(tx, dead, "live", "full", "test", "")
        });
        killed.unwrap();
        assert!(matches!(sync::apply_now(db, &cause(), "live", Kind::Full), Err(Error::SyncBusy)));
        let long_ago: StoreResult<()> = db.write_blocking(&cause(), |tx| {
            diesel::sql_query("UPDATE directory_sync_lease SET until = $1")
                .bind::<maru_store::UtcTime, _>(maru_store::Utc(
                    tx.now() - jiff::SignedDuration::from_secs(1),
                ))
                .execute(tx.conn())?;
            Ok(())
        });
        long_ago.unwrap();
        assert_eq!(run(db, Kind::Full).counts.created, 450);
        let dead = db.read_blocking(|conn| store::sync::runs::find(conn, dead)).unwrap().unwrap();
        assert_eq!(dead.state, "failed");
        assert_eq!(run(db, Kind::Full).counts.changes(), 0);
    });
}

#[test]
fn undo_puts_back_people_posts_and_what_finds_them() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        first(db, &slapd);
        let viewer = Viewer {
            id: id_of(db, "dohyun.lee"),
            name: String::new(),
            title: String::new(),
            unit: String::new(),
            lang: Lang::Ko,
            permissions: std::sync::Arc::default(),
            guest: false,
        };
        let found = |name: &str| {
            db.read_blocking(|conn| store::people_search::find(conn, &viewer, name, 10)).unwrap().len()
        };
        let before = state(db);
        change(&slapd, &dn_of(db, "dohyun.lee"), &replace("cn", "이개명"));
        change(&slapd, &dn_of(db, "seoyeon.kim"), &replace("departmentNumber", "6110"));
        relocate(&slapd, &dn_of(db, "seoyeon.kim"), &unit_dn(db, "6110"), None);
        let applied = run(db, Kind::Delta);
        assert_ne!(state(db), before);
        assert_eq!((found("이개명"), found("이도현")), (1, 0));
        sync::undo(db, &cause(), applied.run).unwrap();
        assert_eq!(differences(&before, &state(db)), Vec::<String>::new());
        assert_eq!((found("이개명"), found("이도현")), (0, 1));
        // Whoever starts it again reads everything: what was undone is not known to have been seen.
        assert_eq!(run(db, Kind::Delta).counts.updated, 2);
        assert_eq!(last_run(db).kind, "full");
    });
}

#[test]
fn s_413_what_was_accepted_is_applied_even_after_other_runs_and_nothing_worse() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        first(db, &slapd);
        let people = texts(db, "SELECT dn AS t FROM directory_persons ORDER BY login DESC");
        people.iter().take(25).for_each(|dn| change(&slapd, dn, "changetype: delete"));
        let held = run(db, Kind::Full);
        assert!(held.brakes.contains(&Brake::Leavers { leaving: 25, active: 450 }), "{:?}", held.brakes);
        // Another source ran meanwhile.
        let again = sync::plan(db, &cause(), "live", Kind::Full).unwrap();
        assert!(matches!(sync::apply(db, &cause(), again.run), Err(Error::SyncHeld)));
        let counts = sync::overrule(db, &cause(), held.run, "휴직자 일괄 정리").unwrap();
        assert_eq!(counts.deactivated, 25);
        assert_eq!(last_run(db).overruled, "휴직자 일괄 정리");
    });
}

#[test]
fn s_503_the_last_holder_of_a_role_is_never_switched_off() {
    use maru_contract::Role;
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let slapd = server();
        first(db, &slapd);
        let person = id_of(db, "dohyun.lee");
        let given: StoreResult<()> = db.write_blocking(&cause(), move |tx| {
            let holder = (maru_directory::model::role_holder::HolderKind::Person, person);
            store::grants::insert(tx, Role::Security, holder, "for the test", None, None)?;
            Ok(())
        });
        given.unwrap();
        change(&slapd, &dn_of(db, "dohyun.lee"), "changetype: delete");
        let held = run(db, Kind::Full);
        assert_eq!(held.brakes, [Brake::LastHolder { role: "security".into() }]);
        let refused = sync::overrule(db, &cause(), held.run, "그래도 적용");
        assert!(matches!(refused, Err(Error::Refused(Refusal::LastHolder))));
        assert_eq!(count(db, "directory_persons WHERE active"), 450);
    });
}
