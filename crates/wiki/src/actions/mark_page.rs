//! Marks a page for oneself: to have it at hand, or to hear of its changes.

use crate::access;
use crate::error::Error;
use crate::model::Keys;
use crate::store::mark::{self, Mark};
use crate::store::page;
use maru_kernel::Id;
use maru_store::Tx;

/// Sets the mark, or takes it away.
///
/// # Errors
/// A page that is not there for them.
pub fn mark_page(tx: &mut Tx<'_>, keys: &Keys, id: Id, mark: Mark, on: bool) -> Result<(), Error> {
    let allowed = access::mark(page::seen(tx.conn(), keys, id)?, keys.person)?;
    Ok(mark::set(tx, &allowed, mark, on)?)
}
