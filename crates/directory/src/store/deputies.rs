//! Who acts on the post that somebody holds.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Utc, UtcTime, sql};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    person: i64,
    #[diesel(sql_type = BigInt)]
    deputy: i64,
}

/// Those who act are looked for in the unit of the post, whose appointments are found by it.
const SOME: &str = "SELECT a.person_id AS person, d.person_id AS deputy FROM directory_appointments a \
    JOIN directory_appointments d ON d.unit_id = a.unit_id AND d.post_id = a.post_id AND d.kind = 'acting' \
    AND d.person_id <> a.person_id AND (d.starts_at IS NULL OR d.starts_at <= $1) AND (d.ends_at IS NULL OR d.ends_at > $1) \
    JOIN directory_persons p ON p.id = d.person_id AND p.active \
    WHERE a.person_id IN $2 AND a.kind IN ('main', 'concurrent') AND (a.starts_at IS NULL OR a.starts_at <= $1) \
    AND (a.ends_at IS NULL OR a.ends_at > $1) \
    ORDER BY a.person_id, CASE a.kind WHEN 'main' THEN 0 ELSE 1 END, d.ord, d.id";

/// People and who acts for them at `now`, the first one first.
pub fn some(
    conn: &mut DbConn,
    people: &[PersonId],
    now: Timestamp,
) -> StoreResult<Vec<(PersonId, PersonId)>> {
    let rows: Vec<Row> =
        sql(SOME).bind::<UtcTime, _>(Utc(now)).bind_list(people.iter().map(|id| id.as_i64())).load(conn)?;
    Ok(rows.into_iter().map(|row| (Id::from_i64(row.person), Id::from_i64(row.deputy))).collect())
}
