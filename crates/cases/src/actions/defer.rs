//! Tells the subjects of a case later, when two persons agree (S-522).

use super::office_holders::holders;
use super::seen::seen_by;
use crate::access;
use crate::error::Error;
use crate::store::deferral;
use maru_contract::Role;
use maru_kernel::{Event, Id, PersonId, Timestamp, Viewer, reason};
use maru_store::Tx;

/// Asks for it.
///
/// # Errors
/// The rules of [`access::defer`], or no reason.
pub fn defer(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, until: Timestamp, why: &str) -> Result<(), Error> {
    let seen = seen_by(tx, viewer, id)?;
    let now = tx.now();
    let known = deferral::of_case(tx.conn(), id)?;
    let waiting = known.iter().find(|deferral| access::waits(deferral, now));
    let allowed = access::defer(seen, waiting, until, now)?;
    let why = reason(why).ok_or(Error::Reason)?;
    deferral::ask(tx, &allowed, viewer.id, until, why)?;
    let case = allowed.noun();
    let but: Vec<PersonId> = case.subjects.iter().copied().chain([viewer.id]).collect();
    let told = holders(tx.conn(), &[Role::Privacy, Role::Legal, Role::Auditor], &but, now)?;
    let details = serde_json::json!({ "number": case.number, "until": until.to_string() });
    tx.record(&Event::new("cases.deferral_asked").about(case.to_ref()).to(told).with(details))?;
    Ok(())
}

/// Agrees to what somebody else asked for.
///
/// # Errors
/// The rules of [`access::agree`].
pub fn agree(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<(), Error> {
    let seen = seen_by(tx, viewer, id)?;
    let now = tx.now();
    let waiting = deferral::of_case(tx.conn(), id)?.into_iter().find(|known| access::waits(known, now));
    let allowed = access::agree(viewer, &seen, waiting, now)?;
    deferral::agree(tx, &allowed, viewer.id)?;
    let (case, put_off) = (seen.noun(), allowed.noun());
    let details = serde_json::json!({ "number": case.number, "until": put_off.until.to_string() });
    let event = Event::new("cases.deferred").about(case.to_ref()).to(vec![put_off.asked.by]);
    tx.record(&event.with(details))?;
    Ok(())
}
