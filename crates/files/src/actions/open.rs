//! Finds a file for somebody who wants to open it.

use crate::access::{Allowed, Read, may_read};
use crate::model::{File, Scan};
use crate::store::links;
use crate::{Desk, Error};
use maru_kernel::{Event, Id, Lang, Viewer};
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
    let owner_is_seen = match &file.owner {
        Some(owner) => desk
            .offers
            .describe(conn, viewer, lang, std::slice::from_ref(owner))?
            .into_iter()
            .any(|card| card.is_some()),
        None => false,
    };
    let allowed = may_read(viewer, file, owner_is_seen).ok_or(Error::Missing)?;
    match allowed.noun().scan {
        Scan::Clean => Ok(allowed),
        Scan::Infected => Err(Error::Infected),
        Scan::Unscannable => Err(Error::Unscannable),
        Scan::Waiting => Err(Error::Waiting),
    }
}

/// Writes down that a file left the house.
///
/// # Errors
/// As any write.
pub fn record(tx: &mut Tx<'_>, file: &File) -> StoreResult<()> {
    let owner = file.owner.as_ref().map(ToString::to_string);
    let details = serde_json::json!({ "owner": owner, "size": file.size });
    tx.record(&Event::new("files.downloaded").about(file.subject()).with(details)).map(|_| ())
}
