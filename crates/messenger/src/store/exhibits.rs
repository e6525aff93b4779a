//! What was said, as an audited case reads it: by time, whoever is in the room.

use super::message;
use super::row::{MESSAGE, MessageRow};
use super::schema::messenger_rooms as rooms;
use super::schema::{
    messenger_members as members, messenger_messages as messages, messenger_originals as originals,
};
use crate::model::Message;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_contract::Reach;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Utc, UtcTime, any_of, sql};
use std::collections::BTreeSet;

/// What of a room is within reach: all of the one room that is named, or else what the people of the case wrote or may read. `$1` is the
/// room, 0 for none; `$2` and `$3` the time; `$4` and `$5` the people.
const REACH: &str = "x.at >= $2 AND x.at < $3 AND (x.room = $1 OR ($1 = 0 AND (x.author IN $4 OR EXISTS \
    (SELECT 1 FROM messenger_members m WHERE m.room = x.room AND m.person IN $5 AND m.first <= x.seq))))";

/// How much was said in one room on one day, by the number of the day since 1970 in Korea.
#[derive(QueryableByName)]
pub struct Day {
    /// The room.
    #[diesel(sql_type = BigInt)]
    pub room: i64,
    /// The day.
    #[diesel(sql_type = BigInt)]
    pub day: i64,
    /// How many messages.
    #[diesel(sql_type = BigInt)]
    pub count: i64,
}

/// The one room of a reach; none for people's, and a number no room has for a place that is none.
fn room_of(reach: &Reach) -> i64 {
    match &reach.place {
        None => 0,
        Some(place) if place.module == "messenger" && place.kind == "room" => place.id.as_i64(),
        Some(_) => -1,
    }
}

fn numbers(people: &[PersonId]) -> impl Iterator<Item = i64> {
    people.iter().map(|person| person.as_i64())
}

/// Days and rooms with something within reach, the newest first. Rooms are gone through one by one, each by its time.
pub fn days(conn: &mut DbConn, reach: &Reach, skip: i64, limit: i64) -> StoreResult<Vec<Day>> {
    let day = if conn.is_sqlite() {
        "(x.at + 32400000000) / 86400000000"
    } else {
        "CAST(floor((extract(epoch FROM x.at) + 32400) / 86400) AS BIGINT)"
    };
    let statement = format!(
        "SELECT x.room AS room, {day} AS day, COUNT(*) AS count FROM messenger_rooms r \
         JOIN messenger_messages x ON x.room = r.id WHERE {REACH} GROUP BY 1, 2 ORDER BY 2 DESC, 1 LIMIT $6 OFFSET $7"
    );
    Ok(sql(statement)
        .bind::<BigInt, _>(room_of(reach))
        .bind::<UtcTime, _>(Utc(reach.from))
        .bind::<UtcTime, _>(Utc(reach.until))
        .bind_list(numbers(&reach.people))
        .bind_list(numbers(&reach.people))
        .bind::<BigInt, _>(limit)
        .bind::<BigInt, _>(skip)
        .load(conn)?)
}

/// Messages of a room between two times, within reach, after a number, in order.
pub fn between(
    conn: &mut DbConn,
    reach: &Reach,
    room: Id,
    (from, until): (Timestamp, Timestamp),
    after: i64,
    limit: i64,
) -> StoreResult<Vec<Message>> {
    let statement = format!(
        "SELECT {MESSAGE} FROM messenger_messages x WHERE {REACH} AND x.room = $6 AND x.seq > $7 ORDER BY x.seq LIMIT $8"
    );
    let rows: Vec<MessageRow> = sql(statement)
        .bind::<BigInt, _>(room_of(reach))
        .bind::<UtcTime, _>(Utc(from.max(reach.from)))
        .bind::<UtcTime, _>(Utc(until.min(reach.until)))
        .bind_list(numbers(&reach.people))
        .bind_list(numbers(&reach.people))
        .bind::<BigInt, _>(room.as_i64())
        .bind::<BigInt, _>(after)
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(MessageRow::into_message).collect())
}

/// The first room after one of them with something within reach, in the order of ids.
pub fn next_room(conn: &mut DbConn, reach: &Reach, after: i64) -> StoreResult<Option<Id>> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        id: i64,
    }
    let statement = format!(
        "SELECT r.id AS id FROM messenger_rooms r WHERE r.id > $6 AND EXISTS (SELECT 1 FROM messenger_messages x \
         WHERE x.room = r.id AND {REACH}) ORDER BY r.id LIMIT 1"
    );
    let found: Option<Found> = sql(statement)
        .bind::<BigInt, _>(room_of(reach))
        .bind::<UtcTime, _>(Utc(reach.from))
        .bind::<UtcTime, _>(Utc(reach.until))
        .bind_list(numbers(&reach.people))
        .bind_list(numbers(&reach.people))
        .bind::<BigInt, _>(after)
        .get_result(conn)
        .optional()?;
    Ok(found.map(|found| Id::from_i64(found.id)))
}

/// The message with this id, if it is within reach.
pub fn one(conn: &mut DbConn, reach: &Reach, id: Id) -> StoreResult<Option<Message>> {
    let statement = format!("SELECT {MESSAGE} FROM messenger_messages x WHERE {REACH} AND x.id = $6");
    let row: Option<MessageRow> = sql(statement)
        .bind::<BigInt, _>(room_of(reach))
        .bind::<UtcTime, _>(Utc(reach.from))
        .bind::<UtcTime, _>(Utc(reach.until))
        .bind_list(numbers(&reach.people))
        .bind_list(numbers(&reach.people))
        .bind::<BigInt, _>(id.as_i64())
        .get_result(conn)
        .optional()?;
    Ok(row.map(MessageRow::into_message))
}

/// The number a message has in its room; 0 for none.
pub fn number_of(conn: &mut DbConn, id: Id) -> StoreResult<i64> {
    Ok(message::any(conn, id)?.map_or(0, |message| message.seq))
}

/// What stood in a message before it was changed, and when it was, the oldest first.
pub fn originals_of(conn: &mut DbConn, room: Id, seq: i64) -> StoreResult<Vec<(String, Timestamp)>> {
    let rows: Vec<(String, Utc)> = originals::table
        .filter(originals::room.eq(room.as_i64()).and(originals::seq.eq(seq)))
        .order(originals::change)
        .select((originals::body, originals::at))
        .load(conn)?;
    Ok(rows.into_iter().map(|(body, at)| (body, at.0)).collect())
}

/// Who is in a room, and who wrote there.
pub fn people_of(conn: &mut DbConn, room: Id) -> StoreResult<Vec<PersonId>> {
    let inside: Vec<i64> =
        members::table.filter(members::room.eq(room.as_i64())).select(members::person).load(conn)?;
    let wrote: Vec<i64> = messages::table
        .filter(messages::room.eq(room.as_i64()))
        .select(messages::author)
        .distinct()
        .load(conn)?;
    let all: BTreeSet<i64> = inside.into_iter().chain(wrote).collect();
    Ok(all.into_iter().map(Id::from_i64).collect())
}

/// The rooms these people are in.
pub fn rooms_of(conn: &mut DbConn, people: &[PersonId]) -> StoreResult<Vec<Id>> {
    let found: Vec<i64> = members::table
        .filter(any_of(members::person, numbers(people)))
        .select(members::room)
        .distinct()
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}

/// Rooms of exactly this name.
pub fn called(conn: &mut DbConn, name: &str, limit: i64) -> StoreResult<Vec<Id>> {
    let found: Vec<i64> = rooms::table
        .filter(rooms::name.eq(name))
        .order(rooms::id)
        .limit(limit)
        .select(rooms::id)
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}
