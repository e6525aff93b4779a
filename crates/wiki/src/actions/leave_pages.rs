//! What becomes of a person's pages when they go: somebody else takes them over, or nobody needs them any more.

use super::move_page::readdress;
use crate::access::{self, Outliving};
use crate::model::rights::{Grant, Key, Node};
use crate::model::{Level, Page, Space, SpaceKind, of_holder, page_ref, slug};
use crate::store::{custody, page, rights, space, trash, tree};
use maru_directory::behind::answerable;
use maru_kernel::{Event, Id, PersonId};
use maru_store::{StoreResult, Tx, lock_name};
use std::collections::BTreeMap;

/// Gives the page and what `from` holds directly below it to `to`; says whether `from` still held it.
///
/// # Errors
/// As any write.
pub fn hand_over(tx: &mut Tx<'_>, id: Id, from: PersonId, to: PersonId) -> StoreResult<bool> {
    page::hold_trees(tx, &[id])?;
    let Some(allowed) = page::any(tx.conn(), id)?.and_then(|page| access::hand_over(page, from)) else {
        return Ok(false);
    };
    let held = custody::held_from(tx.conn(), id, from)?;
    custody::give(tx, &allowed, &held, to)?;
    page::mark_changed(tx, &held)?;
    let touched = rights::work_out(tx, id)?;
    page::mark_changed(tx, &touched)?;
    let details = serde_json::json!({ "pages": held.len(), "to": to.to_string() });
    tx.record(&Event::new("wiki.page_handed_over").about(page_ref(id)).with(details).to(vec![to]))?;
    Ok(true)
}

/// Throws away the page and what `from` holds directly below it; says whether `from` still held it. What others
/// hold below stays: it moves up to where the page stood, with the rights it had. Out of a space that goes, it
/// becomes a space of its own.
///
/// # Errors
/// As any write.
pub fn dispose(tx: &mut Tx<'_>, id: Id, from: PersonId) -> StoreResult<bool> {
    page::hold_trees(tx, &[id])?;
    let Some(allowed) = page::any(tx.conn(), id)?.and_then(|page| access::dispose(page, from)) else {
        return Ok(false);
    };
    let above = match allowed.noun().parent {
        Some(above) => page::any(tx.conn(), above)?,
        None => None,
    };
    let held = custody::held_from(tx.conn(), id, from)?;
    let mut neighbour = id;
    for other in custody::of_others_below(tx.conn(), &held, from)? {
        let Some(outliving) = access::outlive(other, from) else { continue };
        match &above {
            Some(above) => {
                move_up(tx, &outliving, above, neighbour, from)?;
                neighbour = outliving.page().id;
            }
            // What lies in the trash of a space goes with it, when its time is over.
            None if outliving.page().trashed_at.is_some() => {}
            None => become_space(tx, &outliving, from)?,
        }
    }
    let gone = trash::put(tx, &allowed, from)?;
    page::mark_changed(tx, &gone)?;
    let details = serde_json::json!({ "pages": gone.len() });
    tx.record(&Event::new("wiki.page_thrown_away").about(page_ref(id)).with(details))?;
    Ok(true)
}

/// Puts a page below `above`, directly after `neighbour`.
fn move_up(
    tx: &mut Tx<'_>,
    outliving: &Outliving,
    above: &Page,
    neighbour: Id,
    from: PersonId,
) -> StoreResult<()> {
    let page = outliving.page();
    let before = rights::in_force_at(tx.conn(), page.acl)?;
    let ord = tree::place(tx, above.id, page.id, tree::Place::After(neighbour))?;
    tree::move_to(tx, &outliving.moving, above, ord)?;
    keep_rights(tx, outliving, &before, from)?;
    let details =
        serde_json::json!({ "old": page.parent.map(|p| p.to_string()), "new": above.id.to_string() });
    tell(tx, "wiki.page_moved", page, details)
}

/// Makes a page the first one of a space.
fn become_space(tx: &mut Tx<'_>, outliving: &Outliving, from: PersonId) -> StoreResult<()> {
    let page = outliving.page();
    lock_name(tx, "wiki.spaces")?;
    let before = rights::in_force_at(tx.conn(), page.acl)?;
    let branch = tree::branch(tx.conn(), page.id)?;
    tree::make_first(tx, &outliving.moving, &branch)?;
    let made = Space {
        id: page.id,
        kind: SpaceKind::Project,
        slug: space::free_slug(tx, &slug(&page.title))?,
        description: String::new(),
    };
    space::insert(tx, &outliving.placing, &made)?;
    readdress(tx, &outliving.moving, &branch, page.id)?;
    keep_rights(tx, outliving, &before, from)?;
    let details = serde_json::json!({ "old": page.parent.map(|p| p.to_string()) });
    tell(tx, "wiki.space_made", page, details)
}

fn tell(tx: &mut Tx<'_>, name: &'static str, page: &Page, details: serde_json::Value) -> StoreResult<()> {
    let now = tx.now();
    let hear = answerable(tx.conn(), &of_holder(page.holder), now)?;
    tx.record(&Event::new(name).about(page.to_ref()).with(details).to(hear))?;
    Ok(())
}

/// Sees to it that others can do with the page what they could where it stood `before`, and nobody more: what is
/// given above its new place is not meant for it.
fn keep_rights(
    tx: &mut Tx<'_>,
    outliving: &Outliving,
    before: &BTreeMap<Key, Level>,
    from: PersonId,
) -> StoreResult<()> {
    let page = outliving.page();
    let gone = format!("person:{from}");
    let mut touched = rights::work_out(tx, page.id)?;
    let acl = page::any(tx.conn(), page.id)?.map_or(page.acl, |page| page.acl);
    let now = rights::in_force_at(tx.conn(), acl)?;
    // Whoever goes had theirs by holding the page above.
    let others = |rights: &BTreeMap<Key, Level>| -> Vec<Grant> {
        let others = rights.iter().filter(|(key, _)| **key != gone);
        others.map(|(key, level)| Grant { key: key.clone(), level: *level }).collect()
    };
    if others(&now) != others(before) {
        let mut grants = others(before);
        grants.extend(rights::given_at(tx.conn(), page.id)?.into_iter().filter(|grant| grant.key == gone));
        let holder = of_holder(page.holder);
        grants.retain(|grant| grant.key != holder);
        rights::give(tx, &outliving.keeping, &Node { grants, breaks: true })?;
        touched.extend(rights::work_out(tx, page.id)?);
    }
    page::mark_changed(tx, &touched)
}
