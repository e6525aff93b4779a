//! What people who share something with somebody are shown of them, whoever looks: name, position, unit, photograph.

use crate::store::faces;
use maru_kernel::{PersonId, Timestamp};
use maru_store::{DbConn, StoreResult};
use std::collections::HashMap;

/// Somebody, also when they have left: what they did here keeps their name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// What stands after the name: the position, or else the grade; may be empty.
    pub title: String,
    /// The unit they are known by; may be empty.
    pub unit: String,
    /// Fingerprint of the photograph; empty when there is none.
    pub photo_hash: String,
    /// Whether they serve here.
    pub active: bool,
    /// Whether they are away for long.
    pub on_leave: bool,
    /// Whether they are from outside.
    pub guest: bool,
}

impl Known {
    /// The address of the photograph; it changes with it, so browsers may keep it for ever.
    pub fn photo_href(&self) -> Option<String> {
        (!self.photo_hash.is_empty()).then(|| format!("/people/{}/photo?v={}", self.id, self.photo_hash))
    }
}

/// Those of `people` who serve here or are guests of those who do, each with whether they are a guest.
///
/// # Errors
/// As any read.
pub fn serving(conn: &mut DbConn, people: &[PersonId]) -> StoreResult<HashMap<PersonId, bool>> {
    Ok(if people.is_empty() { HashMap::new() } else { faces::serving(conn, people)? })
}

/// Those of `people` there are or were, each once however often they are named. Only for what everybody who gets it
/// may know, such as who writes in a room they are in.
///
/// # Errors
/// As any read.
pub fn of(
    conn: &mut DbConn,
    people: impl IntoIterator<Item = PersonId>,
    now: Timestamp,
) -> StoreResult<HashMap<PersonId, Known>> {
    let mut ids: Vec<PersonId> = people.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(faces::some(conn, &ids, now)?.into_iter().map(|known| (known.id, known)).collect())
}
