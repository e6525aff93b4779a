//! Where somebody belongs, as keys that other modules give rights to.

use super::{grants, groups};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable};
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Utc, UtcTime, sql};

#[derive(QueryableByName)]
struct Place {
    #[diesel(sql_type = BigInt)]
    unit: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    post: Option<i64>,
}

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Units and posts of appointments that hold now, of units that are open and posts that are not gone.
const PLACES: &str = "SELECT a.unit_id AS unit, p.id AS post FROM directory_appointments a \
    JOIN directory_units u ON u.id = a.unit_id AND NOT u.closed \
    LEFT JOIN directory_posts p ON p.id = a.post_id AND p.active \
    WHERE a.person_id = $2 AND (a.starts_at IS NULL OR a.starts_at <= $1) AND (a.ends_at IS NULL OR a.ends_at > $1)";

/// The units a person serves in and those above them.
const ABOVE: &str = "WITH RECURSIVE up (id) AS ( \
    SELECT a.unit_id FROM directory_appointments a JOIN directory_units u ON u.id = a.unit_id AND NOT u.closed \
    WHERE a.person_id = $2 AND (a.starts_at IS NULL OR a.starts_at <= $1) AND (a.ends_at IS NULL OR a.ends_at > $1) \
    UNION SELECT u.parent_id FROM directory_units u JOIN up ON up.id = u.id WHERE u.parent_id IS NOT NULL) \
    SELECT id FROM up";

/// `unit:<id>` for each unit a person serves in, `below:<id>` for those and every unit above, `post:<id>`,
/// `group:<id>` and `role:<name>`.
///
/// # Errors
/// As any read.
pub fn of_person(conn: &mut DbConn, person: PersonId, now: Timestamp) -> StoreResult<Vec<String>> {
    let places: Vec<Place> =
        sql(PLACES).bind::<UtcTime, _>(Utc(now)).bind::<BigInt, _>(person.as_i64()).load(conn)?;
    let mut keys: Vec<String> = Vec::new();
    for place in places {
        keys.push(format!("unit:{}", Id::from_i64(place.unit)));
        keys.extend(place.post.map(|id| format!("post:{}", Id::from_i64(id))));
    }
    for (name, statement) in [("below", ABOVE), ("group", groups::OF_PERSON)] {
        let found: Vec<Key> =
            sql(statement).bind::<UtcTime, _>(Utc(now)).bind::<BigInt, _>(person.as_i64()).load(conn)?;
        keys.extend(found.into_iter().map(|key| format!("{name}:{}", Id::from_i64(key.id))));
    }
    keys.extend(grants::roles_of(conn, person, now)?.into_iter().map(|role| format!("role:{}", role.name())));
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}
