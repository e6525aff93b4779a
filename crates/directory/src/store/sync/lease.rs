//! One run at a time, in the whole cluster.

use crate::store::schema_sync::directory_runs as runs;
use crate::store::schema_sync::directory_sync_lease as lease;
use diesel::prelude::*;
use maru_kernel::Id;
use maru_store::{Portable, StoreResult, Tx, Utc, lock_name};

/// A run that gives no sign of life for this long is taken for dead.
const LONGEST_SILENCE: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);

/// Takes the lease for `run`; false when another run holds it.
pub fn take(tx: &mut Tx<'_>, run: Id) -> StoreResult<bool> {
    lock_name(tx, "directory.sync")?;
    let held: Option<(i64, Utc)> =
        lease::table.find(1).select((lease::holder, lease::until)).first(tx.conn()).optional()?;
    let (now, until) = (Utc(tx.now()), Utc(tx.now() + LONGEST_SILENCE));
    // One that ends later than ours would is from a run that died while the clock was ahead (S-417).
    let lasts = |end: Utc| end.0 > now.0 && end.0 <= until.0;
    if held.is_some_and(|(holder, end)| holder != run.as_i64() && lasts(end)) {
        return Ok(false);
    }
    let values = (lease::holder.eq(run.as_i64()), lease::until.eq(until));
    Portable(
        diesel::insert_into(lease::table)
            .values((lease::slot.eq(1), values))
            .on_conflict(lease::slot)
            .do_update()
            .set(values),
    )
    .execute(tx.conn())?;
    Ok(true)
}

/// A sign of life from `run`; false when another run has taken it for dead, so that it must stop.
pub fn keep(tx: &mut Tx<'_>, run: Id) -> StoreResult<bool> {
    let until = Utc(tx.now() + LONGEST_SILENCE);
    let kept = diesel::update(lease::table.filter(lease::holder.eq(run.as_i64())))
        .set(lease::until.eq(until))
        .execute(tx.conn())?;
    Ok(kept == 1)
}

/// Takes the lease from a run of `source`, for whoever knows that it died with its program. Should it live after
/// all, its next sign of life tells it to stop.
pub fn take_from(tx: &mut Tx<'_>, source: &str) -> StoreResult<()> {
    let holder: Option<i64> = lease::table.find(1).select(lease::holder).first(tx.conn()).optional()?;
    let Some(holder) = holder else { return Ok(()) };
    let theirs = runs::table.filter(runs::id.eq(holder).and(runs::source.eq(source)));
    if diesel::select(diesel::dsl::exists(theirs)).get_result(tx.conn())? {
        release(tx, Id::from_i64(holder))?;
    }
    Ok(())
}

/// Gives the lease back.
pub fn release(tx: &mut Tx<'_>, run: Id) -> StoreResult<()> {
    diesel::delete(lease::table.filter(lease::holder.eq(run.as_i64()))).execute(tx.conn())?;
    Ok(())
}
