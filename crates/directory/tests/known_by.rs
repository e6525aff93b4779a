//! By which unit somebody is known: the same on a line, in the frame of their pages, on the home page and to
//! modules; on both databases.
#![cfg(test)]

mod cast;

use cast::{Cast, appoint, viewer, write};
use diesel::prelude::*;
use jiff::SignedDuration;
use maru_directory::Directory;
use maru_directory::model::AppointmentKind::{self, Acting, Concurrent, Dispatched, Main};
use maru_directory::store::schema::directory_appointments as appointments;
use maru_directory::store::sessions::{self, NewSession};
use maru_directory::store::{around, faces, persons};
use maru_kernel::{Id, Timestamp};
use maru_store::{Db, Utc};
use maru_testkit::on_both_databases;

/// An appointment of so many days ago until so many days from now.
type During = (AppointmentKind, &'static str, Option<i64>, Option<i64>);

fn serve(db: &Db, cast: &Cast, who: Id, during: &'static [During]) {
    let of = |name: &str| if name == "정보화부" { cast.computing } else { cast.facilities };
    let days = |n: i64| Utc(Timestamp::now() + SignedDuration::from_hours(24 * n));
    let all: Vec<_> = during.iter().map(|(kind, unit, from, to)| (*kind, of(unit), *from, *to)).collect();
    write(db, move |tx| {
        diesel::delete(appointments::table.filter(appointments::person_id.eq(who.as_i64())))
            .execute(tx.conn())?;
        for (place, (kind, unit, from, to)) in (0..).zip(all) {
            // The order in the unit's list says nothing here, so it is turned round.
            let id = appoint(tx, who, unit, kind, 9 - place);
            diesel::update(appointments::table.find(id.as_i64()))
                .set((appointments::starts_at.eq(from.map(days)), appointments::ends_at.eq(to.map(days))))
                .execute(tx.conn())?;
        }
        Ok(())
    });
}

/// What each place says.
fn told(db: &Db, who: Id) -> [String; 4] {
    let hash = write(db, move |tx| {
        let secret_hash = tx.id().to_string().into_bytes();
        let (address, agent) = (String::new(), String::new());
        let new =
            NewSession { person: who, secret_hash: secret_hash.clone(), factor_proven: true, address, agent };
        sessions::insert(tx, &new)?;
        Ok(secret_hash)
    });
    db.read_blocking(|conn| {
        let now = Timestamp::now();
        let line = persons::lines(conn, &viewer(who), &[who])?.pop().unwrap();
        let frame = sessions::find(conn, &hash, now)?.unwrap().unit.unwrap_or_default();
        let others = faces::one(conn, who, now)?.unwrap().unit.unwrap_or_default();
        let (own, _) = around::own_place(conn, &viewer(who), now)?;
        assert_eq!(own, line.unit_id);
        let joined = around::joined(conn, Timestamp::UNIX_EPOCH, 100)?;
        let news = joined.into_iter().find(|p| p.id() == who).unwrap().unit;
        Ok::<_, maru_store::StoreError>([line.unit, frame, others, news])
    })
    .unwrap()
}

#[test]
fn every_place_names_the_same_unit() {
    const CASES: [(&[During], &str); 6] = [
        (&[(Concurrent, "시설부", None, None), (Main, "정보화부", None, None)], "정보화부"),
        (&[(Main, "정보화부", None, Some(-1)), (Main, "시설부", Some(-1), None)], "시설부"),
        (&[(Main, "정보화부", Some(1), None), (Acting, "시설부", None, None)], "시설부"),
        (&[(Dispatched, "정보화부", None, None), (Acting, "시설부", None, None)], "시설부"),
        (&[(Main, "정보화부", None, Some(-1))], "정보화부"),
        (&[], ""),
    ];
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        for (during, unit) in CASES {
            serve(db, &cast, cast.seoyeon, during);
            assert_eq!(told(db, cast.seoyeon), [unit; 4], "{during:?}");
        }
    });
}

#[test]
fn s_22_colleagues_are_those_of_today() {
    const CASES: [(&[During], bool); 4] = [
        (&[(Main, "정보화부", None, None)], true),
        (&[(Main, "시설부", None, None), (Concurrent, "정보화부", Some(-1), Some(1))], true),
        (&[(Main, "시설부", None, None), (Concurrent, "정보화부", None, Some(-1))], false),
        (&[(Main, "시설부", None, None), (Concurrent, "정보화부", Some(1), None)], false),
    ];
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let cast = Cast::new(db);
        for (during, together) in CASES {
            serve(db, &cast, cast.park, during);
            let told = db.read_blocking(|conn| persons::are_colleagues(conn, cast.park, cast.seoyeon));
            assert_eq!(told.unwrap(), together, "{during:?}");
        }
    });
}
