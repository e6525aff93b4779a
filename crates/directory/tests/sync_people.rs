//! What a run tells of people: who moved, and everybody who left; on both databases.
#![cfg(test)]

mod bench;
mod cast;

use bench::{cause, count, save, texts};
use jiff::SignedDuration;
use maru_contract::Role;
use maru_directory::agency::Agency;
use maru_directory::around;
use maru_directory::model::proposal::Proposal;
use maru_directory::model::role_holder::HolderKind;
use maru_directory::store::{grants, moves, requests};
use maru_directory::sync::{self, Kind};
use maru_directory::{Directory, Error, Refusal, actions};
use maru_kernel::{Id, Viewer};
use maru_store::{Remembered, Tx};
use maru_testkit::{TempFolder, on_both_databases};
use std::fmt::Write;
use std::sync::Arc;

const REASON: &str = "for the test of what runs tell";

/// Two units and so many people in the first of them, but for those who are `away` in the second.
fn agency(people: std::ops::Range<u32>, away: &[u32]) -> String {
    let base = "dc=gaon,dc=example";
    let mut text =
        format!("version: 1\n\ndn: {base}\nobjectClass: organization\nobjectClass: dcObject\no: gaon\n");
    for (unit, code) in [("first", 100), ("second", 200)] {
        write!(
            text,
            "\ndn: ou={unit},{base}\nobjectClass: organizationalUnit\nou: {unit}\nbusinessCategory: {code}\n"
        )
        .unwrap();
    }
    for n in people {
        let (unit, code) = if away.contains(&n) { ("second", 200) } else { ("first", 100) };
        write!(
            text,
            "\ndn: uid=p{n},ou={unit},{base}\nobjectClass: inetOrgPerson\nuid: p{n}\ncn: Person {n}\n\
             sn: Person\nemployeeNumber: {n:06}\ndepartmentNumber: {code}\ntitle: clerk\n"
        )
        .unwrap();
    }
    text
}

#[test]
fn whoever_moved_is_told_once_with_the_unit_they_came_from() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let file = folder.path().join("agency.ldif");
        save(db, "agency", &Agency::source_toml(file.to_str().unwrap()));
        let before = db.now() - SignedDuration::from_hours(1);
        let run = |away: &[u32]| {
            std::fs::write(&file, agency(0..40, away)).unwrap();
            let done = sync::apply_now(db, &cause(), "agency", Kind::Full).unwrap();
            assert_eq!(done.brakes, []);
        };
        let moved = || {
            let found = db.read_blocking(|conn| moves::since(conn, before, 10)).unwrap();
            found.into_iter().map(|m| (m.person.name, m.old_unit, m.person.unit)).collect::<Vec<_>>()
        };
        let told = |name: &str, old: &str, new: &str| (name.to_owned(), old.to_owned(), new.to_owned());
        run(&[]);
        assert_eq!(moved(), [], "nobody moved when all came");
        run(&[7]);
        assert_eq!(moved(), [told("Person 7", "first", "second")]);
        run(&[7, 8]);
        run(&[8]);
        assert_eq!(
            moved(),
            [told("Person 7", "second", "first"), told("Person 8", "first", "second")],
            "each once, by the latest move, the latest first"
        );
    });
}

#[test]
fn a_home_page_names_a_few_of_the_unit_and_counts_all_others() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let file = folder.path().join("agency.ldif");
        save(db, "agency", &Agency::source_toml(file.to_str().unwrap()));
        let news = Remembered::default();
        let run = |away: &[u32]| {
            std::fs::write(&file, agency(0..40, away)).unwrap();
            sync::apply_now(db, &cause(), "agency", Kind::Full).unwrap();
        };
        run(&[]);
        let me = texts(db, "SELECT CAST(id AS TEXT) AS t FROM directory_persons WHERE login = 'p0'");
        let me = cast::viewer(Id::from_i64(me[0].parse().unwrap()));
        let seen = || {
            let time = (db.now() - SignedDuration::from_hours(1), db.now());
            db.read_blocking(|conn| around::read(conn, &me, time, &news)).unwrap()
        };
        let first = seen();
        assert_eq!((first.team.size, first.team.absent, first.team.first.len()), (39, 0, 8));
        assert!(first.team.first.iter().all(|line| line.id() != me.id && line.unit == "first"));
        assert!(first.news.moved.is_empty() && first.news.last_sync.is_some() && !first.has_factor);
        run(&[7]);
        let then = seen();
        assert_eq!((then.unit, then.team.size), (first.unit, 38));
        assert!(then.news.last_sync > first.news.last_sync, "nothing old is told after a run");
    });
}

#[test]
fn s_27_what_somebody_asked_for_lapses_when_a_run_takes_their_role_away() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let file = folder.path().join("agency.ldif");
        save(db, "agency", &Agency::source_toml(file.to_str().unwrap()));
        let run = |away: &[u32]| {
            std::fs::write(&file, agency(0..40, away)).unwrap();
            let done = sync::apply_now(db, &cause(), "agency", Kind::Full).unwrap();
            assert_eq!(done.brakes, []);
        };
        let id = |sql: &str| Id::from_i64(texts(db, sql)[0].parse().unwrap());
        run(&[]);
        let person =
            |n: u32| id(&format!("SELECT CAST(id AS TEXT) AS t FROM directory_persons WHERE login = 'p{n}'"));
        let unit = id("SELECT CAST(id AS TEXT) AS t FROM directory_units WHERE name = 'first'");
        let (asker, stayer, whom, decider) = (person(1), person(2), person(3), person(4));
        // Such a unit may carry other roles only; the request is the same whatever role it rests on.
        cast::write(db, move |tx| {
            grants::insert(tx, Role::Security, (HolderKind::Unit, unit), REASON, None, None)
        });
        let able =
            |who: Id, permission| Viewer { permissions: Arc::new([permission].into()), ..cast::viewer(who) };
        let ask = |who: Id, role| {
            let viewer = able(who, "directory.roles.manage");
            let proposal = Proposal::grant(role, (HolderKind::Person, whom), None);
            let work =
                move |tx: &mut Tx<'_>| actions::propose(tx, &cast::options(), &viewer, proposal, REASON);
            db.write_blocking(&cause(), work).unwrap().unwrap()
        };
        let (lost, kept) = (ask(asker, Role::Policy), ask(stayer, Role::Privacy));
        let waits = || {
            let (open, _) =
                db.read_blocking(|conn| requests::open(conn, db.now(), Id::from_i64(0), 10)).unwrap();
            open.into_iter().map(|request| request.id).collect::<Vec<_>>()
        };
        assert_eq!(waits(), [lost, kept]);
        run(&[1]);
        assert_eq!(waits(), [kept]);
        let viewer = able(decider, "directory.requests.decide");
        let late =
            db.write_blocking(&cause(), move |tx| actions::decide(tx, &cast::options(), &viewer, lost, true));
        assert!(matches!(late, Err(Error::Refused(Refusal::Decided))), "{late:?}");
        assert_eq!(count(db, "directory_grants"), 1, "nobody was given anything");
        // Coming back does not bring it back to life.
        run(&[]);
        assert_eq!(waits(), [kept]);
    });
}

#[test]
fn everybody_who_leaves_in_one_run_is_in_the_log() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let file = folder.path().join("agency.ldif");
        save(db, "agency", &Agency::source_toml(file.to_str().unwrap()));
        std::fs::write(&file, agency(0..1_300, &[])).unwrap();
        sync::apply_now(db, &cause(), "agency", Kind::Full).unwrap();
        std::fs::write(&file, agency(0..200, &[])).unwrap();
        let plan = sync::plan(db, &cause(), "agency", Kind::Full).unwrap();
        assert!(matches!(sync::apply(db, &cause(), plan.run), Err(Error::SyncHeld)));
        sync::overrule(db, &cause(), plan.run, "the house is given up").unwrap();
        assert_eq!(count(db, "directory_persons WHERE NOT active"), 1_100);
        assert_eq!(count(db, "store_events WHERE name = 'directory.person_deactivated'"), 1_100);
    });
}
