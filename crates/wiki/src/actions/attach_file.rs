//! Gives files to a page, and takes them away.

use crate::access;
use crate::error::Error;
use crate::model::{Keys, Page, files_named, page_ref};
use crate::store::page;
use maru_files::Error as FileError;
use maru_kernel::{Event, Id};
use maru_store::Tx;

/// Gives a file the person has sent to the page.
///
/// # Errors
/// No right to write there, or no such file of theirs.
pub fn attach_file(tx: &mut Tx<'_>, keys: &Keys, id: Id, file: Id) -> Result<(), Error> {
    let allowed = access::write(page::seen(tx.conn(), keys, id)?)?;
    maru_files::attach(tx, file, &allowed.noun().to_ref(), keys.person)?;
    tx.record(&Event::new("wiki.file_added").about(page_ref(id)).with(named(file)))?;
    Ok(())
}

/// Takes a file of the page away.
///
/// # Errors
/// No right to write there, or no such file of the page.
pub fn remove_file(tx: &mut Tx<'_>, keys: &Keys, id: Id, file: Id) -> Result<(), Error> {
    let allowed = access::write(page::seen(tx.conn(), keys, id)?)?;
    let own = maru_files::of_owner(tx.conn(), &allowed.noun().to_ref())?;
    if !own.iter().any(|known| known.id == file) {
        return Err(Error::Missing);
    }
    maru_files::detach(tx, file)?;
    tx.record(&Event::new("wiki.file_removed").about(page_ref(id)).with(named(file)))?;
    Ok(())
}

/// Gives the page what the person has sent and put into its text, so that its readers see it.
///
/// # Errors
/// As any write.
pub(super) fn attach_named(tx: &mut Tx<'_>, keys: &Keys, page: &Page, body: &str) -> Result<(), Error> {
    for file in files_named(body) {
        match maru_files::attach(tx, file, &page.to_ref(), keys.person) {
            // Given before, somebody else's, or gone: the text says so by itself.
            Ok(()) | Err(FileError::Missing) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn named(file: Id) -> serde_json::Value {
    serde_json::json!({ "file": file.to_string() })
}
