//! What is taken in, and what is refused, over HTTP on both databases.

use crate::boxes::{ME, files, modules, send, sent};
use maru_testkit::{TempFolder, in_house};
use std::path::Path;

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
            assert_eq!(me.post(&format!("/files/{second}/removal"), &[]).await.status, 204);
            sent(&me, "c.txt", &[b'c'; 1_000]).await;
            assert_eq!(partial_files(folder), 0);
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
