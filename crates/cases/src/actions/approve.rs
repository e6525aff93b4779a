//! Approves a case or a renewal, or says no to it.

use super::seen::seen_by;
use crate::access;
use crate::error::Error;
use crate::model::Office;
use crate::store::{case, round, switch};
use jiff::SignedDuration;
use maru_kernel::{Event, Id, Viewer};
use maru_store::Tx;

/// Approves in one office; says whether the case is open by it.
///
/// # Errors
/// The rules of [`access::approve`].
pub fn approve(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, office: Office) -> Result<bool, Error> {
    let seen = seen_by(tx, viewer, id)?;
    let now = tx.now();
    let state = switch::read(tx.conn(), now)?;
    let allowed = access::approve(viewer, &state, seen, office)?;
    let (case, ask, _) = allowed.noun();
    let second = case.stage.waiting().is_some_and(|(_, first)| first.is_some());
    round::approve(tx, &allowed, viewer.id)?;
    let details = serde_json::json!({ "number": case.number, "round": ask.round, "office": office.name() });
    tx.record(&Event::new("cases.approved").about(case.to_ref()).to(vec![case.asked_by]).with(details))?;
    if second {
        let until = now + SignedDuration::from_hours(ask.hours.into());
        round::grant(tx, &allowed, until)?;
        let details =
            serde_json::json!({ "number": case.number, "round": ask.round, "until": until.to_string() });
        let name = if ask.round == 1 { "cases.opened" } else { "cases.renewed" };
        tx.record(&Event::new(name).about(case.to_ref()).to(vec![case.asked_by]).with(details))?;
    }
    Ok(second)
}

/// Says no; a case that was never open is over by it.
///
/// # Errors
/// The rules of [`access::refuse`].
pub fn refuse(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<(), Error> {
    let seen = seen_by(tx, viewer, id)?;
    let now = tx.now();
    let state = switch::read(tx.conn(), now)?;
    let allowed = access::refuse(viewer, &state, seen)?;
    round::refuse(tx, &allowed, viewer.id)?;
    let (known, ask) = allowed.noun();
    let details = serde_json::json!({ "number": known.number, "round": ask.round });
    tx.record(&Event::new("cases.refused").about(known.to_ref()).to(vec![known.asked_by]).with(details))?;
    if let Some(over) = access::finish_refused(allowed) {
        case::finish(tx, &over, now, None)?;
    }
    Ok(())
}
