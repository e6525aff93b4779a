//! The history of runs.

use crate::store::schema_sync::{directory_plan_items as items, directory_runs as runs};
use diesel::prelude::*;
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, Tx, Utc};

/// A run.
#[derive(Clone, Debug, Queryable)]
pub struct RunRow {
    /// Its id.
    pub id: i64,
    /// Its source.
    pub source: String,
    /// `full` or `delta`.
    pub kind: String,
    /// `planning`, `held`, `ready`, `applied`, `undone` or `failed`.
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
    /// What went wrong.
    pub problem: String,
    /// The reason given for going on against the brake.
    pub overruled: String,
}

/// What a run turned out to be.
pub struct Outcome<'r> {
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
}

/// Starts a run.
pub fn start(tx: &mut Tx<'_>, run: Id, source: &str, kind: &str, by: &str, digest: &str) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::insert_into(runs::table)
        .values((
            runs::id.eq(run.as_i64()),
            runs::source.eq(source),
            runs::kind.eq(kind),
            runs::state.eq("planning"),
            runs::started_by.eq(by),
            runs::started_at.eq(now),
            runs::config_digest.eq(digest),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Writes down what planning found.
pub fn note_plan(tx: &mut Tx<'_>, run: Id, outcome: &Outcome<'_>) -> StoreResult<()> {
    let now = Some(Utc(tx.now()));
    diesel::update(runs::table.find(run.as_i64()))
        .set((
            runs::state.eq(outcome.state),
            runs::counts.eq(outcome.counts),
            runs::brakes.eq(outcome.brakes),
            runs::cursor.eq(outcome.cursor),
            runs::cursor_server.eq(outcome.cursor_server),
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

/// The newest run that was applied and not undone.
pub fn last_applied(conn: &mut DbConn, source: &str) -> StoreResult<Option<RunRow>> {
    Ok(runs::table
        .filter(runs::source.eq(source).and(runs::state.eq("applied")))
        .order(runs::id.desc())
        .first(conn)
        .optional()?)
}

/// The newest run of any state.
pub fn newest(conn: &mut DbConn) -> StoreResult<Option<RunRow>> {
    Ok(runs::table.order(runs::id.desc()).first(conn).optional()?)
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

/// Forgets the versions kept for undo of runs older than `before`.
pub fn forget_items(tx: &mut Tx<'_>, before: Id) -> StoreResult<usize> {
    Ok(diesel::delete(items::table.filter(items::run_id.lt(before.as_i64()))).execute(tx.conn())?)
}
