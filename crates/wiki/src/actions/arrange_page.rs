//! Says whose a page is, whether a second person publishes, and when it is looked at again.

use crate::access;
use crate::error::Error;
use crate::model::Keys;
use crate::store::page::{self, Arrangement};
use crate::store::rights;
use maru_kernel::{Event, Id};
use maru_store::Tx;

/// Arranges the page.
///
/// # Errors
/// No right to manage.
pub fn arrange(tx: &mut Tx<'_>, keys: &Keys, id: Id, change: &Arrangement) -> Result<(), Error> {
    page::hold_trees(tx, &[id])?;
    let allowed = access::arrange(page::seen(tx.conn(), keys, id)?)?;
    let before = allowed.noun().clone();
    page::arrange(tx, &allowed, change)?;
    let touched = rights::work_out(tx, id)?;
    page::mark_changed(tx, &touched)?;
    let details = serde_json::json!({
        "old": { "holder": before.holder.to_ref().to_string(), "four_eyes": before.four_eyes, "months": before.review_months },
        "new": { "holder": change.holder.to_ref().to_string(), "four_eyes": change.four_eyes, "months": change.review_months },
    });
    tx.record(&Event::new("wiki.page_arranged").about(before.to_ref()).with(details))?;
    Ok(())
}
