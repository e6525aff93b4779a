//! Crashes, damage and the virus scanner, on both databases.

use crate::boxes::{ME, OTHER, SEES, attach, files, modules, sent};
use maru_files::{Files, Scanner};
use maru_kernel::{Cause, Id};
use maru_store::Db;
use maru_testkit::{TempFolder, in_house, on_both_databases};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

fn block<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(work)
}

async fn keep(files: &Files, db: &Db, name: &str, content: &[u8]) -> Id {
    let mut incoming = files.begin().await.unwrap();
    incoming.write(content).await.unwrap();
    let received = incoming.finish().await.unwrap();
    files.keep(db, &Cause::system("test"), ME, name, received).await.unwrap().id
}

/// Files with a hash for a name, anywhere below.
pub fn contents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            found.extend(contents(&entry.path()));
        } else if entry.file_name().len() == 64 {
            found.push(entry.path());
        }
    }
    found
}

#[test]
fn s_440_a_crash_between_content_and_row_leaves_an_orphan_that_is_collected() {
    on_both_databases(&[Files::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let files = files(&folder, |_| {});
        block(keep(&files, db, "a.txt", b"kept"));
        let hash = "ab".repeat(32);
        let own = contents(folder.path())[0].parent().unwrap().parent().unwrap().parent().unwrap().to_owned();
        let orphan = own.join("ab").join("ab").join(&hash);
        std::fs::create_dir_all(orphan.parent().unwrap()).unwrap();
        std::fs::write(&orphan, "the row was never written").unwrap();
        assert_eq!(files.collect(db, Duration::from_secs(3_600)).unwrap(), 0, "it may be on its way");
        assert_eq!(files.collect(db, Duration::ZERO).unwrap(), 1);
        assert!(!orphan.exists());
        assert_eq!(contents(folder.path()).len(), 1, "what has a row stays");
        assert_eq!(files.check(db).unwrap(), [""; 0]);
    });
}

#[test]
fn s_440_contents_go_after_their_last_file_and_never_before() {
    on_both_databases(&[Files::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let files = files(&folder, |_| {});
        block(keep(&files, db, "a.txt", b"shared"));
        block(keep(&files, db, "b.txt", b"shared"));
        let drop_link = |name: &'static str| {
            use diesel::prelude::*;
            let done: maru_store::StoreResult<usize> = db.write_blocking(&Cause::system("test"), move |tx| {
                let sql = format!("DELETE FROM files_links WHERE name = '{name}'");
                Ok(diesel::sql_query(sql).execute(tx.conn())?)
            });
            assert_eq!(done.unwrap(), 1);
        };
        drop_link("a.txt");
        assert_eq!(files.collect(db, Duration::ZERO).unwrap(), 0);
        drop_link("b.txt");
        std::thread::sleep(Duration::from_millis(2));
        assert_eq!(files.collect(db, Duration::ZERO).unwrap(), 1);
        assert_eq!(contents(folder.path()).len(), 0);
    });
}

#[test]
fn s_440_uploads_and_the_collector_at_once_never_make_a_row_without_its_content() {
    on_both_databases(&[Files::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let files = files(&folder, |_| {});
        let stop = Arc::new(AtomicBool::new(false));
        let collector = {
            let (files, db, stop) = (files.clone(), db.clone(), Arc::clone(&stop));
            std::thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    files.collect(&db, Duration::ZERO).unwrap();
                }
            })
        };
        block(async {
            for n in 0..40 {
                keep(&files, db, "a.txt", format!("content {}", n % 4).as_bytes()).await;
            }
        });
        stop.store(true, Ordering::Relaxed);
        collector.join().unwrap();
        assert_eq!(files.check(db).unwrap(), [""; 0]);
    });
}

#[test]
fn s_166_unfinished_uploads_leave_nothing() {
    let folder = TempFolder::new();
    let files = files(&folder, |_| {});
    block(async {
        let mut incoming = files.begin().await.unwrap();
        incoming.write(b"half").await.unwrap();
        drop(incoming);
    });
    let own = std::fs::read_dir(folder.path()).unwrap().flatten().next().unwrap().path();
    assert_eq!(std::fs::read_dir(own.join("partial")).unwrap().count(), 0);
}

#[test]
fn a_damaged_or_lost_content_is_named() {
    on_both_databases(&[Files::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let files = files(&folder, |_| {});
        for content in ["one", "two", "three"] {
            block(keep(&files, db, "a.txt", content.as_bytes()));
        }
        let lying = contents(folder.path());
        std::fs::write(&lying[0], "damaged").unwrap();
        std::fs::remove_file(&lying[1]).unwrap();
        let mut want: Vec<String> =
            lying[..2].iter().map(|p| p.file_name().unwrap().to_str().unwrap().to_owned()).collect();
        want.sort();
        assert_eq!(files.check(db).unwrap(), want);
        for content in ["one", "two", "three"] {
            block(keep(&files, db, "b.txt", content.as_bytes()));
        }
        assert_eq!(files.check(db).unwrap(), [""; 0], "the same content once more heals it");
    });
}

/// Speaks as much of clamd's language as INSTREAM and PING need; finds the EICAR test string, and hangs up
/// in the middle of what is longer than it likes, as clamd does.
fn scanner() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let (mut command, mut byte) = (Vec::new(), [0]);
            while !command.ends_with(b"\0") {
                stream.read_exact(&mut byte).unwrap();
                command.extend(byte);
            }
            if command == b"zPING\0" {
                stream.write_all(b"PONG\0").unwrap();
                continue;
            }
            assert_eq!(&command, b"zINSTREAM\0");
            let mut content = Vec::new();
            loop {
                if content.len() > LIKES {
                    break;
                }
                let mut length = [0; 4];
                stream.read_exact(&mut length).unwrap();
                let mut chunk = vec![0; u32::from_be_bytes(length) as usize];
                if chunk.is_empty() {
                    break;
                }
                stream.read_exact(&mut chunk).unwrap();
                content.extend(chunk);
            }
            let found = content.windows(5).any(|w| w == b"EICAR");
            if content.len() > LIKES {
                let _ = stream.write_all(b"INSTREAM size limit exceeded. ERROR\0");
                continue;
            }
            let answer: &[u8] = if found { b"stream: Eicar-Test-Signature FOUND\0" } else { b"stream: OK\0" };
            stream.write_all(answer).unwrap();
        }
    });
    address
}

/// The most bytes the scanner of the test takes.
const LIKES: usize = 1_000_000;

#[test]
fn s_172_one_content_the_scanner_cannot_take_holds_up_no_other() {
    on_both_databases(&[Files::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let address = scanner();
        let files = files(&folder, |o| o.scanner = Some(Scanner::Tcp(address)));
        let lost = block(async {
            keep(&files, db, "a.txt", b"lost").await;
            contents(folder.path()).remove(0)
        });
        std::fs::remove_file(lost).unwrap();
        block(keep(&files, db, "b.txt", &vec![b'b'; 5_000_000]));
        for n in 0..3 {
            block(keep(&files, db, "c.txt", format!("content {n}").as_bytes()));
        }
        assert_eq!(files.scan(db).unwrap(), 3, "all but the two it fails at");
        for _ in 0..5 {
            assert_eq!(files.scan(db).unwrap(), 0);
        }
        let count = |scan: &'static str| -> i64 {
            let counted: maru_store::StoreResult<i64> = db.read_blocking(|conn| {
                use diesel::prelude::*;
                let sql = format!("SELECT COUNT(*) FROM files_blobs WHERE scan = '{scan}'");
                Ok(diesel::dsl::sql::<diesel::sql_types::BigInt>(&sql).get_result(conn)?)
            });
            counted.unwrap()
        };
        assert_eq!((count("clean"), count("unscannable"), count("waiting")), (3, 2, 0));
        // The same content once more is looked at once more.
        block(keep(&files, db, "a.txt", b"lost"));
        assert_eq!((files.scan(db).unwrap(), count("unscannable")), (1, 1));
    });
}

#[test]
fn s_172_a_file_waits_for_the_scanner_and_an_infected_one_is_never_opened() {
    let folder = TempFolder::new();
    let address = scanner();
    in_house(
        |_| modules(&files(&folder, |o| o.scanner = Some(Scanner::Tcp(address)))),
        async |house| {
            let (me, sees) = (house.visitor(ME, "김서연", &[]), house.visitor(OTHER, "박감사", &[SEES]));
            let clean = sent(&me, "a.txt", b"hello").await;
            let infected = sent(&me, "b.txt", b"X5O!P%@AP EICAR-STANDARD-ANTIVIRUS-TEST-FILE").await;
            attach(house, clean).await;
            attach(house, infected).await;
            let waiting = sees.get(&format!("/files/{clean}")).await;
            assert_eq!(waiting.status, 409);
            assert!(waiting.text().contains("바이러스 검사"));
            house.settle().await;
            assert_eq!(sees.get(&format!("/files/{clean}")).await.status, 200);
            let refused = sees.get(&format!("/files/{infected}")).await;
            assert_eq!(refused.status, 410);
            assert!(!refused.text().contains("EICAR"));
        },
    );
}

#[test]
fn s_172_while_the_scanner_is_down_files_go_on_waiting() {
    on_both_databases(&[Files::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        // A port that was free a moment ago and that nobody listens on.
        let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let files = files(&folder, |o| o.scanner = Some(Scanner::Tcp(gone)));
        block(keep(&files, db, "a.txt", b"hello"));
        assert_eq!(files.scan(db).unwrap(), 0);
        assert_eq!(files.scan(db).unwrap(), 0, "still there to be asked about");
        let waiting: maru_store::StoreResult<i64> = db.read_blocking(|conn| {
            use diesel::prelude::*;
            let sql = "SELECT COUNT(*) FROM files_blobs WHERE scan = 'waiting'";
            Ok(diesel::dsl::sql::<diesel::sql_types::BigInt>(sql).get_result(conn)?)
        });
        assert_eq!(waiting.unwrap(), 1);
    });
}
