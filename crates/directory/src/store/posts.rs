//! Reads posts and who holds them.

use super::schema::{
    directory_appointments as appointments, directory_posts as posts, directory_units as units,
};
use diesel::prelude::*;
use maru_kernel::{Id, Timestamp};
use maru_store::{DbConn, StoreResult, Utc};

/// A post with the unit it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Which one.
    pub id: Id,
    /// Name.
    pub name: String,
    /// The unit.
    pub unit: Id,
    /// The unit's name.
    pub unit_name: String,
}

/// One post, also one that is no longer filled.
///
/// # Errors
/// As any read.
pub fn one(conn: &mut DbConn, id: Id) -> StoreResult<Option<Post>> {
    let row: Option<(i64, String, i64, String)> = posts::table
        .inner_join(units::table.on(units::id.eq(posts::unit_id)))
        .filter(posts::id.eq(id.as_i64()))
        .select((posts::id, posts::name, posts::unit_id, units::name))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, name, unit, unit_name)| Post {
        id: Id::from_i64(id),
        name,
        unit: Id::from_i64(unit),
        unit_name,
    }))
}

/// Who holds the post at `at`.
///
/// # Errors
/// As any read.
pub fn holders(conn: &mut DbConn, post: Id, at: Timestamp) -> StoreResult<Vec<Id>> {
    let at = Utc(at);
    let found: Vec<i64> = appointments::table
        .filter(appointments::post_id.eq(Some(post.as_i64())))
        .filter(appointments::starts_at.is_null().or(appointments::starts_at.le(Some(at))))
        .filter(appointments::ends_at.is_null().or(appointments::ends_at.gt(Some(at))))
        .order((appointments::ord, appointments::id))
        .select(appointments::person_id)
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}
