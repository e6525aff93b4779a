//! Messages are sent once, numbered, changed and taken back; on both databases.
#![cfg(test)]

mod house;

use house::{code, dismiss, employ, group, in_messenger, read, say, write};
use maru_contract::Offers;
use maru_kernel::Id;
use maru_messenger::actions::{self, NewRoom, Sent, Writing};
use maru_messenger::model::{Place, Who};
use maru_messenger::store::member::{self, Habit};
use maru_messenger::store::message::{self, Part};
use maru_messenger::store::room::{self, Settings};
use maru_messenger::store::{call, mark};
use std::sync::Barrier;

fn place(room: Id, person: i64) -> Place {
    Place { room, person: Id::from_i64(person), from: 1 }
}

#[test]
fn s_428_a_message_sent_again_is_the_same_message() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[2]));
        let new = Writing { body: "한 번".to_owned(), sending: "a1".to_owned(), ..Writing::default() };
        let again = |new: &Writing| {
            let new = new.clone();
            write(db, 1, move |tx, me| actions::send(tx, me, room, &new)).unwrap()
        };
        assert!(matches!(again(&new), Sent::Now(_)));
        assert_eq!(again(&new), Sent::Before(1));
        // Another's sending of the same name is another.
        let theirs = new.clone();
        assert_eq!(write(db, 2, move |tx, me| actions::send(tx, me, room, &theirs)).unwrap().seq(), 2);
        let all = read(db, |conn| message::main(conn, place(room, 1), Part::After(0), 10));
        assert_eq!(all.len(), 2);
    });
}

#[test]
fn s_428_many_at_once_are_numbered_without_a_gap_and_none_twice() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[2, 3, 4]));
        let begin = Barrier::new(4);
        std::thread::scope(|scope| {
            for person in 1..=4 {
                let begin = &begin;
                scope.spawn(move || {
                    begin.wait();
                    for turn in 0..25 {
                        let new = Writing {
                            body: format!("{person}의 {turn}"),
                            // Each is sent twice.
                            sending: format!("{person}-{}", turn / 2),
                            ..Writing::default()
                        };
                        write(db, person, move |tx, me| actions::send(tx, me, room, &new)).unwrap();
                    }
                });
            }
        });
        let all = read(db, |conn| message::changed(conn, place(room, 1), 0, 1_000));
        assert_eq!(all.len(), 4 * 13);
        assert!((1..).zip(&all).all(|(number, m)| m.seq == number && m.change == number), "{all:?}");
        let room = read(db, |conn| room::any(conn, room)).unwrap();
        assert_eq!((room.last, room.change, room.people), (52, 52, 4));
    });
}

#[test]
fn what_changes_comes_back_in_the_order_of_changes() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[2]));
        for body in ["하나", "둘", "셋"] {
            say(db, 1, room, body).unwrap();
        }
        write(db, 1, move |tx, me| actions::edit(tx, me, room, 1, "하나!")).unwrap();
        write(db, 2, move |tx, me| actions::react(tx, me, room, 2, "👍", true)).unwrap();
        write(db, 1, move |tx, me| actions::recall(tx, me, room, 3)).unwrap();
        write(db, 2, move |tx, me| actions::pin(tx, me, room, 2, true)).unwrap();
        let order = |after| -> Vec<(i64, i64)> {
            let changed = read(db, |conn| message::changed(conn, place(room, 2), after, 10));
            changed.into_iter().map(|m| (m.change, m.seq)).collect()
        };
        assert_eq!(order(0), [(4, 1), (6, 3), (7, 2)]);
        assert_eq!(order(4), [(6, 3), (7, 2)]);
        assert_eq!(order(7), []);
        let kept = read(db, |conn| message::originals_of(conn, room, 3));
        assert_eq!(kept, ["셋"], "what was taken back is kept aside");
    });
}

#[test]
fn edits_and_recalls_are_for_the_author_and_in_time() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[2, 3]));
        say(db, 2, room, "내 말").unwrap();
        let recall = |person, seq| write(db, person, move |tx, me| actions::recall(tx, me, room, seq));
        let edit = |person, seq| write(db, person, move |tx, me| actions::edit(tx, me, room, seq, "다른 말"));
        assert_eq!(code(recall(3, 1)), "messenger.another");
        assert_eq!(code(edit(1, 1)), "messenger.another");
        assert_eq!(code(recall(4, 1)), "messenger.missing");
        assert_eq!(code(recall(2, 9)), "messenger.missing");
        recall(2, 1).unwrap();
        assert_eq!(code(recall(2, 1)), "messenger.recalled");
        assert_eq!(code(edit(2, 1)), "messenger.recalled");
        let sign = write(db, 3, move |tx, me| actions::react(tx, me, room, 1, "👍", true));
        assert_eq!(code(sign), "messenger.recalled");
        say(db, 2, room, "또 내 말").unwrap();
        recall(1, 2).unwrap();
        let text =
            maru_messenger::model::Policy { recall: Some(jiff::SignedDuration::ZERO), ..Default::default() };
        db.write_blocking(&maru_kernel::Cause::system("test"), move |tx| {
            tx.set("messenger.policy", &text.to_text())
        })
        .unwrap();
        say(db, 2, room, "늦은 말").unwrap();
        assert_eq!(code(recall(2, 3)), "messenger.recall_late");
    });
}

#[test]
fn calls_reach_those_inside_and_are_taken_back_with_the_message() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[2, 3]));
        let called = |person: i64| -> Vec<i64> {
            let found =
                read(db, |conn| call::of_person(conn, Id::from_i64(person), Id::from_i64(i64::MAX), 10));
            found.into_iter().map(|m| m.seq).collect()
        };
        let (two, nine, unit) = (Id::from_i64(2), Id::from_i64(9), Id::from_i64(100));
        say(db, 1, room, &format!("[@둘](/people/{two}) [@아홉](/people/{nine}) 보세요")).unwrap();
        say(db, 1, room, &format!("[@교통과](/people/units/{unit}) 모두")).unwrap();
        assert_eq!((called(2), called(3), called(1), called(9)), (vec![2, 1], vec![2], vec![], vec![]));
        write(db, 1, move |tx, me| actions::edit(tx, me, room, 1, "[@모두](/people/all) 보세요")).unwrap();
        assert_eq!((called(2), called(3)), (vec![2, 1], vec![2, 1]));
        write(db, 1, move |tx, me| actions::recall(tx, me, room, 1)).unwrap();
        assert_eq!((called(2), called(3)), (vec![2], vec![2]));
        let listed = read(db, |conn| room::list(conn, two, 10));
        assert_eq!((listed[0].unread, listed[0].calls), (1, 1), "what was taken back is not counted");
        write(db, 2, move |tx, me| actions::read_up_to(tx, me, room, 99)).unwrap();
        let listed = read(db, |conn| room::list(conn, two, 10));
        assert_eq!((listed[0].unread, listed[0].calls), (0, 0));
        assert_eq!(read(db, |conn| room::unread_rooms(conn, two, false)), 0);
        // Whoever is named no more is not called any more; the others are called as before.
        let three = Id::from_i64(3);
        say(db, 1, room, &format!("[@둘](/people/{two}) [@셋](/people/{three})")).unwrap();
        assert_eq!((called(2), called(3)), (vec![3, 2], vec![3, 2]));
        write(db, 1, move |tx, me| actions::edit(tx, me, room, 3, &format!("[@셋](/people/{three})")))
            .unwrap();
        assert_eq!((called(2), called(3)), (vec![2], vec![3, 2]));
        write(db, 1, move |tx, me| actions::edit(tx, me, room, 3, "아무도")).unwrap();
        assert_eq!((called(2), called(3)), (vec![2], vec![2]));
    });
}

#[test]
fn everybody_is_called_in_large_rooms_by_those_who_manage_alone() {
    in_messenger(async |house| {
        let db = house.db();
        employ(db, 200, 10..=30);
        let room = group(house, &(2..=30).collect::<Vec<_>>());
        assert_eq!(code(say(db, 2, room, "[@모두](/people/all)")), "messenger.call_all");
        say(db, 1, room, "[@모두](/people/all)").unwrap();
    });
}

#[test]
fn threads_stand_beside_the_room_and_tell_those_who_took_part() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[2, 3]));
        say(db, 1, room, "계획서입니다").unwrap();
        for person in [2, 3] {
            let new = Writing { body: "봤습니다".to_owned(), thread: Some(1), ..Writing::default() };
            write(db, person, move |tx, me| actions::send(tx, me, room, &new)).unwrap();
        }
        let main = read(db, |conn| message::main(conn, place(room, 1), Part::After(0), 10));
        assert_eq!(main.iter().map(|m| (m.seq, m.answers)).collect::<Vec<_>>(), [(1, 2)]);
        let thread = read(db, |conn| message::thread(conn, place(room, 1), 1, 0, 10));
        assert_eq!(thread.iter().map(|m| m.seq).collect::<Vec<_>>(), [2, 3]);
        // An answer to an answer is one of the same thread.
        let new = Writing { body: "네".to_owned(), thread: Some(2), ..Writing::default() };
        write(db, 1, move |tx, me| actions::send(tx, me, room, &new)).unwrap();
        assert_eq!(read(db, |conn| message::thread(conn, place(room, 1), 1, 0, 10)).len(), 3);
        let nothing = Writing { body: "네".to_owned(), thread: Some(77), ..Writing::default() };
        assert_eq!(
            code(write(db, 1, move |tx, me| actions::send(tx, me, room, &nothing))),
            "messenger.missing"
        );
    });
}

#[test]
fn two_people_have_one_room_and_a_third_is_never_in_it() {
    in_messenger(async |house| {
        let (db, offers) = (house.db(), Offers::of(&house.house.offers));
        let open = |one: i64, two: i64| {
            let offers = offers.clone();
            write(db, one, move |tx, me| actions::open_direct(tx, me, &offers, Id::from_i64(two)))
        };
        let room = open(1, 2).unwrap();
        assert_eq!(open(2, 1).unwrap(), room);
        assert_ne!(open(1, 3).unwrap(), room);
        say(db, 1, room, "둘이서").unwrap();
        assert_eq!(code(say(db, 3, room, "나도")), "messenger.missing");
        let asked = write(db, 1, {
            let offers = offers.clone();
            move |tx, me| actions::invite(tx, me, &offers, room, &[Id::from_i64(3)])
        });
        assert_eq!(code(asked), "messenger.kind");
        assert_eq!(code(write(db, 1, move |tx, me| actions::leave(tx, me, room))), "messenger.kind");
        let own = open(1, 1).unwrap();
        assert_eq!(read(db, |conn| member::people(conn, own)), [Id::from_i64(1)]);
        assert_eq!(code(open(1, 777)), "messenger.nobody");
        assert_eq!(code(open(50, 1)), "messenger.guest");
    });
}

#[test]
fn s_34_guests_are_where_guests_may_be_and_nowhere_else() {
    in_messenger(async |house| {
        let (db, offers, room) = (house.db(), Offers::of(&house.house.offers), group(house, &[2]));
        let ask = || {
            let offers = offers.clone();
            write(db, 1, move |tx, me| actions::invite(tx, me, &offers, room, &[Id::from_i64(50)]))
        };
        assert_eq!(code(ask()), "messenger.guests");
        let with_guests = |guests| {
            let new = Settings {
                name: "점검".to_owned(),
                topic: String::new(),
                posting: Who::Members,
                inviting: Who::Members,
                history: maru_messenger::model::History::All,
                guests,
                confined: false,
                keeps_days: None,
            };
            write(db, 1, move |tx, me| actions::arrange_room(tx, me, room, &new)).unwrap();
        };
        with_guests(true);
        assert_eq!(ask().unwrap(), 1);
        say(db, 50, room, "안녕하세요").unwrap();
        with_guests(false);
        assert_eq!(code(say(db, 50, room, "아직 있습니다")), "messenger.missing");
        assert_eq!(code(write(db, 50, move |tx, me| actions::join(tx, me, room))), "messenger.missing");
    });
}

#[test]
fn s_27_the_room_of_a_unit_follows_the_organisation_chart() {
    in_messenger(async |house| {
        let (db, offers, unit) = (house.db(), Offers::of(&house.house.offers), Id::from_i64(100));
        let room = write(db, 1, move |tx, me| actions::open_unit(tx, me, &offers, unit)).unwrap();
        assert_eq!(read(db, |conn| member::people(conn, room)).len(), 9);
        say(db, 9, room, "우리 부서").unwrap();
        dismiss(db, 100, 9);
        employ(db, 100, [40]);
        assert_eq!(actions::follow_units(db).unwrap(), 2);
        assert_eq!(actions::follow_units(db).unwrap(), 0);
        assert_eq!(code(say(db, 9, room, "아직 있나요")), "messenger.missing");
        say(db, 40, room, "새로 왔습니다").unwrap();
        let other = Offers::of(&house.house.offers);
        let foreign = write(db, 9, move |tx, me| actions::open_unit(tx, me, &other, unit));
        assert_eq!(code(foreign), "messenger.missing");
    });
}

#[test]
fn a_room_goes_on_being_managed() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[2, 3]));
        assert_eq!(
            code(write(db, 2, move |tx, me| actions::remove(tx, me, room, Id::from_i64(3)))),
            "messenger.managers"
        );
        write(db, 1, move |tx, me| actions::leave(tx, me, room)).unwrap();
        assert_eq!(read(db, |conn| member::managers(conn, room)), 1);
        write(db, 2, move |tx, me| actions::remove(tx, me, room, Id::from_i64(3))).unwrap();
        write(db, 2, move |tx, me| actions::leave(tx, me, room)).unwrap();
        assert!(read(db, |conn| member::people(conn, room)).is_empty());
    });
}

#[test]
fn announcements_are_written_by_those_who_manage() {
    in_messenger(async |house| {
        let (db, offers) = (house.db(), Offers::of(&house.house.offers));
        let new = NewRoom {
            is_channel: true,
            is_announcing: true,
            name: "전사 공지".to_owned(),
            ..NewRoom::default()
        };
        let room = write(db, 1, move |tx, me| actions::make_room(tx, me, &offers, &new)).unwrap();
        write(db, 2, move |tx, me| actions::join(tx, me, room)).unwrap();
        assert_eq!(code(say(db, 2, room, "질문")), "messenger.posting");
        let new = Writing { body: "비상 소집".to_owned(), asks: true, ..Writing::default() };
        write(db, 1, move |tx, me| actions::send(tx, me, room, &new)).unwrap();
        write(db, 2, move |tx, me| actions::confirm(tx, me, room, 1)).unwrap();
        assert_eq!(code(write(db, 1, move |tx, me| actions::confirm(tx, me, room, 1))), "messenger.missing");
        let asked = read(db, |conn| message::one(conn, place(room, 1), 1)).unwrap();
        assert_eq!(read(db, |conn| mark::confirmed(conn, &asked)), [Id::from_i64(2)]);
        assert_eq!(read(db, |conn| mark::confirmations(conn, room, &[1])), [(1, 1)].into());
        let found = read(db, |conn| room::channels(conn, Id::from_i64(3), "ㅈㅅㄱㅈ", 10));
        assert_eq!(
            found.iter().map(|(room, inside)| (room.name.as_str(), *inside)).collect::<Vec<_>>(),
            [("전사 공지", false)]
        );
    });
}

#[test]
fn habits_bookmarks_and_drafts_are_ones_own() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[2]));
        say(db, 1, room, "저장할 말").unwrap();
        write(db, 2, move |tx, me| actions::bookmark(tx, me, room, 1, true)).unwrap();
        write(db, 2, move |tx, me| actions::keep_draft(tx, me, room, "쓰던 말")).unwrap();
        write(db, 2, move |tx, me| actions::set_habit(tx, me, room, Habit::Muted, true)).unwrap();
        let (one, two) = (Id::from_i64(1), Id::from_i64(2));
        assert_eq!(read(db, |conn| mark::bookmarked(conn, two, maru_kernel::Timestamp::MAX, 10)).len(), 1);
        assert!(read(db, |conn| mark::bookmarked(conn, one, maru_kernel::Timestamp::MAX, 10)).is_empty());
        let mine = read(db, |conn| room::list(conn, two, 10));
        assert_eq!((mine[0].draft.as_str(), mine[0].seen.me.muted, mine[0].unread), ("쓰던 말", true, 1));
        assert_eq!(read(db, |conn| room::list(conn, one, 10))[0].draft, "");
        assert_eq!(read(db, |conn| room::unread_rooms(conn, two, false)), 0, "a muted room does not count");
        write(db, 2, move |tx, me| actions::leave(tx, me, room)).unwrap();
        assert!(read(db, |conn| mark::bookmarked(conn, two, maru_kernel::Timestamp::MAX, 10)).is_empty());
    });
}

#[test]
fn what_a_room_keeps_for_days_goes_with_all_that_was_noted_beside_it() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[2]));
        say(db, 1, room, "[@모두](/people/all) 오래된 말").unwrap();
        write(db, 1, move |tx, me| actions::edit(tx, me, room, 1, "고친 말")).unwrap();
        write(db, 2, move |tx, me| actions::react(tx, me, room, 1, "👍", true)).unwrap();
        write(db, 2, move |tx, me| actions::bookmark(tx, me, room, 1, true)).unwrap();
        let other = group(house, &[2]);
        say(db, 1, other, "남는 말").unwrap();
        let keep = |days| {
            let new = Settings {
                name: "점검".to_owned(),
                topic: String::new(),
                posting: Who::Members,
                inviting: Who::Members,
                history: maru_messenger::model::History::All,
                guests: false,
                confined: false,
                keeps_days: days,
            };
            write(db, 1, move |tx, me| actions::arrange_room(tx, me, room, &new))
        };
        assert_eq!(code(keep(Some(0))), "messenger.time");
        keep(Some(7)).unwrap();
        let class = house.house.offers.retention.iter().find(|r| r.class() == "messenger.messages").unwrap();
        let due = |days: i64| {
            let now = db.now() + jiff::SignedDuration::from_hours(24 * days);
            read(db, |conn| class.due(conn, now, None, 10))
        };
        assert!(due(6).is_empty(), "it is kept");
        let items = due(8);
        assert_eq!(items.len(), 1, "of this room only: {items:?}");
        let last = items[0].clone();
        let later = db.now() + jiff::SignedDuration::from_hours(24 * 8);
        assert!(read(db, |conn| class.due(conn, later, Some(&last), 10)).is_empty());
        let dispose = || {
            let (class, item) = (std::sync::Arc::clone(class), last.clone());
            let cause = maru_kernel::Cause::system("test");
            let done: maru_store::StoreResult<()> =
                db.write_blocking(&cause, move |tx| class.dispose(tx, &item));
            done.unwrap();
        };
        dispose();
        assert_eq!(
            read(db, |conn| message::main(conn, place(room, 1), Part::After(0), 10)).len(),
            1,
            "not yet"
        );
        let age = |tx: &mut maru_store::Tx<'_>| -> maru_store::StoreResult<()> {
            use diesel::RunQueryDsl;
            let long_ago = maru_store::Utc(tx.now() - jiff::SignedDuration::from_hours(24 * 8));
            maru_store::sql("UPDATE messenger_messages SET at = $1")
                .bind::<maru_store::UtcTime, _>(long_ago)
                .execute(tx.conn())?;
            Ok(())
        };
        db.write_blocking(&maru_kernel::Cause::system("test"), age).unwrap();
        dispose();
        dispose();
        assert!(read(db, |conn| message::main(conn, place(room, 1), Part::After(0), 10)).is_empty());
        assert!(read(db, |conn| message::originals_of(conn, room, 1)).is_empty());
        let two = Id::from_i64(2);
        assert!(read(db, |conn| mark::bookmarked(conn, two, maru_kernel::Timestamp::MAX, 10)).is_empty());
        assert!(read(db, |conn| call::of_person(conn, two, Id::from_i64(i64::MAX), 10)).is_empty());
        assert_eq!(read(db, |conn| message::main(conn, place(other, 1), Part::After(0), 10)).len(), 1);
        say(db, 1, room, "새 말").unwrap();
        assert_eq!(read(db, |conn| room::any(conn, room)).unwrap().last, 2, "numbers are not given again");
    });
}
