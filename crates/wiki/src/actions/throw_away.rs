//! Throws pages away, brings them back, and destroys those whose time is over.

use super::watchers;
use crate::access;
use crate::error::Error;
use crate::model::{Keys, page_ref, unshown_ref};
use crate::store::{page, rights, trash};
use maru_kernel::{Event, Id, Timestamp};
use maru_store::{StoreResult, Tx};

/// Throws the page away with everything below it; it lies in the trash until its time is over.
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

/// Brings a page back with all that went with it, after the page above: anywhere else others would see it.
///
/// # Errors
/// Nothing of the kind in the trash, no right to it, or the page above lies there itself.
pub fn bring_back(tx: &mut Tx<'_>, keys: &Keys, id: Id) -> Result<(), Error> {
    page::hold_trees(tx, &[id])?;
    let allowed = access::bring_back(page::seen(tx.conn(), keys, id)?)?;
    if let Some(above) = allowed.noun().parent
        && page::any(tx.conn(), above)?.is_some_and(|above| above.trashed_at.is_some())
    {
        return Err(Error::Above);
    }
    let back = trash::take_out(tx, &allowed)?;
    if back.is_empty() {
        return Err(Error::Missing);
    }
    page::mark_changed(tx, &back)?;
    let details = serde_json::json!({ "pages": back.len() });
    tx.record(&Event::new("wiki.page_brought_back").about(allowed.noun().to_ref()).with(details))?;
    Ok(())
}

/// Destroys what was thrown away at `thrown_at`, with all below it and its files, for good. Does nothing when it was
/// brought back.
///
/// # Errors
/// As any write.
pub fn destroy(tx: &mut Tx<'_>, id: Id, thrown_at: Timestamp) -> StoreResult<()> {
    for gone in trash::destroy(tx, id, thrown_at)? {
        maru_files::detach_all(tx, &page_ref(gone))?;
        maru_files::detach_all(tx, &unshown_ref(gone))?;
    }
    Ok(())
}
