//! Says whose a page is, whether a second person publishes, and when it is looked at again.

use super::{managers, me, watchers};
use crate::access::{self, Allowed, Arrange};
use crate::error::Error;
use crate::model::four_eyes::Switch;
use crate::model::{Keys, Page};
use crate::store::page::{self, Arrangement};
use crate::store::{four_eyes, revision, rights};
use maru_kernel::{Event, Id};
use maru_store::{DbConn, StoreResult, Tx};

/// Versions told of by their numbers when a second person publishes again; all are counted.
const TOLD: i64 = 1_000;

/// Arranges the page; `why` is asked for when no second person publishes any more.
///
/// # Errors
/// No right to manage, or no reason.
pub fn arrange(tx: &mut Tx<'_>, keys: &Keys, id: Id, change: &Arrangement, why: &str) -> Result<(), Error> {
    page::hold_trees(tx, &[id])?;
    // Who saves holds the page alone: the switch is turned before that version or after it, never beside it.
    page::hold(tx, id)?;
    let allowed = access::arrange(page::seen(tx.conn(), keys, id)?)?;
    let before = allowed.noun().clone();
    if before.four_eyes != change.four_eyes {
        switch(tx, keys, &allowed, change.four_eyes, why)?;
    }
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

/// Turns the switch, and tells those who manage or watch the page: nobody publishes alone unnoticed where a
/// second person was asked for.
fn switch(
    tx: &mut Tx<'_>,
    keys: &Keys,
    allowed: &Allowed<Arrange, Page>,
    is_on: bool,
    why: &str,
) -> Result<(), Error> {
    let page = allowed.noun();
    let why = if is_on { "" } else { maru_kernel::reason(why).ok_or(Error::SwitchReason)? };
    let (name, details) = if is_on {
        let (count, numbers) = published_alone(tx.conn(), page)?;
        let details = serde_json::json!({ "count": count, "published_alone": numbers });
        ("wiki.four_eyes_switched_on", details)
    } else {
        ("wiki.four_eyes_switched_off", serde_json::json!({ "reason": why, "version": page.latest }))
    };
    let turn = Switch { at: tx.now(), by: me(keys), is_on, reason: why.to_owned(), latest: page.latest };
    four_eyes::note(tx, allowed, &turn)?;
    let mut hear = managers(tx, page, me(keys))?;
    hear.extend(watchers(tx.conn(), page, me(keys))?);
    hear.sort_unstable();
    hear.dedup();
    tx.record(&Event::new(name).about(page.to_ref()).with(details).to(hear))?;
    Ok(())
}

/// How many versions came to readers by their author's word alone since the switch was off, and the numbers of the first
/// of them.
fn published_alone(conn: &mut DbConn, page: &Page) -> StoreResult<(i64, Vec<i32>)> {
    match four_eyes::of_page(conn, page.id)?.last() {
        Some(last) if !last.is_on => revision::published_alone_since(conn, page.id, last.latest, TOLD),
        _ => Ok((0, Vec::new())),
    }
}
