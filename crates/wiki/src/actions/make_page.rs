//! Makes a page below another, with its first version.

use super::save_page::{Change, first_version, sent_text};
use crate::access;
use crate::error::Error;
use crate::model::{Keys, page_ref, slug, title};
use crate::store::draft::Spot;
use crate::store::{draft, page, rights, tree};
use jiff::SignedDuration;
use maru_kernel::{Event, Id};
use maru_store::Tx;

/// A form that comes again within this time was sent twice.
const SENT_AGAIN: SignedDuration = SignedDuration::from_mins(2);

/// The most levels a tree has.
pub const DEEPEST: usize = 30;

/// A page as somebody writes it.
#[derive(Clone, Debug)]
pub struct NewText {
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
}

/// Makes a page as the last one below `above`; it belongs to whoever that one belongs to. The same title and text sent
/// again shortly afterwards are the page that was made already: a form sent twice, by an impatient hand or a browser.
///
/// # Errors
/// No right to write there, too many levels, or a title or text that is not taken.
pub fn make_page(tx: &mut Tx<'_>, keys: &Keys, above: Id, new: &NewText) -> Result<Id, Error> {
    page::hold_trees(tx, &[above])?;
    access::place(page::seen(tx.conn(), keys, above)?)?;
    let (name, since) = (title(&new.title).ok_or(Error::Title)?, tx.now() - SENT_AGAIN);
    let body = sent_text(&new.body);
    let made = match page::made_already(tx.conn(), keys.person, above, (&name, &body), since)? {
        Some(made) => made,
        None => {
            let id = tx.id();
            make_page_as(tx, keys, id, above, new)?;
            id
        }
    };
    draft::drop(tx, keys.person, Spot { page: above, is_new: true })?;
    Ok(made)
}

/// As [`make_page`], with an id that others may have been told already.
pub(super) fn make_page_as(
    tx: &mut Tx<'_>,
    keys: &Keys,
    id: Id,
    above: Id,
    new: &NewText,
) -> Result<(), Error> {
    page::hold_trees(tx, &[above])?;
    let seen = page::seen(tx.conn(), keys, above)?;
    let parent = access::read(seen.clone())?.page;
    let allowed = access::place(seen)?;
    let name = title(&new.title).ok_or(Error::Title)?;
    if tree::above(tx.conn(), above)?.len() + 2 > DEEPEST {
        return Err(Error::Levels);
    }
    let made = page::NewPage {
        id,
        space: parent.space,
        parent: Some(above),
        ord: tree::place(tx, above, id, tree::Place::Last)?,
        title: &name,
        slug: &page::free_slug(tx, parent.space, id, &slug(&name))?,
        holder: parent.holder,
        four_eyes: parent.four_eyes,
        made_by: keys.person,
    };
    page::insert(tx, &allowed, &made, parent.acl)?;
    page::set_slug(tx, parent.space, id, made.slug)?;
    rights::work_out(tx, id)?;
    tx.record(&Event::new("wiki.page_made").about(page_ref(id)))?;
    let text = Change { base: 0, title: name, body: new.body.clone(), note: String::new() };
    first_version(tx, keys, id, &text)?;
    Ok(())
}
