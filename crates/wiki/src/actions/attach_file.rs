//! Gives files to a page, and takes them away.

use crate::access;
use crate::error::Error;
use crate::model::{Keys, Page, page_ref, unshown_ref};
use crate::store::page;
use maru_kernel::{Event, Id, PersonId};
use maru_store::Tx;

/// Gives a file the person has sent to the page.
///
/// # Errors
/// No right to do so there, or no such file of theirs.
pub fn attach_file(tx: &mut Tx<'_>, keys: &Keys, id: Id, file: Id) -> Result<(), Error> {
    let allowed = access::write_beside(page::seen(tx.conn(), keys, id)?)?;
    maru_files::attach(tx, file, &allowed.noun().to_ref(), keys.person)?;
    tx.record(&Event::new("wiki.file_added").about(page_ref(id)).with(named(file)))?;
    Ok(())
}

/// Takes a file of the page away.
///
/// # Errors
/// No right to do so there, or no such file of the page.
pub fn remove_file(tx: &mut Tx<'_>, keys: &Keys, id: Id, file: Id) -> Result<(), Error> {
    let allowed = access::write_beside(page::seen(tx.conn(), keys, id)?)?;
    let own = maru_files::of_owner(tx.conn(), &allowed.noun().to_ref())?;
    if !own.iter().any(|known| known.id == file) {
        return Err(Error::Missing);
    }
    maru_files::detach(tx, file)?;
    tx.record(&Event::new("wiki.file_removed").about(page_ref(id)).with(named(file)))?;
    Ok(())
}

/// Keeps what the person has sent and put into a text of the page; its readers do not see it before they see the text.
///
/// # Errors
/// As any write.
pub(super) fn keep_named(tx: &mut Tx<'_>, keys: &Keys, page: &Page, files: &[Id]) -> Result<(), Error> {
    let unshown = unshown_ref(page.id);
    Ok(maru_files::attach_some(tx, files, keys.person, &unshown, &unshown)?)
}

/// Gives the page the files of a text that its readers see from now on, which `by` wrote.
///
/// # Errors
/// As any write.
pub(super) fn show_named(tx: &mut Tx<'_>, by: PersonId, page: &Page, files: &[Id]) -> Result<(), Error> {
    Ok(maru_files::attach_some(tx, files, by, &unshown_ref(page.id), &page.to_ref())?)
}

fn named(file: Id) -> serde_json::Value {
    serde_json::json!({ "file": file.to_string() })
}
