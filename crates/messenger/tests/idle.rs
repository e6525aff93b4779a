//! A page that is left open keeps nobody signed in, and comes to its end with the session.
#![cfg(test)]

mod house;

use actix_web::http::Method;
use diesel::{QueryableByName, RunQueryDsl};
use house::visits::{scripted, text};
use house::{group, in_signed_messenger, read, say, signed_in};
use maru_load::{Heard, Socket};
use maru_store::{Utc, UtcTime, sql};
use maru_testkit::{TestHouse, Visitor};
use maru_web::live::Pace;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(10);
/// What is noted is noted behind the answer, within this.
const BEHIND: Duration = Duration::from_millis(60);

/// When the session was used last.
fn seen_at(house: &TestHouse) -> jiff::Timestamp {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = UtcTime)]
        seen_at: Utc,
    }
    let row: Row = read(house.db(), |conn| {
        Ok(sql("SELECT max(seen_at) AS seen_at FROM directory_sessions").get_result(conn)?)
    });
    row.seen_at.0
}

/// Everything that a page asks for while nobody touches it.
async fn left_open(kim: &Visitor<'_>, room: &str) -> Vec<u16> {
    let mut all = Vec::new();
    for path in ["/messenger/news", "/messenger/list", "/live/session"] {
        all.push(kim.get(path).await.status.as_u16());
    }
    for path in [format!("{room}/since?change=0"), format!("{room}/messages/1/cards")] {
        all.push(scripted(kim, Method::GET, &path, &[]).await.status.as_u16());
    }
    all.push(scripted(kim, Method::POST, &format!("{room}/reading"), &[("seq", "1")]).await.status.as_u16());
    // The picture of a message that arrived, a second try of one that did not get through, and the sockets.
    let picture = kim.request(Method::GET, "/messenger").insert_header(("sec-fetch-dest", "image"));
    all.push(kim.send(picture).await.status.as_u16());
    let again = kim.request(Method::GET, room).insert_header(("maru-by-itself", "1"));
    all.push(kim.send(again).await.status.as_u16());
    all.push(kim.request_status(Method::GET, "/live").await);
    all.push(kim.request_status(Method::GET, "/messenger/socket").await);
    tokio::time::sleep(BEHIND).await;
    all
}

#[test]
fn s_133_a_page_that_is_left_open_goes_idle_and_a_click_does_not() {
    in_signed_messenger(async |house, hands| {
        let room = group(house, &[2]);
        say(house.db(), 2, room, "[점검](/wiki)").unwrap();
        let room = format!("/messenger/rooms/{room}");
        let (kim, _) = signed_in(house, 1);
        let begun = seen_at(house);
        // Looked at for the first time, which is a click.
        hands.minutes(5);
        text(&kim, &room).await;
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while seen_at(house) == begun {
            assert!(tokio::time::Instant::now() < deadline, "a click was not noted");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let clicked = seen_at(house);
        for minute in 0..14 {
            hands.minutes(2);
            let answers = left_open(&kim, &room).await;
            assert!(!answers.contains(&401) && !answers.contains(&303), "minute {minute}: {answers:?}");
            assert_eq!(seen_at(house), clicked, "minute {minute}: asking by itself was taken for a use");
        }
        hands.minutes(2);
        let answers = left_open(&kim, &room).await;
        assert!(answers.iter().all(|status| [401, 303].contains(status)), "{answers:?}");
        // Whoever comes back is told in one sentence, and led back.
        let away = kim.get(&room).await;
        assert!(away.location().starts_with("/sign-in?next="), "{}", away.location());
        assert!(text(&kim, away.location()).await.contains("sign-in-ended"));
        assert!(!text(&house.stranger(), "/sign-in").await.contains("sign-in-ended"), "was never here");
    });
}

#[test]
fn s_133_pings_keep_nobody_signed_in_and_the_socket_ends_with_the_session() {
    in_signed_messenger(async |house, hands| {
        let pace = Pace { ping_every: Duration::from_millis(50), longest_silence: PATIENCE };
        house.front.hub.set_pace(pace);
        let served = house.serve();
        let (_, secret) = signed_in(house, 1);
        let cookies = format!("sid={secret}");
        let mut socket = Socket::open(served.address, "/live", "http://127.0.0.1", &cookies).await.unwrap();
        let begun = seen_at(house);
        let mut pings = 0;
        let closed = loop {
            match tokio::time::timeout(PATIENCE, socket.hearing.next()).await.unwrap().unwrap() {
                Heard::Ping(bytes) => {
                    socket.voice.pong(&bytes).await.unwrap();
                    pings += 1;
                    hands.minutes(5);
                }
                Heard::Close(code) => break code,
                Heard::Text(_) => {}
            }
        };
        assert_eq!(seen_at(house), begun);
        assert!((6..=8).contains(&pings), "{pings} rounds of five minutes");
        assert_eq!(closed, 1008);
    });
}
