//! Chooses the picture that stands for a room, or has its letters stand for it again.

use super::arrange_room::GUESTS_OUT;
use crate::access;
use crate::error::Error;
use crate::model::picture_ref;
use crate::store::room;
use maru_files::Scan;
use maru_kernel::{Event, Id, Viewer};
use maru_store::Tx;

/// Has the picture `file`, which the viewer has sent, stand for the room; without one its letters do. The one before is let go of.
///
/// # Errors
/// No right to, nothing the viewer has sent, no picture, or one that nobody has looked through for harm yet.
pub fn choose_picture(tx: &mut Tx<'_>, viewer: &Viewer, id: Id, file: Option<Id>) -> Result<(), Error> {
    let seen = access::inside(room::hold(tx, id, viewer.id)?, viewer)?;
    let allowed = access::arrange(&seen)?;
    if let Some(file) = file {
        let draft = maru_files::draft_of(tx.conn(), viewer.id, file)?.ok_or(Error::Picture)?;
        match draft.scan {
            Scan::Clean if draft.thumbnails => {}
            Scan::Clean => return Err(Error::Picture),
            Scan::Waiting => return Err(maru_files::Error::Waiting.into()),
            Scan::Infected => return Err(maru_files::Error::Infected.into()),
            Scan::Unscannable => return Err(maru_files::Error::Unscannable.into()),
        }
    } else if seen.room.picture.is_none() {
        return Ok(());
    }
    maru_files::detach_all(tx, &picture_ref(id))?;
    if let Some(file) = file {
        maru_files::attach(tx, file, &picture_ref(id), viewer.id)?;
    }
    room::set_picture(tx, &allowed, file)?;
    let details = serde_json::json!({ GUESTS_OUT: false, "picture": file.map(|file| file.to_string()) });
    tx.record(&Event::new("messenger.room_arranged").about(seen.room.to_ref()).with(details))?;
    Ok(())
}
