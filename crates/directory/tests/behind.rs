//! Who stands behind a key is exactly who has it, with units below units and groups in groups; on both databases.
#![cfg(test)]

mod cast;

use cast::{Cast, Someone, appoint, group, member, person, post, unit, write};
use diesel::prelude::*;
use maru_directory::Directory;
use maru_directory::behind::{self, Count, Reach};
use maru_directory::model::AppointmentKind::{Acting, Main};
use maru_directory::store::schema::{
    directory_appointments as appointments, directory_groups as groups, directory_persons as persons,
    directory_posts as posts, directory_units as units,
};
use maru_directory::store::scopes;
use maru_kernel::{Id, Timestamp};
use maru_store::{Db, StoreError, Tx, Utc};
use maru_testkit::on_both_databases;
use std::collections::BTreeSet;

/// A house of corners: returns every key there is, and everybody.
fn corners(tx: &mut Tx<'_>, cast: &Cast) -> (Vec<String>, Vec<Id>) {
    let team = unit(tx, "관제팀", Some(cast.computing), 0);
    let closed = unit(tx, "없어진 부서", Some(cast.facilities), 3);
    diesel::update(units::table.find(closed.as_i64()))
        .set(units::closed.eq(true))
        .execute(tx.conn())
        .unwrap();
    let mut some = |name| person(tx, Someone { name, ..Someone::default() });
    let (deep, stranded, former, future, guest) =
        (some("한지훈"), some("문닫음"), some("지난이"), some("올사람"), some("손님"));
    let (nowhere, deputy) = (some("무소속"), some("겸직뿐"));
    appoint(tx, deep, team, Main, 0);
    appoint(tx, stranded, closed, Main, 0);
    appoint(tx, deputy, team, Acting, 7);
    let ended = appoint(tx, former, team, Main, 1);
    let (now, hour) = (tx.now(), std::time::Duration::from_secs(3_600));
    diesel::update(appointments::table.find(ended.as_i64()))
        .set(appointments::ends_at.eq(Some(Utc(now - hour))))
        .execute(tx.conn())
        .unwrap();
    let begins = appoint(tx, future, team, Main, 2);
    diesel::update(appointments::table.find(begins.as_i64()))
        .set(appointments::starts_at.eq(Some(Utc(now + hour))))
        .execute(tx.conn())
        .unwrap();
    appoint(tx, guest, cast.facilities, Main, 9);
    diesel::update(persons::table.find(guest.as_i64()))
        .set(persons::guest.eq(true))
        .execute(tx.conn())
        .unwrap();
    let (chief, old) = (post(tx, team, "팀장"), post(tx, team, "옛 보직"));
    for (of, on) in [(deep, chief), (cast.seoyeon, old)] {
        let more = appoint(tx, of, team, Acting, 5);
        diesel::update(appointments::table.find(more.as_i64()))
            .set(appointments::post_id.eq(Some(on.as_i64())))
            .execute(tx.conn())
            .unwrap();
    }
    diesel::update(posts::table.find(old.as_i64())).set(posts::active.eq(false)).execute(tx.conn()).unwrap();
    let named = ["부서로", "사람으로", "묶음의 묶음", "돌고 돎", "없어진 묶음", "빈 묶음"]
        .map(|name| group(tx, name));
    let [by_unit, by_person, nested, round, ended, empty] = named;
    member(tx, by_unit, "unit", cast.headquarters);
    member(tx, by_unit, "unit", cast.computing);
    member(tx, by_unit, "unit", closed);
    member(tx, by_person, "person", cast.park);
    member(tx, by_person, "person", cast.gone);
    member(tx, nested, "group", by_unit);
    member(tx, nested, "group", round);
    member(tx, nested, "group", ended);
    member(tx, round, "group", nested);
    member(tx, round, "person", cast.namgung);
    member(tx, ended, "person", deep);
    for person in [stranded, nowhere, deputy, guest] {
        member(tx, by_person, "person", person);
    }
    diesel::update(groups::table.find(ended.as_i64()))
        .set(groups::active.eq(false))
        .execute(tx.conn())
        .unwrap();
    let everybody = vec![
        cast.seoyeon,
        cast.dohyun,
        cast.park,
        cast.namgung,
        cast.gone,
        deep,
        stranded,
        former,
        future,
        guest,
        nowhere,
        deputy,
    ];
    let mut keys: Vec<String> = Vec::new();
    for place in [cast.agency, cast.headquarters, cast.computing, cast.facilities, team, closed] {
        keys.extend([format!("unit:{place}"), format!("below:{place}")]);
    }
    keys.extend([chief, old].map(|id| format!("post:{id}")));
    keys.extend([by_unit, by_person, nested, round, ended, empty].map(|id| format!("group:{id}")));
    keys.extend(everybody.iter().map(|id| format!("person:{id}")));
    keys.push("all".to_owned());
    (keys, everybody)
}

/// Those who have the key, asked one by one.
fn who_has(db: &Db, everybody: &[Id], key: &str, now: Timestamp) -> BTreeSet<Id> {
    let has = |id: &&Id| {
        let guest: bool = db
            .read_blocking(|conn| {
                let row = persons::table.find(id.as_i64()).select(persons::guest);
                Ok::<_, StoreError>(row.first(conn)?)
            })
            .unwrap();
        // What the house adds for everybody.
        let mut keys = vec![format!("person:{id}")];
        keys.extend((!guest).then(|| "all".to_owned()));
        keys.extend(db.read_blocking(|conn| scopes::of_person(conn, **id, now)).unwrap());
        keys.iter().any(|known| known == key)
    };
    everybody.iter().filter(has).copied().collect()
}

#[test]
fn s_148_whoever_has_a_key_stands_behind_it_and_nobody_else() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let known = cast.clone();
        let (keys, everybody) = write(db, move |tx| Ok(corners(tx, &known)));
        let (now, gone) = (db.now(), BTreeSet::from([cast.gone]));
        let mut met = 0;
        for key in &keys {
            let behind = db.read_blocking(|conn| behind::people(conn, key, now, 1_000)).unwrap();
            let behind: Vec<Id> = behind.into_iter().map(|one| one.person).collect();
            let once: BTreeSet<Id> = behind.iter().copied().collect();
            assert_eq!(once.len(), behind.len(), "{key}: somebody is there twice");
            let has: BTreeSet<Id> = &who_has(db, &everybody, key, now) - &gone;
            assert_eq!(once, has, "{key}");
            met += has.len();
        }
        assert!(met > 40, "{met}");
    });
}

#[test]
fn s_148_whoever_serves_nowhere_is_counted_listed_and_told_too() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let (facilities, park, computing) = (cast.facilities, cast.park, cast.computing);
        let (group, nowhere, deputy) = write(db, move |tx| {
            let mut some = |name| person(tx, Someone { name, ..Someone::default() });
            let (nowhere, deputy) = (some("무소속"), some("겸직뿐"));
            appoint(tx, deputy, facilities, Acting, 5);
            let group = group(tx, "점검단");
            for one in [park, nowhere, deputy] {
                member(tx, group, "person", one);
            }
            Ok((group, nowhere, deputy))
        });
        let (now, key, among) = (db.now(), format!("group:{group}"), [format!("group:{group}")]);
        let reach = Reach { key: &key, among: &among };
        let counts = db.read_blocking(|conn| behind::counts(conn, reach, now, &[nowhere])).unwrap();
        let (some, none) = (
            Count { unit: Some(facilities), people: 2, these: 0 },
            Count { unit: None, people: 1, these: 1 },
        );
        assert_eq!(counts, [some, none], "those who serve nowhere stand last");
        let told = db.read_blocking(|conn| behind::after(conn, reach, now, 0, 10)).unwrap();
        assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), BTreeSet::from([park, nowhere, deputy]));
        let others = |unit, these: &[Id]| {
            db.read_blocking(|conn| behind::others_in(conn, reach, now, unit, these, (0, 10))).unwrap()
        };
        assert_eq!(others(None, &[]), [nowhere]);
        assert_eq!(others(Some(facilities), &[park]), [deputy]);
        let all = db.read_blocking(|conn| {
            behind::counts(conn, Reach { key: "all", among: &["all".to_owned()] }, now, &[])
        });
        let people: Vec<_> = all.unwrap().into_iter().map(|count| (count.unit, count.people)).collect();
        assert_eq!(people, [(Some(computing), 2), (Some(facilities), 3), (None, 1)]);
    });
}

#[test]
fn a_unit_in_a_group_means_those_who_serve_in_it_and_not_below() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let (agency, computing) = (cast.agency, cast.computing);
        let (high, exact) = write(db, move |tx| {
            let (high, exact) = (group(tx, "기관"), group(tx, "정보화부"));
            member(tx, high, "unit", agency);
            member(tx, exact, "unit", computing);
            Ok((high, exact))
        });
        let behind = |key: String| {
            let found = db.read_blocking(|conn| behind::people(conn, &key, db.now(), 10)).unwrap();
            found.into_iter().map(|one| one.person).collect::<Vec<_>>()
        };
        assert!(behind(format!("group:{high}")).is_empty(), "nobody serves in the agency itself");
        assert_eq!(behind(format!("group:{exact}")).len(), 2);
        assert_eq!(behind(format!("below:{agency}")).len(), 4);
    });
}

#[test]
fn those_reached_are_counted_listed_and_told_in_parts_as_far_as_another_key_is_theirs() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let now = db.now();
        let below = format!("below:{}", cast.agency);
        let count = |among: &[String], these: &[Id]| {
            db.read_blocking(|conn| behind::counts(conn, Reach { key: &below, among }, now, these)).unwrap()
        };
        let (computing, facilities) = (cast.computing, cast.facilities);
        let all = ["all".to_owned()];
        assert_eq!(
            count(&all, &[cast.seoyeon, cast.park]),
            [
                Count { unit: Some(computing), people: 2, these: 1 },
                Count { unit: Some(facilities), people: 2, these: 1 },
            ],
            "whoever serves in two units counts in the first"
        );
        let few = [format!("person:{}", cast.park), format!("unit:{computing}")];
        assert_eq!(count(&few, &[]).iter().map(|count| count.people).collect::<Vec<_>>(), [2, 1]);
        assert!(count(&[], &[]).is_empty(), "nobody is behind no key");
        assert!(count(&["role:auditor".to_owned()], &[]).is_empty());
        let reach = Reach { key: &below, among: &all };
        let mut told: Vec<Id> = Vec::new();
        loop {
            let last = told.last().map_or(0, |id: &Id| id.as_i64());
            let part = db.read_blocking(|conn| behind::after(conn, reach, now, last, 3)).unwrap();
            if part.is_empty() {
                break;
            }
            told.extend(part);
        }
        let mut want = vec![cast.seoyeon, cast.dohyun, cast.park, cast.namgung];
        want.sort_unstable();
        assert_eq!(told, want);
        let others = |part| {
            let these = [cast.park];
            db.read_blocking(|conn| behind::others_in(conn, reach, now, Some(facilities), &these, part))
                .unwrap()
        };
        assert_eq!((others((0, 10)), others((1, 10))), (vec![cast.namgung], Vec::new()));
    });
}
