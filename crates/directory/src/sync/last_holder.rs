//! Roles the suite cannot do without: whoever changes the organisation asks before and after.

use crate::access::NEVER_WITHOUT;
use crate::store::grants;
use maru_contract::Role;
use maru_store::{StoreResult, Tx};
use std::collections::BTreeSet;

/// The roles, among those that must not be empty, that somebody holds now.
pub fn held(tx: &mut Tx<'_>) -> StoreResult<Vec<Role>> {
    held_without(tx, &BTreeSet::new())
}

/// The same, as if the people `leaving` were not here.
pub fn held_without(tx: &mut Tx<'_>, leaving: &BTreeSet<i64>) -> StoreResult<Vec<Role>> {
    let now = tx.now();
    let (grants, mut held) = (grants::in_force(tx.conn(), now)?, Vec::new());
    for grant in grants.iter().filter(|grant| NEVER_WITHOUT.contains(&grant.role)) {
        if !held.contains(&grant.role) {
            let members = grants::members_of(tx.conn(), grant.holder, now)?;
            if members.iter().any(|id| !leaving.contains(&id.as_i64())) {
                held.push(grant.role);
            }
        }
    }
    Ok(held)
}

/// The roles of `before` that nobody holds any more.
pub fn orphaned(tx: &mut Tx<'_>, before: &[Role]) -> StoreResult<Vec<Role>> {
    let after = held(tx)?;
    Ok(before.iter().copied().filter(|role| !after.contains(role)).collect())
}
