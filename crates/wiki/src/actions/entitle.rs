//! Gives and takes rights at a page.

use crate::access;
use crate::error::Error;
use crate::model::rights::Node;
use crate::model::{Keys, is_key};
use crate::store::{page, rights};
use maru_kernel::{Event, Id};
use maru_store::Tx;

/// The most grants one page has of its own.
const MOST: usize = 200;

/// Replaces what is given at the page; `shown` is what was given there when it was decided. Whoever does it goes on
/// managing the page: who cuts off what is given above is among those left.
///
/// # Errors
/// No right to manage, somebody unknown, rights that changed since they were shown, or nobody left who manages.
pub fn entitle(tx: &mut Tx<'_>, keys: &Keys, id: Id, node: &Node, shown: Option<&str>) -> Result<(), Error> {
    page::hold_trees(tx, &[id])?;
    let allowed = access::entitle(page::seen(tx.conn(), keys, id)?)?;
    if node.grants.len() > MOST || node.grants.iter().any(|grant| !is_key(&grant.key)) {
        return Err(Error::Whom);
    }
    let before = rights::given_at(tx.conn(), id)?;
    let now = Node { grants: before.clone(), breaks: allowed.noun().breaks };
    if shown.is_some_and(|shown| shown != now.state()) {
        return Err(Error::Changed);
    }
    rights::give(tx, &allowed, node)?;
    let touched = rights::work_out(tx, id)?;
    page::mark_changed(tx, &touched)?;
    if access::entitle(page::seen(tx.conn(), keys, id)?).is_err() {
        return Err(Error::Nobody);
    }
    let list = |grants: &[crate::model::rights::Grant]| -> serde_json::Value {
        grants.iter().map(|g| (g.key.clone(), serde_json::Value::from(g.level.name()))).collect()
    };
    let details = serde_json::json!({
        "old": list(&before), "new": list(&node.grants),
        "old_breaks": allowed.noun().breaks, "new_breaks": node.breaks, "pages": touched.len(),
    });
    tx.record(&Event::new("wiki.rights_changed").about(allowed.noun().to_ref()).with(details))?;
    Ok(())
}
