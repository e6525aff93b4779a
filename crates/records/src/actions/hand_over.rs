//! Decides what becomes of things on a worksheet.

use crate::access::{Allowed, HandOver};
use crate::actions::hold::in_force;
use crate::error::Error;
use crate::model::{Item, ItemState};
use crate::store::{disposal, worksheet};
use maru_contract::{Concerns, Custody, DueItem, HOLDING, Offers};
use maru_kernel::{Event, Id, PersonId, Ref, Viewer};
use maru_store::{DbConn, Tx, lock_name};

/// What becomes of some things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Somebody takes over.
    Give(PersonId),
    /// They stay with their holder.
    Keep,
    /// Nobody needs them any more.
    Dispose,
}

/// Decides about items of a worksheet, one event each. What was decided before stays as it is, so the
/// worksheet can be gone through in as many goes as one likes.
pub fn decide(
    tx: &mut Tx<'_>,
    allowed: &Allowed<HandOver, PersonId>,
    offers: &Offers,
    id: Id,
    items: &[Id],
    decision: Decision,
) -> Result<(), Error> {
    lock_name(tx, "records.worksheets")?;
    let sheet = worksheet::find(tx.conn(), id)?.ok_or(Error::Missing)?;
    if items.is_empty() || decision == Decision::Give(sheet.person) {
        return Err(Error::Choice);
    }
    if decision == Decision::Give(*allowed.noun()) {
        return Err(Error::Oneself);
    }
    let successor = match decision {
        Decision::Give(to) => Some(here(tx.conn(), offers, to)?.ok_or(Error::Choice)?),
        Decision::Keep | Decision::Dispose => None,
    };
    let known = worksheet::items_of(tx.conn(), id)?;
    // Every id of the request is looked at, and belongs to this worksheet (S-146).
    if items.iter().any(|wanted| known.iter().all(|item| item.id != *wanted)) {
        return Err(Error::Missing);
    }
    let is_asked = |item: &&Item| items.contains(&item.id) && item.state == ItemState::Open;
    let asked: Vec<&Item> = known.iter().filter(is_asked).collect();
    refuse_unfit(tx.conn(), offers, &asked, successor.as_ref())?;
    for item in asked {
        let name = match one(tx, *allowed.noun(), offers, sheet.person, item, decision)? {
            ItemState::Given => "records.item_given",
            ItemState::Kept => "records.item_kept",
            ItemState::Disposed => "records.item_disposed",
            // Nothing was done to it.
            ItemState::Open | ItemState::Elsewhere => continue,
        };
        let to = if let Decision::Give(to) = decision { Some(to.to_string()) } else { None };
        let details = serde_json::json!({ "worksheet": id.to_string(), "to": to });
        tx.record(&Event::new(name).about(item.subject.clone()).of_person(sheet.person).with(details))?;
    }
    worksheet::close_when_done(tx, id)?;
    Ok(())
}

/// The successor, if they work here: things of somebody who left must not go to nobody.
fn here(conn: &mut DbConn, offers: &Offers, person: PersonId) -> Result<Option<Viewer>, Error> {
    match &offers.all().viewer_of {
        Some(viewer_of) => Ok(viewer_of(conn, person)?),
        None => Ok(None),
    }
}

/// Nothing is given to somebody who may not take it over; then nothing of what was asked for is done.
fn refuse_unfit(
    conn: &mut DbConn,
    offers: &Offers,
    items: &[&Item],
    successor: Option<&Viewer>,
) -> Result<(), Error> {
    let Some(to) = successor else { return Ok(()) };
    let all = offers.all();
    for item in items {
        let custody = all.custody.iter().find(|c| c.module() == item.subject.module);
        if !custody.ok_or(Error::Missing)?.may_take(conn, &item.subject, to)? {
            return Err(Error::Unfit);
        }
    }
    Ok(())
}

fn one(
    tx: &mut Tx<'_>,
    by: PersonId,
    offers: &Offers,
    from: PersonId,
    item: &Item,
    decision: Decision,
) -> Result<ItemState, Error> {
    let all = offers.all();
    let custody = all.custody.iter().find(|c| c.module() == item.subject.module);
    let (state, to) = match decision {
        Decision::Keep => (ItemState::Kept, None),
        Decision::Give(to) => match custody.ok_or(Error::Missing)?.hand_over(tx, &item.subject, from, to)? {
            true => (ItemState::Given, Some(to)),
            false => (ItemState::Elsewhere, None),
        },
        Decision::Dispose => {
            match dispose(tx, offers, custody.ok_or(Error::Missing)?.as_ref(), from, &item.subject)? {
                true => (ItemState::Disposed, None),
                false => (ItemState::Elsewhere, None),
            }
        }
    };
    worksheet::decide(tx, item.id, state, to, by)?;
    Ok(state)
}

/// What a legal hold keeps stays (S-523); what goes is entered in the register. Nothing is known of its
/// time, which counts against its disposal. Says whether it was still there to go.
fn dispose(
    tx: &mut Tx<'_>,
    offers: &Offers,
    custody: &dyn Custody,
    from: PersonId,
    subject: &Ref,
) -> Result<bool, Error> {
    lock_name(tx, HOLDING)?;
    let concerns = Concerns { people: vec![from], ..Concerns::default() };
    if in_force(tx.conn(), offers)?.iter().any(|keeps| keeps(subject, Some(&concerns))) {
        return Err(Error::Held);
    }
    if !custody.dispose(tx, subject, from)? {
        return Ok(false);
    }
    let entry = DueItem { subject: subject.clone(), due_at: tx.now() };
    disposal::enter(tx, "records.handover", &entry)?;
    Ok(true)
}
