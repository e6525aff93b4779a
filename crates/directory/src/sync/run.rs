//! A run up to its plan: who may start it, what it reads, what the brake says.

use super::brake::{self, Brake, Figures};
use super::counts::Counts;
use super::intake::Intake;
use super::last_holder;
use super::problem::Problem;
use super::reading::Reading;
use super::source::{Opened, open};
use crate::Error;
use crate::mapping::SourceConfig;
use crate::store::sync::runs::Outcome;
use crate::store::sync::sources::SourceRow;
use crate::store::sync::{apply as stage_apply, lease, plan as items, runs, sources, stage};
use maru_kernel::{Actor, Cause, Event, Id, Ref};
use maru_store::{Db, StoreResult, Tx};
use std::time::Instant;

/// Runs whose figures tell what is usual.
const USUAL_RUNS: i64 = 7;

/// What a run reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Everything; only this can tell who is gone.
    Full,
    /// What changed since the last run; everything where the source cannot tell.
    Delta,
}

impl Kind {
    /// The word it is stored by.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Full => "full",
            Kind::Delta => "delta",
        }
    }
}

/// What a run would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The run.
    pub run: Id,
    /// Its figures.
    pub counts: Counts,
    /// Why it waits for a person; empty when it may be applied.
    pub brakes: Vec<Brake>,
}

/// Reads the source and plans. Nothing of the organisation changes.
///
/// # Errors
/// No such source, another run under way, a source that cannot be read completely (nothing is concluded
/// from that), or the database.
pub fn plan(db: &Db, cause: &Cause, source: &str, kind: Kind) -> Result<Plan, Error> {
    plan_as(db, cause, db.new_id(), source, kind)
}

/// Lets the next run of `source` begin although the lease of one that was killed has not run out yet, for whoever
/// knows that nobody else reads the source.
///
/// # Errors
/// As any write.
pub fn forget_killed(db: &Db, cause: &Cause, source: &str) -> Result<(), Error> {
    let source = source.to_owned();
    db.write_blocking(cause, move |tx| Ok(lease::take_from(tx, &source)?))
}

/// As [`plan`], as the run `run`, which may have been announced before.
pub(super) fn plan_as(db: &Db, cause: &Cause, run: Id, source: &str, kind: Kind) -> Result<Plan, Error> {
    let name = source.to_owned();
    let row = db
        .read_blocking(|conn| sources::find(conn, &name))?
        .ok_or_else(|| Error::NoSource(source.to_owned()))?;
    let digest = SourceConfig::fingerprint(&row.config).unwrap_or_default();
    begin(db, cause, run, &row, kind, &digest)?;
    let planned = renew(db, cause, run).and_then(|()| open(&row.config)).and_then(|opened| {
        let kind = if row.confirmed_digest == digest { kind } else { Kind::Full };
        read_and_plan(db, cause, run, &row, &opened, kind, &digest)
    });
    if let Err(error) = &planned {
        fail(db, cause, run, source, error)?;
    }
    planned
}

fn begin(db: &Db, cause: &Cause, run: Id, row: &SourceRow, kind: Kind, digest: &str) -> Result<(), Error> {
    let (source, digest, by) = (row.name.clone(), digest.to_owned(), actor_name(&cause.actor));
    let abandoned = Problem::of(&Error::SyncAbandoned).kept();
    db.write_blocking(cause, move |tx| {
        if !lease::take(tx, run)? {
            return Err(Error::SyncBusy);
        }
        runs::end_abandoned(tx, run, &abandoned)?;
        runs::start(tx, run, &source, kind.word(), &by, &digest)?;
        items::forget(tx, run.as_i64())?;
        Ok(())
    })
}

/// Empties the stage in a write that holds nothing else while it waits for whoever reads it.
fn renew(db: &Db, cause: &Cause, run: Id) -> Result<(), Error> {
    db.write_blocking(cause, move |tx| {
        stage::renew(tx)?;
        if lease::keep(tx, run)? { Ok(()) } else { Err(Error::SyncBusy) }
    })
}

fn fail(db: &Db, cause: &Cause, run: Id, source: &str, error: &Error) -> Result<(), Error> {
    let (problem, source) = (Problem::of(error), source.to_owned());
    db.write_blocking(cause, move |tx| {
        runs::fail(tx, run, &problem.kept())?;
        lease::release(tx, run)?;
        let details = serde_json::json!({ "source": source, "code": problem.code });
        tx.record(&Event::new("directory.sync_failed").about(run_ref(run)).with(details))?;
        Ok(())
    })
}

/// What was read, before anything is made of it.
struct Gathered {
    counts: Counts,
    aside: Vec<(String, &'static str, String)>,
    known_people: u64,
    known_units: u64,
    cursor: String,
    server: String,
    full: bool,
}

fn gather(
    db: &Db,
    cause: &Cause,
    run: Id,
    row: &SourceRow,
    opened: &Opened,
    kind: Kind,
) -> Result<Gathered, Error> {
    let mut intake = Intake::new(db, cause, run, &row.name)?;
    let active = |known: &super::digest::Digests<crate::store::sync::known::Known>| {
        known.values().filter(|k| k.active).count() as u64
    };
    let (known_people, known_units) = (active(&intake.people), active(&intake.units));
    let mut reading = Reading::new(opened, row, db.now());
    let kind = reading.read(&mut intake, kind)?;
    let (cursor, server) = reading.cursor();
    Ok(Gathered {
        counts: std::mem::take(&mut intake.counts),
        aside: std::mem::take(&mut intake.aside),
        known_people,
        known_units,
        cursor,
        server,
        full: kind == Kind::Full,
    })
}

fn read_and_plan(
    db: &Db,
    cause: &Cause,
    run: Id,
    row: &SourceRow,
    opened: &Opened,
    kind: Kind,
    digest: &str,
) -> Result<Plan, Error> {
    let started = Instant::now();
    let gathered = gather(db, cause, run, row, opened, kind)?;
    let (source, known_digest) = (row.name.clone(), &row.confirmed_digest);
    let config_changed = known_digest != digest && (gathered.known_people > 0 || !known_digest.is_empty());
    db.write_blocking(cause, move |tx| {
        if !lease::keep(tx, run)? {
            return Err(Error::SyncBusy);
        }
        items::write_items(tx, run.as_i64())?;
        items::write_quarantine(tx, run.as_i64(), &gathered.aside)?;
        let mut counts = gathered.counts.clone();
        counts.add_items(&items::count_items(tx.conn(), run.as_i64())?);
        let brakes = brake::check(&figures(tx, run, &source, &gathered, &counts, config_changed)?);
        counts.planning_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or_default();
        let state = if brakes.is_empty() { "ready" } else { "held" };
        let kind = if gathered.full { Kind::Full } else { Kind::Delta };
        let outcome = Outcome {
            kind: kind.word(),
            state,
            counts: &json(&counts),
            brakes: &json(&brakes),
            cursor: &gathered.cursor,
            cursor_server: &gathered.server,
            staged: stage::count(tx.conn())?,
        };
        runs::note_plan(tx, run, &outcome)?;
        lease::release(tx, run)?;
        let details =
            serde_json::json!({ "source": source, "state": state, "counts": &counts, "brakes": &brakes });
        tx.record(&Event::new("directory.sync_planned").about(run_ref(run)).with(details))?;
        Ok(Plan { run, counts, brakes })
    })
}

fn figures(
    tx: &mut Tx<'_>,
    run: Id,
    source: &str,
    gathered: &Gathered,
    counts: &Counts,
    config_changed: bool,
) -> StoreResult<Figures> {
    let leaving = stage_apply::leaving(tx.conn())?;
    Ok(Figures {
        people: counts.people,
        aside: counts.quarantined,
        entries: counts.entries,
        active: gathered.known_people,
        leaving: leaving.len() as u64,
        open_units: gathered.known_units,
        closing_units: closing_units(tx, run)?,
        usual_people: usual_people(tx, source)?,
        losses: items::unit_losses(tx.conn(), source)?,
        orphaned_roles: orphaned_roles(tx, &leaving)?,
        config_changed,
        full: gathered.full,
    })
}

fn closing_units(tx: &mut Tx<'_>, run: Id) -> StoreResult<u64> {
    let counted = items::count_items(tx.conn(), run.as_i64())?;
    let closing: i64 =
        counted.iter().filter(|i| i.noun == "unit" && i.action == "deactivate").map(|i| i.count).sum();
    Ok(u64::try_from(closing).unwrap_or_default())
}

fn usual_people(tx: &mut Tx<'_>, source: &str) -> StoreResult<u64> {
    let recent = runs::recent_counts(tx.conn(), source, USUAL_RUNS)?;
    let people: Vec<u64> =
        recent.iter().filter_map(|c| serde_json::from_str::<Counts>(c).ok()).map(|c| c.people).collect();
    Ok(people.iter().sum::<u64>() / (people.len() as u64).max(1))
}

/// Roles that have holders now and would have none, as far as people leave. Posts and groups are looked at
/// when the plan is applied.
fn orphaned_roles(tx: &mut Tx<'_>, leaving: &[i64]) -> StoreResult<Vec<String>> {
    if leaving.is_empty() {
        return Ok(Vec::new());
    }
    let held = last_holder::held(tx)?;
    let left = last_holder::held_without(tx, &leaving.iter().copied().collect())?;
    Ok(held.iter().filter(|role| !left.contains(role)).map(|role| role.name().to_owned()).collect())
}

pub(super) fn run_ref(run: Id) -> Ref {
    Ref::new("directory", "run", run)
}

pub(super) fn actor_name(actor: &Actor) -> String {
    match actor {
        Actor::Person { id, .. } => format!("person:{id}"),
        Actor::System(part) => (*part).to_owned(),
        Actor::Operator(account) => format!("operator:{account}"),
        Actor::Anonymous => "anonymous".to_owned(),
    }
}

pub(super) fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
