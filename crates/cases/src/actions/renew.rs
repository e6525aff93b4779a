//! Asks for an open case to go on.

use super::office_holders::holders;
use super::seen::seen_by;
use crate::access;
use crate::error::Error;
use crate::model::LONGEST_HOURS;
use crate::store::{round, switch};
use maru_contract::Role;
use maru_kernel::{Event, Id, PersonId, Viewer, reason};
use maru_store::Tx;

/// Asks for so many hours more, from the second approval on.
///
/// # Errors
/// The rules of [`access::renew`], no reason, or too many hours.
pub fn renew(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, hours: i32, why: &str) -> Result<(), Error> {
    let seen = seen_by(tx, viewer, id)?;
    let now = tx.now();
    let state = switch::read(tx.conn(), now)?;
    let allowed = access::renew(viewer, &state, seen)?;
    let why = reason(why).ok_or(Error::Reason)?;
    if !(1..=LONGEST_HOURS).contains(&hours) {
        return Err(Error::Hours);
    }
    let number = round::renew(tx, &allowed, hours, why)?;
    let case = allowed.noun();
    let but: Vec<PersonId> = case.subjects.iter().copied().chain([viewer.id]).collect();
    let told = holders(tx.conn(), &[Role::Privacy, Role::Legal, Role::Auditor], &but, now)?;
    let details = serde_json::json!({ "number": case.number, "round": number, "hours": hours });
    tx.record(&Event::new("cases.renewal_asked").about(case.to_ref()).to(told).with(details))?;
    Ok(())
}
