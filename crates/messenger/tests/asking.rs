//! Who has not confirmed is asked again in working time, each round once, until nobody is left to ask; on both databases.
#![cfg(test)]

mod house;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};
use house::visits::{element, person, room, text};
use house::{Hands, code, group, heard, in_messenger_at, read, write};
use maru_contract::Offers;
use maru_kernel::{Cause, Id, Lang};
use maru_messenger::actions::{self, Writing};
use maru_messenger::model::{Again, Asked, Ended, Every, Priority};
use maru_messenger::store::{asking, message};
use maru_store::{Db, StoreResult, Tx, Utc, UtcTime, sql};
use maru_testkit::TestHouse;
use std::collections::BTreeSet;
use std::sync::Barrier;

const AGAIN: Again = Again { every: Every::HalfHour, rounds: 2 };

fn ask(db: &Db, room: Id, again: Again) {
    let new = Writing {
        body: "18시까지 봐 주십시오.".to_owned(),
        asks: true,
        again: Some(again),
        ..Writing::default()
    };
    write(db, 1, move |tx, me| actions::send(tx, me, room, &new)).unwrap();
}

fn told(db: &Db, room: Id) -> Vec<(i32, i64, i64)> {
    let place = maru_messenger::model::Place { room, person: Id::from_i64(1), from: 1 };
    let message = read(db, |conn| message::one(conn, place, 1)).unwrap();
    let rows = read(db, |conn| asking::told(conn, &message, 1_000));
    rows.into_iter()
        .map(|Asked { round, person, told, .. }| (round, person.as_i64(), told.as_i64()))
        .collect()
}

fn confirm(db: &Db, person: i64, room: Id) {
    write(db, person, move |tx, me| actions::confirm(tx, me, room, 1)).unwrap();
}

async fn round(house: &TestHouse, hands: &Hands) {
    pass(house, hands, 31).await;
}

/// So many minutes pass, and whoever is asked then hears of it.
async fn pass(house: &TestHouse, hands: &Hands, minutes: i64) {
    hands.minutes(minutes);
    house.settle().await;
    house.settle().await;
}

/// Has somebody hold a post in the unit, in a way.
fn appoint(db: &Db, person: i64, post: i64, kind: &'static str) {
    let work = move |tx: &mut Tx<'_>| -> StoreResult<()> {
        let now = Utc(tx.now());
        let id = tx.id().as_i64() + 1_000 * person;
        sql("INSERT INTO directory_posts (id, unit_id, name, since) VALUES ($1, 100, '과장', $2) ON CONFLICT (id) DO NOTHING")
            .bind::<BigInt, _>(post)
            .bind::<UtcTime, _>(now)
            .execute(tx.conn())?;
        sql("INSERT INTO directory_appointments (id, person_id, unit_id, post_id, kind, since) VALUES ($1, $2, 100, $3, $4, $5)")
            .bind::<BigInt, _>(id)
            .bind::<BigInt, _>(person)
            .bind::<BigInt, _>(post)
            .bind::<Text, _>(kind)
            .bind::<UtcTime, _>(now)
            .execute(tx.conn())?;
        Ok(())
    };
    db.write_blocking(&Cause::system("test"), work).unwrap();
}

#[test]
fn those_missing_are_asked_again_and_then_their_deputies_or_who_asked() {
    in_messenger_at(async |house, hands| {
        let (db, room) = (house.db(), group(house, &[2, 3, 4, 5]));
        // 5 acts for 2, and 9, who is not in the room, acts for 3.
        for (person, post, kind) in
            [(2, 500, "concurrent"), (5, 500, "acting"), (3, 501, "concurrent"), (9, 501, "acting")]
        {
            appoint(db, person, post, kind);
        }
        ask(db, room, AGAIN);
        house.settle().await;
        assert!(heard(house, "messenger.asked_again").is_empty(), "not yet");
        confirm(db, 5, room);
        round(house, hands).await;
        assert_eq!(heard(house, "messenger.asked_again"), [BTreeSet::from([2, 3, 4])]);
        assert!(heard(house, "messenger.asked_deputy").is_empty());
        confirm(db, 4, room);
        round(house, hands).await;
        assert_eq!(heard(house, "messenger.asked_again").last().unwrap(), &BTreeSet::from([2, 3]));
        assert_eq!(heard(house, "messenger.asked_deputy"), [BTreeSet::from([5])]);
        assert_eq!(heard(house, "messenger.asked_in_vain"), [BTreeSet::from([1])], "9 may not read the room");
        assert_eq!(
            told(db, room),
            [(2, 2, 2), (2, 2, 5), (2, 3, 1), (2, 3, 3), (1, 2, 2), (1, 3, 3), (1, 4, 4)]
        );
        round(house, hands).await;
        assert_eq!(heard(house, "messenger.asked_deputy").len(), 1, "others are told once");
        // Whoever leaves is not asked any more, and the last to confirm ends it.
        write(db, 3, move |tx, me| actions::leave(tx, me, room)).unwrap();
        confirm(db, 2, room);
        let ended = read(db, |conn| asking::of_message(conn, room, 1)).unwrap();
        assert_eq!((ended.round, ended.next_at, ended.ended), (3, None, Some(Ended::Confirmed)));
        round(house, hands).await;
        assert_eq!(heard(house, "messenger.asked_again").len(), 3);
    });
}

#[test]
fn what_somebody_has_confirmed_is_not_rewritten() {
    in_messenger_at(async |house, _| {
        let (db, room) = (house.db(), group(house, &[2]));
        ask(db, room, AGAIN);
        let edit = |words: &'static str| write(db, 1, move |tx, me| actions::edit(tx, me, room, 1, words));
        edit("17시까지 봐 주십시오.").unwrap();
        confirm(db, 2, room);
        assert_eq!(code(edit("900만원에 동의해 주십시오.")), "messenger.confirmed");
        let place = maru_messenger::model::Place { room, person: Id::from_i64(2), from: 1 };
        assert_eq!(read(db, |conn| message::one(conn, place, 1)).unwrap().body, "17시까지 봐 주십시오.");
        write(db, 1, move |tx, me| actions::recall(tx, me, room, 1)).unwrap();
    });
}

/// The author chooses other rounds while it asks: others are told after so many from then on.
#[test]
fn rounds_are_counted_from_when_they_were_chosen() {
    in_messenger_at(async |house, hands| {
        let (db, room) = (house.db(), group(house, &[2]));
        let choose = |rounds: i32| {
            let again = Some(Again { every: Every::HalfHour, rounds });
            write(db, 1, move |tx, me| actions::ask_again(tx, me, room, 1, again)).unwrap();
        };
        let in_vain = || heard(house, "messenger.asked_in_vain").len();
        ask(db, room, Again { every: Every::HalfHour, rounds: 9 });
        for _ in 0..3 {
            round(house, hands).await;
        }
        choose(2);
        round(house, hands).await;
        assert_eq!(in_vain(), 0);
        round(house, hands).await;
        assert_eq!(in_vain(), 1, "after two rounds from then on, the fifth of all");
        choose(1);
        round(house, hands).await;
        assert_eq!(in_vain(), 2);
        // What ended after sixty rounds asks again when its author wants it to.
        let work = |tx: &mut Tx<'_>| -> StoreResult<()> {
            sql("UPDATE messenger_askings SET round = 60, base = 0").execute(tx.conn())?;
            Ok(())
        };
        db.write_blocking(&Cause::system("test"), work).unwrap();
        round(house, hands).await;
        assert_eq!(read(db, |conn| asking::of_message(conn, room, 1)).unwrap().ended, Some(Ended::Long));
        choose(1);
        round(house, hands).await;
        assert_eq!(in_vain(), 3);
    });
}

#[test]
fn s_428_a_round_is_held_once_also_by_two_at_once() {
    in_messenger_at(async |house, hands| {
        let (db, room) = (house.db(), group(house, &[2, 3]));
        ask(db, room, AGAIN);
        hands.minutes(31);
        let begin = Barrier::new(2);
        std::thread::scope(|scope| {
            let hold = || {
                begin.wait();
                actions::ask_due(db).unwrap();
            };
            let (one, two) = (scope.spawn(hold), scope.spawn(hold));
            one.join().unwrap();
            two.join().unwrap();
        });
        house.settle().await;
        assert_eq!(heard(house, "messenger.asked_again").len(), 1);
        // A server that slept over several rounds holds one.
        pass(house, hands, 3 * 60).await;
        assert_eq!(heard(house, "messenger.asked_again").len(), 2);
    });
}

#[test]
fn nobody_is_asked_at_night_after_a_recall_or_once_it_was_stopped() {
    in_messenger_at(async |house, hands| {
        let (db, stopped, recalled) = (house.db(), group(house, &[2]), group(house, &[2]));
        let silent = group(house, &[2]);
        for room in [stopped, recalled, silent] {
            ask(db, room, AGAIN);
        }
        let stop = |person: i64, again: Option<Again>| {
            write(db, person, move |tx, me| actions::ask_again(tx, me, stopped, 1, again))
        };
        assert_eq!(code(stop(2, None)), "messenger.another");
        assert_eq!(code(stop(4, None)), "messenger.missing");
        stop(1, None).unwrap();
        write(db, 1, move |tx, me| actions::recall(tx, me, recalled, 1)).unwrap();
        let why = |room| read(db, |conn| asking::of_message(conn, room, 1)).unwrap().ended;
        assert_eq!(
            (why(stopped), why(recalled), why(silent)),
            (Some(Ended::Stopped), Some(Ended::Recalled), None)
        );
        // To the end of the day every half hour, and at nine on the next.
        pass(house, hands, 8 * 60 - 10).await;
        assert_eq!(heard(house, "messenger.asked_again").len(), 1);
        pass(house, hands, 14 * 60).await;
        assert_eq!(heard(house, "messenger.asked_again").len(), 1, "it is ten to eight");
        pass(house, hands, 71).await;
        assert_eq!(heard(house, "messenger.asked_again").len(), 2);
        // Asked again by hand.
        stop(1, Some(AGAIN)).unwrap();
        round(house, hands).await;
        assert_eq!(heard(house, "messenger.asked_again").len(), 4);
    });
}

#[test]
fn s_63_asking_again_goes_by_forms_alone_and_only_who_asks_sees_whom() {
    in_messenger_at(async |house, hands| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "점검", &[2, 3]).await;
        for (who, kind) in [(2, "concurrent"), (3, "acting")] {
            appoint(house.db(), who, 500, kind);
        }
        let asked = [("body", "확인해 주십시오."), ("asks", "on"), ("every", "30m"), ("rounds", "1")];
        assert_eq!(me.post(&format!("{room}/messages"), &asked).await.status, 303);
        round(house, hands).await;
        let one = format!("{room}/messages/1");
        let seen = text(&me, &one).await;
        for part in [
            "1번 다시 알렸고",
            "직원 2, 직원 3",
            "직원 2 님 대신 직원 3 님에게 알림",
            "직원 3 님이 확인하지 않아 나에게 알림",
            "그만 요청하기",
        ] {
            assert!(seen.contains(part), "{part} in {seen}");
        }
        assert!(!text(&other, &one).await.contains("id=\"asking\""));
        assert_eq!(other.post(&format!("{one}/asking"), &[]).await.status, 403);
        assert_eq!(me.post(&format!("{one}/asking"), &[]).await.status, 303);
        assert!(text(&me, &one).await.contains("다시 요청하지 않습니다."));
        let again = [("every", "daily"), ("rounds", "2")];
        assert_eq!(me.post(&format!("{one}/asking"), &again).await.status, 303);
        assert!(text(&me, &one).await.contains("다음은 2026. 11. 24.(화) 09:00"));
        // What waits for its time asks again from then on.
        let later =
            [("body", "내일 확인"), ("asks", "on"), ("every", "2h"), ("rounds", "3"), ("when", "tomorrow")];
        assert_eq!(me.post(&format!("{room}/scheduled"), &later).await.status, 303);
        hands.minutes(23 * 60);
        house.settle().await;
        assert!(element(&text(&other, &room).await, 2).contains("내일 확인"));
        assert!(
            text(&me, &format!("{room}/messages/2"))
                .await
                .contains("0번 다시 알렸고, 다음은 2026. 11. 24.(화) 11:")
        );
        let offers = Offers::of(&house.house.offers);
        assert!(offers.event_label(Lang::Ko, "messenger.asked_again").is_some());
    });
}

/// Decides from how many people on only those who manage a room turn to everybody in it.
fn large_from(db: &Db, people: i32) {
    let work = move |tx: &mut Tx<'_>| tx.set("messenger.policy", &format!("- - {people} go"));
    let set: StoreResult<()> = db.write_blocking(&Cause::system("test"), work);
    set.unwrap();
}

#[test]
fn in_a_large_room_only_managers_ask_everybody_or_write_urgently() {
    in_messenger_at(async |house, hands| {
        let (db, room) = (house.db(), group(house, &[2, 3, 4, 5]));
        let (asks, urgent) = (true, Priority::Urgent);
        let writing = move |asks, priority| Writing {
            body: "봐 주십시오.".to_owned(),
            asks,
            priority,
            again: Some(AGAIN).filter(|_| asks),
            ..Writing::default()
        };
        let send = |person, asks, priority| {
            write(db, person, move |tx, me| actions::send(tx, me, room, &writing(asks, priority)))
        };
        let later = |person, asks, priority| {
            write(db, person, move |tx, me| {
                let at = tx.now().checked_add(jiff::SignedDuration::from_mins(10)).ok();
                actions::schedule(tx, me, room, &writing(asks, priority), (at, ""))
            })
        };
        let offered = async |number: i64| {
            let page = text(&person(house, number), &format!("/messenger/rooms/{room}")).await;
            assert!(page.contains("value=\"high\""), "importance is always offered: {page}");
            [
                page.contains("name=\"asks\""),
                page.contains("name=\"every\""),
                page.contains("value=\"urgent\""),
            ]
        };
        // The room is small: everybody may, and what was said so or waits outlasts it.
        assert_eq!((offered(1).await, offered(2).await), ([true; 3], [true; 3]));
        send(2, asks, urgent).unwrap();
        later(2, asks, Priority::Usual).unwrap();
        later(1, asks, Priority::Usual).unwrap();
        let asks_again = async || {
            let page = text(&person(house, 2), &format!("/messenger/rooms/{room}/messages/1")).await;
            page.contains("name=\"every\"")
        };
        assert!(asks_again().await);
        large_from(db, 4);
        // What is refused is not offered, by the rule that refuses it.
        assert_eq!((offered(1).await, offered(2).await), ([true; 3], [false; 3]));
        assert!(!asks_again().await);
        for (asks, priority) in [(true, Priority::Usual), (false, urgent), (true, urgent)] {
            assert_eq!(code(send(2, asks, priority)), "messenger.press");
            assert_eq!(code(later(2, asks, priority)), "messenger.press");
            send(1, asks, priority).unwrap();
        }
        send(2, false, Priority::High).unwrap();
        let again = write(db, 2, move |tx, me| actions::ask_again(tx, me, room, 1, Some(AGAIN)));
        assert_eq!(code(again), "messenger.press");
        // Neither the next round nor what waited for its time reaches everybody.
        pass(house, hands, 11).await;
        assert_eq!(heard(house, "messenger.schedule_failed"), [BTreeSet::from([2])]);
        let told = heard(house, "messenger.asked_again").len();
        pass(house, hands, 20).await;
        let why = |seq| read(db, |conn| asking::of_message(conn, room, seq)).unwrap().ended;
        assert_eq!((why(1), why(2), why(4)), (Some(Ended::Large), None, None));
        assert_eq!(heard(house, "messenger.asked_again").len(), told + 2, "those of who manages the room");
        // A copy asks nobody and is as any other message.
        let other = group(house, &[2, 3, 4, 5]);
        let to = actions::Forwarding { to: vec![other], ..actions::Forwarding::default() };
        write(db, 2, move |tx, me| actions::forward(tx, me, room, 1, &to)).unwrap();
        let place = maru_messenger::model::Place { room: other, person: Id::from_i64(2), from: 1 };
        let copy = read(db, |conn| message::one(conn, place, 1)).unwrap();
        assert_eq!((copy.asks, copy.priority), (false, Priority::Usual));
        // Said clearly, with what was written.
        let form = [("body", "모두 봐 주십시오."), ("asks", "on")];
        for (lang, sentence) in [(Lang::Ko, "4명이 넘는 대화방에서"), (Lang::En, "more than 4 people")]
        {
            let path = format!("/messenger/rooms/{room}/messages");
            let reply = person(house, 2).reading(lang).post(&path, &form).await;
            let text = reply.text();
            assert_eq!(reply.status, 422, "{text}");
            assert!(text.contains(sentence) && text.contains("모두 봐 주십시오."), "{text}");
        }
    });
}
