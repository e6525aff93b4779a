//! Who stands in for whom: whoever somebody named for the time they are away, or else whoever acts on their post.

use crate::store::presence;
use maru_directory::faces;
use maru_kernel::{PersonId, Timestamp};
use maru_store::{DbConn, StoreResult};
use std::collections::HashMap;

/// The deputy of each of `people` who has one at `now`; nobody who has left. What somebody hides from others is not told here either.
///
/// # Errors
/// As any read.
pub fn deputies(
    conn: &mut DbConn,
    people: &[PersonId],
    now: Timestamp,
) -> StoreResult<HashMap<PersonId, PersonId>> {
    let mut found = maru_directory::deputies::of(conn, people, now)?;
    for (person, said) in presence::some(conn, people)? {
        found.extend(said.at(now).for_others().standing_in().map(|deputy| (person, deputy)));
    }
    let known = faces::of(conn, found.values().copied(), now)?;
    found.retain(|_, deputy| known.get(deputy).is_some_and(|known| known.active));
    Ok(found)
}
