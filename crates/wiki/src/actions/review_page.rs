//! Says that a page still holds, and when it is looked at again.

use crate::access;
use crate::error::Error;
use crate::model::{Keys, review};
use crate::store::page;
use maru_kernel::{Event, Id};
use maru_store::Tx;

/// Notes that the page was looked at now.
///
/// # Errors
/// No right to manage.
pub fn review_page(tx: &mut Tx<'_>, keys: &Keys, id: Id) -> Result<(), Error> {
    page::hold(tx, id)?;
    let allowed = access::arrange(page::seen(tx.conn(), keys, id)?)?;
    let due = review::next(tx.now(), allowed.noun().review_months);
    page::set_review(tx, &allowed, due)?;
    let details = serde_json::json!({ "next": due.map(|at| review::day(at).to_string()) });
    tx.record(&Event::new("wiki.page_reviewed").about(allowed.noun().to_ref()).with(details))?;
    Ok(())
}
