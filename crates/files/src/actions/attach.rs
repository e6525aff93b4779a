//! Gives a draft to the thing it was uploaded for.

use crate::Error;
use crate::model::File;
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
    record(tx, file, owner)
}

/// Gives `owner` those of `files` that are drafts of `by`, and those that belonged to `from`; the others are left as they
/// are. The owner's module has decided that `by` may.
///
/// # Errors
/// As any write.
pub fn attach_some(
    tx: &mut Tx<'_>,
    files: &[Id],
    by: PersonId,
    from: &Ref,
    owner: &Ref,
) -> Result<(), Error> {
    if files.is_empty() {
        return Ok(());
    }
    for file in links::give_some(tx, files, by, from, owner)? {
        record(tx, file, owner)?;
    }
    Ok(())
}

/// Gives the content of `file` to `owner` as well, under the same name and as a file of `by`: whoever sees `owner` opens it, whatever
/// becomes of what it belonged to. It counts to the share of whoever sent it, as long as anybody's sent file has that content. Its owner's
/// module has decided that `by` may read it, and the new owner's that they may.
///
/// # Errors
/// As any write.
pub fn attach_copy(tx: &mut Tx<'_>, file: &File, owner: &Ref, by: PersonId) -> Result<Id, Error> {
    let copy = tx.id();
    links::insert(tx, copy, &file.hash, &file.name, &file.media_type, by)?;
    links::mark_copy(tx, copy)?;
    attach(tx, copy, owner, by)?;
    Ok(copy)
}

fn record(tx: &mut Tx<'_>, file: Id, owner: &Ref) -> Result<(), Error> {
    let details = serde_json::json!({ "owner": owner.to_string() });
    tx.record(&Event::new("files.attached").about(Ref::new("files", "file", file)).with(details))?;
    Ok(())
}
