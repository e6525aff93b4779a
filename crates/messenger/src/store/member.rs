//! Who is in a room, and how far they have read.

use super::row::{MEMBER, MemberRow};
use super::schema::{messenger_members as members, messenger_rooms as rooms};
use crate::access::{Allowed, Enter, Own, Remove};
use crate::model::{Member, Message, Place, Room};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc, any_of, sql};

/// Those in a room whose ids come after `after`, in the order of their ids.
pub fn of_room(conn: &mut DbConn, room: Id, after: Id, limit: i64) -> StoreResult<Vec<Member>> {
    let statement = format!(
        "SELECT {MEMBER} FROM messenger_members m WHERE m.room = $1 AND m.person > $2 ORDER BY m.person LIMIT $3"
    );
    let rows: Vec<MemberRow> = sql(statement)
        .bind::<BigInt, _>(room.as_i64())
        .bind::<BigInt, _>(after.as_i64())
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(MemberRow::into_member).collect())
}

/// Everybody in a room, by id.
pub fn people(conn: &mut DbConn, room: Id) -> StoreResult<Vec<PersonId>> {
    let found: Vec<i64> =
        members::table.filter(members::room.eq(room.as_i64())).select(members::person).load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}

/// Those of `some` who are in the room.
pub fn among(conn: &mut DbConn, room: Id, some: &[PersonId]) -> StoreResult<Vec<PersonId>> {
    let found: Vec<i64> = members::table
        .filter(members::room.eq(room.as_i64()))
        .filter(any_of(members::person, some.iter().map(|id| id.as_i64())))
        .select(members::person)
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}

/// Those of `some` who are in the room and may read a message in it.
pub fn reading(conn: &mut DbConn, room: Id, seq: i64, some: &[PersonId]) -> StoreResult<Vec<PersonId>> {
    let found: Vec<i64> = members::table
        .filter(members::room.eq(room.as_i64()).and(members::first.le(seq)))
        .filter(any_of(members::person, some.iter().map(|id| id.as_i64())))
        .select(members::person)
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}

/// Those of `some` with whom a guest shares a room that guests may be in.
pub fn beside_guest(conn: &mut DbConn, guest: PersonId, some: &[PersonId]) -> StoreResult<Vec<PersonId>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        person: i64,
    }
    let rows: Vec<Row> =
        sql("SELECT DISTINCT o.person FROM messenger_members m JOIN messenger_rooms r ON r.id = m.room AND r.guests \
         JOIN messenger_members o ON o.room = m.room WHERE m.person = $1 AND o.person IN $2")
        .bind::<BigInt, _>(guest.as_i64())
        .bind_list(some.iter().map(|person| person.as_i64()))
        .load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.person)).collect())
}

/// Whom the organisation chart put into a room.
pub fn by_unit(conn: &mut DbConn, room: Id) -> StoreResult<Vec<PersonId>> {
    let found: Vec<i64> = members::table
        .filter(members::room.eq(room.as_i64()).and(members::by_unit.eq(true)))
        .select(members::person)
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}

/// Those in any group or channel whose ids come after `after`, in the order of their ids.
pub fn in_groups(conn: &mut DbConn, after: PersonId, limit: i64) -> StoreResult<Vec<PersonId>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        person: i64,
    }
    let rows: Vec<Row> =
        sql("SELECT DISTINCT m.person FROM messenger_members m JOIN messenger_rooms r ON r.id = m.room \
         AND r.kind IN ('group', 'channel') WHERE m.person > $1 ORDER BY m.person LIMIT $2")
        .bind::<BigInt, _>(after.as_i64())
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.person)).collect())
}

/// The groups and channels somebody is in; of a guest those alone where guests may not be.
pub fn groups_of(conn: &mut DbConn, person: PersonId, is_guest: bool) -> StoreResult<Vec<Id>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        room: i64,
    }
    let rows: Vec<Row> =
        sql("SELECT m.room FROM messenger_members m JOIN messenger_rooms r ON r.id = m.room \
         AND r.kind IN ('group', 'channel') WHERE m.person = $1 AND NOT ($2 AND r.guests) ORDER BY m.room")
        .bind::<BigInt, _>(person.as_i64())
        .bind::<Bool, _>(is_guest)
        .load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.room)).collect())
}

/// How many manage a room.
pub fn managers(conn: &mut DbConn, room: Id) -> StoreResult<i64> {
    let of_it = members::table.filter(members::room.eq(room.as_i64()).and(members::manages.eq(true)));
    Ok(of_it.count().get_result(conn)?)
}

/// Somebody who comes into a room.
#[derive(Clone, Copy, Debug)]
pub struct NewMember {
    /// Who.
    pub person: PersonId,
    /// Whether they manage it.
    pub manages: bool,
    /// Whether the organisation chart puts them there.
    pub by_unit: bool,
    /// The first message they may read.
    pub from: i64,
}

/// Lets somebody in; says whether they were not in before. What was written before counts as read.
pub fn insert(tx: &mut Tx<'_>, allowed: &Allowed<Enter, Room>, new: NewMember) -> StoreResult<bool> {
    let (room, now) = (allowed.noun(), Utc(tx.now()));
    let row = (
        members::room.eq(room.id.as_i64()),
        members::person.eq(new.person.as_i64()),
        members::manages.eq(new.manages),
        members::by_unit.eq(new.by_unit),
        members::first.eq(new.from),
        members::read.eq(room.last),
        members::since.eq(now),
    );
    let added = Portable(diesel::insert_into(members::table).values(row).on_conflict_do_nothing())
        .execute(tx.conn())?;
    if added > 0 {
        count(tx, room.id, 1)?;
    }
    Ok(added > 0)
}

/// Lets somebody out; says whether they were in.
pub fn delete(tx: &mut Tx<'_>, allowed: &Allowed<Remove, Own>) -> StoreResult<bool> {
    let Own { room, person } = *allowed.noun();
    let gone = diesel::delete(members::table.find((room.as_i64(), person.as_i64()))).execute(tx.conn())?;
    if gone > 0 {
        count(tx, room, -1)?;
    }
    Ok(gone > 0)
}

fn count(tx: &mut Tx<'_>, room: Id, more: i32) -> StoreResult<()> {
    diesel::update(rooms::table.find(room.as_i64()))
        .set(rooms::people.eq(rooms::people + more))
        .execute(tx.conn())?;
    Ok(())
}

/// Lets somebody manage a room, or no more.
pub fn set_manages(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Enter, Room>,
    person: PersonId,
    manages: bool,
) -> StoreResult<()> {
    let row = members::table.find((allowed.noun().id.as_i64(), person.as_i64()));
    diesel::update(row).set(members::manages.eq(manages)).execute(tx.conn())?;
    Ok(())
}

/// Notes that somebody has read up to `seq`; returns how far they had before, if that was less.
pub fn read_up_to(
    tx: &mut Tx<'_>,
    allowed: &Allowed<crate::access::Read, Place>,
    seq: i64,
) -> StoreResult<Option<i64>> {
    let before = held_read(tx, *allowed.noun())?.filter(|before| *before < seq);
    if before.is_some() {
        set_read(tx, *allowed.noun(), seq)?;
    }
    Ok(before)
}

/// Takes back how far somebody has read, to what comes before `seq`; returns how far they had, if that was further.
pub fn unread_from(
    tx: &mut Tx<'_>,
    allowed: &Allowed<crate::access::Read, Place>,
    seq: i64,
) -> StoreResult<Option<i64>> {
    let before = held_read(tx, *allowed.noun())?.filter(|before| *before >= seq);
    if before.is_some() {
        set_read(tx, *allowed.noun(), seq - 1)?;
    }
    Ok(before)
}

/// How far somebody has read, which nobody else changes before this transaction ends: of two windows that note the same one moves. On
/// SQLite there is one writer anyway.
fn held_read(tx: &mut Tx<'_>, place: Place) -> StoreResult<Option<i64>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        read: i64,
    }
    let end = if tx.conn().is_sqlite() { "" } else { " FOR UPDATE" };
    let row: Option<Row> =
        sql(format!("SELECT m.read FROM messenger_members m WHERE m.room = $1 AND m.person = $2{end}"))
            .bind::<BigInt, _>(place.room.as_i64())
            .bind::<BigInt, _>(place.person.as_i64())
            .get_result(tx.conn())
            .optional()?;
    Ok(row.map(|row| row.read))
}

fn set_read(tx: &mut Tx<'_>, place: Place, seq: i64) -> StoreResult<()> {
    diesel::update(members::table.find((place.room.as_i64(), place.person.as_i64())))
        .set(members::read.eq(seq))
        .execute(tx.conn())?;
    Ok(())
}

/// How loud a room is for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// Among those kept at hand.
    Starred,
    /// Silent.
    Muted,
}

/// Sets how loud a room is for somebody, or whether it is at hand.
pub fn set_habit(
    tx: &mut Tx<'_>,
    allowed: &Allowed<crate::access::Read, Place>,
    habit: Habit,
    on: bool,
) -> StoreResult<()> {
    let Place { room, person, .. } = *allowed.noun();
    let row = members::table.find((room.as_i64(), person.as_i64()));
    match habit {
        Habit::Starred => diesel::update(row).set(members::starred.eq(on)).execute(tx.conn())?,
        Habit::Muted => diesel::update(row)
            .set((members::muted.eq(on), members::muted_until.eq(None::<Utc>)))
            .execute(tx.conn())?,
    };
    Ok(())
}

/// Silences a room for somebody until `until`.
pub fn mute_until(
    tx: &mut Tx<'_>,
    allowed: &Allowed<crate::access::Read, Place>,
    until: Timestamp,
) -> StoreResult<()> {
    let Place { room, person, .. } = *allowed.noun();
    diesel::update(members::table.find((room.as_i64(), person.as_i64())))
        .set((members::muted.eq(true), members::muted_until.eq(Some(Utc(until)))))
        .execute(tx.conn())?;
    Ok(())
}

/// Rooms ring again for those who silenced them until `now` or before; returns whose rooms those are.
pub fn ring_again(tx: &mut Tx<'_>) -> StoreResult<Vec<PersonId>> {
    let now = Some(Utc(tx.now()));
    let over = members::table.filter(members::muted_until.le(now));
    let people: Vec<i64> = over.select(members::person).distinct().load(tx.conn())?;
    diesel::update(over)
        .set((members::muted.eq(false), members::muted_until.eq(None::<Utc>)))
        .execute(tx.conn())?;
    Ok(people.into_iter().map(Id::from_i64).collect())
}

/// How many in a room have read up to the same message and may read from the same one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readers {
    /// They have read up to here.
    pub read: i64,
    /// They may read from here on.
    pub from: i64,
    /// So many.
    pub people: i64,
}

/// Those who have not read `upto` yet, gathered by how far they have.
pub fn behind(conn: &mut DbConn, room: Id, upto: i64) -> StoreResult<Vec<Readers>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        read: i64,
        #[diesel(sql_type = BigInt)]
        first: i64,
        #[diesel(sql_type = BigInt)]
        people: i64,
    }
    let rows: Vec<Row> = sql(
        "SELECT m.read, m.first, count(*) AS people FROM messenger_members m WHERE m.room = $1 AND m.read < $2 \
         GROUP BY m.read, m.first",
    )
    .bind::<BigInt, _>(room.as_i64())
    .bind::<BigInt, _>(upto)
    .load(conn)?;
    Ok(rows.into_iter().map(|row| Readers { read: row.read, from: row.first, people: row.people }).collect())
}

/// How far each of `some` has read.
pub fn reads_of(conn: &mut DbConn, room: Id, some: &[PersonId]) -> StoreResult<Vec<(PersonId, i64)>> {
    let found: Vec<(i64, i64)> = members::table
        .filter(members::room.eq(room.as_i64()))
        .filter(any_of(members::person, some.iter().map(|id| id.as_i64())))
        .select((members::person, members::read))
        .load(conn)?;
    Ok(found.into_iter().map(|(person, read)| (Id::from_i64(person), read)).collect())
}

/// How many may read a message, other than who wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// They have read it.
    pub read: i64,
    /// They have not.
    pub unread: i64,
    /// They have not said that they have seen it.
    pub unconfirmed: i64,
}

/// What makes the member `m` one who is missing among those who confirmed the message `$2` of the room `$1`.
const UNCONFIRMED: &str = "NOT EXISTS (SELECT 1 FROM messenger_confirmations c WHERE c.room = $1 AND c.seq = $2 AND c.person = m.person)";

/// How many a message reached so far.
pub fn reached(conn: &mut DbConn, message: &Message) -> StoreResult<Reached> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        people: i64,
        #[diesel(sql_type = BigInt)]
        read: i64,
        #[diesel(sql_type = BigInt)]
        unconfirmed: i64,
    }
    let confirms = if message.asks { UNCONFIRMED } else { "m.read < 0" };
    let row: Row = sql(format!(
        "SELECT count(*) AS people, count(CASE WHEN m.read >= $2 THEN 1 END) AS read, count(CASE WHEN {confirms} THEN 1 END) \
         AS unconfirmed FROM messenger_members m WHERE m.room = $1 AND m.first <= $2 AND m.person <> $3"
    ))
    .bind::<BigInt, _>(message.room.as_i64())
    .bind::<BigInt, _>(message.seq)
    .bind::<BigInt, _>(message.author.as_i64())
    .get_result(conn)?;
    Ok(Reached { read: row.read, unread: row.people - row.read, unconfirmed: row.unconfirmed })
}

/// Some of those whom a message reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who has read it.
    Read,
    /// Who has not.
    Unread,
    /// Who has not said that they have seen it.
    Unconfirmed,
}

/// The first of them, by id, at most `limit`.
pub fn some_reached(
    conn: &mut DbConn,
    message: &Message,
    part: Part,
    limit: i64,
) -> StoreResult<Vec<PersonId>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        person: i64,
    }
    let which = match part {
        Part::Read => "m.read >= $2",
        Part::Unread => "m.read < $2",
        Part::Unconfirmed => UNCONFIRMED,
    };
    let rows: Vec<Row> = sql(format!(
        "SELECT m.person FROM messenger_members m WHERE m.room = $1 AND m.first <= $2 AND m.person <> $3 AND {which} \
         ORDER BY m.person LIMIT $4"
    ))
    .bind::<BigInt, _>(message.room.as_i64())
    .bind::<BigInt, _>(message.seq)
    .bind::<BigInt, _>(message.author.as_i64())
    .bind::<BigInt, _>(limit)
    .load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.person)).collect())
}

/// Those who have been in a room longest, the first of them first.
pub fn longest(conn: &mut DbConn, room: Id, limit: i64) -> StoreResult<Vec<PersonId>> {
    let found: Vec<i64> = members::table
        .filter(members::room.eq(room.as_i64()))
        .order((members::since, members::person))
        .limit(limit)
        .select(members::person)
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}

/// Those in the room who may not read the message `seq`, each with the first that they may.
pub fn later_than(conn: &mut DbConn, room: Id, seq: i64) -> StoreResult<Vec<(PersonId, i64)>> {
    let found: Vec<(i64, i64)> = members::table
        .filter(members::room.eq(room.as_i64()).and(members::first.gt(seq)))
        .select((members::person, members::first))
        .load(conn)?;
    Ok(found.into_iter().map(|(person, first)| (Id::from_i64(person), first)).collect())
}
