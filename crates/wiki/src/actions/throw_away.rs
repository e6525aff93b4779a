//! Throws pages away and brings them back.

use super::watchers;
use crate::access;
use crate::error::Error;
use crate::model::Keys;
use crate::store::{page, rights, trash, tree};
use maru_kernel::{Event, Id};
use maru_store::Tx;

/// Throws the page away with everything below it; it lies in the trash until somebody brings it back.
///
/// # Errors
/// No right to, as of [`access::trash`].
pub fn throw_away(tx: &mut Tx<'_>, keys: &Keys, id: Id) -> Result<(), Error> {
    page::hold_trees(tx, &[id])?;
    let alike = rights::alike_below(tx.conn(), id)?;
    let allowed = access::trash(page::seen(tx.conn(), keys, id)?, alike)?;
    let hear = watchers(tx.conn(), allowed.noun(), keys.person)?;
    let gone = trash::put(tx, &allowed, keys.person)?;
    page::mark_changed(tx, &gone)?;
    let details = serde_json::json!({ "pages": gone.len() });
    tx.record(&Event::new("wiki.page_thrown_away").about(allowed.noun().to_ref()).with(details).to(hear))?;
    Ok(())
}

/// Brings a page back with all that went with it, if it was thrown away itself and not with another. When the page above is gone itself, it stands below the
/// first page of its space.
///
/// # Errors
/// Nothing of the kind in the trash, or no right to it.
pub fn bring_back(tx: &mut Tx<'_>, keys: &Keys, id: Id) -> Result<(), Error> {
    page::hold_trees(tx, &[id])?;
    let allowed = access::bring_back(page::seen(tx.conn(), keys, id)?)?;
    let back = trash::take_out(tx, &allowed)?;
    if back.is_empty() {
        return Err(Error::Missing);
    }
    page::mark_changed(tx, &back)?;
    let gone = match allowed.noun().parent {
        Some(parent) => page::any(tx.conn(), parent)?.is_none_or(|above| above.trashed_at.is_some()),
        None => false,
    };
    if gone {
        let space = allowed.noun().space;
        let last = tree::last_below(tx.conn(), space)?;
        let ord = tree::place_after(tx, space, last)?;
        tree::lift(tx, &allowed, ord)?;
        let touched = rights::work_out(tx, id)?;
        page::mark_changed(tx, &touched)?;
    }
    let details = serde_json::json!({ "pages": back.len() });
    tx.record(&Event::new("wiki.page_brought_back").about(allowed.noun().to_ref()).with(details))?;
    Ok(())
}
