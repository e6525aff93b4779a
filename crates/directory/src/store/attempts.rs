//! Wrong tries, counted in the database so that all processes count together (S-113).

use super::schema_sign_in::directory_attempts as attempts;
use diesel::prelude::*;
use jiff::SignedDuration;
use maru_kernel::Timestamp;
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc};

/// What is known of earlier tries.
#[derive(Clone, Copy, Debug)]
pub struct Tries {
    /// How many in a row were not right.
    pub failures: i32,
    /// When the row of tries began.
    pub first_at: Timestamp,
    /// When the latest was made.
    pub last_at: Timestamp,
}

/// Charges one try to `key` unless `most` have been charged already within `pause`; a try that turns
/// out right is forgiven by [`forgive`]. Charging first means that tries made at the same time
/// cannot be more than `most` either. `None` is a refusal; otherwise the number of tries so far.
///
/// # Errors
/// As any write.
pub fn charge(tx: &mut Tx<'_>, key: &str, most: i32, pause: SignedDuration) -> StoreResult<Option<i32>> {
    let tries = locked(tx, key)?;
    let over = is_over(tx, tries.last_at, pause);
    if tries.failures >= most && !over {
        return Ok(None);
    }
    let fresh = tries.failures == 0 || tries.failures >= most;
    let failures = if fresh { 1 } else { tries.failures + 1 };
    let first_at = if fresh { tx.now() } else { tries.first_at };
    set(tx, key, failures, first_at)?;
    Ok(Some(failures))
}

/// As [`charge`], for tries that are counted from the first one on: the count begins anew when that is
/// older than `window`. False is a refusal.
///
/// # Errors
/// As any write.
pub fn charge_within(tx: &mut Tx<'_>, key: &str, most: i32, window: SignedDuration) -> StoreResult<bool> {
    let tries = locked(tx, key)?;
    let fresh = tries.failures == 0 || is_over(tx, tries.first_at, window);
    if tries.failures >= most && !fresh {
        return Ok(false);
    }
    let (failures, first_at) = if fresh { (1, tx.now()) } else { (tries.failures + 1, tries.first_at) };
    set(tx, key, failures, first_at)?;
    Ok(true)
}

/// Whether `pause` has passed since; further away in the future is what the clock said when it was ahead
/// (S-417).
fn is_over(tx: &Tx<'_>, since: Timestamp, pause: SignedDuration) -> bool {
    tx.now().duration_since(since).abs() >= pause
}

/// Gives one charged try back: it was right, or could not be checked. What others did wrong under the
/// same key stays counted.
///
/// # Errors
/// As any write.
pub fn give_back(tx: &mut Tx<'_>, key: &str) -> StoreResult<()> {
    let one_less = attempts::failures.eq(attempts::failures - 1);
    diesel::update(attempts::table.find(key).filter(attempts::failures.gt(0)))
        .set(one_less)
        .execute(tx.conn())?;
    Ok(())
}

/// The tries counted under `key`.
///
/// # Errors
/// As any read.
pub fn tries(conn: &mut DbConn, key: &str) -> StoreResult<Option<Tries>> {
    let row: Option<(i32, Utc, Utc)> = attempts::table
        .find(key)
        .select((attempts::failures, attempts::first_at, attempts::last_at))
        .first(conn)
        .optional()?;
    Ok(row.map(|(failures, first, last)| Tries { failures, first_at: first.0, last_at: last.0 }))
}

/// What was counted with a try after `from`, the latest first.
///
/// # Errors
/// As any read.
pub fn since(conn: &mut DbConn, from: Timestamp) -> StoreResult<Vec<(String, Tries)>> {
    /// Nobody reads more; an attack leaves thousands of rows.
    const MOST: i64 = 500;
    /// Fewer failures lock nothing.
    const FEWEST: i32 = 3;
    let rows: Vec<(String, i32, Utc, Utc)> = attempts::table
        .filter(attempts::last_at.gt(Utc(from)).and(attempts::failures.ge(FEWEST)))
        .order((attempts::last_at.desc(), attempts::key))
        .limit(MOST)
        .select((attempts::key, attempts::failures, attempts::first_at, attempts::last_at))
        .load(conn)?;
    let tries = |failures, first: Utc, last: Utc| Tries { failures, first_at: first.0, last_at: last.0 };
    Ok(rows.into_iter().map(|(key, n, first, last)| (key, tries(n, first, last))).collect())
}

/// Forgets the tries under `key`.
///
/// # Errors
/// As any write.
pub fn forgive(tx: &mut Tx<'_>, key: &str) -> StoreResult<()> {
    diesel::delete(attempts::table.find(key)).execute(tx.conn())?;
    Ok(())
}

/// Removes what is older than `before`.
///
/// # Errors
/// As any write.
pub fn sweep(tx: &mut Tx<'_>, before: Timestamp) -> StoreResult<usize> {
    Ok(diesel::delete(attempts::table.filter(attempts::last_at.lt(Utc(before)))).execute(tx.conn())?)
}

/// Makes the row if there is none and holds it until the transaction ends.
fn locked(tx: &mut Tx<'_>, key: &str) -> StoreResult<Tries> {
    let now = Utc(tx.now());
    let row = (
        attempts::key.eq(key),
        attempts::failures.eq(0),
        attempts::first_at.eq(now),
        attempts::last_at.eq(now),
    );
    // The update changes nothing; it takes the lock even when the row exists.
    Portable(
        diesel::insert_into(attempts::table)
            .values(row)
            .on_conflict(attempts::key)
            .do_update()
            .set(attempts::failures.eq(attempts::failures)),
    )
    .execute(tx.conn())?;
    let fresh = Tries { failures: 0, first_at: now.0, last_at: now.0 };
    Ok(tries(tx.conn(), key)?.unwrap_or(fresh))
}

fn set(tx: &mut Tx<'_>, key: &str, failures: i32, first_at: Timestamp) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::update(attempts::table.find(key))
        .set((
            attempts::failures.eq(failures),
            attempts::first_at.eq(Utc(first_at)),
            attempts::last_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}
