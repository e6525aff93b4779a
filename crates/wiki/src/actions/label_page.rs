//! Files a page under labels.

use crate::access;
use crate::error::Error;
use crate::model::{Keys, labels};
use crate::store::{label, page};
use maru_kernel::{Event, Id};
use maru_store::Tx;

/// Replaces the labels of the page by those typed.
///
/// # Errors
/// No right to do so there, or labels that are not taken.
pub fn label_page(tx: &mut Tx<'_>, keys: &Keys, id: Id, typed: &str) -> Result<(), Error> {
    page::hold(tx, id)?;
    let allowed = access::write_beside(page::seen(tx.conn(), keys, id)?)?;
    let names = labels(typed).ok_or(Error::Labels)?;
    let before = label::of_page(tx.conn(), id)?;
    label::set(tx, &allowed, &names)?;
    page::mark_changed(tx, &[id])?;
    let details = serde_json::json!({ "old": before, "new": names });
    tx.record(&Event::new("wiki.page_labelled").about(allowed.noun().to_ref()).with(details))?;
    Ok(())
}
