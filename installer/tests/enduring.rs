//! Conversations that endure: a database that starts again under them, and readers who do not read.
#![cfg(test)]

mod demonstration;
mod service;
mod speaking;
mod talkers;

use futures_util::future::join_all;
use maru_load::{Heard, Socket};
use maru_testkit::{AgencyPostgres, TempFolder};
use serde_json::{Value, json};
use speaking::ask;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use talkers::{crowd, everybody_has_all, house, own_id};

/// Crashes of the database.
const CRASHES: usize = 3;
/// How long it is away each time.
const AWAY: Duration = Duration::from_millis(1_500);
/// Everybody is heard again so soon after it is back (S-405).
const RECOVERY: Duration = Duration::from_secs(5);

/// Waits until each of these has gone up, and tells how long that took.
async fn all_go_up(counts: &[Arc<AtomicUsize>]) -> Duration {
    let known: Vec<usize> = counts.iter().map(|count| count.load(Ordering::Relaxed)).collect();
    let began = Instant::now();
    while counts.iter().zip(&known).any(|(count, known)| count.load(Ordering::Relaxed) <= *known) {
        assert!(began.elapsed() < Duration::from_secs(30), "somebody is not heard any more");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    began.elapsed()
}

#[test]
fn s_405_a_talk_goes_on_when_postgresql_crashes_and_starts_again() {
    let (data, mut database) = (TempFolder::new(), AgencyPostgres::start());
    let (place, at, mut talkers) = house(data.path(), Some(&database.uri("maru", "maru")));
    let service = place.start();
    let counts: Vec<Arc<AtomicUsize>> =
        talkers.iter().map(|talker| Arc::clone(&talker.acknowledged)).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let recoveries = runtime.block_on(async {
        let talk = join_all(talkers.iter_mut().map(async |talker| {
            loop {
                talker.talk(at, None).await;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }));
        let crashes = async {
            let mut recoveries = Vec::new();
            for _ in 0..CRASHES {
                all_go_up(&counts).await;
                tokio::task::block_in_place(|| database.kill());
                tokio::time::sleep(AWAY).await;
                tokio::task::block_in_place(|| database.revive());
                recoveries.push(all_go_up(&counts).await);
            }
            recoveries
        };
        tokio::select! {
            _ = talk => unreachable!("they talk for ever"),
            recoveries = crashes => recoveries,
        }
    });
    let said: usize = talkers.iter().map(|talker| talker.said).sum();
    runtime.block_on(async { join_all(talkers.iter_mut().map(|talker| talker.talk(at, Some(said)))).await });
    println!("{said} said, heard again after {recoveries:?}");
    everybody_has_all(&talkers, said);
    assert!(recoveries.iter().all(|recovery| *recovery <= RECOVERY), "{recoveries:?}");
    service.stop();
}

/// People who do not read, and sockets of each.
const SILENT: i64 = 12;
const SOCKETS: usize = 9;
/// Messages that are sent past them, each of so many letters.
const MESSAGES: usize = 400;
const LETTERS: usize = 8_000;
/// What the server may take for all of them (S-420).
const MOST_MEMORY: u64 = 50 << 10;

/// The memory of a process, in KiB.
fn resident(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// A socket that hears of the room from a change on.
async fn opened(at: SocketAddr, cookie: &str, room: &str, after: i64) -> Socket {
    let mut socket = Socket::open(at, "/messenger/socket", &format!("http://{at}"), cookie).await.unwrap();
    socket.voice.say(&json!({ "op": "open", "room": room, "after": after }).to_string()).await.unwrap();
    socket
}

/// Reads until change `last` is known, or the line is closed; says how far it came and how many messages that were.
async fn read_on(socket: &mut Socket, mut known: i64, last: i64) -> (i64, usize) {
    let mut count = 0;
    while known < last {
        match socket.hearing.next().await {
            Ok(Heard::Text(text)) => {
                let frame: Value = serde_json::from_str(&text).unwrap();
                if frame["type"] == "changes" {
                    assert!(frame["after"].as_i64().unwrap() <= known, "nothing is left out: {known}");
                    let messages = frame["messages"].as_array().unwrap();
                    count += messages.iter().filter(|m| m["change"].as_i64().unwrap() > known).count();
                    known = known.max(frame["change"].as_i64().unwrap());
                }
            }
            Ok(Heard::Ping(bytes)) => socket.voice.pong(&bytes).await.unwrap_or_default(),
            Ok(Heard::Close(_)) | Err(_) => break,
        }
    }
    (known, count)
}

#[test]
fn s_420_readers_who_do_not_read_are_cut_hold_nobody_up_and_go_on_where_they_were() {
    let data = TempFolder::new();
    let (place, at, talkers) = house(data.path(), None);
    let cookies = crowd(&place, SILENT);
    let service = place.start();
    let (teller, room) = (talkers[0].cookie.clone(), talkers[0].room.clone());
    let people: String =
        cookies.iter().map(|cookie| format!("person=person:{}&", own_id(at, cookie))).collect();
    let address = format!("/messenger/rooms/{room}");
    let invited =
        ask(at, "POST", &format!("{address}/members"), &[("Cookie", &teller)], people.trim_end_matches('&'));
    assert_eq!(invited.status, 303, "{}", invited.body);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let mut silent = Vec::new();
        for cookie in cookies.iter().flat_map(|cookie| std::iter::repeat_n(cookie, SOCKETS)) {
            silent.push(opened(at, cookie, &room, 0).await);
        }
        let mut reader = opened(at, &talkers[1].cookie, &room, 0).await;
        let before = resident(service.id());
        let body = "가".repeat(LETTERS);
        let saying = tokio::task::spawn_blocking(move || {
            for n in 0..MESSAGES {
                let form = format!("body={n}+{body}");
                let said = ask(at, "POST", &format!("{address}/messages"), &[("Cookie", &teller)], &form);
                assert_eq!(said.status, 303, "{}", said.body);
            }
        });
        let (_, came) = read_on(&mut reader, 0, i64::try_from(MESSAGES).unwrap()).await;
        saying.await.unwrap();
        assert_eq!(came, MESSAGES, "whoever reads hears all of it");
        let grown = resident(service.id()).saturating_sub(before);
        println!("{} sockets nobody reads: memory grew by {grown} KiB", silent.len());
        assert!(grown < MOST_MEMORY, "{grown} KiB");
        // What the system had taken in already is read to its end; the line behind it is cut, and what one knows is where one goes on.
        let (mut cut, last) = (0, i64::try_from(MESSAGES).unwrap());
        for (n, mut socket) in silent.into_iter().enumerate() {
            let (known, had) = read_on(&mut socket, 0, last).await;
            cut += usize::from(known < last);
            if n % SOCKETS == 0 && known < last {
                drop(socket);
                let mut again = opened(at, &cookies[n / SOCKETS], &room, known).await;
                let (_, rest) = read_on(&mut again, known, last).await;
                assert_eq!(had + rest, MESSAGES, "nothing is missing and nothing came twice");
            }
        }
        println!("{cut} were cut");
        assert!(cut > SOCKETS, "they were cut: {cut}");
    });
    service.stop();
}
