//! What is taken in, and what is refused, over HTTP on both databases.

use crate::boxes::{ME, files, modules, send, sent};
use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use maru_kernel::{Cause, Id, Ref};
use maru_store::{StoreResult, Tx, sql};
use maru_testkit::{TempFolder, in_house};
use std::io::{Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// Waits until so many uploads are under way.
fn wait_for_partial(folder: &Path, wanted: usize) {
    let since = Instant::now();
    while partial_files(folder) != wanted {
        assert!(since.elapsed() < Duration::from_secs(20), "{} under way", partial_files(folder));
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn partial_files(files_folder: &Path) -> usize {
    let mut count = 0;
    for folder in std::fs::read_dir(files_folder).unwrap().flatten() {
        count += std::fs::read_dir(folder.path().join("partial")).map_or(0, Iterator::count);
    }
    count
}

fn in_files_house(change: fn(&mut maru_files::Options), body: impl AsyncFn(&maru_testkit::TestHouse, &Path)) {
    let folder = TempFolder::new();
    in_house(|_| modules(&files(&folder, change)), async |house| body(house, folder.path()).await);
}

#[test]
fn s_166_a_file_that_is_too_large_is_refused_and_leaves_nothing() {
    in_files_house(
        |o| o.largest_file = 1_000,
        async |house, folder| {
            let me = house.visitor(ME, "김서연", &[]);
            assert_eq!(send(&me, "a.txt", &[b'a'; 1_000]).await.status, 201);
            let refused = send(&me, "a.txt", &[b'a'; 1_001]).await;
            assert_eq!(refused.status, 413);
            assert!(refused.text().contains("files.too_large"));
            assert_eq!(partial_files(folder), 0);
        },
    );
}

#[test]
fn s_166_a_person_cannot_take_more_than_their_share() {
    in_files_house(
        |o| o.quota_per_person = 2_500,
        async |house, folder| {
            let me = house.visitor(ME, "김서연", &[]);
            let other = house.visitor(crate::boxes::OTHER, "이도현", &[]);
            sent(&me, "a.txt", &[b'a'; 1_000]).await;
            let second = sent(&me, "b.txt", &[b'b'; 1_000]).await;
            assert_eq!(send(&me, "c.txt", &[b'c'; 1_000]).await.status, 413);
            sent(&other, "c.txt", &[b'c'; 1_000]).await;
            let before = count(folder);
            let removal = me.post(&format!("/files/{second}/removal"), &[("back", "/somewhere")]).await;
            assert_eq!((removal.status.as_u16(), removal.location()), (303, "/somewhere"));
            assert_eq!(count(folder), before - 1, "a draft goes with its content");
            let third = sent(&me, "c.txt", &[b'c'; 1_000]).await;
            assert_eq!(partial_files(folder), 0);
            // What was attached and removed lies on disk until its time is over, so it counts.
            crate::boxes::attach(house, third).await;
            house.db().write(&Cause::system("test"), move |tx| maru_files::detach(tx, third)).await.unwrap();
            assert_eq!(send(&me, "d.txt", &[b'd'; 1_000]).await.status, 413);
        },
    );
}

#[test]
fn s_166_what_is_passed_on_counts_to_whoever_sent_it_and_a_content_counts_once() {
    in_files_house(
        |o| o.quota_per_person = 2_500,
        async |house, _| {
            let me = house.visitor(ME, "김서연", &[]);
            let other = house.visitor(crate::boxes::OTHER, "이도현", &[]);
            let first = sent(&me, "a.txt", &[b'a'; 1_000]).await;
            crate::boxes::attach(house, first).await;
            let pass_on = async |by: Id| {
                let copy = move |tx: &mut Tx<'_>| -> Result<Id, maru_files::Error> {
                    let files = maru_files::of_owner(tx.conn(), &crate::boxes::a_box())?;
                    let file = files.into_iter().find(|file| file.id == first).unwrap();
                    maru_files::attach_copy(tx, &file, &Ref::new("box", "box", Id::from_i64(8)), by)
                };
                house.db().write(&Cause::system("test"), copy).await.unwrap()
            };
            for _ in 0..3 {
                pass_on(crate::boxes::OTHER).await;
                pass_on(ME).await;
            }
            // Three copies take nothing from whoever passed them on, and nothing more from whoever sent it.
            sent(&other, "b.txt", &[b'b'; 1_000]).await;
            sent(&other, "c.txt", &[b'c'; 1_000]).await;
            assert_eq!(send(&other, "d.txt", &[b'd'; 1_000]).await.status, 413);
            sent(&me, "e.txt", &[b'e'; 1_000]).await;
            assert_eq!(send(&me, "f.txt", &[b'f'; 1_000]).await.status, 413, "one's own counts");
            // What is kept for the copies alone counts, once, to each who made some: sending, passing on to oneself and taking
            // the first away frees nothing.
            let gone = move |tx: &mut Tx<'_>| -> StoreResult<()> {
                sql("DELETE FROM files_links WHERE id = $1")
                    .bind::<BigInt, _>(first.as_i64())
                    .execute(tx.conn())?;
                Ok(())
            };
            house.db().write(&Cause::system("test"), gone).await.unwrap();
            assert_eq!(send(&me, "f.txt", &[b'f'; 1_000]).await.status, 413);
            assert_eq!(send(&other, "d.txt", b"d").await.status, 413, "three thousand, and one more");
        },
    );
}

/// Half-sent uploads over real connections: what is announced is reserved before it arrives.
#[test]
fn s_166_uploads_at_once_share_what_is_left_and_are_bounded() {
    in_files_house(
        |o| o.quota_per_person = 100_000,
        async |house, folder| {
            let (served, me) = (house.serve(), house.visitor(ME, "김서연", &[]));
            let begin = |length: usize| -> std::net::TcpStream {
                let mut stream = std::net::TcpStream::connect(served.address).unwrap();
                stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
                let head = format!(
                    "POST /files HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nCookie: sid={}\r\n\
                     Content-Type: multipart/form-data; boundary=XyZ\r\nContent-Length: {length}\r\n\r\n--XyZ\r\n\
                     Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhalf",
                    me.secret()
                );
                stream.write_all(head.as_bytes()).unwrap();
                stream
            };
            let status = |mut stream: std::net::TcpStream| {
                let mut line = [0; 12];
                stream.read_exact(&mut line).unwrap();
                String::from_utf8_lossy(&line).into_owned()
            };
            assert_eq!(status(begin(108_193)), "HTTP/1.1 413", "more than there is room for");
            assert_eq!(status(begin(300_000_000)), "HTTP/1.1 413", "more than one file may have");
            let first = begin(60_000);
            wait_for_partial(folder, 1);
            assert_eq!(status(begin(60_000)), "HTTP/1.1 413", "both together are too much");
            drop(first);
            wait_for_partial(folder, 0);
            let kept: Vec<_> = (0..4).map(|_| begin(9_000)).collect();
            wait_for_partial(folder, 4);
            assert_eq!(status(begin(9_000)), "HTTP/1.1 429", "a fifth at once");
            drop(kept);
        },
    );
}

#[test]
fn s_167_what_is_not_what_it_says_is_refused() {
    in_files_house(
        |_| {},
        async |house, folder| {
            let me = house.visitor(ME, "김서연", &[]);
            let cases: [(&str, &[u8]); 5] = [
                ("a.html", b"<html><script>alert(1)</script>"),
                ("a.svg", b"<svg onload=alert(1)>"),
                ("a.png", b"<html><script>alert(1)</script>"),
                ("a.txt", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff"),
                ("a.php.exe", b"hello"),
            ];
            for (name, content) in cases {
                assert_eq!(send(&me, name, content).await.status, 415, "{name}");
            }
            assert_eq!(partial_files(folder), 0);
        },
    );
}

fn bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    entries.map(|e| if e.path().is_dir() { bytes(&e.path()) } else { e.metadata().unwrap().len() }).sum()
}

#[test]
fn s_171_archives_are_kept_as_they_came_and_never_unpacked() {
    in_files_house(
        |_| {},
        async |house, folder| {
            let me = house.visitor(ME, "김서연", &[]);
            let before = (count(folder), bytes(folder));
            // The head of an entry that claims four gigabytes and leads out of its folder, and one of a link.
            let mut zip = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\x10\0\0\0\xff\xff\xff\xff".to_vec();
            zip.extend(b"\x10\0\0\0../../../etc/evilabcdefghijklmnop");
            let mut tar = vec![0; 1_024];
            tar[..9].copy_from_slice(b"../../lnk");
            tar[124..136].copy_from_slice(b"77777777777\0");
            tar[156] = b'2';
            tar[157..168].copy_from_slice(b"/etc/passwd");
            tar[257..265].copy_from_slice(b"ustar\x0000");
            // Nothing, a hundred thousand times over, as deflate writes it.
            let gz = [b"\x1f\x8b\x08\0\0\0\0\0\0\x03".as_slice(), &[0x63, 0x60, 0x18, 0x05]].concat();
            let all = [("a.zip", zip), ("b.tar", tar), ("c.tar.gz", gz.clone()), ("d.tgz", gz)];
            let mut sizes = std::collections::BTreeMap::new();
            for (name, content) in &all {
                let id = sent(&me, name, content).await;
                let back = me.get(&format!("/files/{id}")).await;
                assert_eq!(
                    (back.status.as_u16(), &back.body),
                    (200, content),
                    "{name} comes back as it went"
                );
                assert_eq!(me.get(&format!("/files/{id}/thumb/96")).await.status, 404, "{name}");
                sizes.insert(content.clone(), content.len() as u64);
            }
            house.settle().await;
            assert_eq!(count(folder) - before.0, sizes.len(), "one content each, equal ones once");
            assert_eq!(bytes(folder) - before.1, sizes.values().sum::<u64>(), "and not a byte more");
            assert!(!std::env::temp_dir().join("lnk").exists());
        },
    );
}

#[test]
fn a_form_without_a_file_is_told_so_and_strangers_are_sent_to_sign_in() {
    in_files_house(
        |_| {},
        async |house, _| {
            let me = house.visitor(ME, "김서연", &[]);
            assert_eq!(send(&me, "", b"").await.status, 400);
            let broken = me
                .request(actix_web::http::Method::POST, "/files")
                .insert_header(("content-type", "multipart/form-data; boundary=XyZ"))
                .insert_header(("sec-fetch-site", "same-origin"))
                .set_payload(
                    "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhalf",
                );
            assert_eq!(me.send(broken).await.status, 400);
            assert_eq!(send(&house.stranger(), "a.txt", b"x").await.status, 401);
            assert_eq!(me.post_from_elsewhere("/files", &[]).await.status, 403);
        },
    );
}

#[test]
fn s_173_a_name_never_reaches_the_file_system() {
    in_files_house(
        |_| {},
        async |house, folder| {
            let me = house.visitor(ME, "김서연", &[]);
            let before: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().map(|e| e.path()).collect();
            for name in ["../../evil.txt", "/etc/evil.txt", "..\\..\\evil.txt", "a/../../evil.txt"] {
                let reply = send(&me, name, name.as_bytes()).await;
                assert!(reply.text().contains("\"evil.txt\""), "{}", reply.text());
            }
            let after: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().map(|e| e.path()).collect();
            assert_eq!(before, after);
        },
    );
}

#[test]
fn equal_contents_lie_on_disk_once() {
    in_files_house(
        |_| {},
        async |house, folder| {
            let me = house.visitor(ME, "김서연", &[]);
            let before = count(folder);
            sent(&me, "a.txt", b"the same").await;
            sent(&me, "b.txt", b"the same").await;
            assert_eq!(count(folder), before + 1);
        },
    );
}

/// Files with a hash for a name, anywhere below.
fn count(folder: &Path) -> usize {
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            count += self::count(&entry.path());
        } else if entry.file_name().len() == 64 {
            count += 1;
        }
    }
    count
}
