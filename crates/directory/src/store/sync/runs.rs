//! The history of runs.

use crate::store::schema_sync::directory_runs as runs;
use diesel::prelude::*;
use maru_kernel::{Id, Timestamp};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc, UtcTime};

/// A run.
#[derive(Clone, Debug, Queryable)]
pub struct RunRow {
    /// Its id.
    pub id: i64,
    /// Its source.
    pub source: String,
    /// `full` or `delta`.
    pub kind: String,
    /// `waiting`, `planning`, `held`, `ready`, `applied`, `undone`, `lapsed` or `failed`.
    pub state: String,
    /// Who started it.
    pub started_by: String,
    /// When.
    pub started_at: Utc,
    /// When it ended.
    pub finished_at: Option<Utc>,
    /// Figures, as JSON.
    pub counts: String,
    /// Why the brake stopped it, as a JSON list.
    pub brakes: String,
    /// Digest of the configuration.
    pub config_digest: String,
    /// How far changes were read.
    pub cursor: String,
    /// The server the cursor is good for.
    pub cursor_server: String,
    /// What went wrong, as [`crate::sync::Problem`] keeps it.
    pub problem: String,
    /// The reason given for going on against the brake.
    pub overruled: String,
    /// How many rows the stage held when the plan was made.
    pub staged: i64,
}

/// What a run turned out to be.
pub struct Outcome<'r> {
    /// What it read in the end: `full` or `delta`.
    pub kind: &'r str,
    /// The new state.
    pub state: &'r str,
    /// Figures, as JSON.
    pub counts: &'r str,
    /// Why the brake stopped it, as a JSON list.
    pub brakes: &'r str,
    /// How far changes were read.
    pub cursor: &'r str,
    /// The server the cursor is good for.
    pub cursor_server: &'r str,
    /// How many rows the stage holds.
    pub staged: i64,
}

/// Announces a run that a job will start.
pub fn announce(tx: &mut Tx<'_>, run: Id, source: &str, kind: &str, by: &str) -> StoreResult<()> {
    insert(tx, run, source, kind, "waiting", by)
}

fn insert(tx: &mut Tx<'_>, run: Id, source: &str, kind: &str, state: &str, by: &str) -> StoreResult<()> {
    let now = Utc(tx.now());
    let row = (
        runs::id.eq(run.as_i64()),
        runs::source.eq(source),
        runs::kind.eq(kind),
        runs::state.eq(state),
        runs::started_by.eq(by),
        runs::started_at.eq(now),
    );
    Portable(diesel::insert_into(runs::table).values(row).on_conflict_do_nothing()).execute(tx.conn())?;
    Ok(())
}

/// Starts a run, announced before or not.
pub fn start(tx: &mut Tx<'_>, run: Id, source: &str, kind: &str, by: &str, digest: &str) -> StoreResult<()> {
    insert(tx, run, source, kind, "planning", by)?;
    let now = Utc(tx.now());
    diesel::update(runs::table.find(run.as_i64()))
        .set((runs::state.eq("planning"), runs::started_at.eq(now), runs::config_digest.eq(digest)))
        .execute(tx.conn())?;
    Ok(())
}

/// Runs that were planning when their machine stopped have failed.
pub fn end_abandoned(tx: &mut Tx<'_>, but: Id, problem: &str) -> StoreResult<()> {
    let now = Some(Utc(tx.now()));
    let abandoned = runs::table.filter(runs::state.eq("planning").and(runs::id.ne(but.as_i64())));
    diesel::update(abandoned)
        .set((runs::state.eq("failed"), runs::problem.eq(problem), runs::finished_at.eq(now)))
        .execute(tx.conn())?;
    Ok(())
}

/// Plans that could be applied until now, and cannot: they speak of rows that are not as they saw them.
pub fn end_ready(tx: &mut Tx<'_>) -> StoreResult<()> {
    diesel::update(runs::table.filter(runs::state.eq("ready")))
        .set(runs::state.eq("lapsed"))
        .execute(tx.conn())?;
    Ok(())
}

/// Holds a plan back that was ready: something came up when it was to be applied.
pub fn hold(tx: &mut Tx<'_>, run: Id, brakes: &str) -> StoreResult<()> {
    let held = (runs::state.eq("held"), runs::brakes.eq(brakes));
    diesel::update(runs::table.find(run.as_i64())).set(held).execute(tx.conn())?;
    Ok(())
}

/// Writes down what planning found.
pub fn note_plan(tx: &mut Tx<'_>, run: Id, outcome: &Outcome<'_>) -> StoreResult<()> {
    let now = Some(Utc(tx.now()));
    diesel::update(runs::table.find(run.as_i64()))
        .set((
            runs::kind.eq(outcome.kind),
            runs::state.eq(outcome.state),
            runs::counts.eq(outcome.counts),
            runs::brakes.eq(outcome.brakes),
            runs::cursor.eq(outcome.cursor),
            runs::cursor_server.eq(outcome.cursor_server),
            runs::staged.eq(outcome.staged),
            runs::finished_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Sets the state, and the reason for going on against the brake if there is one.
pub fn set_state(tx: &mut Tx<'_>, run: Id, state: &str, overruled: Option<&str>) -> StoreResult<()> {
    let now = Some(Utc(tx.now()));
    diesel::update(runs::table.find(run.as_i64()))
        .set((runs::state.eq(state), runs::finished_at.eq(now), overruled.map(|o| runs::overruled.eq(o))))
        .execute(tx.conn())?;
    Ok(())
}

/// The run failed.
pub fn fail(tx: &mut Tx<'_>, run: Id, problem: &str) -> StoreResult<()> {
    let now = Some(Utc(tx.now()));
    diesel::update(runs::table.find(run.as_i64()))
        .set((runs::state.eq("failed"), runs::problem.eq(problem), runs::finished_at.eq(now)))
        .execute(tx.conn())?;
    Ok(())
}

/// The run.
pub fn find(conn: &mut DbConn, run: Id) -> StoreResult<Option<RunRow>> {
    Ok(runs::table.find(run.as_i64()).first(conn).optional()?)
}

/// Runs, newest first, before the run `before` if given.
pub fn latest(conn: &mut DbConn, before: Option<Id>, limit: i64) -> StoreResult<Vec<RunRow>> {
    let before = before.map_or(i64::MAX, Id::as_i64);
    Ok(runs::table.filter(runs::id.lt(before)).order(runs::id.desc()).limit(limit).load(conn)?)
}

/// The newest runs of a source.
pub fn latest_of(conn: &mut DbConn, source: &str, limit: i64) -> StoreResult<Vec<RunRow>> {
    Ok(runs::table.filter(runs::source.eq(source)).order(runs::id.desc()).limit(limit).load(conn)?)
}

/// The newest run that was applied and not undone.
pub fn last_applied(conn: &mut DbConn, source: &str) -> StoreResult<Option<RunRow>> {
    Ok(runs::table
        .filter(runs::source.eq(source).and(runs::state.eq("applied")))
        .order(runs::id.desc())
        .first(conn)
        .optional()?)
}

/// The newest run that used the stage: all but those that have not started.
pub fn newest_planned(conn: &mut DbConn) -> StoreResult<Option<RunRow>> {
    Ok(runs::table
        .filter(runs::state.ne("waiting"))
        .order((runs::started_at.desc(), runs::id.desc()))
        .first(conn)
        .optional()?)
}

/// The newest run of a source, but for plans that an undo has made void.
pub fn newest_of(conn: &mut DbConn, source: &str) -> StoreResult<Option<RunRow>> {
    Ok(runs::table
        .filter(runs::source.eq(source).and(runs::state.ne("lapsed")))
        .order(runs::id.desc())
        .first(conn)
        .optional()?)
}

/// When a full run of the source was last applied.
pub fn last_full_at(conn: &mut DbConn, source: &str) -> StoreResult<Option<Utc>> {
    Ok(runs::table
        .filter(runs::source.eq(source).and(runs::kind.eq("full")).and(runs::state.eq("applied")))
        .order(runs::id.desc())
        .select(runs::started_at)
        .first(conn)
        .optional()?)
}

/// Figures of the last good full runs, newest first.
pub fn recent_counts(conn: &mut DbConn, source: &str, limit: i64) -> StoreResult<Vec<String>> {
    Ok(runs::table
        .filter(runs::source.eq(source).and(runs::kind.eq("full")).and(runs::state.eq("applied")))
        .order(runs::id.desc())
        .limit(limit)
        .select(runs::counts)
        .load(conn)?)
}

/// Forgets what runs that began before `before` planned and put aside; the runs themselves are kept.
pub fn forget_items(tx: &mut Tx<'_>, before: Timestamp) -> StoreResult<usize> {
    let mut forgotten = 0;
    for table in ["directory_plan_items", "directory_quarantine"] {
        let sql = format!(
            "DELETE FROM {table} WHERE run_id IN (SELECT id FROM directory_runs WHERE started_at < $1)"
        );
        forgotten += diesel::sql_query(sql).bind::<UtcTime, _>(Utc(before)).execute(tx.conn())?;
    }
    Ok(forgotten)
}
