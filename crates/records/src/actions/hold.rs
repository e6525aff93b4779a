//! Places legal holds, and lifts them with a second person.

use crate::access::{self, Allowed, Manage};
use crate::error::Error;
use crate::model::{Hold, NewHold};
use crate::store::hold;
use maru_contract::{HOLDING, Keeping, Offers};
use maru_kernel::{Event, Id, PersonId, Ref};
use maru_store::{DbConn, StoreResult, Tx, events_after, lock_name};

fn hold_ref(id: Id) -> Ref {
    Ref::new("records", "hold", id)
}

/// Places a hold; once, however often the form is sent (S-428). It counts from this moment on, also for a
/// disposal that is running.
pub fn place(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Manage, PersonId>,
    offers: &Offers,
    new: &NewHold,
) -> Result<Id, Error> {
    if !new.is_complete() {
        return Err(Error::Hold);
    }
    let (now, began) = (tx.now(), events_after(tx.conn(), 0, 1)?.first().map(|event| event.at.0));
    if !new.is_meant(began.unwrap_or(now), now) {
        return Err(Error::HoldTime);
    }
    let known = things(offers);
    if !new.is_known(&known) {
        let names: Vec<String> = known.iter().map(|(module, kind)| format!("{module}/{kind}")).collect();
        return Err(Error::HoldClass(names.join(", ")));
    }
    if !all_exist(tx.conn(), offers, new)? {
        return Err(Error::HoldMissing);
    }
    lock_name(tx, HOLDING)?;
    let person = *allowed.noun();
    // One that is about to be lifted keeps nothing for long.
    let same = |hold: &Hold| hold.scope == *new && hold.placed_by == person && hold.lift_asked.is_none();
    if let Some(placed) = hold::in_force(tx.conn())?.into_iter().find(same) {
        return Ok(placed.id);
    }
    let id = hold::place(tx, new, person)?;
    tx.record(&Event::new("records.hold_placed").about(hold_ref(id)))?;
    Ok(id)
}

/// Whether the person and the thing it names exist: nobody would notice a slip in an id.
fn all_exist(conn: &mut DbConn, offers: &Offers, new: &NewHold) -> StoreResult<bool> {
    let person = new.person.map(|id| Ref::new("directory", "person", id));
    for named in person.into_iter().chain(new.thing()) {
        if !offers.exists(conn, &named)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// All holds that keep things: those placed here, and those of other modules, such as of audited cases.
pub fn in_force(conn: &mut DbConn, offers: &Offers) -> StoreResult<Vec<Keeping>> {
    let own = hold::in_force(conn)?;
    let mut all: Vec<Keeping> = Vec::with_capacity(own.len());
    for hold in own {
        all.push(Box::new(move |subject, concerns| hold.scope.keeps(subject, concerns)));
    }
    for other in &offers.all().preservation {
        all.extend(other.in_force(conn)?);
    }
    Ok(all)
}

/// Modules and kinds of whatever is disposed of or handed over.
fn things(offers: &Offers) -> Vec<(&'static str, &'static str)> {
    let all = offers.all();
    let handed = all.custody.iter().flat_map(|c| c.kinds().iter().map(|kind| (c.module(), *kind)));
    let mut known: Vec<_> = all.retention.iter().map(|class| class.subject()).chain(handed).collect();
    known.sort_unstable();
    known.dedup();
    known
}

/// The first person asks, the second lifts; says whether the hold is lifted now. A request that was left
/// lying for a day is asked anew.
pub fn ask_or_lift(tx: &mut Tx<'_>, allowed: &Allowed<Manage, PersonId>, id: Id) -> Result<bool, Error> {
    lock_name(tx, HOLDING)?;
    let found: Hold = hold::find(tx.conn(), id)?.ok_or(Error::Missing)?;
    let (now, person) = (tx.now(), *allowed.noun());
    if !found.lift_asked.as_ref().is_some_and(|request| access::alive(request, now)) {
        hold::ask_to_lift(tx, id, person)?;
        tx.record(&Event::new("records.hold_lift_asked").about(hold_ref(id)))?;
        return Ok(false);
    }
    let lift = access::lift(person, found, now)?;
    hold::lift(tx, &lift, person)?;
    tx.record(&Event::new("records.hold_lifted").about(hold_ref(id)))?;
    Ok(true)
}
