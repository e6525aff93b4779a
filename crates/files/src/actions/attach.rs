//! Gives a draft to the thing it was uploaded for.

use crate::Error;
use crate::store::links;
use maru_kernel::{Event, Id, PersonId, Ref};
use maru_store::Tx;

/// Gives the draft `file` of `by` to `owner`, in the transaction of whatever `owner` is changed by. The
/// owner's module has decided that `by` may.
///
/// # Errors
/// [`Error::Missing`] when there is no such draft of this person, and as any write.
pub fn attach(tx: &mut Tx<'_>, file: Id, owner: &Ref, by: PersonId) -> Result<(), Error> {
    if !links::give(tx, file, owner, by)? {
        return Err(Error::Missing);
    }
    let details = serde_json::json!({ "owner": owner.to_string() });
    tx.record(&Event::new("files.attached").about(Ref::new("files", "file", file)).with(details))?;
    Ok(())
}
