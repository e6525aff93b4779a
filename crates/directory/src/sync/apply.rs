//! Carrying a plan out, and taking it back.

use super::brake::Brake;
use super::counts::Counts;
use super::run::{Kind, Plan, json, plan, run_ref};
use crate::actions::{Why, end_sessions_of};
use crate::model::Findable;
use crate::store::grams;
use crate::store::sync::runs::{Outcome, RunRow};
use crate::store::sync::{apply as stage_apply, lease, runs, sources, stage, undo as stage_undo};
use crate::{Error, Refusal};
use maru_kernel::{Cause, Event, Id, Ref};
use maru_store::{Db, StoreResult, Tx};
use std::time::Instant;

/// An applied run can be undone for this long.
const UNDO_TIME: jiff::SignedDuration = jiff::SignedDuration::from_hours(7 * 24);

/// Applies a plan that no brake holds.
///
/// # Errors
/// [`Error::SyncHeld`] for a held plan, [`Error::SyncStale`] when it is not the newest.
pub fn apply(db: &Db, cause: &Cause, run: Id) -> Result<Counts, Error> {
    apply_in_state(db, cause, run, &["ready"], None)
}

/// Applies a plan the brake holds, because a second person said so. When other runs came between, the
/// source is read again, and applied if nothing is worse than what was accepted.
///
/// # Errors
/// [`Error::SyncStale`] when it is worse, or the run is not held; [`Refusal::LastHolder`] for what nobody
/// may accept.
pub fn overrule(db: &Db, cause: &Cause, run: Id, reason: &str) -> Result<Counts, Error> {
    let row = db.read_blocking(|conn| runs::find(conn, run))?.ok_or(Error::Missing)?;
    let accepted = brakes(&row);
    if row.state != "held" {
        return Err(Error::SyncStale);
    }
    if !accepted.iter().all(Brake::may_be_overruled) {
        return Err(Refusal::LastHolder.into());
    }
    let newest = db.read_blocking(runs::newest_planned)?.map(|newest| newest.id);
    if newest == Some(row.id) {
        return apply_in_state(db, cause, run, &["held"], Some(reason.to_owned()));
    }
    let again = plan(db, cause, &row.source, Kind::Full)?;
    if !again.brakes.iter().all(|brake| accepted.iter().any(|known| known.covers(brake))) {
        return Err(Error::SyncStale);
    }
    apply_in_state(db, cause, again.run, &["held", "ready"], Some(reason.to_owned()))
}

/// The reasons for which a run waits.
pub fn brakes(run: &RunRow) -> Vec<Brake> {
    serde_json::from_str(&run.brakes).unwrap_or_default()
}

/// Plans, and applies what no brake holds; the scheduled way.
///
/// # Errors
/// As [`plan`] and [`apply`].
pub fn apply_now(db: &Db, cause: &Cause, source: &str, kind: Kind) -> Result<Plan, Error> {
    let mut plan = plan(db, cause, source, kind)?;
    if plan.brakes.is_empty() {
        plan.counts = apply(db, cause, plan.run)?;
    }
    Ok(plan)
}

fn apply_in_state(
    db: &Db,
    cause: &Cause,
    run: Id,
    wanted: &'static [&'static str],
    reason: Option<String>,
) -> Result<Counts, Error> {
    let started = Instant::now();
    db.write_blocking(cause, move |tx| {
        if !lease::take(tx, run)? {
            return Err(Error::SyncBusy);
        }
        let row = runs::find(tx.conn(), run)?.ok_or(Error::Missing)?;
        let newest = runs::newest_planned(tx.conn())?.map(|r| r.id);
        if newest != Some(row.id) {
            return Err(Error::SyncStale);
        }
        if !wanted.contains(&row.state.as_str()) {
            return Err(if row.state == "held" { Error::SyncHeld } else { Error::SyncStale });
        }
        let (leaving, returning) = (stage_apply::leaving(tx.conn())?, stage_apply::returning(tx.conn())?);
        let moving = stage_apply::moving(tx.conn())?;
        stage_apply::apply(tx)?;
        let gone: Vec<Id> = leaving.iter().map(|id| Id::from_i64(*id)).collect();
        end_sessions_of(tx, &gone, Why::Inactive)?;
        record_people(tx, run, "directory.person_deactivated", &leaving)?;
        record_people(tx, run, "directory.person_reactivated", &returning)?;
        record_people(tx, run, "directory.person_moved", &moving)?;
        let mut counts: Counts = serde_json::from_str(&row.counts).unwrap_or_default();
        counts.applying_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or_default();
        finish(tx, run, &row, &counts, reason.as_deref())?;
        Ok(counts)
    })
}

fn finish(tx: &mut Tx<'_>, run: Id, row: &RunRow, counts: &Counts, reason: Option<&str>) -> StoreResult<()> {
    let outcome = Outcome {
        kind: &row.kind,
        state: "applied",
        counts: &json(counts),
        brakes: &row.brakes,
        cursor: &row.cursor,
        cursor_server: &row.cursor_server,
    };
    runs::note_plan(tx, run, &outcome)?;
    runs::set_state(tx, run, "applied", reason)?;
    sources::note_good_run(tx, &row.source, &row.cursor, &row.cursor_server, &row.config_digest)?;
    let now = tx.now().to_string();
    tx.set("directory.last_sync_at", &now)?;
    stage::clear(tx)?;
    lease::release(tx, run)?;
    let details = serde_json::json!({ "source": row.source, "counts": counts, "overruled": reason });
    tx.record(&Event::new("directory.sync_applied").about(run_ref(run)).with(details))?;
    Ok(())
}

/// Undoes an applied run, and stops the source from running by itself: it would do the same again.
///
/// # Errors
/// [`Error::CannotUndo`] when it is not the last applied run of its source or too old.
pub fn undo(db: &Db, cause: &Cause, run: Id) -> Result<(), Error> {
    db.write_blocking(cause, move |tx| {
        if !lease::take(tx, run)? {
            return Err(Error::SyncBusy);
        }
        let row = runs::find(tx.conn(), run)?.ok_or(Error::Missing)?;
        if !can_undo(tx, &row)? {
            return Err(Error::CannotUndo);
        }
        let leaving = stage_undo::leaving(tx.conn(), run.as_i64())?;
        stage_undo::undo(tx, run.as_i64())?;
        make_findable(tx, run)?;
        let gone: Vec<Id> = leaving.iter().map(|id| Id::from_i64(*id)).collect();
        end_sessions_of(tx, &gone, Why::Inactive)?;
        record_people(tx, run, "directory.person_deactivated", &leaving)?;
        runs::set_state(tx, run, "undone", None)?;
        sources::start_over(tx, &row.source)?;
        // A plan made before the undoing speaks of rows that are not as it saw them.
        stage::clear(tx)?;
        lease::release(tx, run)?;
        let details = serde_json::json!({ "source": row.source });
        tx.record(&Event::new("directory.sync_undone").about(run_ref(run)).with(details))?;
        Ok(())
    })
}

/// Whether the run is the last applied one of its source, and not too old.
///
/// # Errors
/// As any read.
fn can_undo(tx: &mut Tx<'_>, row: &RunRow) -> StoreResult<bool> {
    let last = runs::last_applied(tx.conn(), &row.source)?.map(|r| r.id);
    Ok(last == Some(row.id) && tx.now().duration_since(ended_at(row)) <= UNDO_TIME)
}

/// When the run ended, or began if it never did.
pub fn ended_at(row: &RunRow) -> maru_kernel::Timestamp {
    row.finished_at.unwrap_or(row.started_at).0
}

/// Until when the run can be undone, if nothing else is applied.
pub fn undo_until(row: &RunRow) -> maru_kernel::Timestamp {
    ended_at(row) + UNDO_TIME
}

/// The search text of people whose rows were put back.
fn make_findable(tx: &mut Tx<'_>, run: Id) -> StoreResult<()> {
    let mut after = i64::MIN;
    loop {
        let people = stage_undo::put_back_people(tx.conn(), run.as_i64(), after)?;
        let Some(last) = people.last() else { return Ok(()) };
        after = last.id;
        let texts: Vec<(Id, String)> = people
            .iter()
            .map(|p| {
                let findable = Findable {
                    name: &p.name,
                    name_en: &p.name_en,
                    login: p.login.as_deref().unwrap_or_default(),
                    employee_number: &p.employee_number,
                    rank: &p.rank,
                    title: &p.title,
                    duty: &p.duty,
                    phone: &p.phone,
                    mobile: &p.mobile,
                };
                (Id::from_i64(p.id), findable.text())
            })
            .collect();
        grams::set_many(tx, &texts)?;
    }
}

/// One event for each of them, however many: worksheets, search and the log go by these. They are addressed
/// to nobody, so that a large run sends no mass of notices.
fn record_people(tx: &mut Tx<'_>, run: Id, name: &'static str, people: &[i64]) -> StoreResult<()> {
    for person in people {
        let id = Id::from_i64(*person);
        let details = serde_json::json!({ "run": run.to_string() });
        tx.record(&Event::new(name).about(Ref::new("directory", "person", id)).of_person(id).with(details))?;
    }
    Ok(())
}
