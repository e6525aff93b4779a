//! Whom a message calls: people, whoever serves in a unit or holds a post at this moment, or everybody inside.

use crate::access;
use crate::error::Error;
use crate::model::{Policy, Seen};
use crate::store::member;
use maru_directory::behind;
use maru_kernel::{Id, PersonId, Timestamp, Viewer};
use maru_store::DbConn;
use std::collections::BTreeSet;

/// Of those behind a unit or a post so many are looked up.
const MOST_BEHIND: i64 = 2_000;

/// The people in the room who are called by these keys, other than who writes.
///
/// # Errors
/// Everybody is called where the writer may not.
pub fn called(
    conn: &mut DbConn,
    (seen, viewer): (&Seen, &Viewer),
    keys: &[String],
    policy: &Policy,
    now: Timestamp,
) -> Result<Vec<PersonId>, Error> {
    let mut called: BTreeSet<PersonId> = BTreeSet::new();
    for key in keys {
        if key == "all" {
            access::call_all(seen, viewer, policy)?;
            called.extend(member::people(conn, seen.room.id)?);
            continue;
        }
        let people: Vec<PersonId> = match key.strip_prefix("person:") {
            Some(id) => id.parse::<Id>().into_iter().collect(),
            None => behind::people(conn, key, now, MOST_BEHIND)?.into_iter().map(|one| one.person).collect(),
        };
        called.extend(member::among(conn, seen.room.id, &people)?);
    }
    called.remove(&seen.me.person);
    Ok(called.into_iter().collect())
}
