//! A room is silent for as long as somebody wants; on both databases.
#![cfg(test)]

mod house;

use house::visits::{person, room, say, text};
use house::{group, heard, in_messenger_at, read, write};
use maru_kernel::Id;
use maru_messenger::actions::{self, Writing};
use maru_messenger::model::Priority;
use maru_messenger::store::room as rooms;
use std::collections::BTreeSet;

#[test]
fn s_63_a_room_is_silent_for_a_time_and_rings_again_by_itself() {
    in_messenger_at(async |house, hands| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "점검", &[2]).await;
        say(&me, &room, "첫 말").await;
        let unread = || read(house.db(), |conn| rooms::unread_rooms(conn, Id::from_i64(2), false));
        assert_eq!(unread(), 1);
        let marks = format!("{room}/marks");
        let hour = [("mark", "mute"), ("on", "true"), ("until", "hour")];
        assert_eq!(other.post(&marks, &hour).await.status, 303);
        assert_eq!(unread(), 0, "a silent room does not count");
        assert!(
            text(&other, &format!("{room}/about"))
                .await
                .contains("2026. 11. 23.(월) 11:00까지 알림을 껐습니다.")
        );
        assert!(!text(&me, &format!("{room}/about")).await.contains("까지 알림을 껐습니다."));
        hands.minutes(59);
        house.settle().await;
        assert_eq!(unread(), 0);
        hands.minutes(2);
        house.settle().await;
        assert_eq!(unread(), 1, "it rings again");
        // Without end, and by hand.
        assert_eq!(other.post(&marks, &[("mark", "mute"), ("on", "true"), ("until", "")]).await.status, 303);
        hands.minutes(10 * 24 * 60);
        house.settle().await;
        assert_eq!(unread(), 0);
        assert_eq!(other.post(&marks, &[("mark", "mute"), ("on", "false")]).await.status, 303);
        assert_eq!(unread(), 1);
        let odd = [("mark", "mute"), ("on", "true"), ("until", "someday")];
        assert_eq!(other.post(&marks, &odd).await.status, 422);
    });
}

#[test]
fn what_is_urgent_is_told_by_a_name_of_its_own() {
    in_messenger_at(async |house, _| {
        let (db, room) = (house.db(), group(house, &[2, 3]));
        for priority in [Priority::Usual, Priority::Urgent] {
            let body = "[@직원 2](/people/0000000000002) 봐 주세요".to_owned();
            let new = Writing { body, priority, asks: true, ..Writing::default() };
            write(db, 1, move |tx, me| actions::send(tx, me, room, &new)).unwrap();
        }
        house.settle().await;
        assert_eq!(heard(house, "messenger.called"), [BTreeSet::from([2])]);
        assert_eq!(heard(house, "messenger.asked"), [BTreeSet::from([3])]);
        assert_eq!(heard(house, "messenger.urged"), [BTreeSet::from([2]), BTreeSet::from([3])]);
        assert!(house.house.offers.urgent.contains(&"messenger.urged"));
    });
}
