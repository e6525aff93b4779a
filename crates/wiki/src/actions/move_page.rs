//! Moves a page with everything below it.

use crate::access::{self, Allowed, Move};
use crate::error::Error;
use crate::model::{DEEPEST, Keys, Page, slug};
use crate::store::tree::{self, Place};
use crate::store::{page, rights};
use maru_kernel::{Event, Id};
use maru_store::{StoreResult, Tx};

/// Puts the page below `above`, at `place` among the pages there. Its old addresses go on leading to it.
///
/// # Errors
/// No right here or there, a page below itself, or too many levels.
pub fn move_page(tx: &mut Tx<'_>, keys: &Keys, id: Id, above: Id, place: Place) -> Result<(), Error> {
    page::hold_trees(tx, &[id, above])?;
    let target = page::seen(tx.conn(), keys, above)?;
    let seen = page::seen(tx.conn(), keys, id)?;
    let (allowed, parent) = access::move_below(seen, target)?;
    let moved = allowed.noun();
    let branch = tree::branch(tx.conn(), id)?;
    if branch.contains(&above) {
        return Err(Error::Cycle);
    }
    let way = tree::above(tx.conn(), above)?.len() + 1;
    if way + tree::depth(tx.conn(), id)? > DEEPEST {
        return Err(Error::Levels);
    }
    let ord = tree::place(tx, above, id, place)?;
    tree::move_to(tx, &allowed, &parent, ord)?;
    if parent.space != moved.space {
        readdress(tx, &allowed, &branch, parent.space)?;
    }
    let touched = rights::work_out(tx, id)?;
    page::mark_changed(tx, &touched)?;
    let details = serde_json::json!({ "old": moved.parent.map(|p| p.to_string()), "new": above.to_string() });
    tx.record(&Event::new("wiki.page_moved").about(moved.to_ref()).with(details))?;
    Ok(())
}

/// Gives pages that have come to a space addresses there.
pub(super) fn readdress(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Move, Page>,
    branch: &[Id],
    space: Id,
) -> StoreResult<()> {
    for below in branch {
        if let Some(page) = page::any(tx.conn(), *below)? {
            page::set_slug(tx, &access::readdress(allowed, page.id), space, &slug(&page.title))?;
        }
    }
    Ok(())
}
