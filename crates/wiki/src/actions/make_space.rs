//! Makes a space with its first page.

use super::make_page::NewText;
use super::save_page::{Ready, first_version};
use crate::access;
use crate::error::Error;
use crate::model::{Keys, Space, SpaceKind, of_holder, page_ref, slug, title};
use crate::store::{page, rights, space};
use maru_directory::model::Holder;
use maru_kernel::{Event, Id, Viewer};
use maru_store::{Tx, lock_name};

/// A space as somebody wants it.
#[derive(Clone, Debug)]
pub struct NewSpace {
    /// What it is for.
    pub kind: SpaceKind,
    /// Whose it is.
    pub holder: Holder,
    /// What it is called.
    pub title: String,
    /// A sentence about it.
    pub description: String,
    /// The text of its first page.
    pub body: String,
}

/// Makes the space; a unit, a post and a person have one each, and asking again leads to it.
///
/// # Errors
/// Not one's own and no permission, or a title or text that is not taken.
pub fn make_space(tx: &mut Tx<'_>, viewer: &Viewer, keys: &Keys, new: &NewSpace) -> Result<Id, Error> {
    let is_own = keys.list().contains(&of_holder(new.holder)) && fits(new.kind, new.holder);
    let allowed = access::place_space(viewer, is_own)?;
    let name = title(&new.title).ok_or(Error::Title)?;
    lock_name(tx, "wiki.spaces")?;
    if matches!(new.kind, SpaceKind::Unit | SpaceKind::Post | SpaceKind::Person)
        && let Some(known) = space::of_holder(tx.conn(), new.kind, new.holder.to_ref().id)?
    {
        return Ok(known);
    }
    let id = tx.id();
    let slug = space::free_slug(tx, &slug(&name))?;
    let first = page::NewPage {
        id,
        space: id,
        parent: None,
        ord: 0,
        title: &name,
        slug: &slug,
        holder: new.holder,
        four_eyes: false,
        made_by: keys.person,
    };
    page::insert(tx, &allowed, &first, id)?;
    let made =
        Space { id, kind: new.kind, slug, description: new.description.trim().chars().take(500).collect() };
    space::insert(tx, &allowed, &made)?;
    rights::give_first(tx, &allowed, id, new.kind)?;
    rights::work_out(tx, id)?;
    tx.record(&Event::new("wiki.space_made").about(page_ref(id)))?;
    first_version(tx, keys, id, Ready::new(&NewText { title: name, body: new.body.clone() })?)?;
    Ok(id)
}

/// Whether a space of this kind can be held so.
fn fits(kind: SpaceKind, holder: Holder) -> bool {
    matches!(
        (kind, holder),
        (SpaceKind::Unit, Holder::Unit(_))
            | (SpaceKind::Post, Holder::Post(_))
            | (SpaceKind::Person, Holder::Person(_))
            | (SpaceKind::Project, Holder::Person(_) | Holder::Unit(_) | Holder::Post(_))
    )
}
