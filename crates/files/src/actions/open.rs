//! Finds a file for somebody who wants to open it.

use crate::access::{Allowed, Read, may_read};
use crate::store::blobs;
use crate::store::links::{self, File};
use crate::{Desk, Error};
use maru_kernel::{Event, Id, Lang, Ref, Viewer};
use maru_store::{DbConn, StoreResult, Tx};

/// The file, when this viewer sees what it belongs to, and the scanner has nothing against it.
///
/// # Errors
/// [`Error::Missing`], [`Error::Waiting`], [`Error::Infected`], and as any read.
pub fn open(
    conn: &mut DbConn,
    desk: &Desk,
    viewer: &Viewer,
    lang: Lang,
    id: Id,
) -> Result<Allowed<Read, File>, Error> {
    let file = links::get(conn, id)?.ok_or(Error::Missing)?;
    let owner_is_seen = match file.subject() {
        Some(owner) => {
            desk.offers.describe(conn, viewer, lang, &[owner])?.into_iter().any(|card| card.is_some())
        }
        None => false,
    };
    let allowed = may_read(viewer, file, owner_is_seen).ok_or(Error::Missing)?;
    match allowed.noun().scan.as_str() {
        blobs::CLEAN => Ok(allowed),
        blobs::INFECTED => Err(Error::Infected),
        _ => Err(Error::Waiting),
    }
}

/// Writes down that a file left the house.
///
/// # Errors
/// As any write.
pub fn record(tx: &mut Tx<'_>, file: &File) -> StoreResult<()> {
    let details = serde_json::json!({ "owner": file.owner, "size": file.size });
    let subject = Ref::new("files", "file", Id::from_i64(file.id));
    tx.record(&Event::new("files.downloaded").about(subject).with(details)).map(|_| ())
}
