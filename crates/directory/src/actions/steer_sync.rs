//! Plan, apply, overrule and undo: asked for by a page, done by a job.

use crate::access::{Allowed, Steer, Synchronisation};
use crate::store::sync::{runs, sources};
use crate::sync::{self, Work};
use crate::{Error, Refusal};
use maru_kernel::{Event, Id, Ref, Viewer};
use maru_store::Tx;

type Steering = Allowed<Steer, Synchronisation>;

/// Asks for a plan of `source`, and returns the run it will be.
///
/// # Errors
/// [`Error::NoSource`], or as any write.
pub fn plan(tx: &mut Tx<'_>, _: &Steering, viewer: &Viewer, source: &str) -> Result<Id, Error> {
    sources::find(tx.conn(), source)?.ok_or_else(|| Error::NoSource(source.to_owned()))?;
    let run = tx.id();
    runs::announce(tx, run, source, sync::Kind::Full.word(), &format!("person:{}", viewer.id))?;
    ask(tx, run, "plan", &Work::Plan { run: run.as_i64(), source: source.to_owned() })?;
    Ok(run)
}

/// Asks for a plan that no brake holds to be applied.
///
/// # Errors
/// [`Error::SyncHeld`] or [`Error::SyncStale`] when it may not, or as any write.
pub fn apply(tx: &mut Tx<'_>, _: &Steering, run: Id) -> Result<(), Error> {
    match state(tx, run)?.as_str() {
        "ready" => ask(tx, run, "apply", &Work::Apply { run: run.as_i64() }),
        "held" => Err(Error::SyncHeld),
        _ => Err(Error::SyncStale),
    }
}

/// Asks for a run to be taken back.
///
/// # Errors
/// [`Error::CannotUndo`] when it was never applied, or as any write.
pub fn undo(tx: &mut Tx<'_>, _: &Steering, run: Id) -> Result<(), Error> {
    match state(tx, run)?.as_str() {
        "applied" => ask(tx, run, "undo", &Work::Undo { run: run.as_i64() }),
        _ => Err(Error::CannotUndo),
    }
}

/// Carries out what a second person approved (S-413).
pub(super) fn overrule(tx: &mut Tx<'_>, run: i64, reason: &str) -> Result<(), Error> {
    let run = Id::from_i64(run);
    ask(tx, run, "overrule", &Work::Overrule { run: run.as_i64(), reason: reason.trim().to_owned() })
}

/// Whether there is anything to overrule, and whether it may be.
pub(super) fn check_overrule(tx: &mut Tx<'_>, run: i64) -> Result<(), Error> {
    let row = runs::find(tx.conn(), Id::from_i64(run))?.ok_or(Error::Missing)?;
    if row.state != "held" {
        return Err(Error::SyncStale);
    }
    let all = sync::brakes(&row).iter().all(sync::Brake::may_be_overruled);
    if all { Ok(()) } else { Err(Refusal::LastHolder.into()) }
}

fn state(tx: &mut Tx<'_>, run: Id) -> Result<String, Error> {
    Ok(runs::find(tx.conn(), run)?.ok_or(Error::Missing)?.state)
}

fn ask(tx: &mut Tx<'_>, run: Id, what: &'static str, work: &Work) -> Result<(), Error> {
    work.enqueue(tx)?;
    let event = Event::new("directory.sync_requested").about(Ref::new("directory", "run", run));
    tx.record(&event.with(serde_json::json!({ "what": what })))?;
    Ok(())
}
