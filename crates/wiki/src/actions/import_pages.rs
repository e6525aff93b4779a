//! Brings the pages of an archive into the wiki: all of them or none, and an archive once only.

use super::make_page::{NewText, make_page_as};
use crate::access;
use crate::error::Error;
use crate::model::bundle::{Bundle, text};
use crate::model::{Keys, page_ref};
use crate::store::page;
use maru_kernel::{Event, Id};
use maru_store::Tx;
use std::collections::HashMap;

/// An archive whose files have been taken in as drafts.
#[derive(Debug)]
pub struct Import {
    /// The page that its pages will stand below.
    pub above: Id,
    /// The archive, a draft too.
    pub archive: Id,
    /// What it brings.
    pub bundle: Bundle,
    /// The drafts of its files, in the order of the bundle; none for one that was refused after all.
    pub drafts: Vec<Option<Id>>,
}

/// Makes the pages and gives them their files, in one transaction: whoever is cut off finds nothing of it and
/// does it again.
///
/// # Errors
/// No right to write there, an archive that is gone or was brought in already, too many levels.
pub fn import(tx: &mut Tx<'_>, keys: &Keys, import: &Import) -> Result<(), Error> {
    let above = import.above;
    access::place(page::seen(tx.conn(), keys, above)?)?;
    // The archive belongs to nobody from now on, so that nobody brings it in again.
    maru_files::attach(tx, import.archive, &page_ref(above), keys.person)?;
    maru_files::detach(tx, import.archive)?;
    let bundle = &import.bundle;
    let ids: Vec<Id> = bundle.pages.iter().map(|_| tx.id()).collect();
    let places = places(import, &ids);
    for (page, id) in bundle.pages.iter().zip(&ids) {
        let over = page.above.and_then(|above| ids.get(above).copied()).unwrap_or(above);
        let body = text(page, |path| places.get(path).cloned());
        make_page_as(tx, keys, *id, over, &NewText { title: page.title.clone(), body })?;
    }
    for (file, draft) in bundle.files.iter().zip(&import.drafts) {
        let owner = ids.get(file.page).copied().unwrap_or(above);
        match draft.map(|draft| maru_files::attach(tx, draft, &page_ref(owner), keys.person)) {
            // A page takes by itself what its text leads to.
            None | Some(Ok(()) | Err(maru_files::Error::Missing)) => {}
            Some(Err(error)) => return Err(error.into()),
        }
    }
    let details = serde_json::json!({ "pages": ids.len(), "files": import.drafts.iter().flatten().count() });
    tx.record(&Event::new("wiki.imported").about(page_ref(above)).with(details))?;
    Ok(())
}

/// The addresses that paths of the archive will have.
fn places(import: &Import, ids: &[Id]) -> HashMap<String, String> {
    let mut places = HashMap::new();
    for (page, id) in import.bundle.pages.iter().zip(ids) {
        for ending in ["md", "markdown", "html", "htm"] {
            places.insert(format!("{}.{ending}", page.path), format!("/wiki/pages/{id}"));
        }
        for index in ["index.md", "README.md", "index.html", "index.htm"] {
            places.entry(format!("{}/{index}", page.path)).or_insert_with(|| format!("/wiki/pages/{id}"));
        }
    }
    for (file, draft) in import.bundle.files.iter().zip(&import.drafts) {
        places.extend(draft.map(|draft| (file.path.clone(), format!("/files/{draft}"))));
    }
    places
}
