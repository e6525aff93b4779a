//! Who stands in for whom.

use maru_kernel::{PersonId, Timestamp};
use maru_store::{DbConn, StoreResult};
use std::collections::HashMap;

/// The deputy of each of `people` who has one at `now`.
pub fn deputies(
    conn: &mut DbConn,
    people: &[PersonId],
    now: Timestamp,
) -> StoreResult<HashMap<PersonId, PersonId>> {
    maru_directory::deputies::of(conn, people, now)
}
