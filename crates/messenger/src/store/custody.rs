//! Rooms that rest on one person.

use super::schema::messenger_members as members;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, StoreResult, any_of, sql};

/// The rooms `person` manages that people are asked into, or come into, and in which something is still written.
pub fn managed(conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<Id>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        room: i64,
    }
    let rows: Vec<Row> = sql(
        "SELECT m.room FROM messenger_members m JOIN messenger_rooms r ON r.id = m.room WHERE m.person = $1 \
         AND m.manages AND r.kind IN ('group', 'channel') AND r.closed_at IS NULL ORDER BY m.room",
    )
    .bind::<BigInt, _>(person.as_i64())
    .load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.room)).collect())
}

/// Who manages these rooms beside `person`, each with the room.
pub fn managers_beside(
    conn: &mut DbConn,
    rooms: &[Id],
    person: PersonId,
) -> StoreResult<Vec<(Id, PersonId)>> {
    let found: Vec<(i64, i64)> = members::table
        .filter(any_of(members::room, rooms.iter().map(|room| room.as_i64())))
        .filter(members::manages.eq(true).and(members::person.ne(person.as_i64())))
        .select((members::room, members::person))
        .load(conn)?;
    Ok(found.into_iter().map(|(room, person)| (Id::from_i64(room), Id::from_i64(person))).collect())
}
