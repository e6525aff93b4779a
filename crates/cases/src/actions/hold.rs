//! Holds what a case is about, and lifts the hold with a second person (S-523).

use super::seen::{seen, seen_by};
use crate::access::{self, Allowed, Lifting, Place};
use crate::error::Error;
use crate::model::Case;
use crate::store::hold;
use maru_contract::{HOLDING, Keeping, Offers, Preservation};
use maru_kernel::{Event, Id, Ref, Viewer};
use maru_store::{DbConn, StoreResult, Tx, lock_name};

/// Places the hold of a case; from this moment on, also for a disposal that is running.
///
/// # Errors
/// The rules of [`access::place`].
pub fn place(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<(), Error> {
    let seen = seen_by(tx, viewer, id)?;
    let held = hold::of_case(tx.conn(), id)?;
    let allowed = access::place(seen, held.as_ref())?;
    put(tx, viewer, &allowed)
}

/// Places the hold of a case that is just asked for.
pub(super) fn place_at_once(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<(), Error> {
    let now = tx.now();
    let allowed = access::place_at_once(seen(tx.conn(), viewer, id, now)?);
    put(tx, viewer, &allowed)
}

fn put(tx: &mut Tx<'_>, viewer: &Viewer, allowed: &Allowed<Place, Case>) -> Result<(), Error> {
    lock_name(tx, HOLDING)?;
    hold::place(tx, allowed, viewer.id)?;
    let case = allowed.noun();
    let details = serde_json::json!({ "number": case.number });
    tx.record(&Event::new("cases.hold_placed").about(case.to_ref()).with(details))?;
    Ok(())
}

/// The first asks, the second lifts; says whether it is lifted now.
///
/// # Errors
/// The rules of [`access::lift`].
pub fn lift(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<bool, Error> {
    let seen = seen_by(tx, viewer, id)?;
    let (now, held) = (tx.now(), hold::of_case(tx.conn(), id)?);
    lock_name(tx, HOLDING)?;
    let (name, lifted) = match access::lift(viewer, &seen, held, now)? {
        Lifting::Wanted(allowed) => {
            hold::ask_to_lift(tx, &allowed, viewer.id)?;
            ("cases.hold_lift_asked", false)
        }
        Lifting::Now(allowed) => {
            hold::lift(tx, &allowed, viewer.id)?;
            ("cases.hold_lifted", true)
        }
    };
    let details = serde_json::json!({ "number": seen.noun().number });
    tx.record(&Event::new(name).about(seen.noun().to_ref()).with(details))?;
    Ok(lifted)
}

/// Keeps what cases are about from being disposed of.
pub struct Held(pub Offers);

impl Preservation for Held {
    fn name(&self) -> &'static str {
        "cases.holds"
    }

    fn in_force(&self, conn: &mut DbConn) -> StoreResult<Vec<Keeping>> {
        let now = maru_kernel::Timestamp::UNIX_EPOCH;
        let mut all: Vec<Keeping> = Vec::new();
        for case in hold::held(conn, now)? {
            let homes = homes(conn, &self.0, &case)?;
            all.push(Box::new(move |subject, concerns| case.scope.keeps(subject, concerns, &homes)));
        }
        Ok(all)
    }
}

/// The places whose things the people of a case read.
fn homes(conn: &mut DbConn, offers: &Offers, case: &Case) -> StoreResult<Vec<Ref>> {
    let mut homes = Vec::new();
    for source in &offers.all().evidence {
        if case.scope.sources.iter().any(|module| module == source.module()) {
            homes.extend(source.homes(conn, &case.scope.people)?);
        }
    }
    Ok(homes)
}
