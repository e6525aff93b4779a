//! Who is told that something waits for them.

use maru_contract::Role;
use maru_directory::store::grants;
use maru_kernel::{PersonId, Timestamp};
use maru_store::{DbConn, StoreResult};

/// Those who hold one of these roles now, without some of them.
pub(super) fn holders(
    conn: &mut DbConn,
    roles: &[Role],
    but: &[PersonId],
    now: Timestamp,
) -> StoreResult<Vec<PersonId>> {
    let mut people = Vec::new();
    for grant in grants::in_force(conn, now)? {
        if roles.contains(&grant.role) {
            people.extend(grants::members_of(conn, grant.holder, now)?);
        }
    }
    people.sort_unstable();
    people.dedup();
    people.retain(|person| !but.contains(person));
    Ok(people)
}
