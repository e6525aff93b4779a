//! What waits for people in all their rooms, and what was said in the house lately.

use super::room::{CALLED, CALLED_IN_THREADS, UNREAD};
use super::row::{MESSAGE, MessageRow};
use crate::model::{Message, RoomKind};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Utc, UtcTime, any_of, sql};
use std::collections::BTreeSet;

/// A room that holds something somebody has not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The room.
    pub room: Id,
    /// The newest message in it, answers of threads included.
    pub last: i64,
    /// Messages not read, at most [`crate::model::Listed::MOST`].
    pub unread: i64,
    /// Unread messages that call the person.
    pub calls: i64,
    /// Whether nothing rings.
    pub muted: bool,
}

/// The rooms in which something waits for `person`, the latest first; for a guest those alone that guests may be in (S-34).
pub fn of(conn: &mut DbConn, person: PersonId, is_guest: bool, limit: i64) -> StoreResult<Vec<Waiting>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        room: i64,
        #[diesel(sql_type = BigInt)]
        last: i64,
        #[diesel(sql_type = BigInt)]
        unread: i64,
        #[diesel(sql_type = BigInt)]
        calls: i64,
        #[diesel(sql_type = Bool)]
        muted: bool,
    }
    let statement = format!(
        "SELECT r.id AS room, r.last, {UNREAD} AS unread, (SELECT count(*) {CALLED}) + (SELECT count(*) {CALLED_IN_THREADS}) \
         AS calls, m.muted FROM messenger_members m JOIN messenger_rooms r ON r.id = m.room WHERE m.person = $1 \
         AND (r.last > m.read OR EXISTS (SELECT 1 {CALLED_IN_THREADS})) \
         AND (NOT $2 OR r.guests) ORDER BY r.last_at DESC, r.id DESC LIMIT $3"
    );
    let rows: Vec<Row> = sql(statement)
        .bind::<BigInt, _>(person.as_i64())
        .bind::<Bool, _>(is_guest)
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    let waiting = rows.into_iter().filter(|row| row.unread > 0 || row.calls > 0);
    Ok(waiting
        .map(|row| Waiting {
            room: Id::from_i64(row.room),
            last: row.last,
            unread: row.unread,
            calls: row.calls,
            muted: row.muted,
        })
        .collect())
}

/// When something was said last in any room of somebody; for a guest in those alone that guests may be in (S-34).
pub fn latest(conn: &mut DbConn, person: PersonId, is_guest: bool) -> StoreResult<Option<Timestamp>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Nullable<UtcTime>)]
        latest: Option<Utc>,
    }
    let row: Row = sql(
        "SELECT max(r.last_at) AS latest FROM messenger_members m JOIN messenger_rooms r ON r.id = m.room WHERE m.person = $1 \
         AND (NOT $2 OR r.guests)",
    )
    .bind::<BigInt, _>(person.as_i64())
    .bind::<Bool, _>(is_guest)
    .get_result(conn)?;
    Ok(row.latest.map(|at| at.0))
}

/// The newest message of the house; none before the first.
pub fn newest(conn: &mut DbConn) -> StoreResult<Option<Id>> {
    use super::schema::messenger_messages::dsl::{id, messenger_messages};
    let newest: Option<i64> = messenger_messages.select(diesel::dsl::max(id)).first(conn)?;
    Ok(newest.map(Id::from_i64))
}

/// What was said in all rooms after `after`, in the order of ids; of each as much as the line in a list needs.
pub fn spoken(conn: &mut DbConn, after: Id, limit: i64) -> StoreResult<Vec<Message>> {
    let columns = MESSAGE.replace("x.body", "substr(x.body, 1, 600) AS body");
    let rows: Vec<MessageRow> =
        sql(format!("SELECT {columns} FROM messenger_messages x WHERE x.id > $1 ORDER BY x.id LIMIT $2"))
            .bind::<BigInt, _>(after.as_i64())
            .bind::<BigInt, _>(limit)
            .load(conn)?;
    Ok(rows.into_iter().map(MessageRow::into_message).collect())
}

/// Who is called in what was said after `after`: room, number and person.
pub fn called(conn: &mut DbConn, after: Id) -> StoreResult<Vec<(Id, i64, PersonId)>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        room: i64,
        #[diesel(sql_type = BigInt)]
        seq: i64,
        #[diesel(sql_type = BigInt)]
        person: i64,
    }
    let rows: Vec<Row> = sql(
        "SELECT c.room, c.seq, c.person FROM messenger_messages x JOIN messenger_calls c ON c.room = x.room \
         AND c.seq = x.seq WHERE x.id > $1 AND x.recalled_at IS NULL",
    )
    .bind::<BigInt, _>(after.as_i64())
    .load(conn)?;
    Ok(rows.into_iter().map(|row| (Id::from_i64(row.room), row.seq, Id::from_i64(row.person))).collect())
}

/// Somebody who may hear what was said in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearer {
    /// The room.
    pub room: Id,
    /// Who.
    pub person: PersonId,
    /// Whether nothing rings for them there.
    pub muted: bool,
    /// What the room is.
    pub kind: RoomKind,
    /// Whether guests may be in it.
    pub guests: bool,
    /// What it is called; may be empty.
    pub name: String,
    /// The first message they may read.
    pub first: i64,
    /// How far they have read.
    pub read: i64,
    /// How many are in the room.
    pub people: i32,
}

/// Those of `people` who are inside these rooms, each with the room. Of a room with more people in it than are asked for they alone are
/// looked up, so that a page or two do not have ten thousand members read.
pub fn hearers(conn: &mut DbConn, rooms: &[Id], people: &BTreeSet<PersonId>) -> StoreResult<Vec<Hearer>> {
    use super::schema::messenger_rooms as table;
    let sizes: Vec<(i64, i32)> = table::table
        .filter(any_of(table::id, rooms.iter().map(|room| room.as_i64())))
        .select((table::id, table::people))
        .load(conn)?;
    let asked = i32::try_from(people.len()).unwrap_or(i32::MAX);
    let (small, large): (Vec<_>, Vec<_>) = sizes.into_iter().partition(|(_, size)| *size <= asked);
    let mut hearers = Vec::new();
    if !small.is_empty() {
        let rows: Vec<HearerRow> = sql(format!("{HEARERS} WHERE r.id IN $1"))
            .bind_list(small.into_iter().map(|(room, _)| room))
            .load(conn)?;
        hearers.extend(rows.into_iter().map(HearerRow::into_hearer));
        hearers.retain(|hearer: &Hearer| people.contains(&hearer.person));
    }
    if !large.is_empty() {
        let rows: Vec<HearerRow> = sql(format!("{HEARERS} WHERE r.id IN $1 AND m.person IN $2"))
            .bind_list(large.into_iter().map(|(room, _)| room))
            .bind_list(people.iter().map(|person| person.as_i64()))
            .load(conn)?;
        hearers.extend(rows.into_iter().map(HearerRow::into_hearer));
    }
    Ok(hearers)
}

const HEARERS: &str = "SELECT m.room, m.person, m.muted, r.kind, r.guests, r.name, m.first, m.read, r.people FROM messenger_rooms r \
    JOIN messenger_members m ON m.room = r.id";

#[derive(QueryableByName)]
struct HearerRow {
    #[diesel(sql_type = BigInt)]
    room: i64,
    #[diesel(sql_type = BigInt)]
    person: i64,
    #[diesel(sql_type = Bool)]
    muted: bool,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    guests: bool,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    first: i64,
    #[diesel(sql_type = BigInt)]
    read: i64,
    #[diesel(sql_type = Integer)]
    people: i32,
}

impl HearerRow {
    fn into_hearer(self) -> Hearer {
        Hearer {
            room: Id::from_i64(self.room),
            person: Id::from_i64(self.person),
            muted: self.muted,
            kind: RoomKind::from_name(&self.kind).unwrap_or(RoomKind::Group),
            guests: self.guests,
            name: self.name,
            first: self.first,
            read: self.read,
            people: self.people,
        }
    }
}
