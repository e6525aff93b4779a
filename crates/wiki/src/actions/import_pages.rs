//! Brings the pages of an archive into the wiki: all of them or none, and an archive once only.

use super::make_page::{NewText, make_page_as};
use super::save_page::Ready;
use super::watchers;
use crate::access;
use crate::error::Error;
use crate::model::bundle::{Bundle, text};
use crate::model::{Keys, page_ref};
use crate::store::page;
use maru_kernel::{Event, Id};
use maru_store::{Db, Tx};
use std::collections::HashMap;

/// An archive whose files have been taken in as drafts and whose texts are as they will stand in the wiki: what is left
/// to do is to write them down.
#[derive(Debug)]
pub struct Import {
    above: Id,
    archive: Id,
    /// The pages, each with the one it stands below, which comes before it.
    pages: Vec<(Id, Id, Ready)>,
    /// The drafts, each with the page it belongs to.
    files: Vec<(Id, Id)>,
}

/// Makes the import of `archive`, a draft too, below the page `above` ready. `drafts` are those of its files, in the order
/// of the bundle; none for one that was refused after all. Takes long for much HTML, so nobody may wait for it.
///
/// # Errors
/// A title or text that is not taken.
pub fn ready(
    db: &Db,
    above: Id,
    archive: Id,
    bundle: &Bundle,
    drafts: &[Option<Id>],
) -> Result<Import, Error> {
    let ids: Vec<Id> = bundle.pages.iter().map(|_| db.new_id()).collect();
    let (places, mut pages) = (places(bundle, drafts, &ids), Vec::new());
    for (page, id) in bundle.pages.iter().zip(&ids) {
        let over = page.above.and_then(|above| ids.get(above).copied()).unwrap_or(above);
        let body = text(page, |path| places.get(path).cloned());
        pages.push((*id, over, Ready::new(&NewText { title: page.title.clone(), body })?.brought()));
    }
    let owned = bundle.files.iter().zip(drafts).filter_map(|(file, draft)| {
        let owner = ids.get(file.page).copied().unwrap_or(above);
        draft.map(|draft| (draft, owner))
    });
    Ok(Import { above, archive, pages, files: owned.collect() })
}

/// Makes the pages and gives them their files, in one transaction: whoever is cut off finds nothing of it and
/// does it again.
///
/// # Errors
/// No right to write there, an archive that is gone or was brought in already, too many levels.
pub fn import(tx: &mut Tx<'_>, keys: &Keys, import: Import) -> Result<(), Error> {
    let Import { above, archive, pages, files } = import;
    let seen = page::seen(tx.conn(), keys, above)?;
    access::place(seen.clone())?;
    let hear = watchers(tx.conn(), &access::read(seen)?.page, keys.person)?;
    // The archive belongs to nobody from now on, so that nobody brings it in again.
    maru_files::attach(tx, archive, &page_ref(above), keys.person)?;
    maru_files::detach(tx, archive)?;
    let details = serde_json::json!({ "pages": pages.len(), "files": files.len() });
    for (id, over, text) in pages {
        make_page_as(tx, keys, id, over, text)?;
    }
    for (file, owner) in files {
        match maru_files::attach(tx, file, &page_ref(owner), keys.person) {
            // A page takes by itself what its text leads to.
            Ok(()) | Err(maru_files::Error::Missing) => {}
            Err(error) => return Err(error.into()),
        }
    }
    // Whoever watches hears of the import, and not of each of its pages.
    tx.record(&Event::new("wiki.imported").about(page_ref(above)).with(details).to(hear))?;
    Ok(())
}

/// The addresses that paths of the archive will have.
fn places(bundle: &Bundle, drafts: &[Option<Id>], ids: &[Id]) -> HashMap<String, String> {
    let mut places = HashMap::new();
    for (page, id) in bundle.pages.iter().zip(ids) {
        for ending in ["md", "markdown", "html", "htm"] {
            places.insert(format!("{}.{ending}", page.path), format!("/wiki/pages/{id}"));
        }
        for index in ["index.md", "README.md", "index.html", "index.htm"] {
            places.entry(format!("{}/{index}", page.path)).or_insert_with(|| format!("/wiki/pages/{id}"));
        }
    }
    for (file, draft) in bundle.files.iter().zip(drafts) {
        places.extend(draft.map(|draft| (file.path.clone(), format!("/files/{draft}"))));
    }
    places
}
