//! Contents that come piece by piece, over HTTP on both databases.

use crate::boxes::{ME, OTHER, files, modules, sent};
use crate::keeping::contents;
use actix_web::http::Method;
use diesel::RunQueryDsl;
use maru_files::Options;
use maru_kernel::{Cause, Clock, Timestamp};
use maru_store::{StoreResult, Tx, sql};
use maru_testkit::{Reply, TempFolder, TestHouse, Visitor, in_house_by};
use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Bytes of a piece, as the server tells.
const PIECE: usize = 8 << 20;

/// A house with files, and the hours its clock is ahead.
fn in_files_house(
    change: fn(&mut Options),
    body: impl AsyncFn(&TestHouse, &Path, &maru_files::Files, &AtomicU64),
) {
    let (folder, hours) = (TempFolder::new(), Arc::new(AtomicU64::new(0)));
    let ahead = Arc::clone(&hours);
    let clock =
        Clock::from_fn(move || Timestamp::now() + Duration::from_secs(3_600 * ahead.load(Ordering::Relaxed)));
    let kept = std::sync::Mutex::new(None);
    in_house_by(
        &clock,
        |_| {
            let files = files(&folder, change);
            *kept.lock().unwrap() = Some(files.clone());
            modules(&files)
        },
        async |house| {
            hours.store(0, Ordering::Relaxed);
            let files = kept.lock().unwrap().clone().unwrap();
            body(house, folder.path(), &files, &hours).await;
        },
    );
}

async fn begin(visitor: &Visitor<'_>, name: &str, size: usize, mark: &str) -> Reply {
    visitor.post("/files/arriving", &[("name", name), ("size", &size.to_string()), ("mark", mark)]).await
}

fn json(reply: &Reply) -> Value {
    serde_json::from_slice(&reply.body).unwrap_or_else(|_| panic!("{} {}", reply.status, reply.text()))
}

/// Begins one and returns its address.
async fn begun(visitor: &Visitor<'_>, name: &str, size: usize) -> String {
    let reply = begin(visitor, name, size, "").await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    assert_eq!(json(&reply)["arrived"], 0);
    reply.location().to_owned()
}

async fn piece(visitor: &Visitor<'_>, place: &str, from: usize, bytes: &[u8]) -> Reply {
    let request = visitor
        .request(Method::POST, &format!("{place}?from={from}"))
        .insert_header(("content-type", "application/octet-stream"))
        .insert_header(("sec-fetch-site", "same-origin"))
        .set_payload(bytes.to_vec());
    visitor.send(request).await
}

/// Letters that differ from piece to piece.
fn letters(length: usize) -> Vec<u8> {
    (0..length).map(|n| b'a' + u8::try_from(n * n / 4_096 % 26).unwrap()).collect()
}

fn unfinished(folder: &Path) -> usize {
    let of = |files: &Path| std::fs::read_dir(files.join("arriving")).map_or(0, Iterator::count);
    std::fs::read_dir(folder).unwrap().flatten().map(|files| of(&files.path())).sum()
}

/// Whether anything of a content that is still on its way has been written.
fn has_begun(folder: &Path) -> bool {
    let written = |files: &Path| {
        let mut arriving = std::fs::read_dir(files.join("arriving")).into_iter().flatten().flatten();
        arriving.any(|entry| entry.metadata().is_ok_and(|file| file.len() > 0))
    };
    std::fs::read_dir(folder).unwrap().flatten().any(|files| written(&files.path()))
}

#[test]
fn s_166_a_file_comes_piece_by_piece_and_is_one_draft_however_often_its_end_is_sent() {
    in_files_house(
        |_| {},
        async |house, folder, _, _| {
            let me = house.visitor(ME, "김서연", &[]);
            let content = letters(PIECE + 70_000);
            let place = begun(&me, "기록.txt", content.len()).await;
            let first = piece(&me, &place, 0, &content[..PIECE]).await;
            assert_eq!((first.status.as_u16(), json(&first)["arrived"].as_u64()), (200, Some(PIECE as u64)));
            assert_eq!(json(&me.get(&place).await)["arrived"], PIECE);
            let again = piece(&me, &place, 0, &content[..PIECE]).await;
            assert_eq!(again.status, 409, "{}", again.text());
            assert!(again.text().contains("files.elsewhere"));
            let last = piece(&me, &place, PIECE, &content[PIECE..]).await;
            assert_eq!(last.status, 201, "{}", last.text());
            let repeated = piece(&me, &place, content.len(), &[]).await;
            assert_eq!(json(&last), json(&repeated), "the answer was lost, the draft is the same");
            let id = json(&last)["id"].as_str().unwrap().to_owned();
            assert_eq!(me.get(&format!("/files/{id}")).await.body, content);
            assert_eq!(unfinished(folder), 0);
        },
    );
}

#[test]
fn s_166_one_that_broke_off_goes_on_under_its_mark_and_only_for_its_sender() {
    in_files_house(
        |_| {},
        async |house, _, _, _| {
            let (me, other) = (house.visitor(ME, "김서연", &[]), house.visitor(OTHER, "이도현", &[]));
            let content = letters(30_000);
            let first = begin(&me, "a.txt", content.len(), "a.txt 30000").await;
            let place = first.location().to_owned();
            piece(&me, &place, 0, &content[..20_000]).await;
            let known = json(&begin(&me, "a.txt", content.len(), "a.txt 30000").await);
            assert_eq!((&known["id"], known["arrived"].as_u64()), (&json(&first)["id"], Some(20_000)));
            let others = begin(&other, "a.txt", content.len(), "a.txt 30000").await;
            assert_eq!(json(&others)["arrived"], 0, "a mark is one's own");
            assert_eq!(other.get(&place).await.status, 404);
            assert_eq!(piece(&other, &place, 20_000, &content[20_000..]).await.status, 404);
            assert_eq!(other.post(&format!("{place}/removal"), &[]).await.status, 404);
            assert_eq!(piece(&me, &place, 20_000, &content[20_000..]).await.status, 201);
            let anew = json(&begin(&me, "a.txt", content.len(), "a.txt 30000").await);
            assert_ne!(anew["id"], known["id"], "what has arrived is done");
        },
    );
}

/// What one of two is answered for is never cut off by the other.
#[test]
fn s_400_two_lines_at_once_lose_nothing_that_was_answered_for() {
    in_files_house(
        |_| {},
        async |house, _, _, _| {
            let me = house.visitor(ME, "김서연", &[]);
            let content = letters(60_000);
            for round in 0..10 {
                let place = begun(&me, "a.txt", content.len()).await;
                let (mut arrived, mut ended) = (0, None);
                while ended.is_none() {
                    let next = content.len().min(arrived + 20_000);
                    let bytes = &content[arrived..next];
                    let both = futures_util::join!(
                        piece(&me, &place, arrived, bytes),
                        piece(&me, &place, arrived, bytes)
                    );
                    let answers = [both.0, both.1];
                    for answer in &answers {
                        assert!([200, 201, 409].contains(&answer.status.as_u16()), "{}", answer.text());
                    }
                    ended = answers
                        .iter()
                        .find(|answer| answer.status == 201)
                        .map(|answer| json(answer)["id"].clone());
                    if ended.is_none() {
                        arrived = usize::try_from(json(&me.get(&place).await)["arrived"].as_u64().unwrap())
                            .unwrap();
                        assert_eq!(arrived, next, "round {round}");
                    }
                }
                let id = ended.unwrap().as_str().unwrap().to_owned();
                assert_eq!(me.get(&format!("/files/{id}")).await.body, content);
            }
        },
    );
}

#[test]
fn s_167_what_is_not_taken_is_refused_before_its_end() {
    in_files_house(
        |o| o.largest_file = 1_000_000,
        async |house, folder, _, _| {
            let me = house.visitor(ME, "김서연", &[]);
            assert_eq!(begin(&me, "a.exe", 10, "").await.status, 415);
            assert_eq!(begin(&me, "a.txt", 1_000_001, "").await.status, 413);
            let place = begun(&me, "a.png", 500_000).await;
            let refused = piece(&me, &place, 0, &letters(9_000)).await;
            assert_eq!(refused.status, 415, "its first bytes show it: {}", refused.text());
            assert_eq!(me.get(&place).await.status, 404);
            let place = begun(&me, "a.txt", 10).await;
            assert_eq!(piece(&me, &place, 0, &letters(11)).await.status, 413, "more than was announced");
            assert_eq!(me.post(&format!("{place}/removal"), &[]).await.status, 204);
            assert_eq!(unfinished(folder), 0);
        },
    );
}

#[test]
fn s_166_what_was_announced_counts_to_the_share_until_it_is_given_up() {
    in_files_house(
        |o| o.quota_per_person = 2_500,
        async |house, _, _, _| {
            let me = house.visitor(ME, "김서연", &[]);
            sent(&me, "a.txt", &[b'a'; 1_000]).await;
            let place = begun(&me, "b.txt", 1_400).await;
            let more = begin(&me, "c.txt", 200, "").await;
            assert_eq!((more.status.as_u16(), more.text().contains("files.quota")), (413, true));
            assert_eq!(crate::boxes::send(&me, "c.txt", &[b'c'; 200]).await.status, 413);
            assert_eq!(me.post(&format!("{place}/removal"), &[]).await.status, 204);
            let place = begun(&me, "c.txt", 1_500).await;
            assert_eq!(
                piece(&me, &place, 0, &letters(1_500)).await.status,
                201,
                "its own place is not counted twice"
            );
        },
    );
}

/// The database fails at the very end: what was answered for is there, and its sender ends it again.
#[test]
fn s_405_what_arrived_is_kept_when_no_row_can_be_written() {
    in_files_house(
        |_| {},
        async |house, folder, _, _| {
            let me = house.visitor(ME, "김서연", &[]);
            let content = letters(300_000);
            let place = begun(&me, "a.txt", content.len()).await;
            let rename = |from: &'static str, to: &'static str| {
                let statement = format!("ALTER TABLE {from} RENAME TO {to}");
                let work = move |tx: &mut Tx<'_>| -> StoreResult<()> {
                    sql(statement).execute(tx.conn())?;
                    Ok(())
                };
                house.db().write_blocking(&Cause::system("test"), work).unwrap();
            };
            rename("files_links", "files_links_away");
            assert!(piece(&me, &place, 0, &content).await.status.is_server_error());
            rename("files_links_away", "files_links");
            assert_eq!(json(&me.get(&place).await)["arrived"], content.len());
            let ended = piece(&me, &place, content.len(), &[]).await;
            assert_eq!(ended.status, 201, "{}", ended.text());
            let id = json(&ended)["id"].as_str().unwrap().to_owned();
            assert_eq!(me.get(&format!("/files/{id}")).await.body, content);
            assert_eq!(unfinished(folder), 0, "nothing is left of it");
        },
    );
}

/// Over a real connection that is cut in the middle of a piece.
#[test]
fn s_400_what_came_before_a_line_broke_is_kept_and_the_rest_goes_on() {
    in_files_house(
        |_| {},
        async |house, folder, _, _| {
            let (served, me) = (house.serve(), house.visitor(ME, "김서연", &[]));
            let content = letters(3 << 20);
            let place = begun(&me, "a.txt", content.len()).await;
            let mut line = TcpStream::connect(served.address).unwrap();
            let head = format!(
                "POST {place}?from=0 HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nCookie: sid={}\r\n\
                 Content-Type: application/octet-stream\r\nContent-Length: {}\r\n\r\n",
                me.secret(),
                content.len()
            );
            line.write_all(head.as_bytes()).unwrap();
            line.write_all(&content[..2 << 20]).unwrap();
            let since = Instant::now();
            while !has_begun(folder) {
                assert!(since.elapsed() < Duration::from_secs(10), "nothing of it arrives");
                std::thread::sleep(Duration::from_millis(10));
            }
            let held = piece(&me, &place, 0, &[]).await;
            assert!(held.text().contains("files.held"), "{}", held.text());
            assert_eq!(held.status, 409, "two lines do not mix");
            // All of it has been read once nothing is left to write.
            std::thread::sleep(Duration::from_millis(300));
            drop(line);
            let arrived = loop {
                let known = json(&me.get(&place).await)["arrived"].as_u64().unwrap();
                if known > 0 {
                    break usize::try_from(known).unwrap();
                }
                assert!(since.elapsed() < Duration::from_secs(20), "nothing of it was kept");
                std::thread::sleep(Duration::from_millis(50));
            };
            assert!(arrived > 1 << 20, "{arrived}");
            let rest = loop {
                let rest = piece(&me, &place, arrived, &content[arrived..]).await;
                if rest.status == 201 {
                    break rest;
                }
                assert!(since.elapsed() < Duration::from_secs(20), "{}", rest.text());
            };
            let id = json(&rest)["id"].as_str().unwrap().to_owned();
            assert_eq!(me.get(&format!("/files/{id}")).await.body, content);
        },
    );
}

#[test]
fn s_166_what_nobody_goes_on_with_is_forgotten_after_a_day() {
    in_files_house(
        |_| {},
        async |house, folder, files, hours| {
            let me = house.visitor(ME, "김서연", &[]);
            let before = unfinished(folder);
            let place = begun(&me, "a.txt", 30_000).await;
            piece(&me, &place, 0, &letters(20_000)).await;
            let clear = || files.clear_unfinished(house.db()).unwrap();
            hours.store(23, Ordering::Relaxed);
            clear();
            assert_eq!(me.get(&place).await.status, 200);
            hours.store(25, Ordering::Relaxed);
            clear();
            assert_eq!(me.get(&place).await.status, 404);
            assert_eq!(unfinished(folder), before + 1, "its bytes go by the age the disk tells");
        },
    );
}

#[test]
fn s_421_a_gigabyte_that_is_cut_off_leaves_nothing_and_takes_no_memory() {
    in_files_house(
        |o| o.largest_file = 2_000_000_000,
        async |house, folder, _, _| {
            let (served, me) = (house.serve(), house.visitor(ME, "김서연", &[]));
            let (before, kept) = (resident(), contents(folder).len());
            let mut line = TcpStream::connect(served.address).unwrap();
            line.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
            let head = format!(
                "POST /files HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nCookie: sid={}\r\n\
                 Content-Type: multipart/form-data; boundary=XyZ\r\nContent-Length: 1000000000\r\n\r\n--XyZ\r\n\
                 Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n",
                me.secret()
            );
            line.write_all(head.as_bytes()).unwrap();
            let chunk = letters(1 << 20);
            for _ in 0..100 {
                line.write_all(&chunk).unwrap();
            }
            assert!(resident() < before + 50_000, "{before} kB became {}", resident());
            line.shutdown(std::net::Shutdown::Write).unwrap();
            let _ = line.read(&mut [0; 1_024]);
            let since = Instant::now();
            let partial = || std::fs::read_dir(folder).unwrap().flatten().map(|f| f.path().join("partial"));
            while partial().any(|p| std::fs::read_dir(p).is_ok_and(|mut files| files.next().is_some())) {
                assert!(since.elapsed() < Duration::from_secs(20), "something is left");
                std::thread::sleep(Duration::from_millis(50));
            }
            assert_eq!(contents(folder).len(), kept);
            sent(&me, "a.txt", b"afterwards").await;
        },
    );
}

/// The memory of this process, in kB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|l| l.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
