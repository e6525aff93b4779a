//! Rooms of units follow their units: who is in them, who manages them, and that they are read when the unit is no more.
#![cfg(test)]

mod house;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool};
use house::visits::{person, text};
use house::{code, dismiss, employ, in_messenger, read, say, write};
use maru_contract::Offers;
use maru_kernel::{Cause, Id};
use maru_messenger::actions::{self, Writing};
use maru_messenger::model::{History, Room, Seen, Who};
use maru_messenger::store::member;
use maru_messenger::store::room::{self, Settings};
use maru_store::{Db, Tx, sql};
use maru_testkit::TestHouse;

/// Does something to the organisation.
fn organise(db: &Db, work: impl FnOnce(&mut Tx<'_>) + Send + 'static) {
    let done = db.write_blocking::<_, maru_store::StoreError>(&Cause::system("test"), move |tx| {
        work(tx);
        Ok(())
    });
    done.unwrap();
}

/// Puts a unit below another.
fn put_below(db: &Db, unit: i64, above: i64) {
    organise(db, move |tx| {
        let moved = sql("UPDATE directory_units SET parent_id = $2 WHERE id = $1")
            .bind::<BigInt, _>(unit)
            .bind::<BigInt, _>(above);
        moved.execute(tx.conn()).unwrap();
    });
}

/// Has somebody come first in their unit, or last.
fn place(db: &Db, person: i64, ord: i32) {
    organise(db, move |tx| {
        let placed = sql("UPDATE directory_appointments SET ord = $2 WHERE person_id = $1")
            .bind::<BigInt, _>(person)
            .bind::<diesel::sql_types::Integer, _>(ord);
        placed.execute(tx.conn()).unwrap();
    });
}

/// Dissolves a unit, or takes that back.
fn dissolve(db: &Db, unit: i64, closed: bool) {
    organise(db, move |tx| {
        let done = sql("UPDATE directory_units SET closed = $2 WHERE id = $1")
            .bind::<BigInt, _>(unit)
            .bind::<Bool, _>(closed);
        done.execute(tx.conn()).unwrap();
    });
}

/// Has so many people from `first` on serve in a unit.
fn crowd(db: &Db, unit: i64, first: i64, many: i64) {
    employ(db, unit, []);
    organise(db, move |tx| {
        let numbers = "WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $2) ";
        for into in [
            "INSERT INTO directory_persons (id, name, since) SELECT i, '직원', u.since FROM n, directory_units u WHERE u.id = $3",
            "INSERT INTO directory_appointments (id, person_id, unit_id, kind, since) SELECT i, i, u.id, 'main', u.since \
             FROM n, directory_units u WHERE u.id = $3",
        ] {
            // A common table stands before the SELECT of an INSERT on both databases.
            let (head, select) = into.split_once(" SELECT ").unwrap();
            let done = sql(format!("{head} {numbers} SELECT {select}"))
                .bind::<BigInt, _>(first)
                .bind::<BigInt, _>(first + many)
                .bind::<BigInt, _>(unit);
            done.execute(tx.conn()).unwrap();
        }
    });
}

fn open(house: &TestHouse, who: i64, unit: i64) -> Result<Id, maru_messenger::Error> {
    let offers = Offers::of(&house.house.offers);
    write(house.db(), who, move |tx, me| actions::open_unit(tx, me, &offers, Id::from_i64(unit)))
}

fn seen(db: &Db, id: Id, person: i64) -> Seen {
    read(db, |conn| room::seen(conn, id, Id::from_i64(person))).unwrap()
}

fn manages(db: &Db, room: Id) -> Vec<i64> {
    let some = read(db, |conn| member::of_room(conn, room, Id::from_i64(0), 1_000));
    some.into_iter().filter(|one| one.manages).map(|one| one.person.as_i64()).collect()
}

fn any(db: &Db, id: Id) -> Room {
    read(db, |conn| room::any(conn, id)).unwrap()
}

fn silent(topic: &str) -> Settings {
    Settings {
        name: "이름은 부서의 것".to_owned(),
        topic: topic.to_owned(),
        posting: Who::Managers,
        inviting: Who::Members,
        history: History::All,
        guests: true,
        confined: false,
        keeps_days: None,
    }
}

#[test]
fn whoever_answers_for_a_unit_manages_its_room() {
    in_messenger(async |house| {
        let db = house.db();
        // Twenty-nine: too many for everybody to call all.
        crowd(db, 100, 60, 20);
        place(db, 1, -1);
        let room = open(house, 1, 100).unwrap();
        assert_eq!(open(house, 5, 100).unwrap(), room, "the same for all");
        assert_eq!(manages(db, room), [1]);
        assert_eq!(code(say(db, 2, room, "[@모두](/people/all) 회의")), "messenger.call_all");
        say(db, 1, room, "[@모두](/people/all) 회의").unwrap();
        let asking = Writing { body: "점검표".to_owned(), asks: true, ..Writing::default() };
        write(db, 1, move |tx, me| actions::send(tx, me, room, &asking)).unwrap();
        say(db, 2, room, "지울 말").unwrap();
        write(db, 1, move |tx, me| actions::recall(tx, me, room, 3)).unwrap();
        // They say who else does, and what holds; the unit's room has the unit's name, and no guests.
        write(db, 1, move |tx, me| actions::appoint(tx, me, room, Id::from_i64(3), true)).unwrap();
        let new = silent("주간 업무");
        write(db, 1, move |tx, me| actions::arrange_room(tx, me, room, &new)).unwrap();
        let arranged = any(db, room);
        assert_eq!(
            (arranged.name.as_str(), arranged.topic.as_str(), arranged.guests),
            ("", "주간 업무", false)
        );
        assert_eq!(code(say(db, 2, room, "저도")), "messenger.posting");
        let sacked = write(db, 3, move |tx, me| actions::appoint(tx, me, room, Id::from_i64(1), false));
        assert_eq!(code(sacked), "messenger.kind");
        // Another heads the unit: the one before serves on and manages no more; who was appointed does.
        place(db, 2, -2);
        assert_eq!(actions::follow_units(db).unwrap(), 0);
        assert_eq!(manages(db, room), [2, 3]);
        // The head goes: the next one.
        dismiss(db, 100, 2);
        assert_eq!(actions::follow_units(db).unwrap(), 1);
        assert_eq!(manages(db, room), [1, 3]);
    });
}

#[test]
fn many_are_put_into_the_room_of_a_unit_by_those_who_serve_in_it_or_answer_for_it() {
    in_messenger(async |house| {
        let db = house.db();
        employ(db, 300, [150, 151]);
        put_below(db, 100, 300);
        // Eleven in all: anybody who serves below opens it.
        let small = open(house, 5, 300).unwrap();
        assert_eq!((any(db, small).people, any(db, small).posting), (11, Who::Members));
        assert_eq!(manages(db, small), [150]);
        employ(db, 400, [160, 161]);
        crowd(db, 500, 1_000, 25);
        put_below(db, 500, 400);
        assert_eq!(code(open(house, 1_003, 400)), "messenger.head");
        assert_eq!(code(open(house, 5, 400)), "messenger.missing");
        let middle = open(house, 161, 400).unwrap();
        assert_eq!((any(db, middle).people, any(db, middle).posting), (27, Who::Members));
        assert_eq!(open(house, 1_003, 400).unwrap(), middle, "once it is there, it is theirs");
        // More than anybody may ask in: whoever answers for it, and they write there alone.
        employ(db, 600, [170, 171]);
        crowd(db, 700, 2_000, 300);
        put_below(db, 700, 600);
        assert_eq!(code(open(house, 171, 600)), "messenger.head");
        let large = open(house, 170, 600).unwrap();
        assert_eq!((any(db, large).people, any(db, large).posting), (302, Who::Managers));
        assert_eq!(code(say(db, 2_005, large, "안녕하세요")), "messenger.posting");
        say(db, 170, large, "공지합니다").unwrap();
        // A unit without anybody of its own is answered for by the first below it.
        employ(db, 800, []);
        employ(db, 801, [180, 181]);
        put_below(db, 801, 800);
        assert_eq!(manages(db, open(house, 181, 800).unwrap()), [180]);
    });
}

#[test]
fn a_room_that_a_unit_has_outgrown_stays_as_it_is() {
    in_messenger(async |house| {
        let db = house.db();
        let room = open(house, 1, 100).unwrap();
        crowd(db, 900, 100_000, 9_992);
        put_below(db, 900, 100);
        assert_eq!(actions::follow_units(db).unwrap(), 0, "10,001 people");
        assert_eq!(any(db, room).people, 9);
        employ(db, 950, [190]);
        put_below(db, 100, 950);
        assert_eq!(code(open(house, 190, 950)), "messenger.crowd");
        dismiss(db, 900, 100_001);
        assert_eq!(actions::follow_units(db).unwrap(), 9_991, "10,000 people");
    });
}

#[test]
fn the_room_of_a_unit_that_is_dissolved_is_read_and_not_written() {
    in_messenger(async |house| {
        let (db, me) = (house.db(), person(house, 1));
        let room = open(house, 1, 100).unwrap();
        let address = format!("/messenger/rooms/{room}");
        say(db, 2, room, "제설 대책의 결론").unwrap();
        dissolve(db, 100, true);
        for _ in 0..2 {
            assert_eq!(actions::follow_units(db).unwrap(), 0);
        }
        assert_eq!(any(db, room).people, 9);
        house.settle().await;
        assert_eq!(house::heard(house, "messenger.room_closed").len(), 1);
        assert_eq!(code(say(db, 2, room, "아직 있나요")), "messenger.closed");
        let edited = write(db, 2, move |tx, me| actions::edit(tx, me, room, 1, "다른 결론"));
        assert_eq!(code(edited), "messenger.closed");
        let signed = write(db, 3, move |tx, me| actions::react(tx, me, room, 1, "👍", true));
        assert_eq!(code(signed), "messenger.closed");
        write(db, 3, move |tx, me| actions::bookmark(tx, me, room, 1, true)).unwrap();
        // It is read, named as the unit was, and found.
        let page = text(&person(house, 2), &address).await;
        for part in
            ["제설 대책의 결론", "<h1 id=\"talk-name\">교통과</h1>", "닫힌 대화방", "class=\"no-post\""]
        {
            assert!(page.contains(part), "{part} in {page}");
        }
        let found = text(&person(house, 2), "/messenger/search?q=%EC%A0%9C%EC%84%A4").await;
        assert!(found.contains("대책의 결론"), "{found}");
        assert!(text(&person(house, 2), "/messenger").await.contains("교통과"));
        // Whoever managed it takes it away.
        let order = [("reason", "조직개편으로 대화를 보관함"), ("files", "on")];
        assert_eq!(me.post(&format!("{address}/archive"), &order).await.status, 200);
        assert_eq!(person(house, 2).post(&format!("{address}/archive"), &order).await.status, 403);
        // The reorganisation is taken back.
        dissolve(db, 100, false);
        assert_eq!(actions::follow_units(db).unwrap(), 0);
        say(db, 2, room, "다시 왔습니다").unwrap();
        assert!(!seen(db, room, 2).me.manages);
    });
}

#[test]
fn several_units_hear_something_in_a_room_that_follows_them() {
    in_messenger(async |house| {
        let db = house.db();
        employ(db, 200, 20..=22);
        let me = person(house, 1);
        let unit = |number: i64| format!("unit:{}", Id::from_i64(number));
        let (one, two) = (unit(100), unit(200));
        let form = [
            ("kind", "group"),
            ("name", "설 연휴 비상근무"),
            ("following", "on"),
            ("person", &*one),
            ("person", &*two),
        ];
        let made = me.post("/messenger/rooms", &form).await;
        assert_eq!(made.status, 303, "{}", made.text());
        let address = made.location().to_owned();
        let room: Id = address.rsplit('/').next().unwrap().parse().unwrap();
        assert_eq!((any(db, room).people, manages(db, room)), (12, vec![1]));
        say(db, 1, room, "연휴에 비상근무합니다").unwrap();
        assert_eq!(code(say(db, 21, room, "저도요")), "messenger.posting");
        let page = text(&person(house, 21), &address).await;
        for part in ["연휴에 비상근무", "여러 부서 공지방", "함께하는 부서", "교통과, 교통과"]
        {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(!page.contains("/leaving"), "{page}");
        assert_eq!(person(house, 21).post(&format!("{address}/leaving"), &[]).await.status, 422);
        // People come and go; who made it stays, wherever they serve.
        dismiss(db, 200, 21);
        dismiss(db, 100, 1);
        employ(db, 200, [23]);
        assert_eq!(actions::follow_units(db).unwrap(), 2);
        assert_eq!(actions::follow_units(db).unwrap(), 0);
        assert_eq!(person(house, 21).get(&address).await.status, 404);
        assert_eq!(person(house, 23).get(&address).await.status, 200);
        say(db, 1, room, "명단입니다").unwrap();
        // When all its units are dissolved it is read, and kept by those who were in it.
        dissolve(db, 100, true);
        dissolve(db, 200, true);
        assert_eq!(actions::follow_units(db).unwrap(), 0);
        assert_eq!((any(db, room).people, any(db, room).closed_at.is_some()), (12, true));
        assert_eq!(code(say(db, 1, room, "또")), "messenger.closed");
    });
}

#[test]
fn to_more_than_one_may_ask_in_announces_who_answers_for_them_or_may() {
    in_messenger(async |house| {
        let db = house.db();
        employ(db, 600, [170, 171]);
        crowd(db, 700, 2_000, 300);
        put_below(db, 700, 600);
        let unit = format!("unit:{}", Id::from_i64(600));
        let form = [("kind", "group"), ("name", "본부 공지"), ("following", "on"), ("person", unit.as_str())];
        for who in [1, 171] {
            let refused = person(house, who).post("/messenger/rooms", &form).await;
            assert_eq!(refused.status, 422, "{who}: {}", refused.text());
            assert!(
                refused.text().contains("300명이 넘는") && refused.text().contains("value=\"본부 공지\"")
            );
        }
        assert_eq!(person(house, 170).post("/messenger/rooms", &form).await.status, 303, "their head");
        let may = house.visitor(Id::from_i64(1), "직원 1", &["messenger.rooms.announce"]);
        let made = may.post("/messenger/rooms", &form).await;
        assert_eq!(made.status, 303, "{}", made.text());
        let room: Id = made.location().rsplit('/').next().unwrap().parse().unwrap();
        assert_eq!(any(db, room).people, 303);
        // The same people asked in once, without following them, are too many for everybody.
        let asked: Vec<_> = form.into_iter().filter(|(name, _)| *name != "following").collect();
        assert_eq!(may.post("/messenger/rooms", &asked).await.status, 422);
    });
}
