//! Forwarding: with files and without traces for those who may not know; on both databases.
#![cfg(test)]

mod house;

use house::visits::{element, person, room, say, text, upload};
use house::{code, group, heard, in_messenger, read, write};
use maru_kernel::Id;
use maru_messenger::actions::{self, Forwarding, Writing};
use maru_messenger::model::Place;
use maru_messenger::store::message::{self, Part};
use maru_store::Db;
use std::collections::BTreeSet;

fn said(db: &Db, room: Id) -> Vec<(i64, String)> {
    let place = Place { room, person: Id::from_i64(1), from: 1 };
    let all = read(db, |conn| message::main(conn, place, Part::After(0), 100));
    all.into_iter().map(|message| (message.author.as_i64(), message.body)).collect()
}

#[test]
fn s_428_a_message_is_said_once_in_each_room_and_calls_nobody_again() {
    in_messenger(async |house| {
        let (db, from) = (house.db(), group(house, &[2]));
        let (one, two) = (group(house, &[2, 3]), group(house, &[4]));
        let body = "[@직원 2](/people/0000000000002) 봐 주세요";
        let new = Writing { body: body.to_owned(), ..Writing::default() };
        write(db, 1, move |tx, me| actions::send(tx, me, from, &new)).unwrap();
        let new = Forwarding {
            to: vec![one, two, one],
            words: "참고하십시오.".to_owned(),
            sending: "f1".to_owned(),
        };
        let again = |new: &Forwarding| {
            let new = new.clone();
            write(db, 1, move |tx, me| actions::forward(tx, me, from, 1, &new)).unwrap()
        };
        assert_eq!(again(&new).len(), 2);
        again(&new);
        for room in [one, two] {
            assert_eq!(said(db, room), [(1, body.to_owned()), (1, "참고하십시오.".to_owned())]);
        }
        // It says who wrote it, and stays what they wrote.
        let edited = write(db, 1, move |tx, me| actions::edit(tx, me, one, 1, "다른 말"));
        assert_eq!(code(edited), "messenger.forwarded");
        house.settle().await;
        assert_eq!(heard(house, "messenger.called"), [BTreeSet::from([2])], "where it was said first");
        // All or none, and only where one may write.
        let refused = |person: i64, to: Vec<Id>| {
            let new = Forwarding { to, ..Forwarding::default() };
            code(write(db, person, move |tx, me| actions::forward(tx, me, from, 1, &new)))
        };
        assert_eq!(refused(2, vec![one, two]), "messenger.missing");
        assert_eq!(said(db, one).len(), 2, "nothing was said in the one that could be written in");
        assert_eq!(refused(3, vec![one]), "messenger.missing");
        assert_eq!(refused(1, vec![]), "messenger.rooms");
        assert_eq!(refused(1, (0..11).map(Id::from_i64).collect()), "messenger.rooms");
        write(db, 1, move |tx, me| actions::recall(tx, me, from, 1)).unwrap();
        assert_eq!(refused(1, vec![one]), "messenger.recalled");
    });
}

#[test]
fn s_145_s_175_only_those_of_the_old_room_learn_of_it_and_those_of_the_new_open_its_files() {
    in_messenger(async |house| {
        let (me, both, new) = (person(house, 1), person(house, 2), person(house, 3));
        let secret = room(&me, "비밀 회의", &[2]).await;
        let open = room(&me, "공개 회의", &[2, 3]).await;
        let file = upload(&both, &secret).await;
        let sent =
            both.post(&format!("{secret}/messages"), &[("body", "계획입니다."), ("file", &file)]).await;
        assert_eq!(sent.status, 303);
        let page = format!("{secret}/messages/1/forwarding");
        let form = text(&me, &page).await;
        assert!(form.contains("공개 회의") && !form.contains(">비밀 회의<"), "{form}");
        let to = open.rsplit('/').next().unwrap();
        assert_eq!(me.post(&page, &[("room", to), ("words", ""), ("odd", "")]).await.status, 400);
        let looked =
            me.post(&page, &[("room", to), ("q", "없는 방"), ("words", "덧붙임"), ("more", "true")]).await;
        assert!(
            looked.text().contains(" checked") && looked.text().contains("덧붙임</textarea>"),
            "{}",
            looked.text()
        );
        let none = me.post(&page, &[("words", "덧붙임")]).await;
        assert!(none.status == 422 && none.text().contains("덧붙임</textarea>"), "{}", none.text());
        let led = me.post(&page, &[("room", to), ("words", "")]).await;
        assert!(led.location().starts_with(&open), "{}", led.location());
        let seen = element(&text(&new, &open).await, 1).to_owned();
        assert!(seen.contains("계획입니다.") && seen.contains("전달된 메시지"), "{seen}");
        for leak in ["비밀", "직원 2", secret.as_str(), &file] {
            assert!(!seen.contains(leak), "{leak} in {seen}");
        }
        let known = element(&text(&both, &open).await, 1).to_owned();
        for part in ["비밀 회의에서 직원 2 님의 메시지를 전달", &format!("{secret}?at=1#m-1")]
        {
            assert!(known.contains(part), "{part} in {known}");
        }
        // The copy's file is opened by those of its room, and not the source's.
        let copy = seen.split("href=\"/files/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(new.get(&format!("/files/{copy}")).await.status, 200);
        assert_eq!(new.get(&format!("/files/{file}")).await.status, 404);
        assert_eq!(person(house, 4).get(&format!("/files/{copy}")).await.status, 404);
        assert_eq!(new.get(&page).await.status, 404);
        // What is taken back where it came from stays where it is, with its file.
        assert_eq!(both.post(&format!("{secret}/messages/1/recall"), &[]).await.status, 303);
        assert!(element(&text(&new, &open).await, 1).contains("계획입니다."));
        assert_eq!(new.get(&format!("/files/{copy}")).await.status, 200);
        assert_eq!(both.get(&format!("/files/{file}")).await.status, 404);
    });
}

#[test]
fn what_a_room_or_the_agency_keeps_in_is_not_forwarded() {
    in_messenger(async |house| {
        let me = house.visitor(Id::from_i64(1), "정책", &["messenger.policy.decide"]);
        let (kept, open) = (room(&me, "내부 회의", &[2]).await, room(&me, "공개 회의", &[2]).await);
        for room in [&kept, &open] {
            say(&me, room, "회의 결과").await;
        }
        let to = open.rsplit('/').next().unwrap();
        let settings = [
            ("name", "내부 회의"),
            ("topic", ""),
            ("posting", "members"),
            ("history", "all"),
            ("confined", "on"),
        ];
        assert_eq!(me.post(&format!("{kept}/settings"), &settings).await.status, 303);
        let one = format!("{kept}/messages/1");
        assert!(!text(&me, &one).await.contains("/forwarding"));
        assert_eq!(me.get(&format!("{one}/forwarding")).await.status, 403);
        assert_eq!(me.post(&format!("{one}/forwarding"), &[("room", to)]).await.status, 403);
        assert!(text(&me, &format!("{open}/messages/1")).await.contains("/forwarding"));
        let policy = [("recall", ""), ("edit", ""), ("call_all", "20"), ("confined", "on")];
        assert_eq!(me.post("/admin/messenger", &policy).await.status, 303);
        assert_eq!(me.get(&format!("{open}/messages/1/forwarding")).await.status, 403);
        let notes = me.post("/messenger/rooms", &[("kind", "own")]).await.location().to_owned();
        say(&me, &notes, "내 메모").await;
        let led = me.post(&format!("{notes}/messages/1/forwarding"), &[("room", to)]).await;
        assert_eq!(led.status, 303, "one's own notes are one's own");
    });
}
