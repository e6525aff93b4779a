//! Places legal holds, and lifts them with a second person.

use crate::access;
use crate::error::Error;
use crate::model::{Hold, NewHold};
use crate::store::hold;
use maru_kernel::{Event, Id, Ref, Viewer};
use maru_store::{Tx, lock_name};

fn hold_ref(id: Id) -> Ref {
    Ref::new("records", "hold", id)
}

/// Places a hold. It counts from this moment on, also for a disposal that is running.
pub fn place(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewHold) -> Result<Id, Error> {
    if !new.is_complete() {
        return Err(Error::Hold);
    }
    lock_name(tx, "records.holds")?;
    let id = hold::place(tx, new, viewer.id)?;
    tx.record(&Event::new("records.hold_placed").about(hold_ref(id)))?;
    Ok(id)
}

/// The first person asks, the second lifts; says whether the hold is lifted now. A request that was left
/// lying for a day is asked anew.
pub fn ask_or_lift(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<bool, Error> {
    lock_name(tx, "records.holds")?;
    let found: Hold = hold::find(tx.conn(), id)?.ok_or(Error::Missing)?;
    let now = tx.now();
    if !found.lift_asked.as_ref().is_some_and(|request| access::alive(request, now)) {
        hold::ask_to_lift(tx, id, viewer.id)?;
        tx.record(&Event::new("records.hold_lift_asked").about(hold_ref(id)))?;
        return Ok(false);
    }
    let allowed = access::lift(viewer, found, now)?;
    hold::lift(tx, &allowed, viewer.id)?;
    tx.record(&Event::new("records.hold_lifted").about(hold_ref(id)))?;
    Ok(true)
}
