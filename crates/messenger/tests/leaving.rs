//! Who is not there any more goes out of groups and channels, and nobody waits for them to read.
#![cfg(test)]

mod house;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use house::visits::{person, text};
use house::{code, group, in_messenger, read, say, write};
use maru_contract::Offers;
use maru_kernel::{Cause, Id};
use maru_messenger::actions::{self, NewRoom};
use maru_messenger::model::{History, Who};
use maru_messenger::store::member;
use maru_messenger::store::room::Settings;
use maru_store::{Db, StoreError, sql};

/// Somebody leaves the agency.
fn deactivate(db: &Db, person: i64) {
    let done = db.write_blocking::<_, StoreError>(&Cause::system("test"), move |tx| {
        let gone = sql("UPDATE directory_persons SET active = $2 WHERE id = $1")
            .bind::<BigInt, _>(person)
            .bind::<diesel::sql_types::Bool, _>(false);
        Ok(gone.execute(tx.conn())?)
    });
    assert_eq!(done.unwrap(), 1);
}

fn inside(db: &Db, room: Id) -> Vec<i64> {
    let mut inside: Vec<i64> =
        read(db, |conn| member::people(conn, room)).into_iter().map(|one| one.as_i64()).collect();
    inside.sort_unstable();
    inside
}

fn unread(db: &Db, room: Id) -> i64 {
    read(db, |conn| member::behind(conn, room, 1)).iter().map(|one| one.people).sum()
}

fn settings(guests: bool) -> Settings {
    Settings {
        name: "합동 점검".to_owned(),
        topic: String::new(),
        posting: Who::Members,
        inviting: Who::Members,
        history: History::All,
        guests,
        confined: false,
        keeps_days: None,
    }
}

#[test]
fn who_has_left_goes_out_of_groups_and_channels() {
    in_messenger(async |house| {
        let (db, offers) = (house.db(), Offers::of(&house.house.offers));
        let room = group(house, &[2, 3]);
        let (makes, asks) = (offers.clone(), offers.clone());
        let new = NewRoom { is_channel: true, name: "제설 소식".to_owned(), ..NewRoom::default() };
        let channel = write(db, 1, move |tx, me| actions::make_room(tx, me, &makes, &new)).unwrap();
        write(db, 3, move |tx, me| actions::join(tx, me, channel)).unwrap();
        let direct =
            write(db, 3, move |tx, me| actions::open_direct(tx, me, &asks, Id::from_i64(1))).unwrap();
        let theirs = write(db, 3, move |tx, me| {
            let new =
                NewRoom {
                    name: "인수할 방".to_owned(), people: vec![Id::from_i64(2)], ..NewRoom::default()
                };
            actions::make_room(tx, me, &offers, &new)
        });
        let theirs = theirs.unwrap();
        say(db, 1, room, "읽어 주십시오").unwrap();
        write(db, 2, move |tx, me| actions::read_up_to(tx, me, room, 1)).unwrap();
        assert_eq!(actions::let_out_gone(db).unwrap(), 0);
        deactivate(db, 3);
        assert_eq!(unread(db, room), 2, "3, and 1 who wrote it");
        assert_eq!(actions::let_out_gone(db).unwrap(), 2);
        assert_eq!(actions::let_out_gone(db).unwrap(), 0);
        assert_eq!((inside(db, room), inside(db, channel)), (vec![1, 2], vec![1]));
        assert_eq!((inside(db, direct), unread(db, room)), (vec![1, 3], 1));
        let page = text(&person(house, 1), &format!("/messenger/rooms/{room}")).await;
        assert!(page.contains("2명") && !page.contains("직원 3,"), "{page}");
        house.settle().await;
        assert_eq!(house::heard(house, "messenger.removed").len(), 2);
        // A room that rests on them waits to be handed over; another who manages it, and they go.
        assert_eq!(inside(db, theirs), [2, 3]);
        write(db, 3, move |tx, me| actions::appoint(tx, me, theirs, Id::from_i64(2), true)).unwrap();
        assert_eq!(actions::let_out_gone(db).unwrap(), 1);
        assert_eq!(inside(db, theirs), [2]);
    });
}

#[test]
fn s_34_guests_go_out_of_a_room_where_they_may_be_no_more() {
    in_messenger(async |house| {
        let (db, offers, room) = (house.db(), Offers::of(&house.house.offers), group(house, &[2]));
        let arrange = |guests: bool| {
            let new = settings(guests);
            write(db, 1, move |tx, me| actions::arrange_room(tx, me, room, &new)).unwrap();
        };
        arrange(true);
        let guest = [Id::from_i64(50)];
        write(db, 1, move |tx, me| actions::invite(tx, me, &offers, room, &guest)).unwrap();
        say(db, 50, room, "안녕하십니까").unwrap();
        assert_eq!(actions::let_out_gone(db).unwrap(), 0);
        arrange(false);
        assert_eq!(inside(db, room), [1, 2]);
        arrange(true);
        assert_eq!(code(say(db, 50, room, "아직 있습니다")), "messenger.missing", "asked in anew, if at all");
    });
}
