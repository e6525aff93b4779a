//! Makes a page below another, with its first version.

use super::save_page::{Ready, first_version};
use crate::access;
use crate::error::Error;
use crate::model::{DEEPEST, Keys, Window, page_ref, slug};
use crate::store::{draft, page, rights, tree};
use maru_kernel::{Event, Id};
use maru_store::{Sending, Tx, made_before};

/// A page as somebody writes it.
#[derive(Clone, Debug)]
pub struct NewText {
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
}

/// Makes a page as the last one below `above`; it belongs to whoever that one belongs to.
///
/// # Errors
/// No right to write there, too many levels, or a title or text that is not taken.
pub fn make_page(tx: &mut Tx<'_>, keys: &Keys, above: Id, new: &NewText) -> Result<Id, Error> {
    make_page_once(tx, keys, above, new, &Window::default())
}

/// As [`make_page`], from a window, whose draft is done with: the same title and text from the same form are the page that
/// was made already, as long as its writer sees it.
///
/// # Errors
/// As [`make_page`].
pub fn make_page_once(
    tx: &mut Tx<'_>,
    keys: &Keys,
    above: Id,
    new: &NewText,
    window: &Window,
) -> Result<Id, Error> {
    page::hold_trees(tx, &[above])?;
    access::place(page::seen(tx.conn(), keys, above)?)?;
    let (id, text) = (tx.id(), Ready::new(new)?);
    let sending = Sending {
        person: keys.person,
        form: &window.form,
        said: &[&above.to_string(), text.title(), text.body()],
    };
    let made = match made_before(tx, &sending, &page_ref(id))? {
        Some(made) if access::read(page::seen(tx.conn(), keys, made.id)?).is_ok() => made.id,
        _ => {
            make_page_as(tx, keys, id, above, text)?;
            id
        }
    };
    draft::drop_of(tx, &access::put_away(above, keys.person), true, window)?;
    Ok(made)
}

/// As [`make_page`], with an id that others may have been told already, and a text that was looked at before.
pub(super) fn make_page_as(
    tx: &mut Tx<'_>,
    keys: &Keys,
    id: Id,
    above: Id,
    text: Ready,
) -> Result<(), Error> {
    page::hold_trees(tx, &[above])?;
    let seen = page::seen(tx.conn(), keys, above)?;
    let parent = access::read(seen.clone())?.page;
    let allowed = access::place(seen)?;
    if tree::above(tx.conn(), above)?.len() + 2 > DEEPEST {
        return Err(Error::Levels);
    }
    let name = text.title();
    let made = page::NewPage {
        id,
        space: parent.space,
        parent: Some(above),
        ord: tree::place(tx, above, id, tree::Place::Last)?,
        title: name,
        slug: &slug(name),
        holder: parent.holder,
        four_eyes: parent.four_eyes,
        made_by: keys.person,
    };
    page::insert(tx, &allowed, &made, parent.acl)?;
    rights::work_out(tx, id)?;
    tx.record(&Event::new("wiki.page_made").about(page_ref(id)))?;
    first_version(tx, keys, id, text)?;
    Ok(())
}
