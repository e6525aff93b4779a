//! Who came and who moved lately.

use super::around::{FACE, Face};
use crate::model::PersonLine;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::Timestamp;
use maru_store::{DbConn, StoreResult, Utc, UtcTime};

#[derive(QueryableByName)]
struct MoveRow {
    #[diesel(embed)]
    face: Face,
    #[diesel(sql_type = UtcTime)]
    at: Utc,
    #[diesel(sql_type = Text)]
    old_unit: String,
}

/// Somebody who serves in another unit than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Who, with the unit they serve in now.
    pub person: PersonLine,
    /// The unit they came from.
    pub old_unit: String,
    /// When.
    pub at: Timestamp,
}

/// The latest moves from unit to unit since `from` as everybody sees them, one for each person. A main
/// appointment is known by person and unit, so a move is one that has ended in another unit than the one
/// that holds now.
///
/// # Errors
/// As any read.
pub fn since(conn: &mut DbConn, from: Timestamp, limit: i64) -> StoreResult<Vec<Move>> {
    let sqlite = conn.is_sqlite();
    let number = |field: &str| {
        if sqlite {
            format!("json_extract(h.data, '$.{field}')")
        } else {
            format!("(h.data::json ->> '{field}')::bigint")
        }
    };
    let kind = if sqlite { "json_extract(h.data, '$.kind')" } else { "h.data::json ->> 'kind'" };
    let (who, left) = (number("person_id"), number("unit_id"));
    let sql = format!(
        "SELECT {FACE}, m.at, old.name AS old_unit FROM ( \
           SELECT a.person_id AS person, a.unit_id AS now_in, h.to_at AS at, {left} AS unit_id, ROW_NUMBER() OVER \
           (PARTITION BY a.person_id ORDER BY h.to_at DESC, h.row_id DESC) AS place \
           FROM directory_history h JOIN directory_appointments a ON a.person_id = {who} AND a.kind = 'main' \
           WHERE h.noun = 'appointment' AND h.to_at >= $1 AND {kind} = 'main' AND a.unit_id <> {left} \
         ) m JOIN directory_units old ON old.id = m.unit_id JOIN directory_units u ON u.id = m.now_in \
         JOIN directory_persons p ON p.id = m.person AND p.active WHERE m.place = 1 \
         ORDER BY m.at DESC, m.person LIMIT $2"
    );
    let rows: Vec<MoveRow> =
        maru_store::sql(sql).bind::<UtcTime, _>(Utc(from)).bind::<BigInt, _>(limit).load(conn)?;
    let told = |row: MoveRow| Move { person: row.face.into(), old_unit: row.old_unit, at: row.at.0 };
    Ok(rows.into_iter().map(told).collect())
}
