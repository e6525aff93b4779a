//! Asks for a sealed copy of what an open case is about, and grants it or says no (S-521).

use super::office_holders::holders;
use super::seen::seen_by;
use crate::access;
use crate::error::Error;
use crate::model::Office;
use crate::store::{export, switch};
use maru_contract::Role;
use maru_kernel::{Event, Id, PersonId, Viewer, reason};
use maru_seal::Recipient;
use maru_store::Tx;

/// Older ones than these have been decided, or are void.
const NEWEST: i64 = 50;

/// Asks for a copy that the holder of a key can open.
///
/// # Errors
/// The rules of [`access::want_copy`], no public key, or no reason.
pub fn want_copy(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, recipient: &str, why: &str) -> Result<Id, Error> {
    let seen = seen_by(tx, viewer, id)?;
    let now = tx.now();
    let state = switch::read(tx.conn(), now)?;
    let known = export::of_case(tx.conn(), id, NEWEST)?;
    let (about, subjects) = (seen.noun().to_ref(), seen.noun().subjects.clone());
    let allowed = access::want_copy(viewer, &state, seen, &known, now)?;
    // What is kept is the key as it was understood, and not as it was typed.
    let recipient = recipient.parse::<Recipient>().ok().ok_or(Error::Recipient)?.to_string();
    let why = reason(why).ok_or(Error::Reason)?;
    let made = export::ask(tx, &allowed, &recipient, why)?;
    let but: Vec<PersonId> = subjects.into_iter().chain([viewer.id]).collect();
    let told = holders(tx.conn(), &[Role::Privacy, Role::Legal, Role::Auditor], &but, now)?;
    let number = &allowed.noun().number;
    let details = serde_json::json!({ "number": number, "export": made.to_string(), "recipient": recipient });
    tx.record(&Event::new("cases.export_asked").about(about).to(told).with(details))?;
    Ok(made)
}

/// Grants a copy in one office.
///
/// # Errors
/// The rules of [`access::grant_copy`].
pub fn grant_copy(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, wanted): (Id, Id),
    office: Office,
) -> Result<(), Error> {
    let seen = seen_by(tx, viewer, id)?;
    let now = tx.now();
    let state = switch::read(tx.conn(), now)?;
    let found = export::one(tx.conn(), id, wanted)?;
    let allowed = access::grant_copy(viewer, &state, &seen, found, office, now)?;
    export::grant(tx, &allowed, viewer.id)?;
    let ((export, _), case) = (allowed.noun(), seen.noun());
    let details = serde_json::json!({
        "number": case.number, "export": wanted.to_string(), "recipient": export.recipient, "office": office.name(),
    });
    let event = Event::new("cases.export_granted").about(case.to_ref()).to(vec![export.asked.by]);
    tx.record(&event.with(details))?;
    Ok(())
}

/// Says no to a copy.
///
/// # Errors
/// The rules of [`access::deny_copy`].
pub fn deny_copy(tx: &mut Tx<'_>, viewer: &Viewer, (id, wanted): (Id, Id)) -> Result<(), Error> {
    let seen = seen_by(tx, viewer, id)?;
    let now = tx.now();
    let state = switch::read(tx.conn(), now)?;
    let found = export::one(tx.conn(), id, wanted)?;
    let allowed = access::deny_copy(viewer, &state, &seen, found, now)?;
    export::deny(tx, &allowed, viewer.id)?;
    let (export, case) = (allowed.noun(), seen.noun());
    let details = serde_json::json!({ "number": case.number, "export": wanted.to_string() });
    let event = Event::new("cases.export_refused").about(case.to_ref()).to(vec![export.asked.by]);
    tx.record(&event.with(details))?;
    Ok(())
}
