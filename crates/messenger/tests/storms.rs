//! What one person does in a large room asks nothing of those it does not concern.
#![cfg(test)]

mod house;

use actix_web::http::Method;
use house::visits::person;
use house::{group, in_messenger, in_messenger_at, say, write};
use maru_contract::Dispatcher;
use maru_kernel::Id;
use maru_load::{Heard, Socket};
use maru_messenger::actions::{self, Writing};
use maru_testkit::TestHouse;
use std::net::SocketAddr;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(10);
/// Nothing may come for so long where nothing is to come; lists are told once a second.
const QUIET: Duration = Duration::from_millis(2_500);
/// Those with a page open.
const PEOPLE: std::ops::RangeInclusive<i64> = 1..=9;

async fn page(address: SocketAddr, house: &TestHouse, who: i64, topic: &str) -> Socket {
    let cookies = format!("sid={}", person(house, who).secret());
    let mut socket = Socket::open(address, "/live", "http://127.0.0.1", &cookies).await.unwrap();
    socket.voice.say(topic).await.unwrap();
    socket
}

/// What a page is told within this time.
async fn told(socket: &mut Socket, patience: Duration) -> Option<String> {
    loop {
        match tokio::time::timeout(patience, socket.hearing.next()).await {
            Ok(Ok(Heard::Text(text))) => return Some(text),
            Ok(Ok(Heard::Ping(bytes))) => socket.voice.pong(&bytes).await.unwrap(),
            Ok(Ok(Heard::Close(_)) | Err(_)) | Err(_) => return None,
        }
    }
}

#[test]
fn s_141_who_goes_out_of_a_room_is_looked_at_again_and_nobody_else() {
    in_messenger(async |house| {
        let served = house.serve();
        let others: Vec<i64> = PEOPLE.skip(1).collect();
        let room = group(house, &others);
        let mut pages = Vec::new();
        for who in PEOPLE {
            pages.push(page(served.address, house, who, &format!("messenger/page_ko/{room}")).await);
        }
        let mut dispatcher = Dispatcher::start(house.db(), &house.house.offers.listeners).await.unwrap();
        dispatcher.run().await.unwrap();
        tokio::time::sleep(Duration::from_millis(500)).await;
        let before = house.looks();
        write(house.db(), 9, move |tx, me| actions::leave(tx, me, room)).unwrap();
        write(house.db(), 1, move |tx, me| actions::remove(tx, me, room, Id::from_i64(8))).unwrap();
        dispatcher.run().await.unwrap();
        tokio::time::sleep(Duration::from_millis(500)).await;
        // Who went, who was let out, and who let them out.
        assert_eq!(house.looks() - before, 3, "of nine pages that are open on the room");
        // And they hear no more of it.
        say(house.db(), 1, room, "우리끼리").unwrap();
        let path = format!("/messenger/rooms/{room}/messages");
        assert_eq!(person(house, 1).post(&path, &[("body", "끝")]).await.status, 303);
        assert!(told(&mut pages[2], PATIENCE).await.unwrap().contains("끝"));
        for gone in &mut pages[7..] {
            assert_eq!(told(gone, Duration::from_millis(300)).await, None);
        }
    });
}

#[test]
fn a_recall_concerns_lists_that_show_it_and_numbers_in_which_it_counts() {
    in_messenger(async |house| {
        let served = house.serve();
        let room = group(house, &[2, 3]);
        let path = format!("/messenger/rooms/{room}");
        let mine = |who: i64| format!("messenger/mine_ko/{}", Id::from_i64(who));
        let mut two = page(served.address, house, 2, &mine(2)).await;
        let mut three = page(served.address, house, 3, &mine(3)).await;
        person(house, 1).get("/messenger").await;
        tokio::time::sleep(Duration::from_millis(2_200)).await;
        for body in ["하나", "둘", "셋"] {
            say(house.db(), 1, room, body).unwrap();
        }
        for page in [&mut two, &mut three] {
            while !told(page, PATIENCE).await.unwrap().contains("last=\"3\"") {}
        }
        let reading = person(house, 2).post(&format!("{path}/reading"), &[("seq", "3")]).await;
        assert_eq!(reading.status, 303);
        assert!(told(&mut two, PATIENCE).await.unwrap().contains("read=\"3\""));
        let recall = async |seq: i64| {
            let done = person(house, 1).post(&format!("{path}/messages/{seq}/recall"), &[]).await;
            assert_eq!(done.status, 303, "{}", done.text());
        };
        // An older one counts for whoever has not read it, and is shown to nobody.
        recall(2).await;
        let asks = told(&mut three, PATIENCE).await.unwrap();
        assert!(asks.contains("people=\"3\"") && !asks.contains("line="), "{asks}");
        assert_eq!(told(&mut two, QUIET).await, None, "two has read it and does not see it");
        // The last is shown to both.
        recall(3).await;
        let (shown, counts) =
            (told(&mut two, PATIENCE).await.unwrap(), told(&mut three, PATIENCE).await.unwrap());
        assert!(shown.contains("line=\"3\"") && !shown.contains("people="), "{shown}");
        assert!(counts.contains("line=\"3\"") && counts.contains("people=\"3\""), "{counts}");
        assert!(!counts.contains("셋"));
        // Written anew it is shown anew, and counts as before.
        let edited =
            person(house, 1).post(&format!("{path}/messages/1/text"), &[("body", "하나 하나")]).await;
        assert_eq!(edited.status, 303);
        assert_eq!(told(&mut two, QUIET).await, None, "not the last");
    });
}

#[test]
fn lists_keep_up_with_thousands_of_messages_in_a_second() {
    in_messenger_at(async |house, _| {
        let served = house.serve();
        let room = group(house, &[2]);
        let mut two = page(served.address, house, 2, &format!("messenger/mine_ko/{}", Id::from_i64(2))).await;
        person(house, 1).get("/messenger").await;
        tokio::time::sleep(Duration::from_millis(2_200)).await;
        // The clock of this house stands still, so all of them are of one second.
        for body in ["첫째", "둘째"] {
            let new = Writing { body: body.to_owned(), ..Writing::default() };
            write(house.db(), 1, move |tx, me| {
                (0..2_300).try_for_each(|_| actions::send(tx, me, room, &new).map(drop))
            })
            .unwrap();
            tokio::time::sleep(Duration::from_millis(1_500)).await;
        }
        say(house.db(), 1, room, "마지막").unwrap();
        let mut last = String::new();
        while !last.contains("마지막") {
            last = told(&mut two, PATIENCE).await.expect("lists are told on");
        }
        assert!(last.contains("last=\"4601\""), "{last}");
        let asked = house::visits::scripted(&person(house, 2), Method::GET, "/messenger/news", &[]).await;
        assert_eq!(asked.status, 200);
    });
}
