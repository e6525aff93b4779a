//! A job that ends its whole process is begun ten times and then set aside (S-436). Has a main of its own,
//! because it runs itself as the worker.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test stops at the first surprise")]

use maru_kernel::{Cause, Clock, Timestamp};
use maru_store::{Address, Db, Handler, NewJob, OpenOptions, Runner, StoreResult, dead_jobs, job_figures};
use maru_testkit::{TempFolder, postgres_uri, sqlite_address};
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const ADDRESS: &str = "MARU_TEST_ADDRESS";
const SECONDS: &str = "MARU_TEST_SECONDS";
const START: i64 = 1_800_000_000;

fn main() {
    if let (Ok(address), Ok(seconds)) = (std::env::var(ADDRESS), std::env::var(SECONDS)) {
        let db = open(&address, START + seconds.parse::<i64>().expect("seconds"));
        return work(&db, || std::process::abort());
    }
    let folder = TempFolder::new();
    let Address::Sqlite(file) = sqlite_address(&folder) else { unreachable!("a file") };
    for address in [file.display().to_string(), postgres_uri()] {
        is_set_aside(&address);
    }
    let mut out = std::io::stdout();
    writeln!(out, "test s_436_a_job_that_ends_its_process_is_set_aside ... ok\n").unwrap();
    writeln!(out, "test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out").unwrap();
}

fn open(address: &str, now: i64) -> Db {
    let address = Address::parse(address).expect("an address");
    let clock = Clock::from_fn(move || Timestamp::from_second(now).unwrap_or_default());
    Db::open(OpenOptions { clock, ..OpenOptions::new(address) }, &[]).expect("open the database")
}

fn work(db: &Db, poison: impl Fn() + Send + Sync + 'static) {
    let run = Arc::new(move |_: &Db, _: &str| {
        poison();
        Ok(())
    });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let runner = Runner::new(db.clone(), vec![Handler { kind: "test.poison", every: None, run }]);
    runtime.block_on(runner.run_all_due()).expect("the queue");
}

fn is_set_aside(address: &str) {
    let db = open(address, START);
    let queued: StoreResult<()> = db.write_blocking(&Cause::system("test"), |tx| {
        let (run_at, unique_key) = (tx.now(), Some("only".to_owned()));
        tx.enqueue(NewJob { kind: "test.poison", payload: "{}".to_owned(), run_at, unique_key })
    });
    queued.unwrap();
    drop(db);
    for round in 0..12 {
        let ended = Command::new(std::env::current_exe().expect("this program"))
            .envs([(ADDRESS, address), (SECONDS, &(round * 61).to_string())])
            .stderr(Stdio::null())
            .status()
            .expect("run the worker");
        assert_eq!(ended.success(), round >= 10, "round {round}: {ended}");
    }
    let db = open(address, START + 12 * 61);
    let dead = db.read_blocking(|conn| dead_jobs(conn, 10)).expect("read");
    assert_eq!(dead.iter().map(|job| job.attempts).collect::<Vec<_>>(), [10]);
    assert!(dead.iter().all(|job| job.last_error.is_some()), "it says why");
    assert_eq!(db.read_blocking(job_figures).expect("read").waiting, 0);
    let begun = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&begun);
    work(&db, move || seen.store(true, Ordering::Relaxed));
    assert!(!begun.load(Ordering::Relaxed), "nobody begins it again by themselves");
}
