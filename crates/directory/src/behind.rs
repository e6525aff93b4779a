//! Who stands behind a key that rights and duties are given to: `all`, `person:`, `post:`, `unit:`, `below:`
//! (a unit and those under it) or `group:`, at this moment.

use crate::store::behind::serving;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult};

/// Somebody behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Serving {
    /// Who.
    pub person: PersonId,
    /// Where the appointment that puts them there is.
    pub unit: Id,
}

/// The people behind a key, each once, in the order of units and of people in them; at most `limit`. Nobody
/// for a key of another kind.
///
/// # Errors
/// As any read.
pub fn people(conn: &mut DbConn, key: &str, now: Timestamp, limit: i64) -> StoreResult<Vec<Serving>> {
    let mut seen = std::collections::BTreeSet::new();
    let mut found = serving(conn, key, now, limit)?;
    found.retain(|one| seen.insert(one.person));
    Ok(found)
}

/// Who answers for what the key holds: the person, whoever is on the post, the first of the unit.
///
/// # Errors
/// As any read.
pub fn answerable(conn: &mut DbConn, key: &str, now: Timestamp) -> StoreResult<Vec<PersonId>> {
    if let Some(id) = key.strip_prefix("person:") {
        return Ok(id.parse().into_iter().collect());
    }
    let most = if key.starts_with("post:") { 10 } else { 1 };
    Ok(people(conn, key, now, most)?.into_iter().map(|one| one.person).collect())
}
