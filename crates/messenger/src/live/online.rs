//! Who has a page open: this server knows its own, and what the others know stands in the database, a minute old at the most.

use crate::Desk;
use crate::store::presence;
use jiff::SignedDuration;
use maru_kernel::{Cause, PersonId, Timestamp};
use maru_store::{Db, DbConn, StoreResult};
use std::collections::HashSet;
use std::time::{Duration, Instant};

/// How often it is written down, one statement for all.
const EVERY: Duration = Duration::from_secs(60);
/// What is older was written by a server that is there no more, or by none.
const FRESH: SignedDuration = SignedDuration::from_secs(90);

/// Writes down once a minute who has a page open here, where there are other servers to read it.
pub async fn note(desk: &Desk, db: &Db, last: &mut Option<Instant>) {
    if db.is_sqlite() || last.is_some_and(|last| last.elapsed() < EVERY) {
        return;
    }
    *last = Some(Instant::now());
    let people = desk.hub.people();
    if people.is_empty() {
        return;
    }
    // What cannot be written now is written a minute later.
    let _ = db.write(&Cause::system("messenger.online"), move |tx| presence::note_online(tx, &people)).await;
}

/// Those of `people` who have a page open, here or at another server.
///
/// # Errors
/// As any read.
pub fn online(
    conn: &mut DbConn,
    desk: &Desk,
    people: &[PersonId],
    now: Timestamp,
) -> StoreResult<HashSet<PersonId>> {
    let mut online: HashSet<PersonId> =
        people.iter().copied().filter(|person| desk.hub.is_listening(*person)).collect();
    if !conn.is_sqlite() {
        online.extend(presence::online_since(conn, people, now - FRESH)?);
    }
    Ok(online)
}
