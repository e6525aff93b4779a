//! Who stands in for somebody: whoever is appointed to act on the post they hold.

use crate::store::deputies;
use maru_kernel::{PersonId, Timestamp};
use maru_store::{DbConn, StoreResult};
use std::collections::HashMap;

/// The deputy of each of `people` who has one at `now`; where there are several, the first in the list of the unit.
///
/// # Errors
/// As any read.
pub fn of(
    conn: &mut DbConn,
    people: &[PersonId],
    now: Timestamp,
) -> StoreResult<HashMap<PersonId, PersonId>> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let mut found = HashMap::new();
    for (person, deputy) in deputies::some(conn, people, now)? {
        found.entry(person).or_insert(deputy);
    }
    Ok(found)
}
