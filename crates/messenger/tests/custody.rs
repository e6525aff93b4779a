//! What becomes of rooms and of messages that wait when people go, by what the messenger brings to handover; on both databases.
#![cfg(test)]

mod house;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool};
use house::visits::{key, person, text};
use house::{code, group, heard, in_messenger, read, say, viewer, write};
use maru_contract::{Custody, Offers};
use maru_kernel::{Cause, Id, Lang, PersonId, Ref};
use maru_messenger::actions::{self, NewRoom, Writing};
use maru_messenger::model::{History, Later, Place, Who};
use maru_messenger::store::message::{self, Part};
use maru_messenger::store::room::{self, Settings};
use maru_store::{Db, StoreResult, Tx, sql};
use maru_testkit::TestHouse;
use std::sync::Arc;

/// Whoever goes, somebody who stays, and their successor.
const LEAVER: i64 = 1;
const OTHER: i64 = 2;
const HEIR: i64 = 3;
const GUEST: i64 = 50;

fn id(number: i64) -> PersonId {
    Id::from_i64(number)
}

fn custody(house: &TestHouse) -> Arc<dyn Custody> {
    Arc::clone(house.house.offers.custody.iter().find(|custody| custody.module() == "messenger").unwrap())
}

fn held(house: &TestHouse, number: i64) -> Vec<Id> {
    let custody = custody(house);
    let held = read(house.db(), |conn| custody.held_by(conn, id(number)));
    assert!(held.iter().all(|item| item.module == "messenger" && item.kind == "room"));
    held.into_iter().map(|item| item.id).collect()
}

fn item(room: Id) -> Ref {
    Ref::new("messenger", "room", room)
}

fn hand_over(house: &TestHouse, room: Id, to: i64) -> bool {
    let custody = custody(house);
    let work = move |tx: &mut Tx<'_>| custody.hand_over(tx, &item(room), id(LEAVER), id(to));
    house.db().write_blocking(&Cause::system("test"), work).unwrap()
}

fn close(house: &TestHouse, room: Id) -> bool {
    let custody = custody(house);
    let work = move |tx: &mut Tx<'_>| custody.dispose(tx, &item(room), id(LEAVER));
    house.db().write_blocking(&Cause::system("test"), work).unwrap()
}

/// Changes a fact of the directory about somebody.
fn set(db: &Db, statement: &'static str, number: i64, on: bool) {
    let work = move |tx: &mut Tx<'_>| -> StoreResult<()> {
        sql(statement).bind::<BigInt, _>(number).bind::<Bool, _>(on).execute(tx.conn())?;
        Ok(())
    };
    db.write_blocking(&Cause::system("test"), work).unwrap();
}

fn leave(db: &Db, number: i64, has_left: bool) {
    set(db, "UPDATE directory_persons SET active = $2 WHERE id = $1", number, !has_left);
}

/// What newcomers to a room read.
fn show(db: &Db, room: Id, history: History, guests: bool) {
    let new = Settings {
        name: "제설 준비".to_owned(),
        topic: String::new(),
        posting: Who::Members,
        inviting: Who::Members,
        history,
        guests,
        confined: false,
        keeps_days: None,
    };
    write(db, LEAVER, move |tx, me| actions::arrange_room(tx, me, room, &new)).unwrap();
}

/// What somebody reads in a room; nothing where they are not in it.
fn reads(db: &Db, room: Id, number: i64) -> Option<Vec<String>> {
    let seen = read(db, |conn| room::seen(conn, room, id(number)))?;
    let place = Place { room, person: id(number), from: seen.me.from };
    let all = read(db, |conn| message::main(conn, place, Part::After(0), 100));
    Some(all.into_iter().map(|message| message.body).collect())
}

fn manages(db: &Db, room: Id, number: i64) -> Option<bool> {
    read(db, |conn| room::seen(conn, room, id(number))).map(|seen| seen.me.manages)
}

fn appoint(db: &Db, room: Id, number: i64, on: bool) {
    write(db, LEAVER, move |tx, me| actions::appoint(tx, me, room, id(number), on)).unwrap();
}

#[test]
fn groups_and_channels_with_one_manager_are_handed_over_and_nothing_else_is() {
    in_messenger(async |house| {
        let (db, offers) = (house.db(), Offers::of(&house.house.offers));
        let own_group = group(house, &[OTHER]);
        let shared = group(house, &[OTHER]);
        appoint(db, shared, OTHER, true);
        let channel = NewRoom { is_channel: true, name: "안전".to_owned(), ..NewRoom::default() };
        let with = offers.clone();
        let channel = write(db, LEAVER, move |tx, me| actions::make_room(tx, me, &with, &channel)).unwrap();
        let with = offers.clone();
        let two = write(db, LEAVER, move |tx, me| actions::open_direct(tx, me, &with, id(OTHER))).unwrap();
        let notes = write(db, LEAVER, actions::open_own).unwrap();
        write(db, LEAVER, move |tx, me| actions::open_unit(tx, me, &offers, id(100))).unwrap();
        assert_eq!(held(house, LEAVER), [own_group, channel]);
        assert!(held(house, OTHER).is_empty(), "somebody else manages it as well");
        for room in [two, notes, shared] {
            assert!(!hand_over(house, room, HEIR) && !close(house, room), "{room}");
            assert_eq!(manages(db, room, HEIR), None);
        }
        // Who has left looks after nothing, nor does somebody from outside.
        leave(db, OTHER, true);
        assert_eq!(held(house, LEAVER), [own_group, shared, channel]);
        leave(db, OTHER, false);
        set(db, "UPDATE directory_persons SET guest = $2 WHERE id = $1", OTHER, true);
        assert_eq!(held(house, LEAVER), [own_group, shared, channel]);
        // Said by hand who manages it, it rests on nobody who goes.
        set(db, "UPDATE directory_persons SET guest = $2 WHERE id = $1", OTHER, false);
        appoint(db, own_group, OTHER, true);
        assert_eq!(held(house, LEAVER), [channel]);
        assert!(!hand_over(house, own_group, HEIR), "passed on meanwhile");
    });
}

#[test]
fn a_successor_manages_the_room_and_reads_what_newcomers_read() {
    in_messenger(async |house| {
        let db = house.db();
        for (history, seen) in [(History::Nothing, vec!["나중"]), (History::All, vec!["먼저", "나중"])]
        {
            let room = group(house, &[OTHER]);
            show(db, room, history, false);
            say(db, OTHER, room, "먼저").unwrap();
            leave(db, LEAVER, true);
            assert_eq!(held(house, LEAVER), [room]);
            assert!(hand_over(house, room, HEIR));
            say(db, OTHER, room, "나중").unwrap();
            let seen: Vec<String> = seen.into_iter().map(str::to_owned).collect();
            assert_eq!(reads(db, room, HEIR), Some(seen));
            assert_eq!((manages(db, room, HEIR), manages(db, room, LEAVER)), (Some(true), Some(false)));
            assert!(held(house, LEAVER).is_empty() && held(house, HEIR).contains(&room));
            assert!(!hand_over(house, room, 4), "what was passed on is not taken from whoever has it now");
            assert_eq!(manages(db, room, 4), None);
            leave(db, LEAVER, false);
        }
        // Somebody who was in it reads on from where they could.
        let room = group(house, &[HEIR]);
        show(db, room, History::Nothing, false);
        say(db, LEAVER, room, "다 읽은 말").unwrap();
        assert!(hand_over(house, room, HEIR));
        assert_eq!(reads(db, room, HEIR), Some(vec!["다 읽은 말".to_owned()]));
        house.settle().await;
        assert_eq!(heard(house, "messenger.room_handed_over"), [[HEIR].into(), [HEIR].into(), [HEIR].into()]);
    });
}

#[test]
fn a_room_nobody_needs_is_closed_and_still_read() {
    in_messenger(async |house| {
        let (db, other) = (house.db(), person(house, OTHER));
        let made = [("kind", "channel"), ("name", "안전 점검"), ("topic", ""), ("person", &key(OTHER))];
        let path = person(house, LEAVER).post("/messenger/rooms", &made).await.location().to_owned();
        let room: Id = path.rsplit('/').next().unwrap().parse().unwrap();
        say(db, OTHER, room, "남는 말").unwrap();
        assert!(text(&person(house, 4), "/messenger/channels").await.contains("안전 점검"));
        assert!(close(house, room) && !close(house, room), "once");
        assert_eq!(code(say(db, OTHER, room, "더")), "messenger.closed");
        let seen = text(&other, &path).await;
        assert!(seen.contains("남는 말") && !seen.contains("<maru-composer"), "{seen}");
        assert!(!text(&person(house, 4), "/messenger/channels").await.contains("안전 점검"));
        assert!(held(house, LEAVER).is_empty());
    });
}

#[test]
fn s_34_guests_take_nothing_over_and_whoever_hands_over_sees_no_more_than_before() {
    in_messenger(async |house| {
        let db = house.db();
        let room = group(house, &[OTHER]);
        show(db, room, History::All, true);
        let custody = custody(house);
        let may = |number: i64| read(db, |conn| custody.may_take(conn, &item(room), &viewer(number)));
        assert!(may(HEIR) && !may(GUEST), "also where guests may be");
        // Whoever hands over learns of channels, which all colleagues know, and of no group.
        let made = [("kind", "channel"), ("name", "안전"), ("topic", "")];
        let path = person(house, LEAVER).post("/messenger/rooms", &made).await.location().to_owned();
        let channel: Id = path.rsplit('/').next().unwrap().parse().unwrap();
        let offers = Offers::of(&house.house.offers);
        let titles = |number: i64| -> Vec<Option<(String, String)>> {
            let refs = [item(room), item(channel)];
            let cards = read(db, |conn| offers.describe(conn, &viewer(number), Lang::Ko, &refs));
            cards.into_iter().map(|card| card.map(|card| (card.title, card.href))).collect()
        };
        assert_eq!(titles(9), [None, Some(("안전".to_owned(), "/messenger/channels".to_owned()))]);
        assert_eq!(titles(GUEST), [None, None]);
        assert_eq!(titles(LEAVER).pop().flatten().unwrap().1, path);
    });
}

#[test]
fn what_waits_to_be_sent_is_told_by_number_alone() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[OTHER]));
        for _ in 0..2 {
            let at = (Later::Hour.at(db.now()), "");
            let new = Writing { body: "다음 주 회의는 없습니다".to_owned(), ..Writing::default() };
            write(db, LEAVER, move |tx, me| actions::schedule(tx, me, room, &new, at)).unwrap();
        }
        let custody = custody(house);
        let told = |number: i64, lang| read(db, |conn| custody.ends_with(conn, id(number), lang));
        let [line] = told(LEAVER, Lang::Ko).try_into().unwrap();
        assert!(line.contains("2건") && !line.contains("회의") && !line.contains("점검"), "{line}");
        assert!(told(LEAVER, Lang::En)[0].contains(": 2."));
        assert!(told(OTHER, Lang::Ko).is_empty());
    });
}
