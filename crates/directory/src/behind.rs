//! Who stands behind a key that rights and duties are given to: `all`, `person:`, `post:`, `unit:` (those who serve in
//! the unit itself), `below:` (a unit and those under it) or `group:`, at this moment: exactly those who have the key, also
//! when they serve in no unit that is open.

use crate::store::{behind, units};
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult};

/// The key of whom an address of this house leads to: somebody, a unit (those who serve in it) or a post (whoever holds it).
pub fn key_at(address: &str) -> Option<String> {
    let rest = address.strip_prefix("/people/")?;
    let rest = rest.split(['#', '?']).next()?;
    let (kind, id) = match rest.split_once('/') {
        Some(("units", id)) => ("unit", id),
        Some(("posts", id)) => ("post", id),
        Some(_) => return None,
        None => ("person", rest),
    };
    Some(format!("{kind}:{}", id.parse::<Id>().ok()?))
}

/// Somebody behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Serving {
    /// Who.
    pub person: PersonId,
    /// Where the appointment that puts them there is; of those named by themselves, by a group or as everybody, where
    /// they serve first of all, and none for those who serve nowhere.
    pub unit: Option<Id>,
}

/// Those behind a key, as far as they are behind one of others too.
#[derive(Clone, Copy, Debug)]
pub struct Reach<'k> {
    /// The key.
    pub key: &'k str,
    /// The others, `role:` among them; nobody is behind none.
    pub among: &'k [String],
}

/// How many people a unit has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The unit; none for those who serve nowhere.
    pub unit: Option<Id>,
    /// How many are reached there.
    pub people: i64,
    /// How many of them are among those asked about.
    pub these: i64,
}

/// The people behind a key, each once, in the order of units and of people in them; at most `limit`. Nobody
/// for a key of another kind.
///
/// # Errors
/// As any read.
pub fn people(conn: &mut DbConn, key: &str, now: Timestamp, limit: i64) -> StoreResult<Vec<Serving>> {
    // Whoever is behind a key is behind that key.
    behind::first(conn, Reach { key, among: &[key.to_owned()] }, now, limit)
}

/// Those reached whose ids come after `after`, in the order of their ids; at most `limit`.
///
/// # Errors
/// As any read.
pub fn after(
    conn: &mut DbConn,
    reach: Reach<'_>,
    now: Timestamp,
    after: i64,
    limit: i64,
) -> StoreResult<Vec<PersonId>> {
    behind::after(conn, reach, now, after, limit)
}

/// How many are reached in each unit, each where they serve first, and how many of them are among `these`.
///
/// # Errors
/// As any read.
pub fn counts(
    conn: &mut DbConn,
    reach: Reach<'_>,
    now: Timestamp,
    these: &[PersonId],
) -> StoreResult<Vec<Count>> {
    behind::counts(conn, reach, now, these)
}

/// Those reached in one unit, or who serve nowhere, who are not among `these`: `limit` of them after the first `skip`.
///
/// # Errors
/// As any read.
pub fn others_in(
    conn: &mut DbConn,
    reach: Reach<'_>,
    now: Timestamp,
    unit: Option<Id>,
    these: &[PersonId],
    (skip, limit): (i64, i64),
) -> StoreResult<Vec<PersonId>> {
    behind::others_in(conn, reach, now, unit, these, (skip, limit))
}

/// Whether there is such a unit, and it is not dissolved.
///
/// # Errors
/// As any read.
pub fn is_open(conn: &mut DbConn, unit: Id) -> StoreResult<bool> {
    Ok(units::one(conn, unit)?.is_some_and(|unit| !unit.closed))
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
