//! Who stands behind a scope key at a moment, and where they serve.

use super::groups;
use crate::behind::Serving;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::{Id, Timestamp};
use maru_store::{DbConn, StoreResult, Utc, UtcTime, sql};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    person: i64,
    #[diesel(sql_type = BigInt)]
    unit: i64,
}

/// Appointments that hold at `$1`, of active people in open units; `$2` is an id, `$3` a list of people.
const HOLDING: &str = "SELECT a.person_id AS person, a.unit_id AS unit FROM directory_appointments a \
    JOIN directory_persons p ON p.id = a.person_id AND p.active JOIN directory_units u ON u.id = a.unit_id AND NOT u.closed \
    WHERE (a.starts_at IS NULL OR a.starts_at <= $1) AND (a.ends_at IS NULL OR a.ends_at > $1)";
const BELOW: &str = "a.unit_id IN (WITH RECURSIVE down (id) AS (SELECT CAST($2 AS BIGINT) \
    UNION ALL SELECT w.id FROM directory_units w JOIN down ON w.parent_id = down.id) SELECT id FROM down)";

/// The people behind a key with the unit of the appointment that puts them there, in the order of units and
/// of people in them.
pub fn serving(conn: &mut DbConn, key: &str, now: Timestamp, limit: i64) -> StoreResult<Vec<Serving>> {
    let (kind, id) = key.split_once(':').unwrap_or((key, ""));
    let id: Id = id.parse().unwrap_or(Id::from_i64(0));
    let mut people = Vec::new();
    let which = match kind {
        "all" => "a.kind = 'main'",
        "unit" => "a.unit_id = $2",
        "below" => BELOW,
        "post" => "a.post_id = $2",
        "person" => "a.person_id = $2 AND a.kind = 'main'",
        "group" => {
            people = groups::people(conn, id, limit)?;
            if conn.is_sqlite() {
                "a.kind = 'main' AND a.person_id IN (SELECT value FROM json_each($3))"
            } else {
                "a.kind = 'main' AND a.person_id IN (SELECT jsonb_array_elements_text($3::jsonb)::bigint)"
            }
        }
        _ => return Ok(Vec::new()),
    };
    let people: Vec<String> = people.into_iter().map(|id| id.as_i64().to_string()).collect();
    let rows: Vec<Row> = sql(format!(
        "{HOLDING} AND $2 = $2 AND $3 = $3 AND {which} ORDER BY a.unit_id, a.ord, a.id LIMIT $4"
    ))
    .bind::<UtcTime, _>(Utc(now))
    .bind::<BigInt, _>(id.as_i64())
    .bind::<Text, _>(format!("[{}]", people.join(",")))
    .bind::<BigInt, _>(limit)
    .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| Serving { person: Id::from_i64(row.person), unit: Id::from_i64(row.unit) })
        .collect())
}
