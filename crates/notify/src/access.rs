//! Notices are their receiver's and nobody else's.

use crate::error::Error;
use crate::model::Notice;
use maru_kernel::Viewer;

maru_kernel::evidence!();

/// The verb of opening a notice and of marking it as read.
#[derive(Debug)]
pub struct Read;

/// Whether `viewer` may open the notice: theirs, or it does not exist for them.
pub fn read(viewer: &Viewer, notice: Notice) -> Result<Allowed<Read, Notice>, Error> {
    if notice.person == viewer.id { Ok(Allowed::new(notice)) } else { Err(Error::Missing) }
}
