//! What waits for its time happens once, at its time, and only where it still may; on both databases.
#![cfg(test)]

mod house;

use actix_web::http::Method;
use diesel::{RunQueryDsl, sql_query};
use house::visits::{element, person, room, scripted, text, upload};
use house::{code, group, heard, in_messenger_at, read, say, viewer, write};
use maru_contract::Offers;
use maru_kernel::{Cause, Id, Timestamp};
use maru_messenger::actions::{self, Writing};
use maru_messenger::model::{Later, Place, Priority};
use maru_messenger::store::message::{self, Part};
use maru_messenger::store::{reminder, scheduled};
use maru_store::{Db, StoreResult, Tx};
use std::collections::BTreeSet;
use std::sync::Barrier;

fn said(db: &Db, room: Id) -> Vec<(i64, String)> {
    let place = Place { room, person: Id::from_i64(1), from: 1 };
    let all = read(db, |conn| message::main(conn, place, Part::After(0), 100));
    all.into_iter().map(|message| (message.author.as_i64(), message.body)).collect()
}

fn in_an_hour(db: &Db) -> Option<Timestamp> {
    Later::Hour.at(db.now())
}

fn wait(db: &Db, person: i64, room: Id, body: &str) -> Id {
    let new = Writing { body: body.to_owned(), ..Writing::default() };
    let at = in_an_hour(db);
    write(db, person, move |tx, me| actions::schedule(tx, me, room, &new, (at, ""))).unwrap()
}

#[test]
fn the_room_of_a_project_is_closed_by_its_end() {
    in_messenger_at(async |house, hands| {
        let (db, offers) = (house.db(), Offers::of(&house.house.offers));
        let ends_at = Some("2026-11-24T00:00:00+09:00".parse().unwrap());
        let (name, topic) = ("청사 이전".to_owned(), "이사 준비".to_owned());
        let people = vec![Id::from_i64(2)];
        let new = actions::NewRoom { name, topic, people, ends_at, ..actions::NewRoom::default() };
        let room = write(db, 1, move |tx, me| actions::make_room(tx, me, &offers, &new)).unwrap();
        let tell = |body: &str| say(db, 2, room, body);
        hands.minutes(13 * 60);
        actions::end_due(db).unwrap();
        tell("끝나기 한 시간 앞").unwrap();
        hands.minutes(61);
        actions::end_due(db).unwrap();
        actions::end_due(db).unwrap();
        assert_eq!(code(tell("끝난 뒤")), "messenger.closed");
        house.settle().await;
        assert_eq!(heard(house, "messenger.room_closed").len(), 1);
        // It goes on for a week.
        let arrange = |day: &str| {
            let ends_at = Some(Some(format!("{day}T00:00:00+09:00").parse().unwrap()));
            let settings = maru_messenger::store::room::Settings {
                name: "청사 이전".to_owned(),
                topic: "이사 준비".to_owned(),
                posting: maru_messenger::model::Who::Members,
                inviting: maru_messenger::model::Who::Members,
                history: maru_messenger::model::History::All,
                guests: false,
                confined: false,
                keeps_days: None,
            };
            let new = actions::Arranging { settings, ends_at, known: None };
            write(db, 1, move |tx, me| actions::rearrange_room(tx, me, room, &new))
        };
        // What is as it was is not looked at: a form of a room that has ended can be saved.
        arrange("2026-11-24").unwrap();
        assert_eq!(code(arrange("2026-11-20")), "messenger.time");
        arrange("2026-12-01").unwrap();
        actions::end_due(db).unwrap();
        tell("일주일 더").unwrap();
    });
}

#[test]
fn s_428_what_waits_is_said_once_also_by_two_at_once() {
    in_messenger_at(async |house, hands| {
        let (db, room) = (house.db(), group(house, &[2]));
        let new = Writing {
            body: "[@직원 2](/people/0000000000002) 내일 봅시다".to_owned(),
            priority: Priority::Urgent,
            asks: true,
            sending: "a1".to_owned(),
            ..Writing::default()
        };
        let at = in_an_hour(db);
        let again = |new: &Writing| {
            let new = new.clone();
            write(db, 1, move |tx, me| actions::schedule(tx, me, room, &new, (at, ""))).unwrap()
        };
        let id = again(&new);
        assert_eq!(again(&new), id, "the same form is the same message");
        assert_eq!(read(db, |conn| scheduled::count(conn, Id::from_i64(1), Some(room))), 1);
        house.settle().await;
        hands.minutes(59);
        house.settle().await;
        assert!(said(db, room).is_empty(), "not yet");
        hands.minutes(1);
        let begin = Barrier::new(2);
        let sent: usize = std::thread::scope(|scope| {
            let send = || {
                let offers = Offers::of(&house.house.offers);
                begin.wait();
                actions::send_due(db, &offers).stirred.len()
            };
            let (one, two) = (scope.spawn(send), scope.spawn(send));
            one.join().unwrap() + two.join().unwrap()
        });
        assert_eq!((sent, said(db, room).len()), (1, 1));
        let place = Place { room, person: Id::from_i64(2), from: 1 };
        let message = read(db, |conn| message::one(conn, place, 1)).unwrap();
        assert_eq!((message.author.as_i64(), message.priority, message.asks), (1, Priority::Urgent, true));
        assert_eq!(read(db, |conn| scheduled::count(conn, Id::from_i64(1), None)), 0);
        house.settle().await;
        assert_eq!(heard(house, "messenger.urged"), [BTreeSet::from([2])]);
    });
}

#[test]
fn s_428_what_was_said_already_under_its_id_is_not_said_again() {
    in_messenger_at(async |house, hands| {
        let (db, room) = (house.db(), group(house, &[2]));
        let id = wait(db, 1, room, "한 번만");
        // As a program would that took the id for its own and died before it let go of what waits.
        let new = Writing { body: "한 번만".to_owned(), sending: id.to_string(), ..Writing::default() };
        write(db, 1, move |tx, me| actions::send(tx, me, room, &new)).unwrap();
        hands.minutes(60);
        house.settle().await;
        assert_eq!(said(db, room).len(), 1);
        assert_eq!(read(db, |conn| scheduled::count(conn, Id::from_i64(1), None)), 0);
    });
}

#[test]
fn what_is_put_off_while_it_is_about_to_be_sent_waits() {
    in_messenger_at(async |house, hands| {
        let (db, room) = (house.db(), group(house, &[2]));
        let (put_off, gone) = (wait(db, 1, room, "미룬 말"), wait(db, 1, room, "거둔 말"));
        hands.minutes(61);
        let due = read(db, |conn| scheduled::due(conn, db.now(), 10));
        assert_eq!(due.len(), 2, "the job holds both");
        write(db, 1, move |tx, me| actions::reschedule(tx, me, put_off, "미룬 말", in_a_day(tx.now())))
            .unwrap();
        write(db, 1, move |tx, me| actions::unschedule(tx, me, gone)).unwrap();
        for one in due {
            let sent = write(db, 1, move |tx, me| actions::send_if_due(tx, me, one.0)).unwrap();
            assert_eq!(sent, None);
        }
        assert!(said(db, room).is_empty());
        assert!(read(db, |conn| scheduled::any(conn, put_off)).unwrap().failed.is_none());
        hands.minutes(24 * 60);
        house.settle().await;
        assert_eq!(said(db, room), [(1, "미룬 말".to_owned())]);
    });
}

#[test]
fn a_form_for_in_an_hour_is_one_message_however_often_it_is_sent() {
    in_messenger_at(async |house, hands| {
        let me = person(house, 1);
        let room = room(&me, "점검", &[2]).await;
        let form = [("body", "한 시간 뒤에"), ("when", "hour"), ("sending", "f1")];
        for _ in 0..2 {
            assert_eq!(me.post(&format!("{room}/scheduled"), &form).await.status, 303);
            hands.minutes(3);
        }
        let count = || read(house.db(), |conn| scheduled::count(conn, Id::from_i64(1), None));
        assert_eq!(count(), 1);
        // Another time, or another form, is another message.
        let tomorrow = [("body", "한 시간 뒤에"), ("when", "tomorrow"), ("sending", "f1")];
        let other = [("body", "한 시간 뒤에"), ("when", "hour"), ("sending", "f2")];
        for form in [tomorrow, other] {
            assert_eq!(me.post(&format!("{room}/scheduled"), &form).await.status, 303);
        }
        assert_eq!(count(), 3);
    });
}

/// Has the database refuse a message that says this.
fn refuse(db: &Db, words: &str) {
    let statement = if db.is_sqlite() {
        format!(
            "CREATE TRIGGER refused BEFORE INSERT ON messenger_messages WHEN NEW.body = '{words}' \
             BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    } else {
        format!("ALTER TABLE messenger_messages ADD CONSTRAINT refused CHECK (body <> '{words}')")
    };
    let work = move |tx: &mut Tx<'_>| -> StoreResult<()> {
        sql_query(statement).execute(tx.conn())?;
        Ok(())
    };
    db.write_blocking(&Cause::system("test"), work).unwrap();
}

#[test]
fn what_the_database_does_not_take_keeps_nothing_else_waiting() {
    in_messenger_at(async |house, hands| {
        let (db, room) = (house.db(), group(house, &[2]));
        for words in ["하나", "막힌 말", "둘", "셋"] {
            wait(db, 1, room, words);
        }
        refuse(db, "막힌 말");
        hands.minutes(61);
        let offers = Offers::of(&house.house.offers);
        let round = actions::send_due(db, &offers);
        assert!(round.ended.is_err(), "the job says so and comes again");
        let words: Vec<String> = said(db, room).into_iter().map(|(_, words)| words).collect();
        assert_eq!((words, round.stirred.len()), (["하나", "둘", "셋"].map(str::to_owned).to_vec(), 3));
        // It waits on, and its author is not told that they may not.
        let due = read(db, |conn| scheduled::due(conn, db.now(), 10));
        assert_eq!(due.len(), 1);
        assert!(heard(house, "messenger.schedule_failed").is_empty());
    });
}

#[test]
fn the_job_comes_at_the_very_time() {
    in_messenger_at(async |house, hands| {
        let (db, room) = (house.db(), group(house, &[2]));
        wait(db, 1, room, "정각에");
        hands.seconds(59 * 60 + 30);
        house.settle().await;
        // The regular job came just now and comes in a minute; the one for this time is there besides.
        hands.seconds(31);
        house.settle().await;
        assert_eq!(said(db, room), [(1, "정각에".to_owned())]);
    });
}

#[test]
fn who_may_not_write_any_more_is_told_and_loses_no_text() {
    in_messenger_at(async |house, hands| {
        let (db, room) = (house.db(), group(house, &[2, 3]));
        let id = wait(db, 2, room, "퇴장 뒤의 말");
        write(db, 1, move |tx, me| actions::remove(tx, me, room, Id::from_i64(2))).unwrap();
        hands.minutes(61);
        house.settle().await;
        house.settle().await;
        assert!(said(db, room).is_empty());
        assert_eq!(heard(house, "messenger.schedule_failed"), [BTreeSet::from([2])], "told once");
        let kept = read(db, |conn| scheduled::any(conn, id)).unwrap();
        assert_eq!((kept.body.as_str(), kept.failed.as_deref()), ("퇴장 뒤의 말", Some("messenger.missing")));
        let refs = [kept.to_ref()];
        let offers = Offers::of(&house.house.offers);
        let card = |who| read(db, |conn| offers.describe(conn, &viewer(who), viewer(who).lang, &refs));
        assert!(card(2)[0].is_some() && card(3)[0].is_none(), "it is nobody else's");
        let others = [
            write(db, 3, move |tx, me| actions::unschedule(tx, me, id)),
            write(db, 3, move |tx, me| actions::send_now(tx, me, id).map(drop)),
            write(db, 3, move |tx, me| actions::reschedule(tx, me, id, "남의 말", in_a_day(tx.now()))),
        ];
        assert!(others.into_iter().all(|other| code(other) == "messenger.missing"));
        let invite = Offers::of(&house.house.offers);
        write(db, 1, move |tx, me| actions::invite(tx, me, &invite, room, &[Id::from_i64(2)])).unwrap();
        write(db, 2, move |tx, me| actions::reschedule(tx, me, id, "다시 온 뒤의 말", in_a_day(tx.now())))
            .unwrap();
        hands.minutes(24 * 60 + 1);
        house.settle().await;
        assert_eq!(said(db, room), [(2, "다시 온 뒤의 말".to_owned())]);
    });
}

fn in_a_day(now: Timestamp) -> Option<Timestamp> {
    Some(now + jiff::SignedDuration::from_hours(24))
}

#[test]
fn what_waits_is_bounded_and_looked_at_before() {
    in_messenger_at(async |house, _| {
        let (db, room) = (house.db(), group(house, &[2]));
        let refused = |person: i64, new: Writing, at: Option<Timestamp>| {
            code(write(db, person, move |tx, me| actions::schedule(tx, me, room, &new, (at, ""))))
        };
        let words = Writing { body: "말".to_owned(), ..Writing::default() };
        assert_eq!(refused(4, words.clone(), in_an_hour(db)), "messenger.missing");
        assert_eq!(refused(1, Writing::default(), in_an_hour(db)), "messenger.empty");
        assert_eq!(refused(1, words.clone(), None), "messenger.later");
        for number in 0..100 {
            wait(db, 1, room, &format!("{number}"));
        }
        assert_eq!(refused(1, words, in_an_hour(db)), "messenger.waiting");
    });
}

#[test]
fn s_345_a_reminder_comes_once_and_only_to_whoever_may_still_read() {
    in_messenger_at(async |house, hands| {
        let (db, room) = (house.db(), group(house, &[2, 3]));
        for words in ["하나", "둘", "셋"] {
            say(db, 1, room, words).unwrap();
        }
        let remind = |person: i64, seq: i64| {
            let at = in_an_hour(db);
            write(db, person, move |tx, me| actions::remind_at(tx, me, room, seq, at))
        };
        remind(2, 1).unwrap();
        remind(2, 2).unwrap();
        remind(3, 3).unwrap();
        remind(1, 3).unwrap();
        assert_eq!(code(remind(4, 1)), "messenger.missing");
        write(db, 1, move |tx, me| actions::forget_reminder(tx, me, room, 3)).unwrap();
        write(db, 1, move |tx, me| actions::recall(tx, me, room, 2)).unwrap();
        write(db, 3, move |tx, me| actions::leave(tx, me, room)).unwrap();
        house.settle().await;
        assert!(heard(house, "messenger.reminded").is_empty());
        hands.minutes(61);
        house.settle().await;
        hands.minutes(2);
        house.settle().await;
        assert_eq!(heard(house, "messenger.reminded"), [BTreeSet::from([2])]);
        let left = read(db, |conn| reminder::due(conn, db.now(), 10));
        assert!(left.is_empty(), "{left:?}");
    });
}

#[test]
fn s_63_messages_wait_and_remind_by_forms_alone() {
    in_messenger_at(async |house, hands| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "점검", &[2]).await;
        let composing = text(&me, &room).await;
        for part in [
            &format!("formaction=\"{room}/scheduled\""),
            "name=\"when\" value=\"tomorrow\"",
            "2026. 11. 24.(화) 09:00",
            "min=\"2026-11-23T10:00\"",
        ] {
            assert!(composing.contains(part), "{part} in {composing}");
        }
        // Today the next working day is tomorrow, and is not offered twice.
        assert!(!composing.contains("value=\"workday\""));
        let made = me
            .post(
                &format!("{room}/scheduled"),
                &[("body", "내일 아침의 말"), ("when", "tomorrow"), ("at", "")],
            )
            .await;
        assert_eq!((made.status.as_u16(), made.location()), (303, room.as_str()), "{}", made.text());
        assert!(text(&me, &room).await.contains("예약한 메시지 1건"));
        assert!(!text(&other, &room).await.contains("예약한 메시지 1건"));
        let late = [("body", "지난 말"), ("when", "own"), ("at", "2026-11-23T09:59")];
        let refused = me.post(&format!("{room}/scheduled"), &late).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("지난 말</textarea>") && refused.text().contains("1년 안의 시각"));
        // Nothing that was chosen beside the words is forgotten.
        let chosen = [
            ("body", "지난 말"),
            ("priority", "high"),
            ("asks", "on"),
            ("every", "2h"),
            ("rounds", "7"),
            ("when", "own"),
            ("at", "2026-11-23T09:59"),
        ];
        let kept = me.post(&format!("{room}/scheduled"), &chosen).await.text();
        for part in [
            "<option value=\"high\" selected>",
            "<option value=\"2h\" selected>",
            "value=\"7\"",
            "value=\"2026-11-23T09:59\"",
        ] {
            assert!(kept.contains(part), "{part} in {kept}");
        }
        let asks = kept.split("name=\"asks\"").nth(1).unwrap().split('>').next().unwrap();
        assert!(asks.contains("checked"), "{asks}");
        assert_eq!(me.post(&format!("{room}/scheduled"), &[("body", "말"), ("odd", "x")]).await.status, 400);
        let list = text(&me, "/messenger/scheduled").await;
        assert!(list.contains("내일 아침의 말") && list.contains("점검"), "{list}");
        assert!(!text(&other, "/messenger/scheduled").await.contains("내일 아침의 말"));
        let one = list.split("href=\"/messenger/scheduled/").nth(1).unwrap().split('"').next().unwrap();
        let one = format!("/messenger/scheduled/{one}");
        assert!(text(&me, &one).await.contains("value=\"2026-11-24T09:00\""));
        assert_eq!(other.get(&one).await.status, 404);
        for (verb, fields) in [
            ("", vec![("body", "남의 말"), ("at", "2026-11-24T08:00")]),
            ("/sending", vec![]),
            ("/removal", vec![]),
        ] {
            assert_eq!(other.post(&format!("{one}{verb}"), &fields).await.status, 404, "{verb}");
        }
        let wrong = me.post(&one, &[("body", "고친 말"), ("at", "2020-01-01T00:00")]).await;
        assert!(wrong.status == 422 && wrong.text().contains("고친 말</textarea>"));
        assert_eq!(me.post(&one, &[("body", "고친 말"), ("at", "2026-11-23T10:30")]).await.status, 303);
        hands.minutes(31);
        house.settle().await;
        assert!(element(&text(&other, &room).await, 1).contains("고친 말"));
        assert_eq!(me.get(&one).await.status, 404);
        // Sent at once, and let go of.
        let wait = [("body", "지금 보낼 말"), ("when", "workday")];
        let told = scripted(&me, Method::POST, &format!("{room}/scheduled"), &wait).await;
        assert!(told.status == 200 && told.text().contains("예약한 메시지 1건"), "{}", told.text());
        let list = text(&me, "/messenger/scheduled").await;
        let one = list.split("href=\"/messenger/scheduled/").nth(1).unwrap().split('"').next().unwrap();
        let sent = me.post(&format!("/messenger/scheduled/{one}/sending"), &[]).await;
        assert!(sent.location().ends_with("#m-2"), "{}", sent.location());
        me.post(&format!("{room}/scheduled"), &wait).await;
        let list = text(&me, "/messenger/scheduled").await;
        let one = list.split("href=\"/messenger/scheduled/").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(me.post(&format!("/messenger/scheduled/{one}/removal"), &[]).await.status, 303);
        assert!(text(&me, "/messenger/scheduled").await.contains("예약한 메시지가 없습니다."));
        // To be reminded.
        let message = format!("{room}/messages/1");
        assert_eq!(
            other.post(&format!("{message}/reminder"), &[("when", "hour"), ("at", "")]).await.status,
            303
        );
        assert!(text(&other, &message).await.contains("2026. 11. 23.(월) 11:31에 다시 알립니다."));
        assert!(text(&other, "/messenger/scheduled").await.contains("고친 말"));
        assert!(!text(&me, &message).await.contains("11:31에 다시 알립니다."));
        assert_eq!(
            other.post(&format!("{message}/reminder"), &[("when", "own"), ("at", "")]).await.status,
            422
        );
        assert_eq!(other.post(&format!("{message}/reminder/removal"), &[]).await.status, 303);
        assert!(!text(&other, "/messenger/scheduled").await.contains("고친 말"));
    });
}

#[test]
fn files_wait_with_their_message_and_are_their_authors_until_then() {
    in_messenger_at(async |house, hands| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "점검", &[2]).await;
        let file = upload(&me, &room).await;
        let made = me
            .post(&format!("{room}/scheduled"), &[("body", ""), ("file", &file), ("when", "tomorrow")])
            .await;
        assert_eq!(made.status, 303, "{}", made.text());
        assert_eq!(me.get(&format!("/files/{file}")).await.status, 200);
        assert_eq!(other.get(&format!("/files/{file}")).await.status, 404);
        hands.minutes(24 * 60);
        house.settle().await;
        assert!(element(&text(&other, &room).await, 1).contains(&format!("href=\"/files/{file}\"")));
        assert_eq!(other.get(&format!("/files/{file}")).await.status, 200);
    });
}
