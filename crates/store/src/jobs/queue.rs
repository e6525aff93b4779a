//! The table of waiting jobs.

use crate::bell::note_job;
use crate::schema::{store_jobs as jobs, store_schedules as schedules};
use crate::tx::NewJob;
use crate::{DbConn, Portable, StoreResult, Tx, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use maru_kernel::{Id, Timestamp};

/// A job is tried so often before a person has to look at it (S-436).
pub const MOST_ATTEMPTS: i32 = 10;
/// How long a worker may hold a job without a sign of life (S-436).
pub const LEASE: jiff::SignedDuration = jiff::SignedDuration::from_secs(60);
/// The longest that a job waits by itself. What would have to wait longer was written while the clock was
/// ahead, and is due (S-417).
const LONGEST_PAUSE_SECONDS: i64 = 3_600;

/// A job in a worker's hands.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub job: Due,
    /// Tells this worker from one that took the job when our lease had run out.
    claim: i64,
}

/// A job whose time has come.
#[derive(Clone, Debug, Queryable)]
pub struct Due {
    pub id: i64,
    pub kind: String,
    pub payload: String,
    /// How often it was begun before.
    pub attempts: i32,
    key: Option<String>,
    running: Option<String>,
}

/// A job that failed too often.
#[derive(Clone, Debug, Queryable)]
pub struct DeadJob {
    /// Its id.
    pub id: i64,
    /// Its handler's name.
    pub kind: String,
    /// Ids it was about, as a JSON object.
    pub payload: String,
    /// How often it was tried.
    pub attempts: i32,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// When it was last due.
    pub run_at: Utc,
}

/// The queue in figures, for the health page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobFigures {
    /// Jobs waiting, including those being worked on.
    pub waiting: i64,
    /// Jobs that failed too often.
    pub dead: i64,
    /// When the oldest waiting job was due.
    pub oldest: Option<Timestamp>,
}

/// Queues a job, unless one with the same unique key is waiting.
pub fn insert(conn: &mut DbConn, id: Id, job: NewJob<'_>) -> StoreResult<()> {
    let row = (
        jobs::id.eq(id.as_i64()),
        jobs::kind.eq(job.kind),
        jobs::payload.eq(job.payload),
        jobs::unique_key.eq(job.unique_key),
        jobs::run_at.eq(Utc(job.run_at)),
    );
    Portable(diesel::insert_into(jobs::table).values(row).on_conflict_do_nothing()).execute(conn)?;
    note_job();
    Ok(())
}

/// Takes the job that has been due longest, for [`LEASE`]. One that was begun ten times and never came to
/// an end takes its worker with it each time; it is set aside.
pub fn claim(tx: &mut Tx<'_>) -> StoreResult<Option<Claimed>> {
    while let Some(job) = longest_due(tx)? {
        if job.attempts < MOST_ATTEMPTS {
            return take(tx, job).map(Some);
        }
        bury(tx, job.id)?;
    }
    Ok(None)
}

/// Not one whose key somebody is working on: the two would do the same at the same time.
fn longest_due(tx: &mut Tx<'_>) -> StoreResult<Option<Due>> {
    let (now, furthest) =
        (Utc(tx.now()), Utc(tx.now() + jiff::SignedDuration::from_secs(LONGEST_PAUSE_SECONDS)));
    let lease_ends = furthest_lease(tx);
    let others = diesel::alias!(jobs as others);
    let same_key = others
        .field(jobs::running_key)
        .eq(jobs::unique_key)
        .or(others.field(jobs::running_key).eq(jobs::running_key));
    let in_hand = others
        .filter(others.field(jobs::lease_until).between(now, lease_ends))
        .filter(others.field(jobs::id).ne(jobs::id))
        .filter(same_key);
    let due = jobs::table
        .filter(jobs::dead.eq(false).and(jobs::run_at.le(now).or(jobs::run_at.gt(furthest))))
        .filter(
            jobs::lease_until.is_null().or(not(jobs::lease_until.assume_not_null().between(now, lease_ends))),
        )
        .filter(not(exists(in_hand)))
        .order(jobs::run_at)
        .select((jobs::id, jobs::kind, jobs::payload, jobs::attempts, jobs::unique_key, jobs::running_key))
        .limit(1);
    Ok(match tx.conn() {
        DbConn::Pg(conn) => due.for_update().skip_locked().first(conn).optional()?,
        DbConn::Sqlite(conn) => due.first(conn).optional()?,
    })
}

/// No lease that is kept ends later; one that says so was written while the clock was ahead, and its worker
/// has not been heard of since (S-417).
fn furthest_lease(tx: &Tx<'_>) -> Utc {
    Utc(tx.now() + LEASE + LEASE)
}

/// From now on another job may wait under the same key: what it tells of may have happened after our last
/// look.
fn take(tx: &mut Tx<'_>, job: Due) -> StoreResult<Claimed> {
    let claim = tx.id().as_i64();
    let running = job.key.as_ref().or(job.running.as_ref());
    diesel::update(jobs::table.find(job.id))
        .set((
            jobs::unique_key.eq(None::<String>),
            jobs::running_key.eq(running),
            jobs::lease_until.eq(Some(Utc(tx.now() + LEASE))),
            jobs::claim.eq(Some(claim)),
            jobs::attempts.eq(job.attempts + 1),
        ))
        .execute(tx.conn())?;
    Ok(Claimed { job, claim })
}

fn bury(tx: &mut Tx<'_>, id: i64) -> StoreResult<()> {
    let reason = "every worker that began it ended with it";
    diesel::update(jobs::table.find(id))
        .set((
            jobs::unique_key.eq(None::<String>),
            jobs::running_key.eq(None::<String>),
            jobs::lease_until.eq(None::<Utc>),
            jobs::claim.eq(None::<i64>),
            jobs::dead.eq(true),
            jobs::last_error.eq(Some(reason)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// A sign of life from the worker that holds the job; says whether it still does.
pub fn renew(tx: &mut Tx<'_>, held: &Claimed) -> StoreResult<bool> {
    let until = Some(Utc(tx.now() + LEASE));
    let changed = diesel::update(jobs::table.find(held.job.id).filter(jobs::claim.eq(held.claim)))
        .set(jobs::lease_until.eq(until))
        .execute(tx.conn())?;
    Ok(changed == 1)
}

/// The job is done; says whether it was still ours.
pub fn complete(tx: &mut Tx<'_>, held: &Claimed) -> StoreResult<bool> {
    let gone = diesel::delete(jobs::table.find(held.job.id).filter(jobs::claim.eq(held.claim)))
        .execute(tx.conn())?;
    Ok(gone == 1)
}

/// The job failed: later again, each time twice as late, or never. Says whether it was still ours.
pub fn fail(tx: &mut Tx<'_>, held: &Claimed, error: &str) -> StoreResult<bool> {
    let attempts = held.job.attempts + 1;
    let doublings = u32::try_from(attempts).unwrap_or(1).min(12);
    let pause = (1_i64 << doublings).min(LONGEST_PAUSE_SECONDS);
    let dead = attempts >= MOST_ATTEMPTS;
    // A dead job gives up its key, so that a regular one comes again at its next time; one that waits again
    // has it back, unless another job has come to wait under it.
    let key = if dead { None } else { free_key(tx, &held.job)? };
    let changed = diesel::update(jobs::table.find(held.job.id).filter(jobs::claim.eq(held.claim)))
        .set((
            jobs::unique_key.eq(key),
            jobs::running_key.eq(None::<String>),
            jobs::lease_until.eq(None::<Utc>),
            jobs::claim.eq(None::<i64>),
            jobs::run_at.eq(Utc(tx.now() + jiff::SignedDuration::from_secs(pause))),
            jobs::last_error.eq(Some(error)),
            jobs::dead.eq(dead),
        ))
        .execute(tx.conn())?;
    Ok(changed == 1)
}

fn free_key(tx: &mut Tx<'_>, job: &Due) -> StoreResult<Option<String>> {
    let Some(key) = job.key.clone().or_else(|| job.running.clone()) else { return Ok(None) };
    let taken =
        diesel::select(exists(jobs::table.filter(jobs::unique_key.eq(&key)))).get_result(tx.conn())?;
    Ok(if taken { None } else { Some(key) })
}

/// Queues the regular jobs whose time has come; `every` is in seconds.
pub fn enqueue_due(tx: &mut Tx<'_>, regular: &[(String, i64)]) -> StoreResult<()> {
    for (kind, every) in regular {
        let next: Option<Utc> =
            schedules::table.find(kind).select(schedules::next_at).first(tx.conn()).optional()?;
        let after = Utc(tx.now() + jiff::SignedDuration::from_secs(*every));
        // A time beyond the next one was written while the clock was ahead (S-417).
        if next.is_some_and(|at| at.0 > tx.now() && at.0 <= after.0) {
            continue;
        }
        Portable(
            diesel::insert_into(schedules::table)
                .values((schedules::kind.eq(kind), schedules::next_at.eq(after)))
                .on_conflict(schedules::kind)
                .do_update()
                .set(schedules::next_at.eq(after)),
        )
        .execute(tx.conn())?;
        let (run_at, key) = (tx.now(), format!("every {kind}"));
        // One that takes longer than its interval is not begun again at once.
        let in_hand = jobs::table
            .filter(jobs::running_key.eq(&key))
            .filter(jobs::lease_until.between(Utc(run_at), furthest_lease(tx)));
        if !diesel::select(exists(in_hand)).get_result(tx.conn())? {
            tx.enqueue(NewJob { kind, payload: "{}".to_owned(), run_at, unique_key: Some(key) })?;
        }
    }
    Ok(())
}

/// Jobs that failed too often, newest first.
///
/// # Errors
/// As any read.
pub fn dead_jobs(conn: &mut DbConn, limit: i64) -> StoreResult<Vec<DeadJob>> {
    Ok(jobs::table
        .filter(jobs::dead.eq(true))
        .order(jobs::id.desc())
        .limit(limit)
        .select((jobs::id, jobs::kind, jobs::payload, jobs::attempts, jobs::last_error, jobs::run_at))
        .load(conn)?)
}

/// Gives a dead job another ten tries.
///
/// # Errors
/// [`crate::StoreError::Missing`] when there is no such dead job.
pub fn retry_dead(tx: &mut Tx<'_>, id: Id) -> StoreResult<()> {
    let changed = diesel::update(jobs::table.find(id.as_i64()).filter(jobs::dead.eq(true)))
        .set((jobs::dead.eq(false), jobs::attempts.eq(0), jobs::run_at.eq(Utc(tx.now()))))
        .execute(tx.conn())?;
    if changed == 0 { Err(crate::StoreError::Missing) } else { Ok(()) }
}

/// The queue in figures.
///
/// # Errors
/// As any read.
pub fn job_figures(conn: &mut DbConn) -> StoreResult<JobFigures> {
    let waiting = jobs::table.filter(jobs::dead.eq(false)).count().get_result(conn)?;
    let dead = jobs::table.filter(jobs::dead.eq(true)).count().get_result(conn)?;
    let oldest: Option<Utc> = jobs::table
        .filter(jobs::dead.eq(false))
        .order(jobs::run_at)
        .select(jobs::run_at)
        .first(conn)
        .optional()?;
    Ok(JobFigures { waiting, dead, oldest: oldest.map(|at| at.0) })
}
