//! Who may do what with a file: whoever sees the thing it belongs to, and nobody else (S-175).

use crate::model::{Arriving, File};
use maru_kernel::Viewer;

maru_kernel::evidence!();

/// The verb of opening a file or a thumbnail of it.
#[derive(Debug)]
pub struct Read;
/// The verb of taking a draft of one's own away.
#[derive(Debug)]
pub struct Remove;

/// The verb of sending more of a content, asking how far it is, and giving it up.
#[derive(Debug)]
pub struct Send;

/// A file is read by those who see its owner; a draft by the one who uploaded it. `owner_is_seen` is
/// what the owner's module answered for this viewer, now.
pub fn may_read(viewer: &Viewer, file: File, owner_is_seen: bool) -> Option<Allowed<Read, File>> {
    let allowed = match file.owner {
        Some(_) => owner_is_seen,
        None => file.uploader == viewer.id,
    };
    allowed.then(|| Allowed::new(file))
}

/// A draft is taken away by the one who uploaded it; what belongs to a thing, by that thing's module.
pub fn may_remove_draft(viewer: &Viewer, file: File) -> Option<Allowed<Remove, File>> {
    (file.owner.is_none() && file.uploader == viewer.id).then(|| Allowed::new(file))
}

/// Only whoever began to send a content sends more of it.
pub fn may_send(viewer: &Viewer, content: Arriving) -> Option<Allowed<Send, Arriving>> {
    (content.uploader == viewer.id).then(|| Allowed::new(content))
}
