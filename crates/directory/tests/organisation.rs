//! Groups, units and the organisation of another day, on both databases.
#![cfg(test)]

mod cast;

use cast::{Cast, Someone, group, member, person, unit, viewer, write};
use diesel::prelude::*;
use jiff::SignedDuration;
use maru_directory::Directory;
use maru_directory::behind;
use maru_directory::model::{AppointmentKind, Noun, Tree};
use maru_directory::store::schema::{
    directory_appointments as appointments, directory_persons as persons, directory_units as units,
};
use maru_directory::store::{appointments as places, as_of, history, persons as people, units as tree};
use maru_kernel::{Clock, Id, Timestamp};
use maru_store::{Db, Utc};
use maru_testkit::{on_both_databases, on_both_databases_at};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

#[test]
fn groups_within_groups_are_resolved_and_circles_come_to_an_end() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let (computing, seoyeon, park, gone) = (cast.computing, cast.seoyeon, cast.park, cast.gone);
        let outer = write(db, move |tx| {
            let (outer, inner, itself) = (group(tx, "바깥"), group(tx, "안"), group(tx, "자신"));
            member(tx, outer, "group", inner);
            member(tx, inner, "group", outer);
            member(tx, outer, "group", itself);
            member(tx, itself, "group", itself);
            member(tx, outer, "person", seoyeon);
            member(tx, itself, "person", park);
            member(tx, itself, "person", gone);
            member(tx, inner, "unit", computing);
            Ok(outer)
        });
        let behind = |limit| {
            let key = format!("group:{outer}");
            let found = db.read_blocking(|conn| behind::people(conn, &key, db.now(), limit)).unwrap();
            found.into_iter().map(|one| one.person).collect::<BTreeSet<_>>()
        };
        assert_eq!(behind(100), BTreeSet::from([cast.seoyeon, cast.dohyun, cast.park]));
        assert_eq!(behind(2).len(), 2);
    });
}

#[test]
fn units_in_a_circle_hang_nothing() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let ring = write(db, |tx| {
            let first = unit(tx, "하나", None, 0);
            let second = unit(tx, "둘", Some(first), 0);
            let circle = diesel::update(units::table.find(first.as_i64()))
                .set(units::parent_id.eq(Some(second.as_i64())));
            circle.execute(tx.conn())?;
            let g = group(tx, "고리");
            member(tx, g, "unit", first);
            Ok((first, second, g))
        });
        let (path, below, all, people) = db
            .read_blocking(|conn| {
                Ok::<_, maru_store::StoreError>((
                    tree::path(conn, ring.0)?,
                    tree::with_below(conn, &[ring.0], 100)?,
                    tree::all(conn)?,
                    behind::people(conn, &format!("group:{}", ring.2), db.now(), 10)?,
                ))
            })
            .unwrap();
        assert_eq!((path.len(), below.len(), people.len()), (2, 2, 0));
        assert_eq!(Tree::new(all).roots().len(), 2);
    });
}

#[test]
fn members_stand_in_the_order_of_the_unit_and_its_head_alone_in_front() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let me = viewer(cast.seoyeon);
        let members = db.read_blocking(|conn| places::of_unit(conn, &me, cast.facilities, 0, 50)).unwrap();
        let names: Vec<_> = members.iter().map(|m| (m.person.name.as_str(), m.appointment.kind)).collect();
        assert_eq!(
            names,
            [
                ("이도현", AppointmentKind::Acting),
                ("박감사", AppointmentKind::Main),
                ("남궁민", AppointmentKind::Main)
            ]
        );
        let head = db.read_blocking(|conn| places::head(conn, &me, cast.computing)).unwrap().unwrap();
        assert_eq!((head.name.as_str(), head.unit.as_str()), ("이도현", "정보화부"));
        let served = db.read_blocking(|conn| places::of_person(conn, &me, cast.dohyun)).unwrap();
        assert_eq!(served.iter().map(|p| p.unit.as_str()).collect::<Vec<_>>(), ["정보화부", "시설부"]);
    });
}

#[test]
fn s_145_the_card_of_somebody_who_left_is_absent() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let card = |viewer| db.read_blocking(|conn| people::card(conn, &viewer, cast.gone)).unwrap();
        assert_eq!(card(viewer(cast.seoyeon)), None);
        assert!(card(cast::privileged(cast.seoyeon)).is_some());
    });
}

/// A clock that is turned by days.
fn turnable() -> (Clock, Arc<AtomicI64>) {
    let seconds = Arc::new(AtomicI64::new(1_800_000_000));
    let shared = Arc::clone(&seconds);
    (Clock::from_fn(move || Timestamp::from_second(shared.load(Ordering::Relaxed)).unwrap()), seconds)
}

/// 김서연 is promoted and moves to 시설부; 정보화부 is renamed.
fn reorganise(db: &Db, cast: &Cast) {
    let (seoyeon, computing, facilities) = (cast.seoyeon, cast.computing, cast.facilities);
    write(db, move |tx| {
        let now = Utc(tx.now());
        let appointment: i64 = appointments::table
            .filter(appointments::person_id.eq(seoyeon.as_i64()))
            .select(appointments::id)
            .first(tx.conn())?;
        history::close_versions(tx, Noun::Person, &[seoyeon])?;
        history::close_versions(tx, Noun::Unit, &[computing])?;
        history::close_versions(tx, Noun::Appointment, &[Id::from_i64(appointment)])?;
        diesel::update(persons::table.find(seoyeon.as_i64()))
            .set((persons::title.eq("팀장"), persons::since.eq(now)))
            .execute(tx.conn())?;
        diesel::update(units::table.find(computing.as_i64()))
            .set((units::name.eq("디지털부"), units::since.eq(now)))
            .execute(tx.conn())?;
        diesel::update(appointments::table.find(appointment))
            .set((appointments::unit_id.eq(facilities.as_i64()), appointments::since.eq(now)))
            .execute(tx.conn())?;
        Ok(())
    });
}

#[test]
fn the_organisation_of_an_earlier_day_is_kept() {
    let (clock, seconds) = turnable();
    on_both_databases_at(&clock, &[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let me = viewer(cast.dohyun);
        let before = db.now() + SignedDuration::from_hours(1);
        seconds.fetch_add(86_400, Ordering::Relaxed);
        reorganise(db, &cast);
        let after = db.now() + SignedDuration::from_hours(1);
        let members = |unit, at| {
            let found = db.read_blocking(|conn| as_of::members(conn, &me, unit, at)).unwrap();
            found.into_iter().map(|m| format!("{} {}", m.person.name, m.person.title)).collect::<Vec<_>>()
        };
        let name = |at| {
            let all = db.read_blocking(|conn| as_of::units(conn, at)).unwrap();
            all.into_iter().find(|u| u.id == cast.computing).map(|u| u.name)
        };
        assert_eq!(name(before).as_deref(), Some("정보화부"));
        assert_eq!(name(after).as_deref(), Some("디지털부"));
        assert_eq!(members(cast.computing, before), ["이도현 부장", "김서연 주무관"]);
        assert_eq!(members(cast.computing, after), ["이도현 부장"]);
        assert!(members(cast.facilities, after).contains(&"김서연 팀장".to_owned()));
        let long_ago = before - SignedDuration::from_hours(24 * 365);
        assert_eq!(members(cast.computing, long_ago), Vec::<String>::new());
        assert_eq!(name(long_ago), None);
        seconds.store(1_800_000_000, Ordering::Relaxed);
    });
}

#[test]
fn a_deleted_person_stays_in_the_organisation_of_their_days() {
    let (clock, seconds) = turnable();
    on_both_databases_at(&clock, &[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let (before, facilities) = (db.now() + SignedDuration::from_hours(1), cast.facilities);
        let temp = write(db, move |tx| {
            let id = person(tx, Someone { name: "임시직", ..Someone::default() });
            let place = cast::appoint(tx, id, facilities, AppointmentKind::Main, 9);
            Ok((id, place))
        });
        seconds.fetch_add(86_400, Ordering::Relaxed);
        write(db, move |tx| {
            history::close_versions(tx, Noun::Person, &[temp.0])?;
            history::close_versions(tx, Noun::Appointment, &[temp.1])?;
            diesel::delete(appointments::table.find(temp.1.as_i64())).execute(tx.conn())?;
            diesel::delete(persons::table.find(temp.0.as_i64())).execute(tx.conn())?;
            Ok(())
        });
        let shown = |viewer| {
            let found = db.read_blocking(|conn| as_of::members(conn, &viewer, facilities, before)).unwrap();
            found.iter().any(|m| m.person.name == "임시직")
        };
        assert!(shown(cast::privileged(cast.park)));
        assert!(!shown(viewer(cast.park)), "who has left is shown to those who may see it");
        seconds.store(1_800_000_000, Ordering::Relaxed);
    });
}

#[test]
fn s_145_who_has_left_since_is_not_shown_in_the_past_either() {
    let (clock, seconds) = turnable();
    on_both_databases_at(&clock, &[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        let (before, park) = (db.now() + SignedDuration::from_hours(1), cast.park);
        seconds.fetch_add(86_400, Ordering::Relaxed);
        write(db, move |tx| {
            history::close_versions(tx, Noun::Person, &[park])?;
            let left = (persons::active.eq(false), persons::since.eq(Utc(tx.now())));
            diesel::update(persons::table.find(park.as_i64())).set(left).execute(tx.conn())?;
            Ok(())
        });
        let names = |viewer| {
            let read = db.read_blocking(|conn| as_of::members(conn, &viewer, cast.facilities, before));
            read.unwrap().into_iter().map(|m| m.person.name).collect::<Vec<_>>()
        };
        assert_eq!(names(viewer(cast.seoyeon)), ["이도현", "남궁민"]);
        assert_eq!(names(cast::privileged(cast.seoyeon)), ["이도현", "박감사", "남궁민"]);
        seconds.store(1_800_000_000, Ordering::Relaxed);
    });
}

#[test]
fn a_large_unit_of_the_past_is_whole_and_in_order() {
    let (clock, seconds) = turnable();
    on_both_databases_at(&clock, &[Directory::MIGRATIONS], |db| {
        let office = write(db, |tx| {
            let office = unit(tx, "큰부서", None, 0);
            for n in 0..520 {
                let who = person(tx, Someone { name: &format!("사람{n:03}"), ..Someone::default() });
                // The last to come stands first.
                cast::appoint(tx, who, office, AppointmentKind::Main, 520 - n);
            }
            Ok(office)
        });
        let at = db.now() + SignedDuration::from_hours(1);
        let me = viewer(Id::from_i64(1));
        let found = db.read_blocking(|conn| as_of::members(conn, &me, office, at)).unwrap();
        assert_eq!((found.len(), found[0].person.name.as_str()), (520, "사람519"));
        seconds.store(1_800_000_000, Ordering::Relaxed);
    });
}
