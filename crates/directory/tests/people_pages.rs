//! The pages of people over HTTP, on both databases.
#![cfg(test)]

mod cast;
mod people_house;

use cast::{Cast, write};
use diesel::prelude::*;
use maru_directory::model::AppointmentKind;
use maru_directory::store::persons::are_colleagues;
use maru_directory::store::schema::{
    directory_appointments as appointments, directory_persons as persons, directory_photos as photos,
};
use maru_kernel::{Id, Lang};
use maru_testkit::{TestHouse, in_house};

const PRIVATE: &[&str] = &["directory.people.private"];

fn cast_of(house: &TestHouse) -> Cast {
    Cast::new(house.db())
}

#[test]
fn the_organisation_opens_at_ones_own_unit() {
    in_house(people_house::modules(), async |house| {
        let cast = cast_of(house);
        let me = house.visitor(cast.seoyeon, "김서연", &[]);
        let page = me.get("/people").await;
        assert_eq!(page.status, 200, "{}", page.text());
        let text = page.text();
        for wanted in
            ["가온도시공사", "경영본부", "정보화부", "이도현", "부장", "031-000-2310", "tel:0310002310"]
        {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        assert!(!text.contains("박감사"));
        assert!(text.len() <= 50 * 1024);
        let english = me.reading(Lang::En).get("/people").await.text();
        assert!(english.contains("Org chart"));
    });
}

#[test]
fn people_are_found_without_scripts_and_with_their_units() {
    in_house(people_house::modules(), async |house| {
        let cast = cast_of(house);
        let me = house.visitor(cast.park, "박감사", &[]);
        for query in ["%EA%B9%80%EC%84%9C%EC%97%B0", "%E3%84%B1%E3%85%85%E3%85%87", "rlatjdus", "2314"] {
            let text = me.get(&format!("/people?q={query}")).await.text();
            assert!(text.contains("김서연") && text.contains("정보화부"), "{query}");
        }
        let nobody = me.get("/people?q=zzzz").await;
        assert_eq!(nobody.status, 200);
        for odd in ["%25", "%27%20OR%201=1", "%22*", "%00", &"a".repeat(4_000), "%FF%FE"] {
            let page = me.get(&format!("/people?q={odd}")).await;
            assert!(page.status == 200 || page.status == 400, "{odd}: {}", page.status);
            assert!(!page.text().contains("김서연"), "{odd}");
        }
    });
}

#[test]
fn s_34_a_card_shows_a_mobile_number_to_colleagues_only() {
    in_house(people_house::modules(), async |house| {
        let cast = cast_of(house);
        let path = format!("/people/{}", cast.seoyeon);
        let seen = async |person: Id, permissions: &[&'static str]| {
            let page = house.visitor(person, "보는 사람", permissions).get(&path).await;
            assert_eq!(page.status, 200);
            page.text().contains("010-0000-7788")
        };
        assert!(seen(cast.dohyun, &[]).await);
        assert!(seen(cast.seoyeon, &[]).await);
        assert!(!seen(cast.park, &[]).await);
        assert!(seen(cast.park, PRIVATE).await);
    });
}

#[test]
fn s_145_who_left_and_who_never_was_look_the_same() {
    in_house(people_house::modules(), async |house| {
        let cast = cast_of(house);
        let me = house.visitor(cast.seoyeon, "김서연", &[]);
        for path in [
            format!("/people/{}", cast.gone),
            format!("/people?person={}", cast.gone),
            format!("/people/{}/photo", cast.gone),
            "/people/0000000000001".to_owned(),
            "/people/nobody".to_owned(),
            "/people/units/0000000000001".to_owned(),
            "/people/posts/0000000000001".to_owned(),
            "/people?unit=0000000000001".to_owned(),
            "/people?unit=%27".to_owned(),
        ] {
            assert_eq!(me.get(&path).await.status, 404, "{path}");
        }
        let officer = house.visitor(cast.seoyeon, "김서연", PRIVATE);
        assert_eq!(officer.get(&format!("/people/{}", cast.gone)).await.status, 200);
        assert_eq!(house.stranger().get("/people").await.status, 303);
    });
}

#[test]
fn s_19_seeing_personal_data_by_permission_is_written_down_on_every_page() {
    in_house(people_house::modules(), async |house| {
        let cast = cast_of(house);
        let officer = house.visitor(cast.park, "박감사", PRIVATE);
        for (number, path) in [
            format!("/people/{}", cast.seoyeon),
            format!("/people?person={}", cast.seoyeon),
            format!("/people?unit={}&person={}", cast.computing, cast.seoyeon),
        ]
        .iter()
        .enumerate()
        {
            assert!(officer.get(path).await.text().contains("010-0000-7788"), "{path}");
            write(house.db(), maru_store::give_places);
            let events = house.db().read_blocking(|conn| maru_store::events_after(conn, 0, 10)).unwrap();
            let views: Vec<_> = events.iter().filter(|e| e.name == "directory.person_viewed").collect();
            assert_eq!(views.len(), number + 1, "{path}");
            assert!(views.iter().all(|view| view.data_subject == Some(cast.seoyeon.as_i64())));
        }
    });
}

#[test]
fn s_34_a_colleague_of_yesterday_or_tomorrow_is_no_colleague() {
    in_house(people_house::modules(), async |house| {
        let cast = cast_of(house);
        let now = house.db().now();
        let lent = write(house.db(), move |tx| {
            Ok(cast::appoint(tx, cast.park, cast.computing, AppointmentKind::Dispatched, 9))
        });
        let day = jiff::SignedDuration::from_hours(24);
        for (from, to, sees) in [
            (None, None, true),
            (Some(now - day), Some(now + day), true),
            (None, Some(now - day), false),
            (Some(now + day), None, false),
        ] {
            write(house.db(), move |tx| {
                let dates = (
                    appointments::starts_at.eq(from.map(maru_store::Utc)),
                    appointments::ends_at.eq(to.map(maru_store::Utc)),
                );
                diesel::update(appointments::table.find(lent.as_i64())).set(dates).execute(tx.conn())?;
                Ok(())
            });
            for (who, whom, number) in
                [(cast.park, cast.seoyeon, "010-0000-7788"), (cast.seoyeon, cast.park, "010-0000-9911")]
            {
                let page = house.visitor(who, "보는 사람", &[]).get(&format!("/people/{whom}")).await;
                assert_eq!(page.text().contains(number), sees, "{from:?} {to:?}");
            }
        }
    });
}

#[test]
fn s_22_a_look_at_another_department_is_told_from_one_at_ones_own() {
    in_house(people_house::modules(), async |house| {
        let cast = cast_of(house);
        for (officer, person) in [(cast.park, cast.seoyeon), (cast.dohyun, cast.seoyeon)] {
            house.visitor(officer, "가", PRIVATE).get(&format!("/people/{person}")).await;
        }
        write(house.db(), maru_store::give_places);
        let events = house.db().read_blocking(|conn| maru_store::events_after(conn, 0, 10)).unwrap();
        let told: Vec<(bool, bool)> = events
            .iter()
            .filter(|e| e.name == "directory.person_viewed")
            .map(|e| {
                let actor = Id::from_i64(e.actor_person.unwrap());
                let together = house.db().read_blocking(|conn| are_colleagues(conn, actor, cast.seoyeon));
                (e.details.contains("\"elsewhere\":true"), together.unwrap())
            })
            .collect();
        assert!(told.iter().all(|(elsewhere, together)| elsewhere != together), "{told:?}");
        assert!(told.iter().any(|t| t.0) && told.iter().any(|t| !t.0), "{told:?}");
    });
}

#[test]
fn a_photo_is_sent_as_a_picture_and_nothing_else_is() {
    in_house(people_house::modules(), async |house| {
        let cast = cast_of(house);
        let (seoyeon, dohyun) = (cast.seoyeon.as_i64(), cast.dohyun.as_i64());
        write(house.db(), move |tx| {
            for (id, image) in
                [(seoyeon, &b"\xFF\xD8\xFF\xE0 picture"[..]), (dohyun, b"<svg onload=alert(1)>")]
            {
                diesel::update(persons::table.find(id))
                    .set(persons::photo_hash.eq("abc"))
                    .execute(tx.conn())?;
                diesel::insert_into(photos::table)
                    .values((photos::person_id.eq(id), photos::image.eq(image)))
                    .execute(tx.conn())?;
            }
            Ok(())
        });
        let me = house.visitor(cast.park, "박감사", &[]);
        let photo = me.get(&format!("/people/{}/photo?v=abc", cast.seoyeon)).await;
        assert_eq!((photo.status.as_u16(), photo.header("content-type")), (200, Some("image/jpeg")));
        assert!(
            photo.header("cache-control").is_some_and(|c| c.contains("immutable") && c.contains("private"))
        );
        let stale = me.get(&format!("/people/{}/photo?v=old", cast.seoyeon)).await;
        assert!(stale.header("cache-control").is_some_and(|c| !c.contains("immutable")));
        assert_eq!(me.get(&format!("/people/{}/photo?v=abc", cast.dohyun)).await.status, 404);
    });
}

#[test]
fn another_day_is_shown_with_a_clear_banner_and_a_bad_day_refused() {
    in_house(people_house::modules(), async |house| {
        let cast = cast_of(house);
        let me = house.visitor(cast.seoyeon, "김서연", &[]);
        let later = me.get("/people?as-of=2100-01-01").await;
        assert_eq!(later.status, 200);
        assert!(later.text().contains("2100. 1. 1."), "{}", later.text());
        let early = me.get("/people?as-of=2001-01-01").await;
        assert_eq!(early.status, 200);
        for bad in ["2026-13-01", "yesterday", "%00", "9999-12-31T00", "-1"] {
            assert_eq!(me.get(&format!("/people?as-of={bad}")).await.status, 400, "{bad}");
        }
        for edge in ["9999-12-31", "0001-01-01"] {
            let page = me.get(&format!("/people?as-of={edge}")).await;
            assert!(page.status == 200 || page.status == 400, "{edge}: {}", page.status);
        }
    });
}
