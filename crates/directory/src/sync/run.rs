//! A run from reading to applying, and back.

use super::brake::{self, Brake, Figures};
use super::counts::Counts;
use super::groups::{self, Draft};
use super::intake::{Halt, Intake};
use super::people::PersonIndex;
use super::source::{Opened, open};
use super::units::{self, UnitIndex};
use crate::Error;
use crate::ldap::{Query, SourceError, Stop, Summary};
use crate::mapping::{SourceConfig, Staged, StagedUnit};
use crate::actions::{Why, end_sessions_of};
use crate::store::sync::runs::{Outcome, RunRow};
use crate::store::sync::sources::SourceRow;
use crate::store::sync::{apply as stage_apply, lease, plan as items, runs, sources, stage, undo as stage_undo};
use maru_kernel::{Actor, Cause, Event, Fault, Id, Lang, Ref, Timestamp};
use maru_store::{Db, StoreError, StoreResult, Tx};
use std::collections::HashSet;
use std::time::Instant;

/// An applied run can be undone for this long.
const UNDO_TIME: jiff::SignedDuration = jiff::SignedDuration::from_hours(7 * 24);
/// Runs whose figures tell what is usual.
const USUAL_RUNS: i64 = 7;
/// Beyond so many people a run makes one event instead of one for each (no mass notices).
const MOST_EVENTS: usize = 1_000;
/// Changes are read again from a little before the last one seen, as servers answer out of order.
const OVERLAP: jiff::SignedDuration = jiff::SignedDuration::from_mins(5);

/// What a run reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Everything; only this can tell who is gone.
    Full,
    /// What changed since the last run.
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
    let name = source.to_owned();
    let row = db
        .read_blocking(|conn| sources::find(conn, &name))?
        .ok_or_else(|| Error::NoSource(source.to_owned()))?;
    let run = db.new_id();
    let digest = SourceConfig::fingerprint(&row.config)?;
    begin(db, cause, run, &row, kind, &digest)?;
    let planned = open(&row.config).and_then(|opened| {
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
    db.write_blocking(cause, move |tx| {
        if !lease::take(tx, run)? {
            return Err(Error::SyncBusy);
        }
        runs::start(tx, run, &source, kind.word(), &by, &digest)?;
        stage::clear(tx)?;
        Ok(())
    })
}

fn fail(db: &Db, cause: &Cause, run: Id, source: &str, error: &Error) -> Result<(), Error> {
    let (problem, code, source) = (error.text(Lang::Ko), error.code().name, source.to_owned());
    db.write_blocking(cause, move |tx| {
        runs::fail(tx, run, &problem)?;
        lease::release(tx, run)?;
        let details = serde_json::json!({ "source": source, "code": code });
        tx.record(&Event::new("directory.sync_failed").about(run_ref(run)).with(details))?;
        Ok(())
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
    let mut intake = Intake::new(db, cause, &row.name)?;
    let known_people = intake.people.values().filter(|k| k.active).count() as u64;
    let known_units = intake.units.values().filter(|k| k.active).count() as u64;
    let mut reading = Reading { opened, now: db.now(), cursor: String::new(), server: String::new() };
    let since = changes_since(row, opened, kind);
    let full = since.is_none();
    reading.read(&mut intake, since)?;
    if full {
        intake.stage_gone()?;
    }
    let mut counts = std::mem::take(&mut intake.counts);
    let aside = std::mem::take(&mut intake.aside);
    drop(intake);
    let (source, known_digest) = (row.name.clone(), row.confirmed_digest.clone());
    let config_changed = known_digest != digest && (known_people > 0 || !known_digest.is_empty());
    let (cursor, server) = (reading.cursor, reading.server);
    db.write_blocking(cause, move |tx| {
        items::write_items(tx, run.as_i64())?;
        items::write_quarantine(tx, run.as_i64(), &aside)?;
        counts.add_items(&items::count_items(tx.conn(), run.as_i64())?);
        let figures = Figures {
            people: counts.people,
            aside: counts.quarantined,
            entries: counts.entries,
            active: known_people,
            leaving: stage_apply::leaving(tx.conn())?.len() as u64,
            open_units: known_units,
            closing_units: closing_units(tx, run)?,
            usual_people: usual_people(tx, &source)?,
            losses: items::unit_losses(tx.conn(), &source)?,
            config_changed,
            full,
        };
        let brakes = brake::check(&figures);
        counts.planning_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or_default();
        let state = if brakes.is_empty() { "ready" } else { "held" };
        let outcome = Outcome {
            state,
            counts: &json(&counts),
            brakes: &json(&brakes),
            cursor: &cursor,
            cursor_server: &server,
        };
        runs::note_plan(tx, run, &outcome)?;
        lease::release(tx, run)?;
        let details = serde_json::json!({ "source": source, "state": state, "counts": &counts, "brakes": &brakes });
        tx.record(&Event::new("directory.sync_planned").about(run_ref(run)).with(details))?;
        Ok(Plan { run, counts, brakes })
    })
}

/// Where reading of changes starts; `None` for everything.
fn changes_since(row: &SourceRow, opened: &Opened, kind: Kind) -> Option<Vec<Query>> {
    if kind == Kind::Full || row.cursor.is_empty() || opened.config.ldif.is_some() {
        return None;
    }
    opened.mapper.queries_since(&earlier(&row.cursor))
}

/// A generalized time (RFC 4517 section 3.3.13) a little earlier; counters are taken as they are.
fn earlier(cursor: &str) -> String {
    let Ok(at) = jiff::civil::DateTime::strptime("%Y%m%d%H%M%SZ", cursor) else { return cursor.to_owned() };
    let before = at.checked_sub(OVERLAP).unwrap_or(at);
    before.strftime("%Y%m%d%H%M%SZ").to_string()
}

fn closing_units(tx: &mut Tx<'_>, run: Id) -> StoreResult<u64> {
    let counted = items::count_items(tx.conn(), run.as_i64())?;
    let closing: i64 = counted.iter().filter(|i| i.noun == "unit" && i.action == "deactivate").map(|i| i.count).sum();
    Ok(u64::try_from(closing).unwrap_or_default())
}

fn usual_people(tx: &mut Tx<'_>, source: &str) -> StoreResult<u64> {
    let recent = runs::recent_counts(tx.conn(), source, USUAL_RUNS)?;
    let people: Vec<u64> =
        recent.iter().filter_map(|c| serde_json::from_str::<Counts>(c).ok()).map(|c| c.people).collect();
    Ok(people.iter().sum::<u64>() / (people.len() as u64).max(1))
}

/// Reads a source in the order in which things point at one another.
struct Reading<'o> {
    opened: &'o Opened,
    now: Timestamp,
    cursor: String,
    server: String,
}

impl Reading<'_> {
    fn read(&mut self, intake: &mut Intake<'_>, since: Option<Vec<Query>>) -> Result<(), Error> {
        let delta = since.is_some();
        let queries = since.unwrap_or_else(|| self.opened.mapper.queries());
        let mut index = if delta { UnitIndex::load(intake)? } else { UnitIndex::default() };
        let mut found: Vec<StagedUnit> = Vec::new();
        self.pass(intake, &queries, 0..1, &mut |_, staged| {
            if let Staged::Unit(unit) = staged {
                found.push(unit);
            }
            Ok(())
        })?;
        units::take(intake, &mut index, found)?;
        let (mut people, join) = (PersonIndex::load(intake)?, self.opened.config.persons.join_by_employee_no);
        if delta {
            people.load_logins(intake)?;
        }
        self.pass(intake, &queries, 1..2, &mut |intake, staged| match staged {
            Staged::Person(person) => people.take(intake, &index, *person, join),
            _ => Ok(()),
        })?;
        if delta {
            people.load_names(intake)?;
        }
        let (mut told, mut drafts) = (HashSet::new(), Vec::new());
        self.pass(intake, &queries, 2..queries.len(), &mut |intake, staged| match staged {
            Staged::Appointments(posts) => people.take_posts(intake, &index, posts, &mut told),
            Staged::Group(group) => {
                drafts.push(Draft::new(group, &index));
                Ok(())
            }
            _ => Ok(()),
        })?;
        people.take_further(intake, &told)?;
        groups::take(intake, &people, drafts)?;
        intake.flush()?;
        Ok(())
    }

    /// Reads the answers to some of the queries and hands over what the mapping makes of them.
    fn pass<'a>(
        &mut self,
        intake: &mut Intake<'a>,
        queries: &[Query],
        which: std::ops::Range<usize>,
        take: &mut dyn FnMut(&mut Intake<'a>, Staged) -> StoreResult<()>,
    ) -> Result<(), Error> {
        let first = which.start;
        let Some(asked) = queries.get(which).filter(|q| !q.is_empty()) else { return Ok(()) };
        let (opened, now, cursor) = (self.opened, self.now, &mut self.cursor);
        let attribute = opened.mapper.cursor().attribute();
        let outcome = opened.entries.fetch(asked, &mut |number, entry| {
            intake.counts.entries += 1;
            if let Some(value) = attribute.and_then(|name| entry.word(name)) {
                keep_latest(cursor, value);
            }
            match opened.mapper.stage(first + number, entry, now) {
                Ok(staged) => take(intake, staged).map_err(|e| Stop::from(Halt(e))),
                Err(refused) => {
                    intake.refuse(&refused);
                    Ok(())
                }
            }
        });
        let summaries = outcome.map_err(unwrap_halt)?;
        self.server = summaries.first().map(|s: &Summary| s.from.clone()).unwrap_or_default();
        Ok(())
    }
}

/// Counters grow in length, times do not: the longer value is later, then the greater.
fn keep_latest(cursor: &mut String, value: &str) {
    if (value.len(), value) > (cursor.len(), cursor.as_str()) {
        value.clone_into(cursor);
    }
}

/// The database's own error, when that was what stopped the reading.
fn unwrap_halt(error: SourceError) -> Error {
    match error {
        SourceError::Stopped(why) => match why.downcast::<Halt>() {
            Ok(halt) => Error::Store(halt.0),
            Err(other) => Error::Store(StoreError::Failed(other.to_string())),
        },
        other => other.into(),
    }
}

/// Applies a plan that no brake holds.
///
/// # Errors
/// [`Error::SyncHeld`] for a held plan, [`Error::SyncStale`] when it is not the newest.
pub fn apply(db: &Db, cause: &Cause, run: Id) -> Result<Counts, Error> {
    apply_in_state(db, cause, run, "ready", None)
}

/// Applies a plan the brake holds, because a second person said so.
///
/// # Errors
/// [`Error::SyncStale`] when it is not the newest, or not held.
pub fn overrule(db: &Db, cause: &Cause, run: Id, reason: &str) -> Result<Counts, Error> {
    apply_in_state(db, cause, run, "held", Some(reason.to_owned()))
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
    wanted: &'static str,
    reason: Option<String>,
) -> Result<Counts, Error> {
    let started = Instant::now();
    db.write_blocking(cause, move |tx| {
        if !lease::take(tx, run)? {
            return Err(Error::SyncBusy);
        }
        let row = runs::find(tx.conn(), run)?.ok_or(Error::Missing)?;
        let newest = runs::newest(tx.conn())?.map(|r| r.id);
        if newest != Some(row.id) {
            return Err(Error::SyncStale);
        }
        if row.state != wanted {
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
        let last = runs::last_applied(tx.conn(), &row.source)?.map(|r| r.id);
        let applied_at = row.finished_at.unwrap_or(row.started_at).0;
        if last != Some(row.id) || tx.now().duration_since(applied_at) > UNDO_TIME {
            return Err(Error::CannotUndo);
        }
        stage_undo::undo(tx, run.as_i64())?;
        runs::set_state(tx, run, "undone", None)?;
        sources::set_enabled(tx, &row.source, false)?;
        lease::release(tx, run)?;
        let details = serde_json::json!({ "source": row.source });
        tx.record(&Event::new("directory.sync_undone").about(run_ref(run)).with(details))?;
        Ok(())
    })
}

fn record_people(tx: &mut Tx<'_>, run: Id, name: &'static str, people: &[i64]) -> StoreResult<()> {
    for person in people.iter().take(MOST_EVENTS) {
        let id = Id::from_i64(*person);
        let details = serde_json::json!({ "run": run.to_string() });
        tx.record(&Event::new(name).about(Ref::new("directory", "person", id)).of_person(id).with(details))?;
    }
    Ok(())
}

fn run_ref(run: Id) -> Ref {
    Ref::new("directory", "run", run)
}

fn actor_name(actor: &Actor) -> String {
    match actor {
        Actor::Person { id, .. } => format!("person:{id}"),
        Actor::System(part) => (*part).to_owned(),
        Actor::Operator(account) => format!("operator:{account}"),
        Actor::Anonymous => "anonymous".to_owned(),
    }
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_go_back_a_little_and_counters_do_not() {
        assert_eq!(earlier("20260302000100Z"), "20260301235600Z");
        assert_eq!(earlier("123456"), "123456");
    }

    #[test]
    fn the_latest_cursor_is_kept() {
        let mut cursor = String::new();
        for value in ["999", "1000", "998"] {
            keep_latest(&mut cursor, value);
        }
        assert_eq!(cursor, "1000");
    }
}
