//! What audited cases read of the messenger, and what their holds keep; on both databases.
#![cfg(test)]

mod house;

use house::visits::{person, upload};
use house::{group, in_messenger_beside, say, write};
use maru_cases::Cases;
use maru_contract::{Evidence, EvidenceDay, Module, Offers, Reach};
use maru_kernel::{Id, Ref, Timestamp, Viewer};
use maru_messenger::actions;
use maru_messenger::model::room_ref;
use maru_records::Records;
use maru_store::{DbConn, StoreResult, Utc, UtcTime, sql};
use maru_testkit::{Reply, TempFolder, TestHouse, Visitor};
use std::io::Read;
use std::sync::Arc;

fn in_cases(body: impl AsyncFn(&TestHouse)) {
    let scratch = TempFolder::new();
    in_messenger_beside(
        vec![Arc::new(Cases::new(scratch.path())) as Arc<dyn Module>, Arc::new(Records::new())],
        body,
    );
}

fn evidence(house: &TestHouse) -> Arc<dyn Evidence> {
    Arc::clone(house.house.offers.evidence.first().unwrap())
}

fn reader() -> Viewer {
    house::viewer(9)
}

fn ask<T: Send + 'static>(
    house: &TestHouse,
    work: impl FnOnce(&mut DbConn, &dyn Evidence) -> StoreResult<T> + Send + 'static,
) -> T {
    let source = evidence(house);
    house.db().read_blocking(move |conn| work(conn, source.as_ref())).unwrap()
}

fn reach(people: &[i64], place: Option<Ref>) -> Reach {
    let now = Timestamp::now();
    let day = jiff::SignedDuration::from_hours(24);
    Reach {
        people: people.iter().map(|p| Id::from_i64(*p)).collect(),
        place,
        from: now - day,
        until: now + day,
    }
}

fn days(house: &TestHouse, reach: Reach) -> Vec<EvidenceDay> {
    ask(house, move |conn, source| source.days(conn, &reader(), &reach, 0, 100))
}

/// What is said in a message, by all its wordings; nothing where it is out of reach.
fn texts(house: &TestHouse, reach: Reach, item: &Ref) -> Vec<String> {
    let item = item.clone();
    let found = ask(house, move |conn, source| source.exhibit(conn, &reader(), &reach, &item));
    found.map(|exhibit| exhibit.wordings.into_iter().map(|w| w.text).collect()).unwrap_or_default()
}

fn items(house: &TestHouse, reach: Reach, room: Id) -> Vec<Ref> {
    let begins = days(house, reach.clone()).into_iter().find(|day| day.place.place == room_ref(room));
    let Some(begins) = begins.map(|day| day.begins) else { return Vec::new() };
    ask(house, move |conn, source| {
        let lines = source.lines(conn, &reader(), &reach, (&room_ref(room), begins), None, 100)?;
        Ok(lines.into_iter().map(|line| line.item).collect())
    })
}

#[test]
fn s_521_what_was_edited_and_recalled_is_read_as_it_was() {
    in_cases(async |house: &TestHouse| {
        let (db, room) = (house.db(), group(house, &[2]));
        for text in ["처음 쓴 글", "회수할 글", "그대로 둔 글"] {
            say(db, 2, room, text).unwrap();
        }
        write(db, 2, move |tx, me| actions::edit(tx, me, room, 1, "고친 글")).unwrap();
        write(db, 2, move |tx, me| actions::recall(tx, me, room, 2)).unwrap();
        let all = items(house, reach(&[2], None), room);
        assert_eq!(all.len(), 3, "{all:?}");
        let said: Vec<Vec<String>> = all.iter().map(|item| texts(house, reach(&[2], None), item)).collect();
        assert_eq!(said, [vec!["처음 쓴 글", "고친 글"], vec!["회수할 글"], vec!["그대로 둔 글"]]);
        let item = all[1].clone();
        let exhibit =
            ask(house, move |conn, source| source.exhibit(conn, &reader(), &reach(&[2], None), &item));
        let exhibit = exhibit.unwrap();
        assert!(exhibit.line.recalled && exhibit.wordings[0].until == exhibit.recalled_at);
        assert_eq!(exhibit.place.name, "하반기 시스템 점검");
    });
}

#[test]
fn s_521_s_523_all_rooms_are_gone_through_and_files_are_read_also_of_what_was_recalled() {
    in_cases(async |house: &TestHouse| {
        let (db, room, other) = (house.db(), group(house, &[2]), group(house, &[3]));
        say(db, 3, other, "남의 글").unwrap();
        let place = format!("/messenger/rooms/{room}");
        let two = person(house, 2);
        for body in ["남는 파일", "거둘 파일"] {
            let file = upload(&two, &place).await;
            let fields = [("body", body), ("file", file.as_str())];
            assert_eq!(two.post(&format!("{place}/messages"), &fields).await.status, 303);
        }
        write(db, 2, move |tx, me| actions::recall(tx, me, room, 2)).unwrap();
        let places = ask(house, |conn, source| {
            let (mut found, mut last) = (Vec::new(), None);
            while let Some(place) = source.next_place(conn, &reader(), &reach(&[1], None), last.as_ref())? {
                found.push(place.place.clone());
                last = Some(place.place);
            }
            Ok(found)
        });
        let mut wanted = vec![room_ref(room), room_ref(other)];
        wanted.sort_by_key(|place| place.id);
        assert_eq!(places, wanted, "both rooms of who made them, each once");
        let (things, contents) = ask(house, move |conn, source| {
            let reach = reach(&[2], None);
            let place = source.place(conn, &reader(), &room_ref(room))?.unwrap();
            let mut things = source.exhibits(conn, &reach, &place, 0, 1)?;
            let last = things.last().unwrap().line.number;
            things.extend(source.exhibits(conn, &reach, &place, last, 10)?);
            let mut contents = Vec::new();
            for thing in &things {
                let file = thing.files.first().unwrap().id;
                let mut text = String::new();
                let content = source.content(conn, &reach, &thing.line.item, file)?;
                content.unwrap().read_to_string(&mut text).unwrap();
                contents.push(text);
                let astray = source.content(conn, &reach, &things[0].line.item, Id::from_i64(1))?;
                assert!(astray.is_none(), "a file of something else");
                let theirs = self::reach(&[3], None);
                assert!(source.content(conn, &theirs, &thing.line.item, file)?.is_none(), "out of reach");
            }
            Ok((things, contents))
        });
        let texts: Vec<&str> = things.iter().map(|thing| thing.wordings[0].text.as_str()).collect();
        assert_eq!(texts, ["남는 파일", "거둘 파일"]);
        assert!(things[1].line.recalled && things.iter().all(|thing| thing.files[0].clean));
        assert_eq!(contents, ["점검 계획", "점검 계획"]);
    });
}

#[test]
fn s_521_nothing_beyond_people_time_and_place_is_given_out() {
    in_cases(async |house: &TestHouse| {
        let (db, ours, theirs) = (house.db(), group(house, &[2]), group(house, &[3]));
        say(db, 2, ours, "우리 방의 글").unwrap();
        say(db, 3, theirs, "다른 방의 글").unwrap();
        let rooms = |reach: Reach| -> Vec<Id> {
            days(house, reach).into_iter().map(|day| day.place.place.id).collect()
        };
        assert_eq!(rooms(reach(&[2], None)), [ours]);
        assert_eq!(rooms(reach(&[], Some(room_ref(theirs)))), [theirs]);
        assert!(rooms(reach(&[], None)).is_empty() && rooms(reach(&[8], None)).is_empty());
        let elsewhere = Ref::new("messenger", "message", theirs);
        assert!(rooms(reach(&[], Some(elsewhere))).is_empty(), "a place that is no room");
        let item = items(house, reach(&[3], None), theirs).pop().unwrap();
        assert_eq!(texts(house, reach(&[3], None), &item), ["다른 방의 글"]);
        assert!(texts(house, reach(&[2], None), &item).is_empty());
        assert!(texts(house, reach(&[], Some(room_ref(ours))), &item).is_empty());
        let before =
            Reach { until: Timestamp::now() - jiff::SignedDuration::from_hours(1), ..reach(&[3], None) };
        assert!(texts(house, before.clone(), &item).is_empty() && rooms(before).is_empty());
        // What others said before somebody may read is out of their reach, and what they wrote and left stays within it.
        let offers = Offers::of(&house.house.offers);
        write(db, 1, move |tx, me| actions::invite(tx, me, &offers, theirs, &[Id::from_i64(4)])).unwrap();
        assert_eq!(texts(house, reach(&[4], None), &item), ["다른 방의 글"]);
        change(house, "UPDATE messenger_members SET first = 2 WHERE person = 4");
        assert!(texts(house, reach(&[4], None), &item).is_empty());
        write(db, 3, move |tx, me| actions::leave(tx, me, theirs)).unwrap();
        assert_eq!(texts(house, reach(&[3], None), &item), ["다른 방의 글"]);
    });
}

fn change(house: &TestHouse, statement: &'static str) {
    use diesel::RunQueryDsl;
    let done: StoreResult<()> = house.db().write_blocking(&maru_kernel::Cause::system("test"), move |tx| {
        sql(statement).execute(tx.conn())?;
        Ok(())
    });
    done.unwrap();
}

const LEGAL: i64 = 7;
const PRIVACY: i64 = 8;
const AUDITOR: i64 = 9;

fn visit(house: &TestHouse, person: i64) -> Visitor<'_> {
    let permissions: &[&'static str] = match person {
        LEGAL => {
            &["cases.see", "cases.ask", "cases.approve_as_legal", "cases.switch", "cases.switch_as_security"]
        }
        PRIVACY => &["cases.see", "cases.approve_as_privacy"],
        AUDITOR => &["cases.see", "cases.approve_as_auditor", "cases.switch", "cases.switch_as_auditor"],
        _ => &[],
    };
    house.visitor(Id::from_i64(person), &format!("직원 {person}"), permissions)
}

fn after(reply: &Reply, before: &str) -> String {
    let text = reply.text();
    let rest = text.split(before).nth(1).unwrap_or_else(|| panic!("no {before} in {text}"));
    rest.split('"').next().unwrap().to_owned()
}

/// Switches cases on, and asks for one about a person, or else about a room.
async fn case(house: &TestHouse, people: &str, place: &str) -> String {
    let turn = [("to", "on"), ("reason", "감사 규정 개정에 따른 시행")];
    assert_eq!(visit(house, LEGAL).post("/admin/cases/switch", &turn).await.status, 303);
    let confirm =
        after(&visit(house, AUDITOR).get("/admin/cases/switch").await, "action=\"/admin/cases/switch/");
    assert_eq!(visit(house, AUDITOR).post(&format!("/admin/cases/switch/{confirm}"), &[]).await.status, 303);
    let day = |ago: i64| {
        let seoul = jiff::tz::TimeZone::get("Asia/Seoul").unwrap();
        (Timestamp::now() - jiff::SignedDuration::from_hours(ago * 24)).to_zoned(seoul).date().to_string()
    };
    let form = [
        ("form", ""),
        ("number", "감사-1"),
        ("ground", "공공감사에 관한 법률 제20조"),
        ("reason", "부당 계약 의혹의 사실 확인"),
        ("hours", "72"),
        ("people", people),
        ("place", place),
        ("from", &day(60)),
        ("to", &day(0)),
        ("module", "messenger"),
        ("hold", "on"),
    ];
    let asked = visit(house, LEGAL).post("/admin/cases", &form).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    asked.location().to_owned()
}

#[test]
fn s_523_a_hold_keeps_what_a_room_would_let_go_and_what_its_authors_recalled() {
    for by_room in [false, true] {
        in_cases(async |house: &TestHouse| {
            let (db, room, other) = (house.db(), group(house, &[2]), group(house, &[3]));
            say(db, 2, room, "지우고 싶은 글").unwrap();
            say(db, 3, other, "남의 글").unwrap();
            write(db, 2, move |tx, me| actions::recall(tx, me, room, 1)).unwrap();
            age(house);
            let left = |room: Id| -> i64 { count(house, room) };
            let person = Id::from_i64(2).to_string();
            let name = "하반기 시스템 점검 2";
            rename(house, room, name);
            let (people, place) = if by_room { ("", name) } else { (person.as_str(), "") };
            let case = case(house, people, place).await;
            // Its author took it back and the room lets it go; the hold does not.
            dispose(house);
            assert_eq!((left(room), left(other)), (1, 0), "by room: {by_room}");
            assert!(
                !visit(house, 1)
                    .get(&format!("/messenger/rooms/{room}"))
                    .await
                    .text()
                    .contains("지우고 싶은")
            );
            for (person, office) in [(PRIVACY, "privacy"), (AUDITOR, "auditor")] {
                let approved =
                    visit(house, person).post(&format!("{case}/approvals"), &[("office", office)]).await;
                assert_eq!(approved.status, 303, "{office}");
            }
            let list = visit(house, LEGAL).get(&format!("{case}/items")).await;
            let day = after(&list, &format!("href=\"{case}/places/")).replace("&amp;", "&");
            let lines = visit(house, LEGAL).get(&format!("{case}/places/{day}")).await;
            let item = after(&lines, &format!("href=\"{case}/items/"));
            let page = visit(house, LEGAL).get(&format!("{case}/items/{item}")).await.text();
            assert!(page.contains("지우고 싶은 글") && page.contains("회수하기 전의"), "{page}");
            let lift = format!("{case}/holds/lift");
            assert_eq!(visit(house, LEGAL).post(&lift, &[]).await.status, 303);
            dispose(house);
            assert_eq!(left(room), 1, "one is not enough");
            assert_eq!(visit(house, AUDITOR).post(&lift, &[]).await.status, 303);
            dispose(house);
            assert_eq!(left(room), 0);
        });
    }
}

fn dispose(house: &TestHouse) {
    let job = house.house.offers.jobs.iter().find(|job| job.kind == "records.dispose").unwrap();
    (job.run)(house.db(), "{}").unwrap();
}

/// All messages are forty days old, and rooms keep theirs for thirty.
fn age(house: &TestHouse) {
    use diesel::RunQueryDsl;
    let then = Utc(Timestamp::now() - jiff::SignedDuration::from_hours(40 * 24));
    let done: StoreResult<()> = house.db().write_blocking(&maru_kernel::Cause::system("test"), move |tx| {
        sql("UPDATE messenger_messages SET at = $1").bind::<UtcTime, _>(then).execute(tx.conn())?;
        Ok(())
    });
    done.unwrap();
    change(house, "UPDATE messenger_rooms SET keeps_days = 30");
}

fn rename(house: &TestHouse, room: Id, name: &'static str) {
    use diesel::RunQueryDsl;
    let done: StoreResult<()> = house.db().write_blocking(&maru_kernel::Cause::system("test"), move |tx| {
        sql("UPDATE messenger_rooms SET name = $1 WHERE id = $2")
            .bind::<diesel::sql_types::Text, _>(name)
            .bind::<diesel::sql_types::BigInt, _>(room.as_i64())
            .execute(tx.conn())?;
        Ok(())
    });
    done.unwrap();
}

fn count(house: &TestHouse, room: Id) -> i64 {
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        count: i64,
    }
    let row: StoreResult<Row> = house.db().read_blocking(move |conn| {
        use diesel::RunQueryDsl;
        Ok(sql("SELECT COUNT(*) AS count FROM messenger_messages WHERE room = $1")
            .bind::<diesel::sql_types::BigInt, _>(room.as_i64())
            .get_result(conn)?)
    });
    row.unwrap().count
}

/// The offers are there for what the tests of this house name.
#[test]
fn the_messenger_brings_its_evidence_once() {
    in_cases(async |house: &TestHouse| {
        let offers = Offers::of(&house.house.offers);
        let modules: Vec<&str> = offers.all().evidence.iter().map(|source| source.module()).collect();
        assert_eq!(modules, ["messenger"]);
    });
}
