//! Takes a file away; its content follows when its time of grace is over.

use crate::store::{blobs, links};
use crate::{Desk, Error, access};
use maru_kernel::{Cause, Event, Id, Ref, Viewer};
use maru_store::{Db, StoreResult, Tx};

/// Takes away a file of a thing. The thing's module has decided that it may go.
///
/// # Errors
/// [`Error::Missing`] when it is gone already, and as any write.
pub fn detach(tx: &mut Tx<'_>, file: Id) -> Result<(), Error> {
    if !links::remove(tx, file)? {
        return Err(Error::Missing);
    }
    tx.record(&Event::new("files.removed").about(Ref::new("files", "file", file)))?;
    Ok(())
}

/// Takes away all files of a thing that is gone for good.
///
/// # Errors
/// As any write.
pub fn detach_all(tx: &mut Tx<'_>, owner: &Ref) -> StoreResult<()> {
    for file in links::of_owner(tx.conn(), owner)? {
        links::remove(tx, file.id)?;
        tx.record(&Event::new("files.removed").about(file.subject()))?;
    }
    Ok(())
}

/// Takes away a draft of one's own with its content, so that the place it took is free again at once. May
/// wait for the disk.
///
/// # Errors
/// [`Error::Missing`] when there is no such draft of the viewer, and as any write or the file system.
pub fn remove_draft(db: &Db, cause: &Cause, desk: &Desk, viewer: Viewer, id: Id) -> Result<(), Error> {
    // Nobody may put the same content in place between the look for other files and the deed.
    let _alone = desk.folder.hold_alone()?;
    let orphan = db.write_blocking(cause, move |tx| {
        let file = links::get(tx.conn(), id)?.ok_or(Error::Missing)?;
        let allowed = access::may_remove_draft(&viewer, file).ok_or(Error::Missing)?;
        links::delete_draft(tx, &allowed)?;
        let file = allowed.noun();
        tx.record(&Event::new("files.removed").about(file.subject()))?;
        Ok::<_, Error>(blobs::take_orphan(tx, &file.hash)?.then(|| file.hash.clone()))
    })?;
    match orphan {
        Some(hash) => Ok(desk.folder.remove(&hash)?),
        None => Ok(()),
    }
}
