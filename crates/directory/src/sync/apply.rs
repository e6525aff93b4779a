//! Carrying a plan out, and taking it back.

use super::brake::Brake;
use super::counts::Counts;
use super::last_holder;
use super::run::{Kind, Plan, json, plan, run_ref};
use crate::actions::{Why, end_sessions_of};
use crate::store::sync::runs::{Outcome, RunRow};
use crate::store::sync::{apply as stage_apply, lease, runs, sources, stage, undo as stage_undo};
use crate::store::{grams, requests};
use crate::{Error, Refusal};
use maru_contract::Role;
use maru_kernel::{Cause, Event, Fault, Id, Ref};
use maru_store::{Db, DbConn, StoreResult, Tx, lock_name};
use std::time::Instant;

/// An applied run can be undone for this long.
const UNDO_TIME: jiff::SignedDuration = jiff::SignedDuration::from_hours(7 * 24);
/// How many events are written at once.
const EVENTS: usize = 2_000;

/// Applies a plan that no brake holds.
///
/// # Errors
/// [`Error::SyncHeld`] for a held plan, [`Error::SyncStale`] when it is not the newest or its stage is gone,
/// [`Refusal::LastHolder`] when nobody would be left in a role; the plan is held then.
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
    if db.read_blocking(|conn| is_staged(conn, &row))? {
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

/// Whether the stage still holds what the run planned: no other run used it, no undo and no crash of the
/// database emptied it.
fn is_staged(conn: &mut DbConn, row: &RunRow) -> StoreResult<bool> {
    let newest = runs::newest_planned(conn)?.map(|newest| newest.id);
    Ok(newest == Some(row.id) && stage::count(conn)? == row.staged)
}

/// Why a transaction that applies a plan was given up.
enum Halt {
    Refused(Error),
    /// Nobody would hold these roles.
    Orphaned(Vec<Role>),
}

impl<E: Into<Error>> From<E> for Halt {
    fn from(error: E) -> Halt {
        Halt::Refused(error.into())
    }
}

fn apply_in_state(
    db: &Db,
    cause: &Cause,
    run: Id,
    wanted: &'static [&'static str],
    reason: Option<String>,
) -> Result<Counts, Error> {
    let applied = db.write_blocking(cause, move |tx| apply_staged(tx, run, wanted, reason.as_deref()));
    match applied {
        Ok(counts) => Ok(counts),
        Err(Halt::Refused(error)) => Err(error),
        Err(Halt::Orphaned(roles)) => {
            hold(db, cause, run, &roles)?;
            Err(Refusal::LastHolder.into())
        }
    }
}

fn apply_staged(tx: &mut Tx<'_>, run: Id, wanted: &[&str], reason: Option<&str>) -> Result<Counts, Halt> {
    let started = Instant::now();
    if !lease::take(tx, run)? {
        return Err(Error::SyncBusy.into());
    }
    let row = runs::find(tx.conn(), run)?.ok_or(Error::Missing)?;
    if !is_staged(tx.conn(), &row)? {
        return Err(Error::SyncStale.into());
    }
    if !wanted.contains(&row.state.as_str()) {
        return Err(if row.state == "held" { Error::SyncHeld } else { Error::SyncStale }.into());
    }
    // One change of rights at a time (S-177): what is asked before and after is not changed between.
    lock_name(tx, "directory.grants")?;
    let held = last_holder::held(tx)?;
    let (leaving, returning) = (stage_apply::leaving(tx.conn())?, stage_apply::returning(tx.conn())?);
    let moving = stage_apply::moving(tx.conn())?;
    stage_apply::apply(tx)?;
    let orphaned = last_holder::orphaned(tx, &held)?;
    if !orphaned.is_empty() {
        return Err(Halt::Orphaned(orphaned));
    }
    let gone: Vec<Id> = leaving.iter().map(|id| Id::from_i64(*id)).collect();
    end_sessions_of(tx, &gone, Why::Inactive)?;
    requests::lapse_of(tx, &gone)?;
    requests::lapse_groundless(tx)?;
    record_people(tx, run, "directory.person_deactivated", &leaving)?;
    record_people(tx, run, "directory.person_reactivated", &returning)?;
    record_people(tx, run, "directory.person_moved", &moving)?;
    let mut counts: Counts = serde_json::from_str(&row.counts).unwrap_or_default();
    counts.applying_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or_default();
    finish(tx, run, &row, &counts, reason)?;
    Ok(counts)
}

/// Holds a plan that nobody may apply as things are now, and tells so on its page.
fn hold(db: &Db, cause: &Cause, run: Id, orphaned: &[Role]) -> Result<(), Error> {
    let new: Vec<Brake> =
        orphaned.iter().map(|role| Brake::LastHolder { role: role.name().to_owned() }).collect();
    db.write_blocking(cause, move |tx| {
        let row = runs::find(tx.conn(), run)?.ok_or(Error::Missing)?;
        let mut all = brakes(&row);
        all.extend(new.into_iter().filter(|brake| !brakes(&row).contains(brake)));
        runs::hold(tx, run, &json(&all))?;
        let code = Error::from(Refusal::LastHolder).code().name;
        let details = serde_json::json!({ "source": row.source, "code": code });
        tx.record(&Event::new("directory.sync_failed").about(run_ref(run)).with(details))?;
        Ok(())
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
        staged: row.staged,
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
/// [`Error::CannotUndo`] when it is not the last applied run of its source or too old,
/// [`Refusal::LastHolder`] when nobody would be left in a role.
pub fn undo(db: &Db, cause: &Cause, run: Id) -> Result<(), Error> {
    db.write_blocking(cause, move |tx| {
        if !lease::take(tx, run)? {
            return Err(Error::SyncBusy);
        }
        let row = runs::find(tx.conn(), run)?.ok_or(Error::Missing)?;
        if !can_undo(tx, &row)? {
            return Err(Error::CannotUndo);
        }
        lock_name(tx, "directory.grants")?;
        let held = last_holder::held(tx)?;
        let leaving = stage_undo::leaving(tx.conn(), run.as_i64())?;
        stage_undo::undo(tx, run.as_i64())?;
        if !last_holder::orphaned(tx, &held)?.is_empty() {
            return Err(Refusal::LastHolder.into());
        }
        make_findable(tx, run)?;
        let gone: Vec<Id> = leaving.iter().map(|id| Id::from_i64(*id)).collect();
        end_sessions_of(tx, &gone, Why::Inactive)?;
        record_people(tx, run, "directory.person_deactivated", &leaving)?;
        runs::set_state(tx, run, "undone", None)?;
        sources::start_over(tx, &row.source)?;
        // A plan made before the undoing speaks of rows that are not as it saw them.
        runs::end_ready(tx)?;
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
        grams::set_people(tx, &people)?;
    }
}

/// One event for each: who left or moved is known by it, to the audit log and to the modules. Nobody gets
/// a notice of these.
fn record_people(tx: &mut Tx<'_>, run: Id, name: &'static str, people: &[i64]) -> StoreResult<()> {
    let details = serde_json::json!({ "run": run.to_string() });
    for some in people.chunks(EVENTS) {
        let event = |id: &i64| {
            let id = Id::from_i64(*id);
            Event::new(name).about(Ref::new("directory", "person", id)).of_person(id).with(&details)
        };
        tx.record_all(&some.iter().map(event).collect::<Vec<_>>())?;
    }
    Ok(())
}
