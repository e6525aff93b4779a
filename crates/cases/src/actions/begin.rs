//! Asks for a case.

use super::LOCK;
use super::office_holders::holders;
use crate::access;
use crate::error::Error;
use crate::model::{Field, LONGEST_HOURS, LONGEST_NUMBER, Scope};
use crate::store::case::{self, NewCase};
use crate::store::switch;
use maru_contract::{Offers, Role};
use maru_kernel::{Event, Id, PersonId, Ref, Viewer, letters, reason};
use maru_store::{DbConn, Sending, Tx, lock_name, made_before};

/// Modules that have something to read.
pub fn sources(offers: &Offers) -> Vec<&'static str> {
    offers.all().evidence.iter().map(|source| source.module()).collect()
}

/// Asks for a case; with `held`, what it is about stays from this moment on, whoever approves. Sent twice it is one.
///
/// # Errors
/// Cases that are off, a case about oneself, or what is missing or wrong in it.
pub fn begin(
    tx: &mut Tx<'_>,
    offers: &Offers,
    viewer: &Viewer,
    new: &NewCase,
    held: bool,
    form: &str,
) -> Result<Id, Error> {
    lock_name(tx, LOCK)?;
    let now = tx.now();
    let state = switch::read(tx.conn(), now)?;
    let new = checked(new)?;
    new.scope.check(&sources(offers), now).map_err(|field| match field {
        Field::Subjects => Error::Subjects,
        Field::Period => Error::Period,
        Field::Sources => Error::Sources,
    })?;
    let subjects = subjects(tx.conn(), offers, &new.scope)?;
    let allowed = access::begin(viewer, &state, subjects)?;
    let id = tx.id();
    let case_ref = Ref::new("cases", "case", id);
    let sending = Sending { person: viewer.id, form, said: &[&new.number] };
    if let Some(made) = made_before(tx, &sending, &case_ref)? {
        return Ok(made.id);
    }
    case::insert(tx, &allowed, id, &new)?;
    let (_, subjects) = allowed.noun();
    let but: Vec<PersonId> = subjects.iter().copied().chain([viewer.id]).collect();
    let told = holders(tx.conn(), &[Role::Privacy, Role::Legal, Role::Auditor], &but, now)?;
    let details =
        serde_json::json!({ "number": new.number, "hours": new.hours, "sources": new.scope.sources });
    tx.record(&Event::new("cases.asked").about(case_ref).to(told).with(details))?;
    if held {
        super::hold::place_at_once(tx, viewer, id)?;
    }
    Ok(id)
}

/// What was typed, without blanks around it, if it says enough.
fn checked(new: &NewCase) -> Result<NewCase, Error> {
    let number = new.number.trim();
    if letters(number) == 0 || number.chars().count() > LONGEST_NUMBER || number.chars().any(char::is_control)
    {
        return Err(Error::Number);
    }
    let (ground, why) = (reason(&new.ground), reason(&new.reason));
    if !(1..=LONGEST_HOURS).contains(&new.hours) {
        return Err(Error::Hours);
    }
    Ok(NewCase {
        number: number.to_owned(),
        ground: ground.ok_or(Error::Reason)?.to_owned(),
        reason: why.ok_or(Error::Reason)?.to_owned(),
        hours: new.hours,
        scope: new.scope.clone(),
    })
}

/// Everybody it is about. All of them exist: nobody would notice a slip in an id.
fn subjects(conn: &mut DbConn, offers: &Offers, scope: &Scope) -> Result<Vec<PersonId>, Error> {
    let mut people = scope.people.clone();
    for person in &people {
        if !offers.exists(conn, &Ref::new("directory", "person", *person))? {
            return Err(Error::Subjects);
        }
    }
    if let Some(place) = &scope.place {
        let all = offers.all();
        let source = all.evidence.iter().find(|source| source.module() == place.module).ok_or(Error::Room)?;
        people = source.people(conn, place)?;
    }
    people.sort_unstable();
    people.dedup();
    if people.is_empty() { Err(Error::Subjects) } else { Ok(people) }
}
