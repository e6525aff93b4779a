//! Tells of messages that had waited for their time: the room of what is new, their author of what still waits.

use super::Teller;
use crate::Desk;
use crate::actions::Stirred;
use crate::store::scheduled;
use crate::views::scheduled::Waits;
use maru_store::{Db, StoreResult};
use std::sync::Arc;
use tokio::runtime::Handle;

/// Tells of what was sent. Outside a server nobody listens.
///
/// # Errors
/// As any read.
pub fn tell_sent(desk: &Arc<Desk>, db: &Db, sent: &[Stirred]) -> StoreResult<()> {
    if Handle::try_current().is_err() {
        return Ok(());
    }
    for one in sent {
        Teller::changed(desk, db, one.room, one.before);
        if !desk.hub.is_listening(one.author) {
            continue;
        }
        let count = db.read_blocking(|conn| scheduled::count(conn, one.author, Some(one.room)))?;
        // The number is told again with the next page.
        if let Ok(line) = Waits::stream(one.lang, one.room, count) {
            desk.hub.tell_person(one.author, &line);
        }
    }
    Ok(())
}
