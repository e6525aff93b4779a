//! Who is in a group, and in which groups somebody is. A unit in a group means those who serve in the unit itself, not in
//! those below it; groups that are gone lead nowhere, units that are closed to nobody.

use super::schema::directory_groups as groups;
use diesel::prelude::*;
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult};

/// The groups the person `$2` is in at the instant `$1`: directly, by a unit or by another group. `UNION` drops what
/// was seen before, so that groups which contain one another come to an end.
pub const OF_PERSON: &str = "WITH RECURSIVE within (id) AS ( \
    SELECT m.group_id FROM directory_group_members m JOIN directory_groups o ON o.id = m.group_id AND o.active \
    WHERE (m.member_kind = 'person' AND m.member_id = $2) OR (m.member_kind = 'unit' AND m.member_id IN ( \
        SELECT a.unit_id FROM directory_appointments a JOIN directory_units u ON u.id = a.unit_id AND NOT u.closed \
        WHERE a.person_id = $2 AND (a.starts_at IS NULL OR a.starts_at <= $1) AND (a.ends_at IS NULL OR a.ends_at > $1))) \
    UNION SELECT m.group_id FROM directory_group_members m JOIN within w ON m.member_kind = 'group' AND m.member_id = w.id \
    JOIN directory_groups o ON o.id = m.group_id AND o.active) \
    SELECT id FROM within";

/// The mirror of [`OF_PERSON`]: the active people of `groups`, a condition on `m.group_id`, in appointments that have
/// begun at `begun` and are not over at `not_over`.
pub fn members(groups: &str, begun: &str, not_over: &str) -> String {
    format!(
        "WITH RECURSIVE inside (kind, id) AS ( \
            SELECT m.member_kind, m.member_id FROM directory_group_members m \
            JOIN directory_groups o ON o.id = m.group_id AND o.active WHERE m.group_id {groups} \
            UNION SELECT m.member_kind, m.member_id FROM inside i \
            JOIN directory_groups o ON i.kind = 'group' AND o.id = i.id AND o.active \
            JOIN directory_group_members m ON m.group_id = o.id) \
        SELECT h.id AS id FROM inside i JOIN directory_persons h ON h.id = i.id AND h.active WHERE i.kind = 'person' \
        UNION SELECT a.person_id AS id FROM directory_appointments a \
            JOIN inside i ON i.kind = 'unit' AND i.id = a.unit_id \
            JOIN directory_persons h ON h.id = a.person_id AND h.active \
            JOIN directory_units u ON u.id = a.unit_id AND NOT u.closed \
            WHERE (a.starts_at IS NULL OR a.starts_at <= {begun}) AND (a.ends_at IS NULL OR a.ends_at > {not_over})"
    )
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
