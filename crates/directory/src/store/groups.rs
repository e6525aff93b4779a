//! Resolves groups to people, through groups in groups and units in groups.

use super::schema::directory_groups as groups;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult};

#[derive(QueryableByName)]
struct IdRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// A group's name and description.
///
/// # Errors
/// As any read.
pub fn one(conn: &mut DbConn, id: Id) -> StoreResult<Option<(String, String)>> {
    Ok(groups::table
        .filter(groups::id.eq(id.as_i64()).and(groups::active.eq(true)))
        .select((groups::name, groups::description))
        .first(conn)
        .optional()?)
}

/// The active people of a group, each once, sorted by id; at most `limit`. `UNION` drops what was seen
/// before, so that groups which contain one another come to an end.
///
/// # Errors
/// As any read.
pub fn people(conn: &mut DbConn, group: Id, limit: i64) -> StoreResult<Vec<Id>> {
    let active = if conn.is_sqlite() { "p.active = 1" } else { "p.active" };
    let sql = format!(
        "WITH RECURSIVE inside (kind, id) AS ( \
           SELECT m.member_kind, m.member_id FROM directory_group_members m WHERE m.group_id = $1 \
           UNION \
           SELECT m.member_kind, m.member_id FROM inside i \
           JOIN directory_group_members m ON m.group_id = i.id WHERE i.kind = 'group'), \
         units (id) AS ( \
           SELECT i.id FROM inside i WHERE i.kind = 'unit' \
           UNION \
           SELECT u.id FROM units w JOIN directory_units u ON u.parent_id = w.id) \
         SELECT p.id FROM directory_persons p WHERE {active} AND ( \
           p.id IN (SELECT i.id FROM inside i WHERE i.kind = 'person') OR \
           p.id IN (SELECT a.person_id FROM directory_appointments a JOIN units w ON w.id = a.unit_id)) \
         ORDER BY p.id LIMIT $2"
    );
    let rows: Vec<IdRow> =
        maru_store::sql(sql).bind::<BigInt, _>(group.as_i64()).bind::<BigInt, _>(limit).load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.id)).collect())
}
