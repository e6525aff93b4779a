//! Decides what becomes of things on a worksheet.

use crate::error::Error;
use crate::model::{Item, ItemState};
use crate::store::worksheet;
use maru_contract::Offers;
use maru_kernel::{Event, Id, PersonId, Viewer};
use maru_store::{DbConn, Tx, lock_name};

/// What becomes of some things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Somebody takes over.
    Give(PersonId),
    /// They stay with their holder.
    Keep,
}

/// Decides about items of a worksheet, one event each. What was decided before stays as it is, so the
/// worksheet can be gone through in as many goes as one likes.
pub fn decide(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
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
    if decision == Decision::Give(viewer.id) {
        return Err(Error::Oneself);
    }
    if let Decision::Give(to) = decision
        && !is_here(tx.conn(), offers, to)?
    {
        return Err(Error::Choice);
    }
    let known = worksheet::items_of(tx.conn(), id)?;
    for item in known.iter().filter(|item| items.contains(&item.id) && item.state == ItemState::Open) {
        let name = match one(tx, viewer, offers, sheet.person, item, decision)? {
            ItemState::Given => "records.item_given",
            ItemState::Kept => "records.item_kept",
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

/// Whether the successor works here: things of somebody who left must not go to nobody.
fn is_here(conn: &mut DbConn, offers: &Offers, person: PersonId) -> Result<bool, Error> {
    match &offers.all().viewer_of {
        Some(viewer_of) => Ok(viewer_of(conn, person)?.is_some()),
        None => Ok(false),
    }
}

fn one(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    offers: &Offers,
    from: PersonId,
    item: &Item,
    decision: Decision,
) -> Result<ItemState, Error> {
    let (state, to) = match decision {
        Decision::Keep => (ItemState::Kept, None),
        Decision::Give(to) => {
            let all = offers.all();
            let custody = all.custody.iter().find(|c| c.module() == item.subject.module);
            match custody.ok_or(Error::Missing)?.hand_over(tx, &item.subject, from, to)? {
                true => (ItemState::Given, Some(to)),
                false => (ItemState::Elsewhere, None),
            }
        }
    };
    worksheet::decide(tx, item.id, state, to, viewer.id)?;
    Ok(state)
}
