//! The job queue: once committed a job is done at least once, and gives up with a reason.
#![cfg(test)]

use maru_kernel::{Cause, Clock, Timestamp};
use maru_store::{
    Db, Handler, JobError, NewJob, Runner, StoreError, StoreResult, dead_jobs, job_figures, retry_dead,
};
use maru_testkit::on_both_databases_at;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

fn enqueue(db: &Db, key: Option<&'static str>) {
    enqueue_a(db, "test.count", key);
}

fn enqueue_other(db: &Db) {
    enqueue_a(db, "test.other", None);
}

fn enqueue_a(db: &Db, kind: &'static str, key: Option<&'static str>) {
    let done: StoreResult<()> = db.write_blocking(&Cause::system("test"), move |tx| {
        let run_at = tx.now();
        tx.enqueue(NewJob { kind, payload: "{}".to_owned(), run_at, unique_key: key.map(str::to_owned) })
    });
    done.unwrap();
}

/// A clock that stands still until it is moved on by seconds.
fn turnable() -> (Clock, Arc<AtomicI64>) {
    let seconds = Arc::new(AtomicI64::new(1_800_000_000));
    let shared = Arc::clone(&seconds);
    (Clock::from_fn(move || Timestamp::from_second(shared.load(Ordering::Relaxed)).unwrap()), seconds)
}

fn run(db: &Db, handler: Handler) -> usize {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(Runner::new(db.clone(), vec![handler]).run_all_due()).unwrap()
}

fn counting(count: &Arc<AtomicUsize>, fails: bool) -> Handler {
    let count = Arc::clone(count);
    Handler {
        kind: "test.count",
        every: None,
        run: Arc::new(move |_, _| {
            count.fetch_add(1, Ordering::Relaxed);
            if fails { Err(JobError("on purpose".to_owned())) } else { Ok(()) }
        }),
    }
}

#[test]
fn a_job_of_a_lost_transaction_never_runs() {
    let (clock, _) = turnable();
    on_both_databases_at(&clock, &[], |db| {
        let lost: StoreResult<()> = db.write_blocking(&Cause::system("test"), |tx| {
            let run_at = tx.now();
            tx.enqueue(NewJob { kind: "test.count", payload: String::new(), run_at, unique_key: None })?;
            Err(StoreError::Missing)
        });
        assert!(lost.is_err());
        assert_eq!(run(db, counting(&Arc::default(), false)), 0);
    });
}

#[test]
fn s_428_a_job_queued_a_thousand_times_under_one_key_runs_once() {
    let (clock, _) = turnable();
    on_both_databases_at(&clock, &[], |db| {
        let count = Arc::default();
        (0..1_000).for_each(|_| enqueue(db, Some("only")));
        assert_eq!(run(db, counting(&count, false)), 1);
        assert_eq!(count.load(Ordering::Relaxed), 1);
    });
}

#[test]
fn s_436_a_job_that_keeps_failing_is_set_aside_with_its_reason_after_ten_tries() {
    let (clock, seconds) = turnable();
    on_both_databases_at(&clock, &[], |db| {
        let count = Arc::default();
        enqueue(db, None);
        for _ in 0..40 {
            run(db, counting(&count, true));
            seconds.fetch_add(3_600, Ordering::Relaxed);
        }
        assert_eq!(count.load(Ordering::Relaxed), 10);
        let dead = db.read_blocking(|conn| dead_jobs(conn, 10)).unwrap();
        assert_eq!(dead.len(), 1);
        assert_eq!(dead[0].last_error.as_deref(), Some("on purpose"));
        assert_eq!(db.read_blocking(job_figures).unwrap().dead, 1);

        let id = maru_kernel::Id::from_i64(dead[0].id);
        db.write_blocking(&Cause::system("test"), move |tx| retry_dead(tx, id)).unwrap();
        assert_eq!(run(db, counting(&count, false)), 1);
        assert_eq!(db.read_blocking(job_figures).unwrap(), maru_store::JobFigures::default());
    });
}

#[test]
fn a_regular_job_comes_when_its_time_has_come() {
    let (clock, seconds) = turnable();
    on_both_databases_at(&clock, &[], |db| {
        let count: Arc<AtomicUsize> = Arc::default();
        let every = |count: &Arc<AtomicUsize>| Handler {
            every: Some(std::time::Duration::from_secs(60)),
            ..counting(count, false)
        };
        for (wait, total) in [(0, 1), (30, 1), (30, 2), (600, 3)] {
            seconds.fetch_add(wait, Ordering::Relaxed);
            run(db, every(&count));
            assert_eq!(count.load(Ordering::Relaxed), total);
        }
    });
}

#[test]
fn s_432_a_panicking_job_counts_as_a_failed_one() {
    let (clock, _) = turnable();
    on_both_databases_at(&clock, &[], |db| {
        enqueue(db, None);
        run(db, Handler { kind: "test.count", every: None, run: Arc::new(|_, _| panic!("on purpose")) });
        assert_eq!(db.read_blocking(job_figures).unwrap().waiting, 1);
    });
}

#[test]
fn a_regular_job_that_died_comes_again_at_its_next_time() {
    let (clock, seconds) = turnable();
    on_both_databases_at(&clock, &[], |db| {
        let count: Arc<AtomicUsize> = Arc::default();
        let daily = |fails| Handler {
            every: Some(std::time::Duration::from_secs(86_400)),
            ..counting(&count, fails)
        };
        for _ in 0..20 {
            run(db, daily(true));
            seconds.fetch_add(3_600, Ordering::Relaxed);
        }
        assert_eq!(db.read_blocking(job_figures).unwrap().dead, 1);
        seconds.fetch_add(86_400, Ordering::Relaxed);
        assert_eq!(run(db, daily(false)), 1);
    });
}

/// A handler that waits for a word each time it is run, and how often it was begun.
struct Held {
    begun: std::sync::mpsc::Receiver<()>,
    go_on: std::sync::mpsc::SyncSender<Result<(), JobError>>,
    handler: Handler,
}

fn held() -> Held {
    let (tell, begun) = std::sync::mpsc::channel();
    let (go_on, word) = std::sync::mpsc::sync_channel(1);
    let word = std::sync::Mutex::new(word);
    let run: maru_store::Work = Arc::new(move |_, _| {
        tell.send(()).unwrap();
        word.lock().unwrap().recv().unwrap()
    });
    Held { begun, go_on, handler: Handler { kind: "test.count", every: None, run } }
}

#[test]
fn what_is_asked_for_during_the_work_is_done_after_it() {
    let (clock, _) = turnable();
    on_both_databases_at(&clock, &[], |db| {
        enqueue(db, Some("only"));
        let held = held();
        std::thread::scope(|scope| {
            let handler = held.handler.clone();
            let worker = scope.spawn(|| run(db, handler));
            held.begun.recv().unwrap();
            enqueue(db, Some("only"));
            enqueue(db, Some("only"));
            assert_eq!(run(db, counting(&Arc::default(), false)), 0, "not both at once");
            held.go_on.send(Ok(())).unwrap();
            held.begun.recv().unwrap();
            held.go_on.send(Ok(())).unwrap();
            assert_eq!(worker.join().unwrap(), 2);
        });
        assert_eq!(db.read_blocking(job_figures).unwrap(), maru_store::JobFigures::default());
    });
}

#[test]
fn what_is_asked_for_while_a_failed_one_waits_is_done_at_once() {
    let (clock, seconds) = turnable();
    on_both_databases_at(&clock, &[], |db| {
        enqueue(db, Some("only"));
        let held = held();
        std::thread::scope(|scope| {
            let handler = held.handler.clone();
            let worker = scope.spawn(|| run(db, handler));
            held.begun.recv().unwrap();
            enqueue(db, Some("only"));
            held.go_on.send(Err(JobError("on purpose".to_owned()))).unwrap();
            held.begun.recv().unwrap();
            held.go_on.send(Ok(())).unwrap();
            assert_eq!(worker.join().unwrap(), 2);
        });
        assert_eq!(db.read_blocking(job_figures).unwrap().waiting, 1, "the failed one comes again");
        seconds.fetch_add(3_600, Ordering::Relaxed);
        assert_eq!(run(db, counting(&Arc::default(), false)), 1);
    });
}

#[test]
fn a_worker_whose_lease_ran_out_does_not_end_the_work_of_another() {
    let (clock, seconds) = turnable();
    on_both_databases_at(&clock, &[], |db| {
        enqueue(db, None);
        let (slow, second) = (held(), held());
        std::thread::scope(|scope| {
            let handler = slow.handler.clone();
            let late = scope.spawn(|| run(db, handler));
            slow.begun.recv().unwrap();
            seconds.fetch_add(61, Ordering::Relaxed);
            let handler = second.handler.clone();
            let other = scope.spawn(|| run(db, handler));
            second.begun.recv().unwrap();
            slow.go_on.send(Ok(())).unwrap();
            late.join().unwrap();
            second.go_on.send(Err(JobError("on purpose".to_owned()))).unwrap();
            other.join().unwrap();
        });
        assert_eq!(db.read_blocking(job_figures).unwrap().waiting, 1, "the second one's failure counts");
    });
}

/// An hour, a date after 2038, and before 1970, each with the way back.
const JUMPS: [i64; 3] = [3_600, 400_000_000, -1_800_000_001];

#[test]
fn s_417_a_clock_that_jumps_there_and_back_keeps_no_job_waiting_and_does_none_twice() {
    let (clock, seconds) = turnable();
    on_both_databases_at(&clock, &[], |db| {
        let (regular, once): (Arc<AtomicUsize>, Arc<AtomicUsize>) = <_>::default();
        let every =
            || Handler { every: Some(std::time::Duration::from_secs(60)), ..counting(&regular, false) };
        let came = || {
            run(db, every());
            run(db, every());
            regular.swap(0, Ordering::Relaxed)
        };
        assert_eq!(came(), 1);
        for jump in JUMPS {
            seconds.fetch_add(jump, Ordering::Relaxed);
            assert_eq!(came(), 1, "{jump} away");
            seconds.fetch_sub(jump, Ordering::Relaxed);
            let back = came();
            seconds.fetch_add(61, Ordering::Relaxed);
            assert_eq!((back <= 1, came()), (true, 1), "{jump} and back");
        }
        for jump in JUMPS {
            seconds.fetch_add(jump, Ordering::Relaxed);
            enqueue_other(db);
            seconds.fetch_sub(jump, Ordering::Relaxed);
            seconds.fetch_add(3_601, Ordering::Relaxed);
            let other = || Handler { kind: "test.other", ..counting(&once, false) };
            run(db, other());
            run(db, other());
            assert_eq!(once.swap(0, Ordering::Relaxed), 1, "{jump}: within the hour, and once");
        }
    });
}

#[test]
fn s_417_what_a_worker_left_behind_while_the_clock_was_ahead_is_taken_over() {
    let (clock, seconds) = turnable();
    on_both_databases_at(&clock, &[], |db| {
        for jump in JUMPS {
            let held = held();
            std::thread::scope(|scope| {
                seconds.fetch_add(jump, Ordering::Relaxed);
                enqueue(db, Some("only"));
                let handler = held.handler.clone();
                let lost = scope.spawn(|| run(db, handler));
                held.begun.recv().unwrap();
                seconds.fetch_sub(jump, Ordering::Relaxed);
                seconds.fetch_add(3_700, Ordering::Relaxed);
                let taken_over = run(db, counting(&Arc::default(), false));
                held.go_on.send(Ok(())).unwrap();
                lost.join().unwrap();
                assert_eq!(taken_over, 1, "{jump}");
            });
            assert_eq!(db.read_blocking(job_figures).unwrap(), maru_store::JobFigures::default(), "{jump}");
        }
    });
}
