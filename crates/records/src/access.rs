//! Who may do what with records: roles open the pages, and some deeds take two persons.

use crate::error::Error;
use crate::model::{Hold, Request};
use jiff::SignedDuration;
use maru_kernel::{PersonId, Timestamp, Viewer};

maru_kernel::evidence!();

/// To see schedules, holds and the register.
pub const READ: &str = "records.read";
/// To change them.
pub const MANAGE: &str = "records.manage";
/// To decide who takes over.
pub const HANDOVER: &str = "records.handover";

/// A request that nobody confirmed within a day is void (S-501).
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(24);

/// The verb of placing holds, and of deciding how long things are kept.
#[derive(Debug)]
pub struct Manage;

/// The verb of deciding who takes over.
#[derive(Debug)]
pub struct HandOver;

/// The verb of ending a hold.
#[derive(Debug)]
pub struct Lift;

/// The verb of keeping things for a shorter time.
#[derive(Debug)]
pub struct Shorten;

/// Whether a request is still alive.
pub fn alive(request: &Request, now: Timestamp) -> bool {
    now.duration_since(request.at) <= LONGEST_WAIT
}

/// Whether `viewer` looks after records; the evidence says who it is.
pub fn may_manage(viewer: &Viewer) -> Result<Allowed<Manage, PersonId>, Error> {
    if viewer.may(MANAGE) { Ok(Allowed::new(viewer.id)) } else { Err(Error::Missing) }
}

/// As [`may_manage`], for what people leave behind.
pub fn may_hand_over(viewer: &Viewer) -> Result<Allowed<HandOver, PersonId>, Error> {
    if viewer.may(HANDOVER) { Ok(Allowed::new(viewer.id)) } else { Err(Error::Missing) }
}

/// A hold is lifted by somebody other than who asked for it, within a day (S-523).
pub fn lift(person: PersonId, hold: Hold, now: Timestamp) -> Result<Allowed<Lift, Hold>, Error> {
    second(person, hold.lift_asked.as_ref(), now)?;
    Ok(Allowed::new(hold))
}

/// As [`lift`], for a class whose things are to be kept shorter.
pub fn shorten(
    person: PersonId,
    asked: &Request,
    class: String,
    now: Timestamp,
) -> Result<Allowed<Shorten, String>, Error> {
    second(person, Some(asked), now)?;
    Ok(Allowed::new(class))
}

fn second(person: PersonId, asked: Option<&Request>, now: Timestamp) -> Result<(), Error> {
    match asked {
        Some(request) if alive(request, now) && request.by != person => Ok(()),
        _ => Err(Error::SecondPerson),
    }
}
