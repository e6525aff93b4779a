//! Kills a writing process in the middle of its work, again and again: what it had acknowledged is there,
//! once, and nothing is half there (S-400). Has a main of its own, because it runs itself as the writer.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test stops at the first surprise")]

use maru_kernel::{Cause, Event};
use maru_store::{Address, Db, OpenOptions, StoreResult, settings_like};
use maru_testkit::{TempFolder, postgres_uri, sqlite_address};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: u64 = 12;
const WRITER: &str = "MARU_TEST_WRITER";

fn main() {
    if let Ok(address) = std::env::var(WRITER) {
        write_until_killed(&Address::parse(&address).expect("an address"));
    }
    let folder = TempFolder::new();
    s_400_what_was_acknowledged_survives_a_kill(
        &sqlite_address(&folder),
        &folder.path().join("maru.sqlite").display().to_string(),
    );
    let uri = postgres_uri();
    s_400_what_was_acknowledged_survives_a_kill(&Address::parse(&uri).unwrap(), &uri);
    let mut out = std::io::stdout();
    writeln!(out, "test s_400_what_was_acknowledged_survives_a_kill ... ok\n").unwrap();
    writeln!(out, "test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out").unwrap();
}

/// Writes pairs of rows from four threads and says so only after the commit.
fn write_until_killed(address: &Address) -> ! {
    let db = Db::open(OpenOptions::new(address.clone()), &[]).expect("open the database");
    let run = std::process::id();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let db = &db;
            scope.spawn(move || {
                for n in 0_u64.. {
                    let name = format!("{run}-{thread}-{n}");
                    let written = name.clone();
                    let done: StoreResult<()> = db.write_blocking(&Cause::system("test"), move |tx| {
                        tx.set(&format!("left {written}"), "x")?;
                        tx.record(&Event::new("test.written"))?;
                        tx.set(&format!("right {written}"), "x")
                    });
                    done.expect("write");
                    let _ = writeln!(std::io::stdout().lock(), "{name}");
                }
            });
        }
    });
    unreachable!("the writer never stops by itself")
}

fn s_400_what_was_acknowledged_survives_a_kill(address: &Address, text: &str) {
    let mut acknowledged = BTreeSet::new();
    for round in 0..ROUNDS {
        acknowledged.extend(one_kill(text, Duration::from_millis(40 + round * 37)));
    }
    assert!(acknowledged.len() > 100, "only {} writes were acknowledged", acknowledged.len());
    let db = Db::open(OpenOptions::new(address.clone()), &[]).expect("open the database again");
    let names = |side: &'static str| -> BTreeSet<String> {
        let rows = db.read_blocking(|conn| settings_like(conn, side)).expect("read");
        rows.into_iter().filter_map(|(key, _)| key.strip_prefix(side).map(str::to_owned)).collect()
    };
    let (left, right) = (names("left "), names("right "));
    assert_eq!(left, right, "a transaction is half there");
    let lost: Vec<_> = acknowledged.difference(&left).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
}

/// Starts a writer, kills it `after` its first word, and returns what it had acknowledged.
fn one_kill(address: &str, after: Duration) -> Vec<String> {
    let mut writer = Command::new(std::env::current_exe().expect("this program"))
        .env(WRITER, address)
        .stdout(Stdio::piped())
        .spawn()
        .expect("start the writer");
    let mut lines = BufReader::new(writer.stdout.take().expect("its output")).lines();
    let mut heard: Vec<String> = lines.next().map(|line| line.expect("a line")).into_iter().collect();
    let started = Instant::now();
    let killer = std::thread::spawn(move || {
        std::thread::sleep(after.saturating_sub(started.elapsed()));
        writer.kill().expect("kill the writer");
        writer.wait().expect("the writer ends");
    });
    // A line cut off by the kill was acknowledged to nobody.
    heard.extend(lines.map_while(Result::ok).filter(|line| line.split('-').count() == 3));
    killer.join().expect("the killer ends");
    heard.pop();
    heard
}
