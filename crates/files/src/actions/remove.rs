//! Takes a file away; its content follows when its time of grace is over.

use crate::Error;
use crate::access::{Allowed, Remove};
use crate::store::links::{self, File};
use maru_kernel::{Event, Id, Ref};
use maru_store::Tx;

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

/// Takes away a draft of one's own.
///
/// # Errors
/// As [`detach`].
pub fn remove_draft(tx: &mut Tx<'_>, allowed: &Allowed<Remove, File>) -> Result<(), Error> {
    detach(tx, Id::from_i64(allowed.noun().id))
}
