//! What a run may conclude, on both databases: names that pass on, stages that are gone, entries that are
//! put aside, roles that must have a holder, and undoing.
#![cfg(test)]

mod bench;

use bench::{cause, count, differences, save, state, texts};
use diesel::prelude::*;
use maru_directory::sync::{self, Brake, Kind, Plan};
use maru_directory::{Directory, Error, Refusal, store};
use maru_kernel::Id;
use maru_store::{Db, StoreResult, Utc, UtcTime};
use maru_testkit::{TempFolder, on_both_databases};
use std::fmt::Write;
use std::path::PathBuf;

/// A small directory in a file; every noun is known by a number.
struct House {
    _folder: TempFolder,
    file: PathBuf,
}

impl House {
    fn new(db: &Db, name: &'static str) -> House {
        let folder = TempFolder::new();
        let file = folder.path().join("house.ldif");
        save(
            db,
            name,
            &format!(
                "name = '{name}'\npreset = 'openldap'\nbase = 'dc=h'\nldif = '{}'\n\
                 [persons]\ndisabled = [{{ rule = 'flag', attribute = 'locked' }}]\n\
                 [persons.map]\nstable_id = 'employeeNumber'\n\
                 [units.map]\nstable_id = 'businessCategory'\nclosed = 'closedFlag'\n\
                 [appointments.map]\nstable_id = 'cn'\n[groups.map]\nstable_id = 'cn'\n",
                file.display()
            ),
        );
        House { _folder: folder, file }
    }

    fn write(&self, entries: &[String]) {
        std::fs::write(&self.file, entries.join("\n")).unwrap();
    }
}

fn unit(number: &str, name: &str, above: &str) -> String {
    format!(
        "dn: ou={name},{above}\nobjectClass: organizationalUnit\nou: {name}\nbusinessCategory: {number}\n"
    )
}

fn person(number: &str, login: &str, more: &str) -> String {
    format!(
        "dn: uid={login},ou=One,dc=h\nobjectClass: inetOrgPerson\nuid: {login}\ncn: Name {number}\n\
         employeeNumber: {number}\n{more}"
    )
}

fn one() -> String {
    unit("100", "One", "dc=h")
}

/// People in whose number one or two more or less are nothing unusual.
fn crowd() -> Vec<String> {
    (500..540).map(|n| person(&n.to_string(), &format!("crowd{n}"), "")).collect()
}

/// Too long for a name.
fn too_long() -> String {
    "x".repeat(3_000)
}

fn run(db: &Db, name: &str) -> Plan {
    sync::apply_now(db, &cause(), name, Kind::Full).unwrap()
}

fn row(db: &Db, run: Id) -> store::sync::runs::RunRow {
    db.read_blocking(|conn| store::sync::runs::find(conn, run)).unwrap().unwrap()
}

fn sql(db: &Db, statement: &'static str) {
    let done: StoreResult<()> = db.write_blocking(&cause(), move |tx| {
        diesel::sql_query(statement).execute(tx.conn())?;
        Ok(())
    });
    done.unwrap();
}

fn grant(db: &Db, role: &'static str, kind: &'static str, holder: i64) {
    let given: StoreResult<()> = db.write_blocking(&cause(), move |tx| {
        diesel::sql_query(format!(
            "INSERT INTO directory_grants (id, role, holder_kind, holder_id, reason, granted_at) \
             VALUES ({}, '{role}', '{kind}', {holder}, 'for the test', $1)",
            tx.id().as_i64()
        ))
        .bind::<UtcTime, _>(Utc(tx.now()))
        .execute(tx.conn())?;
        Ok(())
    });
    given.unwrap();
}

fn id_of(db: &Db, table: &str, stable_id: &str) -> i64 {
    texts(db, &format!("SELECT CAST(id AS TEXT) AS t FROM {table} WHERE stable_id = '{stable_id}'"))[0]
        .parse()
        .unwrap()
}

fn holders(db: &Db, login: &str) -> Vec<String> {
    texts(db, &format!("SELECT stable_id AS t FROM directory_persons WHERE active AND login = '{login}'"))
}

fn main_posts(db: &Db) -> Vec<String> {
    texts(
        db,
        "SELECT p.stable_id || '@' || u.stable_id AS t FROM directory_appointments a \
         JOIN directory_persons p ON p.id = a.person_id JOIN directory_units u ON u.id = a.unit_id \
         WHERE a.kind = 'main' ORDER BY 1",
    )
}

#[test]
fn the_sign_in_name_of_an_entry_that_is_gone_is_free() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (house, other) = (House::new(db, "a"), House::new(db, "b"));
        let here = |more: &[String]| house.write(&[vec![one()], crowd(), more.to_vec()].concat());
        here(&[person("1", "hong", "")]);
        run(db, "a");
        // Deleted and made again: another stable id, the same sign-in name, and once more.
        for number in ["2", "3"] {
            here(&[person(number, "hong", "")]);
            let again = run(db, "a");
            assert_eq!((again.brakes, again.counts.deactivated), (vec![], 1));
            assert_eq!(holders(db, "hong"), [number]);
        }
        // The name goes on to somebody of another source.
        here(&[]);
        assert_eq!(run(db, "a").brakes, []);
        other.write(&[one(), person("4", "hong", "")]);
        assert_eq!(run(db, "b").counts.quarantined, 0);
        assert_eq!(count(db, "directory_persons WHERE login = 'hong'"), 1);
        assert_eq!(holders(db, "hong"), ["4"]);
        // Who comes back finds the name taken, and is put aside instead of taking it.
        here(&[person("3", "hong", "")]);
        assert_eq!(run(db, "a").counts.quarantined, 1);
        assert_eq!(holders(db, "hong"), ["4"]);
    });
}

#[test]
fn s_414_of_two_new_entries_with_one_sign_in_name_neither_comes() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "h");
        let impostor = person("900", "ceo", "").replace("uid=ceo,", "cn=impostor,");
        let post = "dn: cn=p1,ou=One,dc=h\nobjectClass: organizationalRole\ncn: p1\n\
            roleOccupant: cn=impostor,ou=One,dc=h\nroleOccupant: uid=crowd500,ou=One,dc=h\n";
        let mut all = vec![one(), impostor, person("901", "ceo", ""), post.to_owned()];
        all.extend(crowd());
        house.write(&all);
        // More than one in a hundred is put aside, so the brake holds the first run as it should.
        let plan = sync::plan(db, &cause(), "h", Kind::Full).unwrap();
        let aside =
            db.read_blocking(|conn| store::sync::plan::quarantined(conn, plan.run.as_i64(), 50)).unwrap();
        let named: Vec<&str> = aside.iter().map(|(dn, _, _)| dn.as_str()).collect();
        assert_eq!(named, ["uid=ceo,ou=One,dc=h", "cn=impostor,ou=One,dc=h"]);
        assert!(aside.iter().all(|(_, trouble, _)| trouble == "duplicate"));
        // Whoever comes later than the first is no danger to somebody who is known.
        all.remove(1);
        house.write(&all);
        run(db, "h");
        all.insert(1, person("900", "ceo", "").replace("uid=ceo,", "cn=impostor,"));
        house.write(&all);
        run(db, "h");
        assert_eq!(texts(db, "SELECT stable_id AS t FROM directory_persons WHERE login = 'ceo'"), ["901"]);
    });
}

#[test]
fn people_with_one_mail_address_come_and_are_remarked() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "h");
        let mut all = vec![
            one(),
            person("1", "a", "mail: Team@h.example\n"),
            person("2", "b", "mail: team@h.example\n"),
        ];
        all.extend(crowd());
        house.write(&all);
        let plan = run(db, "h");
        let aside =
            db.read_blocking(|conn| store::sync::plan::quarantined(conn, plan.run.as_i64(), 50)).unwrap();
        assert_eq!(aside.len(), 1);
        assert_eq!((aside[0].0.as_str(), aside[0].1.as_str()), ("uid=b,ou=One,dc=h", "shared_mail"));
        assert_eq!(
            texts(db, "SELECT login AS t FROM directory_persons WHERE mail <> '' ORDER BY login"),
            ["a", "b"]
        );
    });
}

#[test]
fn s_414_a_name_held_by_somebody_put_aside_is_not_taken_and_stops_no_run() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "a");
        house.write(&[one(), person("1", "hong", ""), person("9", "other", "")]);
        run(db, "a");
        let bad = person("1", "hong", "").replace("Name 1", &too_long());
        let twin = person("2", "hong", "title: New\n").replace("dn: uid=hong", "dn: cn=hong2");
        house.write(&[one(), bad, twin, person("9", "other", "title: Changed\n")]);
        let plan = sync::plan(db, &cause(), "a", Kind::Full).unwrap();
        assert_eq!((plan.counts.deactivated, plan.counts.created, plan.counts.quarantined), (0, 0, 2));
        let aside =
            db.read_blocking(|conn| store::sync::plan::quarantined(conn, plan.run.as_i64(), 10)).unwrap();
        assert!(
            aside.iter().any(|(dn, trouble, subject)| dn.starts_with("cn=hong2")
                && trouble == "duplicate"
                && subject.contains("uid=hong")),
            "{aside:?}"
        );
        sync::overrule(db, &cause(), plan.run, "for the test").unwrap();
        assert_eq!(holders(db, "hong"), ["1"]);
        assert_eq!(count(db, "directory_persons WHERE title = 'Changed'"), 1);
        assert_eq!(main_posts(db), ["1@100", "9@100"]);
    });
}

#[test]
fn a_plan_whose_stage_is_gone_is_not_applied() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "a");
        let everybody =
            |title: &str| [one(), person("1", "kim", &format!("title: {title}\n")), person("2", "lee", "")];
        house.write(&everybody("One"));
        run(db, "a");
        house.write(&everybody("Two"));
        let applied = run(db, "a");
        house.write(&everybody("Three"));
        let planned = sync::plan(db, &cause(), "a", Kind::Full).unwrap();
        assert_eq!(planned.brakes, []);
        sync::undo(db, &cause(), applied.run).unwrap();
        assert!(matches!(sync::apply(db, &cause(), planned.run), Err(Error::SyncStale)));
        assert!(!["ready", "applied"].contains(&row(db, planned.run).state.as_str()), "no button is shown");
        assert_eq!(count(db, "directory_persons WHERE title = 'One'"), 1);

        // A crash of the database empties the stage.
        let planned = sync::plan(db, &cause(), "a", Kind::Full).unwrap();
        sql(db, "DELETE FROM directory_stage_persons");
        assert!(matches!(sync::apply(db, &cause(), planned.run), Err(Error::SyncStale)));
        assert_eq!(count(db, "directory_persons WHERE title = 'One'"), 1);
        // A held plan is made again.
        let source = db.read_blocking(|conn| store::sync::sources::find(conn, "a")).unwrap().unwrap();
        save(db, "a", &source.config.replace("[persons.map]", "[persons.map]\nroom = ''"));
        let held = sync::plan(db, &cause(), "a", Kind::Full).unwrap();
        assert_eq!(held.brakes, [Brake::ConfigChanged]);
        sql(db, "DELETE FROM directory_stage_persons");
        sync::overrule(db, &cause(), held.run, "for the test").unwrap();
        assert_eq!(count(db, "directory_persons WHERE title = 'Three'"), 1);
    });
}

#[test]
fn s_414_a_unit_put_aside_keeps_its_people_and_its_place() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "a");
        let below = unit("200", "Below", "ou=One,dc=h");
        house.write(&[one(), below.clone(), person("1", "kim", ""), person("2", "lee", "")]);
        run(db, "a");
        let before = state(db);
        let bad = one().replace("ou: One", &format!("ou: {}", too_long()));
        let filler: Vec<String> =
            (0..200).map(|n| format!("dn: cn=g{n},dc=h\nobjectClass: groupOfNames\ncn: g{n}\n")).collect();
        let all = [vec![bad, below, person("1", "kim", ""), person("2", "lee", "")], filler].concat();
        house.write(&all);
        let plan = run(db, "a");
        assert_eq!((plan.brakes, plan.counts.quarantined), (vec![], 1));
        assert_eq!(main_posts(db), ["1@100", "2@100"]);
        assert_eq!(differences(&before[..3], &state(db)[..3]), Vec::<String>::new());
    });
}

#[test]
fn s_414_an_entry_put_aside_is_known_again_however_it_is_spelt() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "a");
        let decomposed = "uid=\u{1112}\u{1169}\u{11BC},ou=One,dc=h";
        let spelt = person("1", "hong", "").replace("uid=hong,ou=One,dc=h", decomposed);
        let blanks = person("2", "lee", "").replace("uid=lee,ou=One", "cn=Lee  Two,ou=One");
        let moved = person("3", "park", "");
        let encode = |entry: &str| {
            use base64::Engine;
            let (first, rest) = entry.split_once('\n').unwrap();
            let dn = first.strip_prefix("dn: ").unwrap();
            format!("dn:: {}\n{rest}", base64::engine::general_purpose::STANDARD.encode(dn))
        };
        let filler: Vec<String> =
            (0..400).map(|n| format!("dn: cn=g{n},dc=h\nobjectClass: groupOfNames\ncn: g{n}\n")).collect();
        let all =
            [vec![one(), encode(&spelt), encode(&blanks), moved.clone()], crowd(), filler.clone()].concat();
        house.write(&all);
        assert_eq!(run(db, "a").counts.created, 43);
        let broken =
            |entry: &str, n: &str| entry.replace(&format!("cn: Name {n}"), &format!("cn: {}", too_long()));
        let gone_elsewhere = broken(&moved, "3").replace("uid=park,ou=One", "uid=park,ou=Two");
        let two = unit("200", "Two", "dc=h");
        let bad =
            vec![one(), two, encode(&broken(&spelt, "1")), encode(&broken(&blanks, "2")), gone_elsewhere];
        house.write(&[bad, crowd(), filler].concat());
        let plan = run(db, "a");
        assert_eq!((plan.brakes, plan.counts.quarantined, plan.counts.deactivated), (vec![], 3, 0));
        assert_eq!(count(db, "directory_persons WHERE active"), 43);
        assert_eq!(main_posts(db)[..3], ["1@100", "2@100", "3@100"]);
    });
}

#[test]
fn s_414_ten_thousand_entries_put_aside_are_all_known_again() {
    const PEOPLE: usize = 10_050;
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "a");
        let mut all = one();
        for n in 0..PEOPLE {
            let _ = write!(all, "\n{}", person(&n.to_string(), &format!("p{n}"), ""));
        }
        house.write(&[all.clone()]);
        assert_eq!(run(db, "a").counts.created, PEOPLE as u64);
        house.write(&[all.replace("\ncn: ", "\nnote: ")]);
        let plan = sync::plan(db, &cause(), "a", Kind::Full).unwrap();
        assert_eq!((plan.counts.quarantined, plan.counts.deactivated), (PEOPLE as u64, 0));
    });
}

#[test]
fn a_vacant_post_stays_and_so_does_one_whose_holder_is_unknown() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "a");
        let post = |who: &str| {
            format!(
                "dn: cn=head,ou=One,dc=h\nobjectClass: organizationalRole\ncn: head\ndescription: One 부장 직무대리\n{who}"
            )
        };
        let people = [one(), person("1", "kim", ""), person("2", "lee", "")];
        for who in ["roleOccupant: uid=kim,ou=One,dc=h\n", "", "roleOccupant: uid=nobody,dc=h\n"] {
            house.write(&[people.to_vec(), vec![post(who)]].concat());
            assert_eq!(run(db, "a").brakes, []);
            assert_eq!(count(db, "directory_posts WHERE active"), 1, "{who}");
            let held = count(db, "directory_appointments WHERE kind = 'acting'");
            assert_eq!(held, i64::from(who.contains("kim")), "{who}");
        }
        house.write(&people);
        run(db, "a");
        assert_eq!(count(db, "directory_posts WHERE active"), 0);
    });
}

#[test]
fn everybody_who_leaves_is_written_down() {
    const PEOPLE: usize = 1_250;
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "a");
        let people: Vec<String> = (0..PEOPLE).map(|n| person(&n.to_string(), &format!("p{n}"), "")).collect();
        house.write(&[vec![one()], people].concat());
        run(db, "a");
        house.write(&[one(), person("0", "p0", "")]);
        let held = run(db, "a");
        sync::overrule(db, &cause(), held.run, "for the test").unwrap();
        let told = count(db, "store_events WHERE name = 'directory.person_deactivated'");
        assert_eq!(told, PEOPLE as i64 - 1);
        let people = "SELECT count(DISTINCT data_subject) || '' AS t FROM store_events \
                      WHERE name = 'directory.person_deactivated'";
        assert_eq!(texts(db, people), [(PEOPLE - 1).to_string()]);
        assert_eq!(count(db, "store_outbox"), count(db, "store_events"), "listeners hear of all");
    });
}

fn last_holder(outcome: &Result<sync::Counts, Error>) {
    assert!(matches!(outcome, Err(Error::Refused(Refusal::LastHolder))), "{outcome:?}");
}

#[test]
fn s_503_the_last_holder_is_asked_for_when_a_plan_is_applied() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "a");
        house.write(&[crowd(), vec![one(), person("1", "kim", ""), person("2", "lee", "")]].concat());
        run(db, "a");
        let (kim, lee) = (id_of(db, "directory_persons", "1"), id_of(db, "directory_persons", "2"));
        grant(db, "security", "person", kim);
        grant(db, "security", "person", lee);
        house.write(&[crowd(), vec![one(), person("2", "lee", "")]].concat());
        let planned = sync::plan(db, &cause(), "a", Kind::Full).unwrap();
        assert_eq!(planned.brakes, [], "another one holds the role");
        sql(
            db,
            "UPDATE directory_grants SET ended_at = granted_at WHERE holder_id = \
             (SELECT id FROM directory_persons WHERE login = 'lee')",
        );
        last_holder(&sync::apply(db, &cause(), planned.run));
        assert_eq!(count(db, "directory_persons WHERE active"), 42);
        let held = row(db, planned.run);
        assert_eq!(held.state, "held", "somebody is told");
        assert_eq!(sync::brakes(&held), [Brake::LastHolder { role: "security".into() }]);
        last_holder(&sync::overrule(db, &cause(), planned.run, "for the test"));
    });
}

#[test]
fn s_503_who_is_switched_off_or_no_longer_appointed_is_no_holder() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "a");
        let post = "dn: cn=head,ou=One,dc=h\nobjectClass: organizationalRole\ncn: head\ndescription: One 부장 겸직\n";
        let held = format!("{post}roleOccupant: uid=kim,ou=One,dc=h\n");
        let locked = person("2", "lee", "locked: TRUE\n");
        house.write(&[one(), person("1", "kim", ""), locked.clone(), person("3", "park", ""), held]);
        run(db, "a");
        // The unit's other member is disabled; kim's post carries a role as well.
        grant(db, "auditor", "unit", id_of(db, "directory_units", "100"));
        grant(db, "security", "post", id_of(db, "directory_posts", "head"));
        house.write(&[
            one(),
            person("1", "kim", ""),
            locked.clone(),
            person("3", "park", ""),
            post.to_owned(),
        ]);
        let vacant = sync::apply_now(db, &cause(), "a", Kind::Full);
        assert!(matches!(vacant, Err(Error::Refused(Refusal::LastHolder))), "{vacant:?}");
        assert_eq!(count(db, "directory_appointments WHERE kind <> 'main'"), 1);
        let newest = db.read_blocking(|conn| store::sync::runs::newest_of(conn, "a")).unwrap().unwrap();
        assert_eq!(newest.state, "held");

        let kept = format!("{post}roleOccupant: uid=kim,ou=One,dc=h\n");
        sql(db, "UPDATE directory_grants SET ended_at = granted_at WHERE role = 'security'");
        house.write(&[one(), locked, kept]);
        let all_leave = sync::apply_now(db, &cause(), "a", Kind::Full);
        let refused = match all_leave {
            Ok(plan) => plan.brakes.contains(&Brake::LastHolder { role: "auditor".into() }),
            Err(error) => matches!(error, Error::Refused(Refusal::LastHolder)),
        };
        assert!(refused, "only somebody disabled would be left");
        assert_eq!(count(db, "directory_persons WHERE active"), 2);
    });
}

#[test]
fn s_503_undo_leaves_nobody_out_either() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "a");
        house.write(&[one(), person("1", "kim", "")]);
        run(db, "a");
        house.write(&[one(), person("1", "kim", ""), person("2", "lee", "")]);
        let came = run(db, "a");
        grant(db, "system", "person", id_of(db, "directory_persons", "2"));
        let undone = sync::undo(db, &cause(), came.run);
        assert!(matches!(undone, Err(Error::Refused(Refusal::LastHolder))), "{undone:?}");
        assert_eq!(count(db, "directory_persons WHERE active"), 2);
        grant(db, "system", "person", id_of(db, "directory_persons", "1"));
        sync::undo(db, &cause(), came.run).unwrap();
        assert_eq!(count(db, "directory_persons WHERE active"), 1);
    });
}

#[test]
fn undo_gives_swapped_and_passed_on_sign_in_names_back() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "a");
        house.write(&[one(), person("1", "hong", ""), person("2", "kim", ""), person("3", "lee", "")]);
        run(db, "a");
        let before = state(db);
        house.write(&[
            one(),
            person("1", "hong2", ""),
            person("2", "lee", ""),
            person("3", "kim", ""),
            person("4", "hong", ""),
        ]);
        let applied = run(db, "a");
        assert_eq!((holders(db, "hong"), holders(db, "kim")), (vec!["4".to_owned()], vec!["3".to_owned()]));
        sync::undo(db, &cause(), applied.run).unwrap();
        assert_eq!(differences(&before, &state(db)), Vec::<String>::new());
        // What was undone can be done again.
        run(db, "a");
        assert_eq!((holders(db, "hong"), holders(db, "hong2")), (vec!["4".to_owned()], vec!["1".to_owned()]));
    });
}

#[test]
fn undo_takes_no_name_from_somebody_of_another_source() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (house, other) = (House::new(db, "a"), House::new(db, "b"));
        house.write(&[crowd(), vec![one(), person("1", "hong", ""), person("2", "kim", "")]].concat());
        run(db, "a");
        house.write(&[crowd(), vec![one(), person("2", "kim", "")]].concat());
        let left = run(db, "a");
        assert_eq!(left.brakes, []);
        other.write(&[one(), person("7", "hong", "")]);
        run(db, "b");
        sync::undo(db, &cause(), left.run).unwrap();
        assert_eq!(holders(db, "hong"), ["7"]);
        assert_eq!(count(db, "directory_persons WHERE active"), 43);
    });
}

#[test]
fn a_source_the_database_refuses_stops_no_other() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let (house, other) = (House::new(db, "a"), House::new(db, "b"));
        let sqlite: bool =
            db.read_blocking(|conn| Ok::<_, maru_store::StoreError>(conn.is_sqlite())).unwrap();
        sql(
            db,
            if sqlite {
                "CREATE TRIGGER boom BEFORE INSERT ON directory_persons WHEN NEW.login = 'boom' \
                 BEGIN SELECT RAISE(ABORT, 'boom'); END"
            } else {
                "ALTER TABLE directory_persons ADD CONSTRAINT boom CHECK (login <> 'boom')"
            },
        );
        house.write(&[one(), person("1", "boom", "")]);
        other.write(&[one(), person("7", "kim", "")]);
        assert!(sync::run_due(db).is_err());
        assert_eq!(holders(db, "kim"), ["7"]);
    });
}

#[test]
fn a_unit_is_closed_by_what_says_so_and_not_by_the_word_false() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let house = House::new(db, "a");
        let flagged = |number: &str, name: &str, flag: &str| {
            format!("{}closedFlag: {flag}\n", unit(number, name, "dc=h"))
        };
        house.write(&[
            one(),
            flagged("200", "Two", "FALSE"),
            flagged("300", "Three", "TRUE"),
            flagged("400", "Four", "2026-03-01"),
            person("1", "kim", ""),
        ]);
        run(db, "a");
        let open = texts(db, "SELECT name AS t FROM directory_units WHERE NOT closed ORDER BY 1");
        assert_eq!(open, ["One", "Two"]);
    });
}
