//! Opens a file that came with a thing of an open case, under the mark and nowhere else; that it was opened is written down first.

use super::read::{case_ref, may_read, source_of};
use crate::access::Reading;
use crate::error::Error;
use crate::store::reading;
use maru_contract::{EvidenceContent, EvidenceFile, Offers};
use maru_kernel::{Event, Id, Ref, Viewer};
use maru_store::Tx;

/// A page shows pictures up to this size, as they are part of it.
const LARGEST_PICTURE: u64 = 8 * 1024 * 1024;

/// How a file is shown on a page. What a browser would have to keep in order to show it leaves the case only in a sealed copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As a picture, which was written anew when it was taken in.
    Picture,
    /// As its text.
    Text,
}

/// How this file is shown, if it is.
pub fn shown(file: &EvidenceFile) -> Option<Shown> {
    match file {
        EvidenceFile { clean: false, .. } => None,
        EvidenceFile { picture: true, size, .. } => (*size <= LARGEST_PICTURE).then_some(Shown::Picture),
        EvidenceFile { media_type, .. } => media_type.starts_with("text/").then_some(Shown::Text),
    }
}

/// A file as it is opened.
pub struct Opened {
    /// By right of which case.
    pub reading: Reading,
    /// What it is.
    pub file: EvidenceFile,
    /// How it is shown.
    pub shown: Shown,
    /// Its content.
    pub content: EvidenceContent,
}

/// Opens a file, once it is written down that it is opened, in one transaction.
///
/// # Errors
/// The rules of [`crate::access::read`]; [`Error::Missing`] for what is not within reach, [`Error::NotShown`] for what no page shows.
pub fn open_file(
    tx: &mut Tx<'_>,
    offers: &Offers,
    viewer: &Viewer,
    id: Id,
    (item, file): (&Ref, Id),
) -> Result<Opened, Error> {
    let allowed = may_read(tx, viewer, id)?;
    let source = source_of(offers, allowed.noun(), item)?;
    let reach = &allowed.noun().reach;
    let exhibit = source.exhibit(tx.conn(), viewer, reach, item)?.ok_or(Error::Missing)?;
    let file = exhibit.files.into_iter().find(|known| known.id == file).ok_or(Error::Missing)?;
    let shown = shown(&file).ok_or(Error::NotShown)?;
    let content = source.content(tx.conn(), reach, item, file.id)?.ok_or(Error::Missing)?;
    let subject = Ref::new("files", "file", file.id);
    reading::note(tx, &allowed, &subject)?;
    let reading = allowed.noun().clone();
    let details = serde_json::json!({
        "number": reading.number, "item": item.to_string(), "file": subject.to_string(),
    });
    tx.record(&Event::new("cases.file_read").about(case_ref(&reading)).with(details))?;
    Ok(Opened { reading, file, shown, content })
}
