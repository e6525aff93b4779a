//! Conversations through crashes: the real server is killed again and again while people talk. Whatever it acknowledged is
//! there, and what is sent again because nobody knows is there once; everybody who listens has seen all of it.
#![cfg(test)]

mod demonstration;
mod service;
mod speaking;
mod talkers;

use futures_util::future::join_all;
use maru_load::{Heard, Socket};
use maru_testkit::{TempFolder, postgres_uri};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rustix::process::Signal;
use std::net::{SocketAddr, TcpListener};
use std::time::{Duration, Instant};
use talkers::{PATIENCE, PEOPLE, crowd, everybody_has_all, house};

/// Kills of the server on each database; more by `MARU_KILLS`.
const KILLS: usize = 8;
fn survives(database: Option<&str>) {
    let data = TempFolder::new();
    let (place, at, mut talkers) = house(data.path(), database);
    let kills = std::env::var("MARU_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(KILLS);
    let seed = std::env::var("MARU_SEED").ok().and_then(|text| text.parse().ok());
    let seed = seed.unwrap_or_else(|| u64::from(std::process::id()));
    println!("seed {seed}");
    let mut chance = StdRng::seed_from_u64(seed);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let mut cut = 0;
    for _ in 0..kills {
        let service = place.start();
        let talk = talkers.iter_mut().map(|talker| talker.talk(at, None));
        let kill = async {
            tokio::time::sleep(Duration::from_millis(chance.random_range(300..900))).await;
            service.kill();
        };
        runtime.block_on(async { tokio::join!(kill, join_all(talk)) });
        cut += talkers.iter().map(|talker| talker.waiting.len()).sum::<usize>();
    }
    let _service = place.start();
    let said: usize = talkers.iter().map(|talker| talker.said).sum();
    let gaps: usize = talkers.iter().map(|talker| talker.gaps).sum();
    runtime.block_on(async { join_all(talkers.iter_mut().map(|talker| talker.talk(at, Some(said)))).await });
    println!("{kills} kills: {said} said, {cut} on their way when it was killed, {gaps} gaps");
    everybody_has_all(&talkers, said);
    assert!(cut > 0, "something was on its way at each kill");
    assert!(said > kills * PEOPLE.len(), "they did talk: {said}");
}

#[test]
fn s_400_a_talk_survives_a_server_that_is_killed() {
    survives(None);
}

#[test]
fn s_400_a_talk_survives_a_server_that_is_killed_on_postgres_too() {
    survives(Some(&postgres_uri()));
}

/// People who are signed in when the server is started again.
const CROWD: i64 = 112;
/// One fewer than somebody may have, as some of them talk as well.
const SOCKETS: usize = 9;

/// Listens until it is told that the server starts again, and comes back as `docs/messenger-protocol.md` says; tells how long
/// that took.
async fn comes_back(at: SocketAddr, cookie: &str, pause: Duration) -> Duration {
    let mut socket = heard(at, cookie).await.unwrap();
    loop {
        match socket.hearing.next().await {
            Ok(Heard::Close(code)) => {
                assert_eq!(code, 1012, "it is told why");
                break;
            }
            Ok(_) => {}
            Err(error) => panic!("cut off without a word: {error}"),
        }
    }
    let began = Instant::now();
    tokio::time::sleep(pause).await;
    while heard(at, cookie).await.is_err() {
        assert!(began.elapsed() < PATIENCE, "nobody is there");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    began.elapsed()
}

/// A socket that is answered.
async fn heard(at: SocketAddr, cookie: &str) -> maru_load::Outcome<Socket> {
    let mut socket = Socket::open(at, "/messenger/socket", &format!("http://{at}"), cookie).await?;
    socket.voice.say(r#"{"op":"rooms"}"#).await?;
    loop {
        match socket.hearing.next().await? {
            Heard::Text(_) => return Ok(socket),
            Heard::Ping(_) => {}
            Heard::Close(code) => return Err(format!("closed: {code}").into()),
        }
    }
}

#[test]
fn s_429_a_thousand_sockets_come_back_after_a_restart_and_have_missed_nothing() {
    let data = TempFolder::new();
    let (place, at, mut talkers) = house(data.path(), None);
    let cookies = crowd(&place, CROWD);
    // As systemd keeps it: open while nobody serves.
    let port = TcpListener::bind(at).unwrap();
    let mut service = place.start_on(&port);
    let mut chance = StdRng::seed_from_u64(u64::from(std::process::id()));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let took = runtime.block_on(async {
        let sockets = (0..SOCKETS).flat_map(|_| &cookies);
        let mut pause = || Duration::from_millis(chance.random_range(1_000..10_000));
        let crowd = join_all(sockets.map(|cookie| comes_back(at, cookie, pause())).collect::<Vec<_>>());
        let talk = async { join_all(talkers.iter_mut().map(|talker| talker.talk(at, None))).await };
        let restart = async {
            tokio::time::sleep(Duration::from_secs(4)).await;
            service.signal(Signal::TERM);
            let (place, port) = (&place, &port);
            tokio::task::block_in_place(|| {
                service.ended();
                place.start_on(port)
            })
        };
        let (took, _, service) = tokio::join!(crowd, talk, restart);
        let said: usize = talkers.iter().map(|talker| talker.said).sum();
        join_all(talkers.iter_mut().map(|talker| talker.talk(at, Some(said)))).await;
        everybody_has_all(&talkers, said);
        drop(service);
        took
    });
    let longest = took.iter().max().unwrap();
    println!("{} sockets, the last is back after {longest:?}", took.len());
    assert!(took.len() >= 1_000 && *longest < PATIENCE, "{longest:?}");
}
